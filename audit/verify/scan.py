"""Checks a stretch of entry bundles: files, entries against their hash tile, records, words.

Runs in processes of its own, so what goes in and out is plain data. What cannot be decided here
(whether an entry or its hash is wrong) goes back to `tree`, which knows the level above.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from . import records, words
from .findings import Findings, ranges
from .folder import Folder, Unreadable
from .layout import WIDTH, Shape, entries_path, words_path
from .layout import Tile as TilePlace
from .manifest import Expected
from .merkle import HASH_BYTES, subtree_root

LARGEST_BUNDLE = WIDTH * (2 + records.LARGEST_ENTRY)
NO_DIGEST = b"0" * 64


@dataclass(frozen=True)
class ScanJob:
    """Entry bundles `first` up to, not including, `end`; `expected` is the MANIFEST's word on each
    file of theirs that is in the folder (None: not in the MANIFEST)."""

    folder: Folder
    shape: Shape
    first: int
    end: int
    expected: dict[str, Expected | None]


@dataclass(frozen=True)
class BundleScan:
    """What `tree` and `erasures` need of one bundle; sets of places in it are bits of an int."""

    index: int
    tile_root: bytes | None
    entry_hashes: bytes | None
    differing: tuple[int, ...]
    committed: int
    disclosed: int
    sells: int
    first_ms: int | None
    last_ms: int | None


@dataclass
class ScanResult:
    """What was found in a stretch; `rare` holds the records that a report tells of one by one."""

    bundles: list[BundleScan] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    kinds: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    charters: set[str] = field(default_factory=set)
    registers: set[str] = field(default_factory=set)
    rare: list[dict[str, Any]] = field(default_factory=list)


RARE = ("start", "key", "erasure", "incident", "restore", "gap")


def scan(job: ScanJob) -> ScanResult:
    """Check the bundles of one job."""
    result = ScanResult()
    for index in range(job.first, job.end):
        _Bundle(job, index, result).check()
    return result


def read_checked(
    folder: Folder,
    path: str,
    limit: int,
    expected: dict[str, Expected | None],
    findings: Findings,
) -> bytes | None:
    """The bytes at `path`, compared with the MANIFEST; None if they cannot be had."""
    if path not in expected:
        return None
    try:
        data = folder.read(path, limit)
    except Unreadable as error:
        findings.add(f"file-{error.code}", file=path)
        return None
    line = expected[path]
    if line is not None and (len(data), sha256(data).hexdigest()) != (line.size, line.digest):
        findings.add("file-changed", file=path, line=line.line)
    return data


class _Bundle:
    def __init__(self, job: ScanJob, index: int, result: ScanResult) -> None:
        self.job = job
        self.index = index
        self.result = result
        self.findings = result.findings
        self.width = job.shape.width(0, index)
        self.base = index * WIDTH
        self.path = entries_path(index, self.width)
        self.commitments: dict[int, bytes] = {}
        self.sells = 0
        self.first_ms: int | None = None
        self.last_ms: int | None = None

    def check(self) -> None:
        tile = self._read(TilePlace(0, self.index, self.width).path, WIDTH * HASH_BYTES)
        if tile is not None and len(tile) != self.width * HASH_BYTES:
            self.findings.add("tile-length", file=TilePlace(0, self.index, self.width).path)
            tile = None
        data = self._read(self.path, LARGEST_BUNDLE)
        entries = [] if data is None else self._split(data)
        hashes = b"".join([sha256(b"\x00" + entry).digest() for entry in entries])
        differing: tuple[int, ...] = ()
        if tile is not None and data is not None and hashes != tile:
            differing = tuple(
                place
                for place in range(self.width)
                if hashes[place * 32 : place * 32 + 32] != tile[place * 32 : place * 32 + 32]
            )
        self._records(entries, frozenset(differing))
        disclosed = self._words() if data is not None else 0
        committed = sum(1 << (number - self.base - 1) for number in self.commitments)
        whole = len(hashes) == self.width * HASH_BYTES
        self.result.bundles.append(
            BundleScan(
                self.index,
                subtree_root(tile) if tile is not None and self.width == WIDTH else None,
                hashes if whole and (differing or tile is None) else None,
                differing,
                committed,
                disclosed,
                self.sells,
                self.first_ms,
                self.last_ms,
            )
        )

    def _read(self, path: str, limit: int) -> bytes | None:
        return read_checked(self.job.folder, path, limit, self.job.expected, self.findings)

    def _split(self, data: bytes) -> list[bytes]:
        """The entries of a bundle: each after its length, two bytes, the higher one first."""
        entries: list[bytes] = []
        position = 0
        for place in range(self.width):
            end = position + 2 + int.from_bytes(data[position : position + 2], "big")
            if end > len(data) or position + 2 > len(data):
                self.findings.add("entries-cut", file=self.path, record=self.base + place + 1)
                return entries
            entries.append(data[position + 2 : end])
            position = end
        if position != len(data):
            self.findings.add("entries-more", file=self.path)
        return entries

    def _records(self, entries: list[bytes], differing: frozenset[int]) -> None:
        """Check the records one by one; this is the loop that a large log spends its time in."""
        first, last = self.job.shape.first, self.job.shape.last
        read, commitments = records.read, self.commitments
        counts: dict[tuple[str, str], int] = {}
        texts: set[tuple[bytes, bytes]] = set()
        time = -1
        for number, entry in enumerate(entries, start=self.base + 1):
            try:
                seq, log_ms, kind, label, commitment, charter, register, fields = read(entry)
            except records.RecordInvalid as error:
                # That an altered entry is no record any more is no second finding.
                if number - self.base - 1 not in differing:
                    self.findings.add(error.code, record=number, file=self.path)
                continue
            if seq != number:
                self.findings.add("record-number", record=number, found=seq, file=self.path)
            if log_ms < time:
                self.findings.add("time-backwards", record=number, file=self.path)
            if time < 0:
                self.first_ms = log_ms
            time = log_ms
            if commitment:
                commitments[number] = commitment
            if fields is not None and kind in RARE:
                self.result.rare.append(fields | {"seq": number})
            if first <= number <= last:
                counts[kind, label] = counts.get((kind, label), 0) + 1
                texts.add((charter, register))
                if fields is not None and kind == "register":
                    texts.add((b"", str(fields.get("digest")).encode()))
                if label in records.SELLING:
                    self.sells |= 1 << (number - self.base - 1)
        self.last_ms = time if time >= 0 else None
        self._count(counts, texts)

    def _count(self, counts: dict[tuple[str, str], int], texts: set[tuple[bytes, bytes]]) -> None:
        result = self.result
        for (kind, label), count in counts.items():
            result.kinds[kind] += count
            if label:
                result.labels[label] += count
        for charter, register in texts:
            if charter and charter != NO_DIGEST:
                result.charters.add(charter.decode())
            if register:
                result.registers.add(register.decode())

    def _words(self) -> int:
        """Check the disclosed words; the places that have them, as bits."""
        path = words_path(self.index)
        data = self._read(path, words.LARGEST_FILE)
        disclosed = 0
        if data is None:
            return 0
        before = 0
        first = max(self.base + 1, self.job.shape.first)
        last = min(self.base + self.width, self.job.shape.last)
        wrong = []
        try:
            for number, key, content in words.lines(data):
                if not first <= number <= last or number <= before:
                    self.findings.add("words-place", record=number, file=path)
                    continue
                before = number
                promised = self.commitments.get(number)
                if promised is None:
                    self.findings.add("words-unexpected", record=number, file=path)
                    continue
                disclosed |= 1 << (number - self.base - 1)
                if words.commitment(key, content) != promised:
                    wrong.append(number)
        except words.WordsInvalid as error:
            self.findings.add("words-line", line=error.line, file=path)
        if wrong:
            self.findings.add("words-changed", records=ranges(wrong), file=path)
        return disclosed
