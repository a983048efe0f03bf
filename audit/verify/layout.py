"""Which files the tree of a given size has, and where: C2SP tlog-tiles v0.1.0, sections on paths.

A period export holds the entry bundles and level-0 tiles that overlap its records, every tile of a
higher level, and the partial tile at the right edge of each level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WIDTH = 256
_NUMBER = re.compile(r"(?:x[0-9]{3}/)*[0-9]{3}")


@dataclass(frozen=True)
class Tile:
    """Hashes number `index * 256` and following of the tree's level `level`, `width` of them."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        return f"tile/{self.level}/{numbered(self.index)}{_suffix(self.width)}"


@dataclass(frozen=True)
class Shape:
    """A log of `size` records of which the bundle holds `first` to `last` (0 and 0: none)."""

    size: int
    first: int
    last: int

    @property
    def bundles(self) -> range:
        """The entry bundles that the bundle holds, by index."""
        if not self.last:
            return range(0)
        return range((self.first - 1) // WIDTH, (self.last - 1) // WIDTH + 1)

    def width(self, level: int, index: int) -> int:
        """How many hashes tile `index` of `level` has in this tree; 0 if there is no such tile."""
        hashes = self.size >> (8 * level)
        return max(0, min(WIDTH, hashes - index * WIDTH))

    def levels(self) -> range:
        """The levels that have a tile."""
        return range((self.size.bit_length() + 7) // 8)

    def indices(self, level: int) -> range:
        """The tiles of `level` from 1 up, all of them."""
        return range(-(-(self.size >> (8 * level)) // WIDTH))

    def edge(self) -> list[Tile]:
        """The partial tile at the right edge of each level that has one, lowest level first."""
        tiles = (
            Tile(level, (self.size >> (8 * level)) // WIDTH, (self.size >> (8 * level)) % WIDTH)
            for level in self.levels()
        )
        return [tile for tile in tiles if tile.width]

    def tiles(self) -> Iterator[Tile]:
        """Every hash tile that the bundle must hold."""
        lowest = self.bundles
        for index in lowest:
            yield Tile(0, index, self.width(0, index))
        for tile in self.edge():
            if tile.level == 0 and tile.index not in lowest:
                yield tile
        for level in self.levels()[1:]:
            for index in self.indices(level):
                yield Tile(level, index, self.width(level, index))

    def entry_files(self) -> Iterator[str]:
        """The path of every entry bundle that the bundle must hold."""
        for index in self.bundles:
            yield entries_path(index, self.width(0, index))

    def file_count(self) -> int:
        """How many tiles and entry bundles the bundle must hold, without listing them."""
        return 2 * len(self.bundles) + 1 + sum(len(self.indices(n)) for n in self.levels()[1:])


def numbered(index: int) -> str:
    """A tile's number as path elements of three digits: 1234067 is `x001/x234/067`."""
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    return "/".join(parts)


def entries_path(index: int, width: int) -> str:
    """Where entry bundle `index` is."""
    return f"tile/entries/{numbered(index)}{_suffix(width)}"


def words_path(index: int) -> str:
    """Where the disclosed words of entry bundle `index` are."""
    return f"disclosures/{numbered(index)}.words"


def words_index(path: str) -> int | None:
    """The entry bundle whose words are at `path`; None if it is no such path."""
    name = path.removeprefix("disclosures/").removesuffix(".words")
    if not _NUMBER.fullmatch(name) or len(name) > 30:
        return None
    index = int(name.replace("/", "").replace("x", ""))
    return index if words_path(index) == path else None


def _suffix(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"
