"""Where the parts of a log lie as files, and what is in them (C2SP tlog-tiles v0.1.0).

Hashes and entries come in tiles of 256, so that a published file never changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.ledger.merkle import Place

TILE_WIDTH = 256
TILE_HEIGHT = 8
ENTRY_AT_MOST = 65_535


@dataclass(frozen=True)
class Tile:
    """A tile of `width` hashes: number `index` of its level, complete if it is 256 wide."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        return f"tile/{self.level}/{_numbered(self.index, self.width)}"

    @property
    def places(self) -> list[Place]:
        """The subtrees whose hashes it holds, in order."""
        first = self.index * TILE_WIDTH
        return [(self.level * TILE_HEIGHT, first + n) for n in range(self.width)]


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a log of `size` entries, the lowest level first."""
    level = 0
    while size:
        for index in range(size // TILE_WIDTH):
            yield Tile(level, index, TILE_WIDTH)
        if size % TILE_WIDTH:
            yield Tile(level, size // TILE_WIDTH, size % TILE_WIDTH)
        size //= TILE_WIDTH
        level += 1


def entries_path(index: int, width: int) -> str:
    """Where the bundle of entries number `index` lies."""
    return f"tile/entries/{_numbered(index, width)}"


def bundle_number(index: int) -> str:
    """The number of a bundle as tiles have it in their paths: 1234067 is x001/x234/067."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.append(f"x{index % 1000:03}")
    return "/".join(reversed(groups))


def pack_entries(entries: Sequence[bytes]) -> bytes:
    """A bundle of entries, each after its length. Raises `ValueError` for one that is too long."""
    if any(len(entry) > ENTRY_AT_MOST for entry in entries):
        raise ValueError("an entry is too long for a bundle")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def _numbered(index: int, width: int) -> str:
    return bundle_number(index) + ("" if width == TILE_WIDTH else f".p/{width}")
