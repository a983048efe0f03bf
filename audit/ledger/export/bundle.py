"""Puts an export together: evidence, tables, texts and a signed list of everything.

One entry bundle (256 records) is in memory at a time. The log goes on growing meanwhile: everything
here is of the one checkpoint that was the tip at the beginning.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from audit.clock import Clock
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.errors import LedgerDamaged
from audit.ledger.export.codebook import CodesSeen, codebook_csv
from audit.ledger.export.columns import TABLES_VERSION, WordsState
from audit.ledger.export.csv_table import CsvTable
from audit.ledger.export.documents import Documents
from audit.ledger.export.errors import (
    ExportErasedMeanwhile,
    ExportKeyChanged,
    ExportNothing,
    ExportPeriodBackwards,
    export_error,
)
from audit.ledger.export.evidence import (
    RememberedHashes,
    disclosed_lines,
    proof_file,
    with_cosignatures,
)
from audit.ledger.export.folder import GrowingFolder, appearing_whole
from audit.ledger.export.period import bearing_on, records_of
from audit.ledger.export.readme import readme_text
from audit.ledger.export.rows import Row, row_of
from audit.ledger.export.schema import json_schema
from audit.ledger.merkle import ReadHashes
from audit.ledger.notes import NoteInvalid, Signer, open_note, sign_note
from audit.ledger.reader import LedgerReader, Stored, leaf_of
from audit.ledger.tiles import TILE_WIDTH, bundle_number, entries_path, pack_entries, tiles_of
from audit.verify.single_file import as_bytes

Progress = Callable[[int, int], None]
"""Told how many records of how many are written."""


@dataclass(frozen=True)
class Exported:
    """What was written: records `first` to `last` (0 and 0 if none) of a log of `size`."""

    folder: Path
    size: int
    first: int
    last: int
    files: int


@dataclass(frozen=True)
class _Order:
    """What was asked for."""

    since: date | None
    until: date | None
    words: bool


def export(
    ledger_path: Path,
    key: Signer,
    target: Path,
    clock: Clock,
    *,
    since: date | None = None,
    until: date | None = None,
    words: bool = True,
    progress: Progress = lambda done, total: None,
) -> Exported:
    """Write the log at `ledger_path`, or its days `since` to `until`, into the folder `target`.

    `target` must not exist or be an empty folder; it appears when it is whole, and whatever stops
    the export leaves nothing behind. `key` signs the list of files; it must be the one that signed
    the log. Without `words` no word that anybody said is in it.

    Raises `ExportError` and `LedgerError`.
    """
    if since and until and since > until:
        raise ExportPeriodBackwards(since=since, until=until)
    order = _Order(since, until, words)
    try:
        with LedgerReader(ledger_path) as reader, appearing_whole(target) as root:
            return _Export(reader, key, order, GrowingFolder(root)).write(target, clock, progress)
    except OSError as error:
        raise export_error(error, target) from error


class _Export:
    """One export of one checkpoint."""

    def __init__(
        self, reader: LedgerReader, key: Signer, order: _Order, folder: GrowingFolder
    ) -> None:
        if reader.empty:
            raise ExportNothing()
        self._reader = reader
        self._key = key
        self._order = order
        self._folder = folder
        # Before the tip: what a witness signed is then never newer than the tip.
        witnesses = reader.witnesses()
        note = reader.tip.note
        try:
            text = open_note(note, [key.verifier]).text
        except NoteInvalid as error:
            raise ExportKeyChanged() from error
        self._checkpoint = Checkpoint.parse(text)
        self._size = self._checkpoint.size
        if not self._size:
            raise ExportNothing()
        self._note, self._older = with_cosignatures(note, witnesses)
        self._first, self._last = records_of(reader, self._size, order.since, order.until)
        self._documents = Documents(reader)
        self._seen = CodesSeen()

    def write(self, target: Path, clock: Clock, progress: Progress) -> Exported:
        """Write every file, the signed list last."""
        put = self._folder.put
        put("checkpoint", self._note.encode())
        for number, note in enumerate(self._older, start=1):
            put(f"witnessed/{number}.checkpoint", note.encode())
        self._write_tiles()
        self._write_records(progress)
        for stored in bearing_on(self._reader, self._size, self._first, self._last):
            self._write_proof(stored, self._reader.hashes)
        for digest, text in self._documents.charters.items():
            put(f"charters/{digest}.txt", text.encode())
        for digest, text in self._documents.registers.items():
            put(f"registers/{digest}.toml", text.encode())
        put("codebook.csv", codebook_csv(self._seen, self._documents.charters))
        put("schema.json", json.dumps(json_schema(), ensure_ascii=False, indent=1).encode())
        put("vkey", f"{self._key.verifier.text}\n".encode())
        put("verify.pyz", as_bytes())
        put("README.txt", self._readme().encode())
        self._refuse_if_erased_meanwhile()
        put("MANIFEST", sign_note(self._manifest(clock), [self._key]).encode())
        return Exported(target, self._size, self._first, self._last, len(self._folder))

    # -- evidence --------------------------------------------------------------------------------

    @property
    def _bundles(self) -> range:
        """The entry bundles that hold the records asked for."""
        if not self._last:
            return range(0)
        return range((self._first - 1) // TILE_WIDTH, (self._last - 1) // TILE_WIDTH + 1)

    def _write_tiles(self) -> None:
        for tile in tiles_of(self._size):
            if tile.level or tile.width < TILE_WIDTH or tile.index in self._bundles:
                self._folder.put(tile.path, b"".join(self._reader.hashes(tile.places)))

    def _write_records(self, progress: Progress) -> None:
        from audit.ledger.export.parquet_table import ParquetTable

        total = self._last - self._first + 1 if self._last else 0
        done = 0
        with ExitStack() as open_files:
            csv = CsvTable(open_files.enter_context(self._folder.open("events.csv")))
            file = open_files.enter_context(self._folder.open("events.parquet"))
            parquet = open_files.enter_context(ParquetTable(file))
            for bundle in self._bundles:
                rows = self._write_bundle(bundle)
                csv.add(rows)
                parquet.add(rows)
                done += len(rows)
                progress(done, total)

    def _write_bundle(self, bundle: int) -> list[Row]:
        """Write the files of one entry bundle; the rows of its records that were asked for."""
        start = bundle * TILE_WIDTH
        end = min(start + TILE_WIDTH, self._size)
        whole = list(self._reader.stored(start + 1, end))
        if len(whole) != end - start:
            raise LedgerDamaged(path=self._reader.path)
        bodies = [stored.body for stored in whole]
        self._folder.put(entries_path(bundle, end - start), pack_entries(bodies))
        asked_for = [stored for stored in whole if self._first <= stored.seq <= self._last]
        lines = disclosed_lines(asked_for) if self._order.words else b""
        if lines:
            self._folder.put(f"disclosures/{bundle_number(bundle)}.words", lines)
        read = RememberedHashes(self._reader.hashes)
        rows = []
        for stored in asked_for:
            leaf = leaf_of(stored.body, self._reader.path)
            rows.append(self._row(leaf, stored))
            if leaf["kind"] == "register":
                self._documents.add_register(leaf["digest"])
            if str(leaf.get("label")).startswith("sell_"):
                self._write_proof(stored, read)
        self._seen.add(rows)
        self._documents.add(rows)
        return rows

    def _write_proof(self, stored: Stored, read: ReadHashes) -> None:
        proof = proof_file(
            stored,
            self._size,
            read,
            self._note,
            self._key.verifier.text,
            words=self._order.words,
        )
        self._folder.put(f"proofs/{stored.seq}.tlog-proof", proof)

    # -- tables and texts ------------------------------------------------------------------------

    def _row(self, leaf: dict[str, Any], stored: Stored) -> Row:
        names = self._documents.legal_names(leaf.get("register_digest"))
        if "commitment" not in leaf:
            return row_of(leaf, WordsState.NONE, None, names)
        if stored.content is None:
            return row_of(leaf, WordsState.ERASED, None, names)
        if not self._order.words:
            return row_of(leaf, WordsState.WITHHELD, None, names)
        try:
            content = json.loads(stored.content.decode())
        except ValueError as error:
            raise LedgerDamaged(path=self._reader.path) from error
        return row_of(leaf, WordsState.DISCLOSED, content, names)

    def _readme(self) -> str:
        return readme_text(
            origin=self._checkpoint.origin,
            size=self._size,
            records=(self._first, self._last),
            period=(self._order.since, self._order.until),
            words=self._order.words,
        )

    def _manifest(self, clock: Clock) -> str:
        since, until = self._order.since or "-", self._order.until or "-"
        return (
            "candide-export/1\n"
            f"origin {self._checkpoint.origin}\n"
            f"size {self._size}\n"
            f"records {self._first} {self._last}\n"
            f"period {since} {until}\n"
            f"words {'included' if self._order.words else 'withheld'}\n"
            f"tables {TABLES_VERSION}\n"
            f"program candide {version('candide')}\n"
            f"made {clock.wall():%Y-%m-%dT%H:%MZ}\n"
            f"{self._folder.listing()}"
        )

    def _refuse_if_erased_meanwhile(self) -> None:
        for stored in self._reader.stored(self._size + 1, self._reader.tip.size):
            if leaf_of(stored.body, self._reader.path)["kind"] == "erasure":
                raise ExportErasedMeanwhile()
