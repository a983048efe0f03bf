"""`candide backup` and `candide restore`: one file that holds what a household would miss.

`archive` is the file, `making` writes one beside a running speaker, `restoring` checks one and
prepares the new state, and `pending` puts it in place so that a crash leaves the old or the new.
The device's key is in no backup: whoever holds a backup can read it, and sign nothing.
"""
