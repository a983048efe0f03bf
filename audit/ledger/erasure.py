"""Forgetting: the words of records and the keys of their commitments are deleted, the leaves stay.

With its key gone, a commitment tells nothing of what it was made of, and the tree still verifies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, select

from audit.ledger.tables import ErasableRow


def delete_words(connection: Connection, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Delete the words of the records in `ranges`; the numbers of those that had any."""
    erased: list[int] = []
    for first, last in ranges:
        within = ErasableRow.seq.between(first, last)
        erased.extend(connection.scalars(select(ErasableRow.seq).where(within)))
        connection.execute(delete(ErasableRow).where(within))
    return sorted(erased)


def ranges_of(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers as ascending ranges, first and last included."""
    return tuple(_joined(sorted(set(numbers))))


def _joined(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, number in enumerate(numbers, 1):
        if at == len(numbers) or numbers[at] != number + 1:
            yield numbers[start], number
            start = at
