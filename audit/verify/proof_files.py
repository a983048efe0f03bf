"""Checks `.tlog-proof` files: one suggestion, proved to be in the log by that file alone.

The line `extra` holds the record and, where they were disclosed, its words and their key. None of
it is believed: the record's hash, the path to the root and the commitment are computed from it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from . import records, words
from .checkpoints import LARGEST_PROOF, Checkpoint, InclusionProof, checkpoint_of
from .findings import Findings
from .folder import Folder
from .keys import device_key
from .manifest import Expected
from .merkle import ProofInvalid, leaf_hash, verify_inclusion
from .notes import Note, NoteInvalid, VerifierKey
from .scan import read_checked

_PATH = re.compile(r"proofs/([1-9][0-9]{0,18})\.tlog-proof")


@dataclass(frozen=True)
class ProvedRecord:
    """A record that a proof file shows to be in the log of `checkpoint`."""

    number: int
    kind: str
    entry: bytes
    parsed: dict[str, Any] | None
    content: bytes | None
    vkey: str | None
    note: Note
    checkpoint: Checkpoint

    @property
    def fields(self) -> dict[str, Any]:
        """All fields of the record."""
        return records.parse(self.entry) if self.parsed is None else self.parsed


@dataclass(frozen=True)
class ProofJob:
    """Proof files of a bundle, to be checked against its checkpoint."""

    folder: Folder
    expected: dict[str, Expected | None]
    checkpoint: Checkpoint
    keys: tuple[VerifierKey, ...]


@dataclass
class ProofResult:
    """`proved`: the record numbers that hold, each with whether words came with it."""

    findings: Findings = field(default_factory=Findings)
    proved: dict[int, bool] = field(default_factory=dict)
    selling: int = 0
    evidence: list[dict[str, Any]] = field(default_factory=list)


def proof_number(path: str) -> int | None:
    """The record that the proof file at `path` is about; None if it is no such path."""
    match = _PATH.fullmatch(path)
    return int(match[1]) if match else None


def check_proofs(job: ProofJob) -> ProofResult:
    """Check the proof files of one job."""
    result = ProofResult()
    signed: bytes | None = None
    for path in job.expected:
        data = read_checked(job.folder, path, LARGEST_PROOF, job.expected, result.findings)
        if data is None:
            continue
        before = result.findings.total
        proved = prove(data, path, result.findings)
        if proved is None:
            continue
        number = proved.number
        if number != proof_number(path):
            result.findings.add("proof-other-record", file=path, record=number)
        if (proved.checkpoint.size, proved.checkpoint.root) != (
            job.checkpoint.size,
            job.checkpoint.root,
        ):
            result.findings.add("proof-other-checkpoint", file=path)
        # All proofs of a bundle end in the same checkpoint: its signature is verified once.
        elif signed != (note := data.partition(b"\n\n")[2]):
            try:
                if proved.note.signed_by(job.keys) is None:
                    raise NoteInvalid("no known key signed it")
                signed = note
            except NoteInvalid:
                result.findings.add("proof-signature", file=path)
        if proved.vkey is not None and proved.vkey not in [key.text for key in job.keys]:
            result.findings.add("proof-other-key", file=path)
        if result.findings.total == before:
            result.proved[number] = proved.content is not None
        if proved.kind in ("erasure", "key"):
            result.evidence.append(proved.fields)
    return result


def prove(data: bytes, path: str, findings: Findings) -> ProvedRecord | None:
    """The record in a proof file, if its hash leads to the root; the signature is not checked."""
    try:
        proof = InclusionProof.parse(data)
        note, checkpoint = checkpoint_of(proof.note)
        extra = _extra(proof.extra)
    except NoteInvalid:
        findings.add("proof-unreadable", file=path)
        return None
    entry = extra["entry"].encode("utf-8", "surrogatepass")
    try:
        verify_inclusion(
            proof.index, checkpoint.size, leaf_hash(entry), proof.hashes, checkpoint.root
        )
    except ProofInvalid:
        findings.add("proof-not-in-tree", file=path)
        return None
    try:
        number, _, kind, _, commitment, _, _, fields = records.read(entry)
    except records.RecordInvalid as error:
        findings.add(error.code, file=path, record=proof.index + 1)
        return None
    if number != proof.index + 1:
        findings.add("record-number", file=path, record=proof.index + 1, found=number)
        return None
    content = _content(extra, commitment, path, findings)
    return ProvedRecord(number, kind, entry, fields, content, extra["vkey"], note, checkpoint)


def proof_key(proved: ProvedRecord) -> VerifierKey | None:
    """The key that the proof file itself names, if it is the key of this log."""
    try:
        key = device_key(proved.vkey or "")
    except NoteInvalid:
        return None
    return key if key.name == proved.checkpoint.origin else None


def _extra(data: bytes | None) -> dict[str, Any]:
    """The fields of `extra`, of the right types. Raises `NoteInvalid`."""
    try:
        extra = json.loads((data or b"").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NoteInvalid("the extra line is not JSON") from error
    if not isinstance(extra, dict) or not isinstance(extra.get("entry"), str):
        raise NoteInvalid("the record is missing")
    found = {name: extra.get(name) for name in ("entry", "key", "content", "vkey")}
    if not all(value is None or isinstance(value, str) for value in found.values()):
        raise NoteInvalid("a field has another type")
    return found


def _content(extra: dict[str, Any], promised: bytes, path: str, findings: Findings) -> bytes | None:
    key, content = extra["key"], extra["content"]
    if key is None and content is None:
        return None
    data = (content or "").encode("utf-8", "surrogatepass")
    if (
        not promised
        or not records.HEX_64.fullmatch(key or "")
        or words.commitment(bytes.fromhex(key), data) != promised
    ):
        findings.add("proof-words", file=path)
    return data
