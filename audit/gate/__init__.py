"""The gate: what may be said, in which words, and the record of it.

`door` is the way in; nothing reaches the loudspeaker but by it.
"""
