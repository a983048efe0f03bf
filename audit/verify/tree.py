"""Ties every hash tile and every entry to the signed root, from the root down.

C2SP tlog-tiles v0.1.0 over RFC 6962. A tile is trusted once the level above, already trusted, says
so; then whatever disagrees with it below is what was altered, and its place is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from .findings import Findings, ranges
from .layout import WIDTH, Shape, Tile, entries_path
from .merkle import HASH_BYTES, complete_subtrees, joined_root, subtree_root
from .scan import BundleScan

ReadTile = Callable[[Tile], bytes | None]


class TileMissing(LookupError):
    """The bundle does not hold tile `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Tree:
    """The hash tiles of a bundle; `read` gives a tile's bytes, or None where it has none."""

    def __init__(self, shape: Shape, read: ReadTile, scans: Iterable[BundleScan]) -> None:
        self.shape = shape
        self._read = read
        self._scans = {scan.index: scan for scan in scans}
        self._tiles: dict[tuple[int, int], bytes] = {}
        self._edge = {tile.level: tile for tile in shape.edge()}

    def check(self, root: bytes | None, findings: Findings) -> None:
        """Check everything against `root`, or, without one, against the tiles at the edge."""
        self._load(findings)
        edge = {level: self._tiles.get((level, tile.index)) for level, tile in self._edge.items()}
        if any(hashes is None for hashes in edge.values()):
            findings.add("root-unproven")
        elif root is not None:
            edge = dict(self._edge_under(root, edge, findings))
        for level in sorted(edge, reverse=True):
            hashes = edge[level]
            if hashes is None:
                continue
            if level:
                self._descend(level, self._edge[level].index, hashes, findings)
            else:
                self._edge_entries(hashes, findings)

    def root_at(self, size: int) -> bytes:
        """The root the log had at `size` records. Raises `TileMissing`."""
        roots = []
        for height, index in complete_subtrees(size):
            level, count = height // 8, 1 << height % 8
            start = index * count
            number = start // WIDTH
            tile = Tile(level, number, self.shape.width(level, number))
            hashes = self._tiles.get((level, number)) or self._read(tile)
            place = start % WIDTH
            if hashes is None or len(hashes) < (place + count) * HASH_BYTES:
                raise TileMissing(tile.path)
            roots.append(subtree_root(hashes[place * HASH_BYTES : (place + count) * HASH_BYTES]))
        return joined_root(roots)

    def _load(self, findings: Findings) -> None:
        """Every tile above level 0, and the partial one of level 0."""
        wanted = [
            Tile(level, index, self.shape.width(level, index))
            for level in self.shape.levels()[1:]
            for index in self.shape.indices(level)
        ]
        if 0 in self._edge:
            wanted.append(self._edge[0])
        for tile in wanted:
            hashes = self._read(tile)
            if hashes is None:
                continue
            if len(hashes) == tile.width * HASH_BYTES:
                self._tiles[tile.level, tile.index] = hashes
            elif tile.level or tile.index not in self._scans:
                findings.add("tile-length", file=tile.path)

    def _edge_under(
        self, root: bytes, stored: dict[int, bytes | None], findings: Findings
    ) -> dict[int, bytes]:
        """The hashes at the edge that lead to `root`: as stored, or mended from those below."""
        tiles = {level: hashes for level, hashes in stored.items() if hashes is not None}
        if self._edge_root(tiles) == root:
            return tiles
        mended = {
            level: self._from_below(level, self._edge[level].index, hashes)
            for level, hashes in tiles.items()
        }
        differing = [level for level in tiles if mended[level] != tiles[level]]
        for count in range(1, len(differing) + 1):
            for levels in combinations(differing, count):
                tried = tiles | {level: mended[level] for level in levels}
                if self._edge_root(tried) == root:
                    for level in levels:
                        self._tell_places(self._edge[level], tiles[level], tried[level], findings)
                    return tried
        findings.add("root-mismatch")
        return tiles

    def _edge_root(self, tiles: dict[int, bytes]) -> bytes:
        roots = []
        for level in sorted(tiles, reverse=True):
            hashes = tiles[level]
            for height, index in complete_subtrees(len(hashes) // HASH_BYTES):
                size = HASH_BYTES << height
                roots.append(subtree_root(hashes[index * size : (index + 1) * size]))
        return joined_root(roots)

    def _from_below(self, level: int, index: int, hashes: bytes) -> bytes:
        """A tile as what lies below it would have it, as far as that is in the bundle."""
        if level == 0:
            scan = self._scans.get(index)
            return scan.entry_hashes if scan and scan.entry_hashes else hashes
        parts = []
        for place in range(len(hashes) // HASH_BYTES):
            own = self._own_root(level - 1, index * WIDTH + place)
            parts.append(own or hashes[place * HASH_BYTES : (place + 1) * HASH_BYTES])
        return b"".join(parts)

    def _own_root(self, level: int, index: int) -> bytes | None:
        if level:
            tile = self._tiles.get((level, index))
            return None if tile is None else subtree_root(tile)
        scan = self._scans.get(index)
        if scan is None:
            return None
        if scan.tile_root is None and scan.entry_hashes:
            return subtree_root(scan.entry_hashes)
        return scan.tile_root

    def _descend(self, level: int, index: int, hashes: bytes, findings: Findings) -> None:
        for place in range(len(hashes) // HASH_BYTES):
            child = index * WIDTH + place
            promised = hashes[place * HASH_BYTES : (place + 1) * HASH_BYTES]
            if level == 1:
                self._bundle_under(child, promised, findings)
            else:
                self._tile_under(level - 1, child, promised, findings)

    def _tile_under(self, level: int, index: int, promised: bytes, findings: Findings) -> None:
        hashes = self._tiles.get((level, index))
        if hashes is None:
            return
        if subtree_root(hashes) != promised:
            tile = Tile(level, index, WIDTH)
            mended = self._from_below(level, index, hashes)
            if subtree_root(mended) == promised:
                self._tell_places(tile, hashes, mended, findings)
                hashes = mended
            else:
                findings.add("tile-unlocated", file=tile.path)
        self._descend(level, index, hashes, findings)

    def _bundle_under(self, index: int, promised: bytes, findings: Findings) -> None:
        scan = self._scans.get(index)
        if scan is None:
            return
        entries_root = subtree_root(scan.entry_hashes) if scan.entry_hashes else None
        tile_agrees = None if scan.tile_root is None else scan.tile_root == promised
        entries_agree = None if entries_root is None else entries_root == promised
        self._judge(scan, tile_agrees, entries_agree, findings)

    def _edge_entries(self, hashes: bytes, findings: Findings) -> None:
        tile = self._edge[0]
        scan = self._scans.get(tile.index)
        if scan is None or not scan.differing:
            return
        # A tile that was mended from its entries has been told of already.
        if scan.entry_hashes != hashes:
            self._judge(scan, True, False, findings)

    def _judge(
        self,
        scan: BundleScan,
        tile_agrees: bool | None,
        entries_agree: bool | None,
        findings: Findings,
    ) -> None:
        """Say which of a tile of level 0 and its entries is not what the level above has."""
        width = self.shape.width(0, scan.index)
        tile = Tile(0, scan.index, width)
        base = scan.index * WIDTH + 1
        numbers = [base + place for place in scan.differing]
        entries = entries_path(scan.index, width)
        if tile_agrees and scan.differing:
            findings.add("entry-changed", records=ranges(numbers), file=entries)
        elif tile_agrees is False and entries_agree:
            findings.add("leaf-hash-changed", records=ranges(numbers), file=tile.path)
        elif tile_agrees is False or entries_agree is False:
            whole = range(base, base + width)
            findings.add("records-outside-tree", records=ranges(numbers or whole), file=tile.path)

    def _tell_places(self, tile: Tile, stored: bytes, right: bytes, findings: Findings) -> None:
        for place in range(len(stored) // HASH_BYTES):
            part = slice(place * HASH_BYTES, (place + 1) * HASH_BYTES)
            if stored[part] == right[part]:
                continue
            span = 1 << (8 * tile.level)
            first = (tile.index * WIDTH + place) * span + 1
            records = ranges([first]) if span == 1 else f"{first}\u2013{first + span - 1}"
            code = "hash-changed" if tile.level else "leaf-hash-changed"
            findings.add(code, file=tile.path, place=place + 1, records=records)
