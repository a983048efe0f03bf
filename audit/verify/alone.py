"""Checks that need no bundle: one proof file, and the consistency of two checkpoints."""

from __future__ import annotations

from pathlib import Path

from . import words
from .checkpoints import LARGEST_PROOF, Checkpoint, ConsistencyProof, checkpoint_of
from .findings import Findings, Refused, shown
from .folder import Folder, Unreadable
from .merkle import ProofInvalid, verify_consistency
from .notes import LARGEST_NOTE, Note, NoteInvalid, VerifierKey
from .outcome import ConsistencyOutcome, ProofOutcome
from .proof_files import proof_key, prove
from .witnesses import cosignatures


def verify_proof(
    source: Path, pinned: VerifierKey | None, witnesses: list[VerifierKey]
) -> ProofOutcome:
    """Check one `.tlog-proof` file. Raises `Refused` where it cannot be read at all."""
    outcome = ProofOutcome(shown(str(source)), pinned=pinned is not None)
    findings = outcome.findings
    proved = prove(_read(source, LARGEST_PROOF), outcome.source, findings)
    if proved is None:
        return outcome
    outcome.fields, outcome.checkpoint = proved.fields, proved.checkpoint
    outcome.said = None if proved.content is None else words.parse(proved.content)
    outcome.key = pinned or proof_key(proved)
    if outcome.key is None:
        findings.add("proof-no-key", file=outcome.source)
    else:
        if outcome.key.name != proved.checkpoint.origin:
            findings.add("key-other-log", file=outcome.source)
        _check_signed(proved.note, [outcome.key], outcome.source, findings)
    notes = [(outcome.source, proved.note, proved.checkpoint.size)]
    outcome.seen = cosignatures(notes, witnesses, findings)
    return outcome


def verify_checkpoints(
    old_path: Path, proof_path: Path, keys: list[VerifierKey]
) -> ConsistencyOutcome:
    """Check that the newer checkpoint, in the proof, goes on from the older. Raises `Refused`."""
    outcome = ConsistencyOutcome(shown(str(proof_path)), keys=keys)
    findings = outcome.findings
    old_file, new_file = shown(str(old_path)), outcome.source
    old_note, old = _checkpoint(_read(old_path, LARGEST_NOTE), old_file)
    try:
        proof = ConsistencyProof.parse(_read(proof_path, LARGEST_PROOF))
    except NoteInvalid as error:
        raise Refused("consistency-unreadable", file=new_file) from error
    new_note, new = _checkpoint(proof.note, new_file)
    outcome.old, outcome.new = old, new
    if old.origin != new.origin:
        findings.add("earlier-other-log", file=old_file)
    if keys:
        _check_signed(old_note, keys, old_file, findings)
        _check_signed(new_note, keys, new_file, findings)
    if old.size == 0:
        findings.add("earlier-empty", file=old_file)
    elif old.size > new.size:
        findings.add("earlier-longer", file=old_file, size=old.size, now=new.size)
    elif proof.old_size != old.size:
        findings.add("proof-other-size", file=new_file, size=old.size, found=proof.old_size)
    else:
        try:
            verify_consistency(old.size, new.size, old.root, new.root, proof.hashes)
        except ProofInvalid:
            findings.add("not-consistent", file=new_file, size=old.size, now=new.size)
    return outcome


def _check_signed(note: Note, keys: list[VerifierKey], file: str, findings: Findings) -> None:
    try:
        if note.signed_by(keys) is None:
            findings.add("unknown-signer", file=file)
    except NoteInvalid:
        findings.add("signature-wrong", file=file)


def _checkpoint(data: bytes, file: str) -> tuple[Note, Checkpoint]:
    try:
        return checkpoint_of(data)
    except NoteInvalid as error:
        raise Refused("not-a-checkpoint", file=file) from error


def _read(path: Path, limit: int) -> bytes:
    try:
        real = path.resolve()
        return Folder(real.parent).read(real.name, limit)
    except Unreadable as error:
        raise Refused(f"file-{error.code}", file=shown(str(path))) from error
