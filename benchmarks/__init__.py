"""How fast and how large Candide is: `make bench` prints one table, each figure beside its goal.

Machines differ, so what matters are the ratios within one run; the goals are for two cores.
"""
