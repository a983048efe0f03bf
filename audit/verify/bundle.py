"""Checks a whole bundle: the order of the steps is the order of the methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import tables
from .checkpoints import checkpoint_of
from .crew import Crew
from .erasures import ErasedSet, account_for_words, numbers, read_erasures
from .findings import Refused, shown
from .folder import Folder, Unreadable
from .jobs import Job, digest_jobs, do, proof_parts, scan_jobs
from .keys import check_keys, device_key, key_history
from .layout import WIDTH, Shape, Tile, words_index
from .manifest import LARGEST as LARGEST_MANIFEST
from .manifest import NAME as MANIFEST
from .manifest import Manifest
from .merkle import HASH_BYTES
from .notes import LARGEST_NOTE, Note, NoteInvalid, VerifierKey
from .outcome import BundleOutcome
from .proof_files import ProofJob, ProofResult, proof_number
from .scan import BundleScan, ScanResult, read_checked
from .tree import Tree
from .witnesses import check_earlier, cosignatures

MOST_RECORDS_COMPARED = 200_000
NEEDED = (
    "README.txt",
    "checkpoint",
    "codebook.csv",
    "events.csv",
    "events.parquet",
    "schema.json",
    "verify.pyz",
    "vkey",
)
TOLD = ("start", "key", "incident", "restore", "gap")

Progress = Callable[[int, int], None]


@dataclass
class Wishes:
    """What the reader asked for beside the bundle itself."""

    pinned: VerifierKey | None = None
    witnesses: list[VerifierKey] = field(default_factory=list)
    earlier: list[Path] = field(default_factory=list)
    tables: bool = False
    processes: int | None = None


def verify_bundle(source: Path, wishes: Wishes, progress: Progress) -> BundleOutcome:
    """Check the bundle in the folder `source`. Raises `Refused` where it is none."""
    with Crew(wishes.processes) as crew:
        return _Check(source, wishes, crew, progress).run()


class _Check:
    def __init__(self, source: Path, wishes: Wishes, crew: Crew, progress: Progress) -> None:
        self.folder = Folder(source)
        self.wishes = wishes
        self.crew = crew
        self.progress = progress
        self.files, self.others = self.folder.listing()
        self.manifest = self._manifest()
        self.listed = self.manifest.files
        signer, self.vkey_wrong = self._signer()
        shape = Shape(self.manifest.size, self.manifest.first, self.manifest.last)
        self.outcome = BundleOutcome(str(source), self.manifest, shape, signer, wishes.pinned)
        self.findings = self.outcome.findings
        self.note: Note | None = None
        self.scans: list[BundleScan] = []
        self.rare: dict[int, dict[str, Any]] = {}
        self.proved: dict[int, bool] = {}
        self.charters: set[str] = set()
        self.registers: set[str] = set()

    def run(self) -> BundleOutcome:
        self._signatures()
        self._checkpoint()
        self._places()
        self._contents()
        tree = self._tree()
        erased = self._history()
        self._selling(erased)
        self._documents()
        self._table(erased)
        self._seen_by_others(tree)
        return self.outcome

    def _manifest(self) -> Manifest:
        if MANIFEST not in self.files:
            raise Refused("no-manifest")
        return Manifest.parse(self._needed(MANIFEST, LARGEST_MANIFEST))

    def _needed(self, path: str, limit: int) -> bytes:
        try:
            return self.folder.read(path, limit)
        except Unreadable as error:
            raise Refused(f"file-{error.code}", file=path) from error

    def _signer(self) -> tuple[VerifierKey, bool]:
        """The key to check the device's signatures with, and whether `vkey` is unusable."""
        try:
            data = self.folder.read("vkey", 4096) if "vkey" in self.files else b""
            text = data.decode("ascii")
            if not text.endswith("\n"):
                raise NoteInvalid("not one line")
            return device_key(text[:-1]), False
        except (Unreadable, UnicodeDecodeError, NoteInvalid) as error:
            if self.wishes.pinned is None:
                raise Refused("no-key") from error
            return self.wishes.pinned, True

    def _signatures(self) -> None:
        if self.vkey_wrong:
            self.findings.add("vkey-unreadable", file="vkey")
        if not self._signed(self.manifest.note):
            self.findings.add("manifest-signature", file=MANIFEST)
        if self.outcome.signer.name != self.manifest.origin:
            self.findings.add("key-other-log", file="vkey")

    def _signed(self, note: Note) -> bool:
        try:
            return note.signed_by([self.outcome.signer]) is not None
        except NoteInvalid:
            return False

    def _checkpoint(self) -> None:
        """Read the checkpoint; where it cannot be trusted, go on with the MANIFEST's size."""
        data = self._checked("checkpoint", LARGEST_NOTE)
        if data is None:
            return
        try:
            self.note, checkpoint = checkpoint_of(data)
        except NoteInvalid:
            self.findings.add("checkpoint-unreadable", file="checkpoint")
            return
        if not self._signed(self.note):
            self.findings.add("checkpoint-signature", file="checkpoint")
            return
        manifest = self.manifest
        if checkpoint.origin != manifest.origin:
            self.findings.add("checkpoint-other-log", file="checkpoint")
        if checkpoint.size != manifest.size:
            facts = {"size": checkpoint.size, "found": manifest.size}
            self.findings.add("checkpoint-size", file="checkpoint", **facts)
        self.outcome.checkpoint = checkpoint
        last = min(manifest.last, checkpoint.size)
        first = manifest.first if manifest.first <= last else last
        self.outcome.shape = Shape(checkpoint.size, first, last)

    def _checked(self, path: str, limit: int) -> bytes | None:
        expected = {path: self.listed.get(path)} if path in self.files else {}
        return read_checked(self.folder, path, limit, expected, self.findings)

    def _places(self) -> None:
        """Whether every file that should be there is, and none that should not."""
        outcome, shape = self.outcome, self.outcome.shape
        outcome.files = len(self.files)
        outcome.bytes = sum(self.files.values())
        for path in self.others:
            self.findings.add("not-a-plain-file", file=shown(path))
        for path in self.listed:
            if path not in self.files:
                self.findings.add("file-missing", file=path, line=self.listed[path].line)
        for path in sorted(self.files.keys() - self.listed.keys() - {MANIFEST}):
            self.findings.add("file-unexpected", file=shown(path))
        if shape.file_count() > 2 * len(self.files) + 1000:
            # Listing what is missing would never end.
            self.findings.add("tree-incomplete", needed=shape.file_count(), found=len(self.files))
            outcome.shape = Shape(0, 0, 0)
            outcome.checkpoint = None
            return
        needed = {tile.path for tile in shape.tiles()}
        outcome.tiles = len(needed & self.files.keys())
        needed |= {*shape.entry_files(), *NEEDED}
        for path in sorted(needed - self.listed.keys()):
            self.findings.add("file-not-listed", file=path)
        for path in self.listed.keys() - needed:
            if not self._may_be_there(path):
                self.findings.add("file-out-of-place", file=path)

    def _may_be_there(self, path: str) -> bool:
        top, _, name = path.partition("/")
        if top == "disclosures":
            return words_index(path) in self.outcome.shape.bundles
        if top == "proofs":
            number = proof_number(path)
            return number is not None and number <= self.outcome.shape.size
        if top == "witnessed":
            return name.removesuffix(".checkpoint").isdecimal()
        stem, _, suffix = name.partition(".")
        if (top, suffix) not in (("charters", "txt"), ("registers", "toml")):
            return False
        if self.listed[path].digest != stem:
            self.findings.add("document-digest", file=path)
        return True

    def _contents(self) -> None:
        """Every file's digest, every entry, every disclosed word, every proof."""
        jobs = list(self._jobs())
        for done, result in enumerate(self.crew.map(do, jobs), start=1):
            self.progress(done, len(jobs))
            self.findings.merge(result.findings)
            if isinstance(result, ScanResult):
                self._add_scan(result)
            elif isinstance(result, ProofResult):
                self.proved |= result.proved
                for record in result.evidence:
                    self.rare.setdefault(record["seq"], record)
        self.outcome.proofs = len(self.proved)

    def _jobs(self) -> Iterator[Job]:
        files, shape = self.files, self.outcome.shape
        scans = list(scan_jobs(self.folder, shape, files, self.listed))
        proofs: list[str] = []
        if self.outcome.checkpoint is not None:
            proofs = sorted(
                path for path in self.listed.keys() & files if path.startswith("proofs/")
            )
        read_here = {"checkpoint", *proofs, *(tile.path for tile in self._tiles_read_here())}
        for job in scans:
            read_here |= job.expected.keys()
        rest = {
            path: line
            for path, line in self.listed.items()
            if path in files and path not in read_here
        }
        # The largest first, so that no process is left alone with one at the end.
        large = {path: rest.pop(path) for path in ("events.csv", "events.parquet") if path in rest}
        for path, line in large.items():
            yield from digest_jobs(self.folder, {path: line})
        yield from scans
        if self.outcome.checkpoint is not None:
            for part in proof_parts(proofs):
                expected = {path: self.listed.get(path) for path in part}
                yield ProofJob(
                    self.folder, expected, self.outcome.checkpoint, (self.outcome.signer,)
                )
        yield from digest_jobs(self.folder, rest)

    def _tiles_read_here(self) -> Iterable[Tile]:
        shape = self.outcome.shape
        return (tile for tile in shape.tiles() if tile.level or tile.index not in shape.bundles)

    def _add_scan(self, result: ScanResult) -> None:
        for scan in result.bundles:
            before = self.scans[-1] if self.scans else None
            if (
                before is not None
                and before.last_ms is not None
                and scan.first_ms is not None
                and scan.first_ms < before.last_ms
            ):
                self.findings.add("time-backwards", record=scan.index * WIDTH + 1)
            self.scans.append(scan)
        self.outcome.kinds += result.kinds
        self.outcome.labels += result.labels
        self.charters |= result.charters
        self.registers |= result.registers
        for record in result.rare:
            self.rare[record["seq"]] = record

    def _tree(self) -> Tree:
        tree = Tree(self.outcome.shape, self._read_tile, self.scans)
        checkpoint = self.outcome.checkpoint
        tree.check(None if checkpoint is None else checkpoint.root, self.findings)
        self.outcome.entries = sum(self.outcome.shape.width(0, scan.index) for scan in self.scans)
        return tree

    def _read_tile(self, tile: Tile) -> bytes | None:
        if tile.level or tile.index not in self.outcome.shape.bundles:
            return self._checked(tile.path, WIDTH * HASH_BYTES)
        if tile.path not in self.files:
            return None
        try:
            return self.folder.read(tile.path, WIDTH * HASH_BYTES)
        except Unreadable:
            return None

    def _history(self) -> ErasedSet:
        """Keys, erasures, and what became of the words."""
        outcome, shape = self.outcome, self.outcome.shape
        rare = [self.rare[number] for number in sorted(self.rare)]
        outcome.steps = key_history(rare, outcome.pinned, self.findings)
        reaches_end = shape.last == shape.size
        check_keys(outcome.steps, outcome.signer, outcome.pinned, reaches_end, self.findings)
        outcome.erasures = read_erasures(rare, self.findings)
        outcome.events = [record for record in rare if record["kind"] in TOLD]
        erased = ErasedSet(outcome.erasures)
        outcome.words = account_for_words(
            self.scans, erased, shape, self.manifest.words_withheld, self.findings
        )
        return erased

    def _selling(self, erased: ErasedSet) -> None:
        """Every record that sells has its proof, and no proof tells what the bundle withholds."""
        listed = {proof_number(path) for path in self.listed if path.startswith("proofs/")}
        for scan in self.scans:
            for number in numbers(scan.sells, scan.index * WIDTH):
                if number not in listed:
                    self.findings.add("proof-missing", record=number)
        for number, has_words in self.proved.items():
            if has_words and number in erased:
                self.findings.add("words-of-erased", records=str(number))
            elif has_words and self.manifest.words_withheld:
                self.findings.add("words-not-withheld", records=str(number))

    def _documents(self) -> None:
        """The charters and registers of interests that the records name are in the bundle."""
        for digest in sorted(self.charters):
            if f"charters/{digest}.txt" not in self.listed:
                self.findings.add("charter-missing", digest=digest)
        for digest in sorted(self.registers):
            if f"registers/{digest}.toml" not in self.listed:
                self.findings.add("register-missing", digest=digest)
        self.outcome.charters = len(self.charters)
        self.outcome.registers = len(self.registers)

    def _table(self, erased: ErasedSet) -> None:
        shape, outcome = self.outcome.shape, self.outcome
        count = shape.last - shape.first + 1 if shape.last else 0
        changed = any(
            finding.code == "file-changed" and finding.facts["file"] == tables.EVENTS
            for finding in self.findings.kept
        )
        wanted = self.wishes.tables or count <= MOST_RECORDS_COMPARED or changed
        if not wanted or self.manifest.tables not in tables.VERSIONS:
            return
        outcome.table = "unreadable"
        if tables.EVENTS not in self.files:
            return
        version = self.manifest.tables
        jobs = [
            tables.TableJob(self.folder, shape, job.first, job.end, erased, version)
            for job in scan_jobs(self.folder, shape, {}, {})
        ]
        expected = self.crew.map(tables.expected_rows, jobs)
        try:
            difference = tables.first_difference(self.folder, version, shape.first, expected)
        except Unreadable:
            return
        outcome.table = "same" if difference is None else "differs"
        if difference is not None:
            facts = {"row": difference.row, "column": difference.column}
            self.findings.add("table-row", record=difference.record, file=tables.EVENTS, **facts)

    def _seen_by_others(self, tree: Tree) -> None:
        """Checkpoints kept by the reader or by witnesses, and the witnesses' cosignatures."""
        outcome, now = self.outcome, self.outcome.checkpoint
        if now is None or self.note is None:
            return
        notes = [("checkpoint", self.note, now.size)]
        keys = list({step.key.text: step.key for step in outcome.steps}.values())
        keys = [*(key for key in keys if key != outcome.signer), outcome.signer]
        kept = {shown(str(path)): path for path in self.wishes.earlier}
        witnessed = sorted(path for path in self.files if path.startswith("witnessed/"))
        for name in [*kept, *witnessed]:
            data = self._earlier(kept[name]) if name in kept else self._witnessed(name)
            found = check_earlier(shown(name), data, now, keys, tree.root_at, self.findings)
            if found is not None:
                (outcome.earlier if name in kept else outcome.witnessed).append(found[0])
                notes.append((shown(name), found[1], found[0].size))
        outcome.seen = cosignatures(notes, self.wishes.witnesses, self.findings)
        outcome.witnesses = len(self.wishes.witnesses)

    def _witnessed(self, path: str) -> bytes:
        try:
            return self.folder.read(path, LARGEST_NOTE)
        except Unreadable:
            return b""  # which is no checkpoint

    def _earlier(self, path: Path) -> bytes:
        try:
            real = path.resolve()
            return Folder(real.parent).read(real.name, LARGEST_NOTE)
        except Unreadable as error:
            raise Refused(f"file-{error.code}", file=shown(str(path))) from error
