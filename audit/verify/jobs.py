"""The work on a bundle, cut into jobs that can run in any process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .findings import Findings
from .folder import Folder, Unreadable
from .layout import Shape, Tile, entries_path, words_path
from .manifest import Expected
from .proof_files import ProofJob, ProofResult, check_proofs
from .scan import ScanJob, ScanResult, scan

BUNDLES_A_JOB = 16
PROOFS_A_JOB = 200
FILES_A_JOB = 500


@dataclass(frozen=True)
class DigestJob:
    """Files of which only length and SHA-256 are checked."""

    folder: Folder
    expected: dict[str, Expected]


@dataclass
class DigestResult:
    """What was found in a `DigestJob`."""

    findings: Findings = field(default_factory=Findings)


Job = ScanJob | ProofJob | DigestJob
Result = ScanResult | ProofResult | DigestResult


def do(job: Job) -> Result:
    """Do one job."""
    if isinstance(job, ScanJob):
        return scan(job)
    if isinstance(job, ProofJob):
        return check_proofs(job)
    result = DigestResult()
    for path, line in job.expected.items():
        try:
            digest, size = job.folder.digest(path)
        except Unreadable as error:
            result.findings.add(f"file-{error.code}", file=path)
            continue
        if (digest, size) != (line.digest, line.size):
            result.findings.add("file-changed", file=path, line=line.line)
    return result


def digest_jobs(folder: Folder, expected: dict[str, Expected]) -> Iterator[DigestJob]:
    """Jobs for all of `expected`."""
    for part in _parts(sorted(expected), FILES_A_JOB):
        yield DigestJob(folder, {path: expected[path] for path in part})


def scan_jobs(
    folder: Folder, shape: Shape, files: dict[str, int], listed: dict[str, Expected]
) -> Iterator[ScanJob]:
    """Jobs for all entry bundles of `shape`, each with what the MANIFEST says of its files."""
    for first in range(shape.bundles.start, shape.bundles.stop, BUNDLES_A_JOB):
        end = min(first + BUNDLES_A_JOB, shape.bundles.stop)
        paths = [
            path
            for index in range(first, end)
            for path in (
                Tile(0, index, shape.width(0, index)).path,
                entries_path(index, shape.width(0, index)),
                words_path(index),
            )
        ]
        yield ScanJob(
            folder, shape, first, end, {path: listed.get(path) for path in paths if path in files}
        )


def proof_parts(paths: list[str]) -> Iterator[list[str]]:
    """Proof files in parts of a job's size."""
    return _parts(paths, PROOFS_A_JOB)


def _parts(paths: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(paths), size):
        yield paths[start : start + size]
