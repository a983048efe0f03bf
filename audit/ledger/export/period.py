"""Which records a period holds: from the first in it to the last in it, with all between.

The clock may have been set back or forward, so times need not ascend; numbers do. Of the records
outside, those are found without which the ones inside cannot be judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.ledger.errors import LedgerDamaged
from audit.ledger.reader import LedgerReader, Stored, leaf_of

# `wall` and `wall_sure` stand next to each other in canonical JSON, and no text in a leaf can look
# like this: its quotation marks would be escaped.
_DAY = re.compile(rb'"wall":"(\d{4}-\d\d-\d\d)T\d\d:\d\dZ","wall_sure":')
_KEY_OR_ERASURE = re.compile(rb'"kind":"(?:key|erasure)"')
_RECORDS_AT_ONCE = 256


def records_of(
    reader: LedgerReader, size: int, since: date | None, until: date | None
) -> tuple[int, int]:
    """The first and last record, of `size`, in the days `since` to `until`, both included.

    (0, 0) where there is none. Raises `LedgerError`.
    """
    first = 1 if since is None else _first_since(reader, size, since.isoformat().encode())
    last = size if until is None else _last_until(reader, size, until.isoformat().encode())
    return (first, last) if first <= last else (0, 0)


def bearing_on(reader: LedgerReader, size: int, first: int, last: int) -> Iterator[Stored]:
    """The records outside `first` to `last` that tell of other keys or of words erased inside.

    Raises `LedgerError`.
    """
    for start, end in ((1, first - 1), (last + 1, size)) if last else ((1, size),):
        for stored in reader.stored(start, end):
            if _KEY_OR_ERASURE.search(stored.body):
                leaf = leaf_of(stored.body, reader.path)
                ranges = leaf.get("ranges", ())
                if leaf["kind"] == "key" or any(a <= last and first <= b for a, b in ranges):
                    yield stored


def _first_since(reader: LedgerReader, size: int, day: bytes) -> int:
    for stored in reader.stored(1, size):
        if _day_of(stored.body, reader) >= day:
            return stored.seq
    return size + 1


def _last_until(reader: LedgerReader, size: int, day: bytes) -> int:
    for end in range(size, 0, -_RECORDS_AT_ONCE):
        some = reader.stored(max(1, end - _RECORDS_AT_ONCE + 1), end)
        within = [stored.seq for stored in some if _day_of(stored.body, reader) <= day]
        if within:
            return within[-1]
    return 0


def _day_of(body: bytes, reader: LedgerReader) -> bytes:
    found = _DAY.search(body)
    if found is None:
        raise LedgerDamaged(path=reader.path)
    return found[1]
