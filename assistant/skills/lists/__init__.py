"""The household's two lists: what to buy, and what to do.

Adding never orders anything; what is done is ticked off rather than deleted; every change can be
taken back.
"""
