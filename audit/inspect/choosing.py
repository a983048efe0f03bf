"""Which records somebody means whose words are to be erased.

Records carry the time in UTC, cut to the quarter of an hour. Days are the days of whoever asks: the
machine's own time zone, every one of which is a whole number of quarters away from UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from audit.inspect.errors import NoSuchRecord
from audit.inspect.proving import last_checkpoint
from audit.ledger.erasure import ranges_of
from audit.ledger.reader import LedgerReader, leaf_of

_RECORDS_BETWEEN_LOOKS = 1000


@dataclass(frozen=True)
class Chosen:
    """The records meant, as ranges; `count` of them still have words, from `first` to `last`.

    `unsure` more have words and a time that is not sure, and are not meant.
    """

    ranges: tuple[tuple[int, int], ...]
    count: int
    first: int
    last: int
    unsure: int = 0


def chosen_numbers(reader: LedgerReader, records: Sequence[int]) -> Chosen:
    """The records of these numbers. Raises `NoSuchRecord`, `LogEmpty`, `LedgerError`."""
    size = last_checkpoint(reader).size
    if max(records) > size:
        raise NoSuchRecord(record=max(records), size=size)
    ranges = ranges_of(records)
    worded = [
        stored.seq
        for first, last in ranges
        for stored in reader.stored(first, last)
        if stored.content is not None
    ]
    return _chosen(ranges, worded)


def chosen_period(
    reader: LedgerReader,
    since: date | None,
    until: date | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Chosen:
    """The records of the days `since` to `until`, both included; of all days without either.

    Raises `LogEmpty`, `LedgerError`.
    """
    begin, end = bounds(since, until)
    size = last_checkpoint(reader).size
    meant: list[int] = []
    worded: list[int] = []
    unsure = 0
    for seq, wall, sure, has_words in _times(reader, size):
        if begin <= wall < end:
            meant.append(seq)
            if has_words:
                worded.append(seq)
        elif has_words and not sure:
            unsure += 1
        if seq % _RECORDS_BETWEEN_LOOKS == 0:
            progress(seq, size)
    return _chosen(ranges_of(meant), worded, unsure)


def bounds(since: date | None, until: date | None) -> tuple[str, str]:
    """Local days as times that records carry: from the first on, and up to before the second."""
    begin = "" if since is None else _midnight(since)
    # After every time there is.
    end = "~" if until in (None, date.max) else _midnight(until + timedelta(days=1))
    return begin, end


def _midnight(day: date) -> str:
    try:
        instant = datetime.combine(day, time.min).astimezone(UTC)
    except (OverflowError, ValueError):  # the very first or last day there is
        instant = datetime.combine(day, time.min, UTC)
    return f"{instant:%Y-%m-%dT%H:%MZ}".rjust(17, "0")


def _times(reader: LedgerReader, size: int) -> Iterator[tuple[int, str, bool, bool]]:
    for stored in reader.stored(1, size):
        leaf = leaf_of(stored.body, reader.path)
        yield stored.seq, leaf["wall"], leaf["wall_sure"], stored.content is not None


def _chosen(ranges: tuple[tuple[int, int], ...], worded: Sequence[int], unsure: int = 0) -> Chosen:
    if not worded:
        return Chosen(ranges, 0, 0, 0, unsure)
    return Chosen(ranges, len(worded), worded[0], worded[-1], unsure)
