"""The Merkle tree of the log: RFC 6962 §2.1 hashing and proofs, over stored subtree hashes.

Only complete subtrees are stored, each once, in the order in which appending completes them. That
order is fixed, so a hash has a place that can be computed (`row_of`), appending adds about two
rows at the end, and any root or proof needs O(log n) of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

HASH_BYTES = 32

# A complete subtree: it spans 2**level leaves, and `index` subtrees of that size stand before it.
Place = tuple[int, int]
ReadHashes = Callable[[Sequence[Place]], Sequence[bytes]]
# Leaves from the first, to but without the second.
_Span = tuple[int, int]

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf of the tree."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def row_of(place: Place) -> int:
    """Which of all stored hashes, from nought on, the one at `place` is."""
    level, index = place
    last_leaf = ((index + 1) << level) - 1
    return rows_for(last_leaf) + level


def rows_for(size: int) -> int:
    """How many hashes are stored for a tree of `size` leaves."""
    return 2 * size - size.bit_count()


class Frontier:
    """The complete subtrees along the right edge: all that appending needs."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        """For a tree of `size` leaves; `hashes` are those at `frontier_places(size)`."""
        self.size = size
        self._hashes = list(hashes)

    def copy(self) -> Frontier:
        return Frontier(self.size, self._hashes)

    def append(self, leaf: bytes) -> list[bytes]:
        """Add one leaf's hash; the hashes that this completes, in the order they are stored."""
        completed = [leaf]
        size = self.size
        while size & 1:
            completed.append(node_hash(self._hashes.pop(), completed[-1]))
            size >>= 1
        self._hashes.append(completed[-1])
        self.size += 1
        return completed

    def root(self) -> bytes:
        """The root of the whole tree."""
        return _fold(self._hashes) if self._hashes else EMPTY_ROOT


def frontier_places(size: int) -> list[Place]:
    """The complete subtrees that make up a tree of `size` leaves, from the left."""
    return list(_complete((0, size)))


def root_at(size: int, read: ReadHashes) -> bytes:
    """The root that the tree had when it held `size` leaves."""
    return _fold(read(frontier_places(size))) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, read: ReadHashes) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root of `size` leaves (RFC 6962 §2.1.1).

    Raises `ValueError` where there is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    spans: list[_Span] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return _hashes_of(spans[::-1], read)


def consistency_proof(old: int, size: int, read: ReadHashes) -> list[bytes]:
    """What shows that the tree of `size` leaves begins with that of `old` (RFC 6962 §2.1.2).

    Raises `ValueError` unless 0 < old <= size: nothing can be proved from an empty tree.
    """
    if not 0 < old <= size:
        raise ValueError(f"no proof leads from {old} to {size}")
    spans: list[_Span] = []
    start, end, whole = 0, size, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start, whole = middle, False
    if not whole:
        spans.append((start, end))
    return _hashes_of(spans[::-1], read)


def _split(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def _complete(span: _Span) -> Iterator[Place]:
    """The complete subtrees of a span that begins where its widest subtree may begin."""
    start, end = span
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _fold(hashes: Sequence[bytes]) -> bytes:
    """The hash above complete subtrees of falling size."""
    above = hashes[-1]
    for left in reversed(hashes[:-1]):
        above = node_hash(left, above)
    return above


def _hashes_of(spans: Sequence[_Span], read: ReadHashes) -> list[bytes]:
    """The hash of each span, all of them from one reading."""
    places = [list(_complete(span)) for span in spans]
    read_at_once = iter(read([place for some in places for place in some]))
    return [_fold([next(read_at_once) for _ in some]) for some in places]
