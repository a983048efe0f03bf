"""Witnesses: others who sign that they saw this log grow, and only grow (C2SP tlog-witness v1.0.0).

Off until a household chooses one. A witness is sent the log's name, its size, its root and hashes
that lead from the size it knows to this one; never a record and never a word. What it answers, a
cosignature with a time (C2SP tlog-cosignature v1.0.1), is kept under the checkpoint it is about.

A device that was put back to an earlier state cannot know it by itself. A witness does: it has
signed more of the log, or other records. That is put on record as a rollback, and stops selling.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.database import open_engine, writing
from audit.ledger.errors import LedgerMissing, ledger_error
from audit.ledger.merkle import consistency_proof, root_at
from audit.ledger.notes import COSIGNATURE, NoteInvalid, VerifierKey, open_note, split_note
from audit.ledger.proofs import consistency_text
from audit.ledger.reader import LedgerReader, Witnessed
from audit.ledger.store import Ledger
from audit.ledger.tables import LeafRow, LogRow, WitnessRow
from audit.ledger.tip import Tip
from audit.ledger.witness_client import add_checkpoint, checked_url
from audit.ledger.witness_errors import (
    WitnessAhead,
    WitnessAnswerInvalid,
    WitnessConflict,
    WitnessDisagrees,
    WitnessError,
    WitnessForked,
    WitnessKeyRefused,
    WitnessNameTaken,
    WitnessNotChosen,
    WitnessProofRefused,
)
from audit.records.leaves import IncidentLeaf, Problem

TIMEOUT_S = 10.0
# The second time from the size that the witness itself named.
_ATTEMPTS = 2


@dataclass(frozen=True)
class Asked:
    """What a witness answered: the size it cosigned, or why there is no cosignature."""

    key: VerifierKey
    size: int | None = None
    error: WitnessError | None = None


def add_witness(path: Path, key: VerifierKey, url: str) -> None:
    """Have the witness `key` asked at `url`, or at a new one. Raises `CandideError`."""
    if key.kind != COSIGNATURE:
        raise WitnessKeyRefused()
    url = checked_url(url)
    with _changing(path) as connection:
        for text in connection.scalars(select(WitnessRow.key)):
            if text != key.text and VerifierKey.parse(text).name == key.name:
                raise WitnessNameTaken(name=key.name)
        row = insert(WitnessRow).values(key=key.text, url=url, size=0)
        connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"url": url}))


def remove_witness(path: Path, name: str) -> None:
    """Never ask the witness `name` again, and delete what it signed. Raises `CandideError`."""
    with _changing(path) as connection:
        for text in connection.scalars(select(WitnessRow.key)).all():
            if VerifierKey.parse(text).name == name:
                connection.execute(delete(WitnessRow).where(WitnessRow.key == text))
                return
    raise WitnessNotChosen(name=name)


def ask_all(ledger: Ledger, *, timeout: float = TIMEOUT_S) -> list[Asked]:
    """Ask every chosen witness to cosign the log as it is now; an empty log is shown to nobody.

    Blocks, for each witness a few times `timeout` seconds at worst. That one fails does not stop
    the others. Raises `LedgerError` where the log can't be read or an answer can't be kept.
    """
    with LedgerReader(ledger.path) as reader:
        witnesses = reader.witnesses()
        if not witnesses or not reader.tip.size:
            return []
        return [_ask(ledger, reader, witness, timeout) for witness in witnesses]


def _ask(ledger: Ledger, reader: LedgerReader, witness: Witnessed, timeout: float) -> Asked:
    try:
        tip, line = _cosignature(reader, witness, timeout)
    except WitnessError as error:
        if isinstance(error, WitnessDisagrees):
            _put_on_record(ledger, reader, error.size)
        return Asked(witness.key, error=error)
    _keep(ledger.path, witness.key, f"{tip.note}{line}\n")
    return Asked(witness.key, tip.size)


def _cosignature(reader: LedgerReader, witness: Witnessed, timeout: float) -> tuple[Tip, str]:
    """The tip that the witness cosigned, and the line it signed it with. Raises `WitnessError`."""
    old = _size_of(witness.note, reader.origin)
    for _ in range(_ATTEMPTS):
        # Read anew: another process may have shown the witness more in the meantime.
        tip = reader.tip
        if old > tip.size:
            raise WitnessAhead(size=old, own=tip.size)
        answer = _answer(reader, witness, tip, old, timeout)
        if isinstance(answer, str):
            return tip, _line(tip, answer, witness.key)
        if answer == old == tip.size:
            raise WitnessForked(size=old, own=tip.size)
        old = answer
    raise WitnessAnswerInvalid()


def _answer(
    reader: LedgerReader, witness: Witnessed, tip: Tip, old: int, timeout: float
) -> str | int:
    hashes = consistency_proof(old, tip.size, reader.hashes) if old else []
    try:
        return add_checkpoint(witness.url, consistency_text(old, hashes, tip.note), timeout)
    except (WitnessProofRefused, WitnessConflict) as error:
        # The proof is made from our own tree, so it is the two beginnings that differ. At equal
        # sizes there is nothing to prove, and witnesses say either of the two.
        if old == tip.size or (old and isinstance(error, WitnessProofRefused)):
            raise WitnessForked(size=old, own=tip.size) from error
        raise


def _line(tip: Tip, answer: str, key: VerifierKey) -> str:
    """The line of `answer` that is the cosignature of `key`; lines of other keys are ignored."""
    text, _ = split_note(tip.note)
    try:
        if open_note(f"{text}\n{answer}", [key]).text != text:
            raise WitnessAnswerInvalid()
    except NoteInvalid as error:
        raise WitnessAnswerInvalid() from error
    return next(line for line in answer.split("\n") if _is_by(key, text, line))


def _is_by(key: VerifierKey, text: str, line: str) -> bool:
    try:
        return bool(open_note(f"{text}\n{line}\n", [key]))
    except NoteInvalid:
        return False


def _size_of(note: str | None, origin: str) -> int:
    """How much of the log `origin` the cosigned `note` is about; nought if it is of another log."""
    if note is None:
        return 0
    checkpoint = Checkpoint.parse(split_note(note)[0])
    return checkpoint.size if checkpoint.origin == origin else 0


def _keep(path: Path, key: VerifierKey, note: str) -> None:
    """Store what the witness `key` cosigned, unless more of the same log is stored already."""
    checkpoint = Checkpoint.parse(split_note(note)[0])
    with _changing(path) as connection:
        if connection.scalar(select(LogRow.origin)) != checkpoint.origin:
            return
        stored = connection.scalar(select(WitnessRow.note).where(WitnessRow.key == key.text))
        if _size_of(stored, checkpoint.origin) <= checkpoint.size:
            row = update(WitnessRow).where(WitnessRow.key == key.text)
            connection.execute(row.values(size=checkpoint.size, note=note))


def _put_on_record(ledger: Ledger, reader: LedgerReader, size: int) -> None:
    """Record, once, that a witness knows this log at `size` records as it isn't here.

    That log is never to be signed again in another version, so from here on it is another log.
    """
    if _is_on_record(ledger.path, size):
        return
    tip = reader.tip
    shared = min(size, tip.size)
    leaf = IncidentLeaf(
        problem=Problem.ROLLBACK,
        record=shared + 1 if size > tip.size else None,
        expected_size=size,
        found_size=tip.size,
        found_root=root_at(shared, reader.hashes).hex(),
    )
    ledger.begin_anew(leaf)


def _is_on_record(path: Path, size: int) -> bool:
    """Whether a rollback to below `size` is recorded that a witness told of: without its root."""
    with _opened(path) as engine, engine.connect() as connection:
        bodies = connection.scalars(
            select(LeafRow.body).where(func.instr(LeafRow.body, b'"kind":"incident"') > 0)
        )
        leaves = [json.loads(body) for body in bodies]
    told = (Problem.ROLLBACK, size, None)
    return told in [
        (leaf.get("problem"), leaf.get("expected_size"), leaf.get("expected_root"))
        for leaf in leaves
    ]


@contextmanager
def _changing(path: Path) -> Iterator[Connection]:
    """One transaction on the ledger at `path`, beside whoever holds it. Raises `LedgerError`."""
    with _opened(path, writing=True) as engine, writing(engine) as connection:
        yield connection


@contextmanager
def _opened(path: Path, *, writing: bool = False) -> Iterator[Engine]:
    if not path.is_file():
        raise LedgerMissing(path=path.parent)
    engine = open_engine(path, writing=writing)
    try:
        yield engine
    except SQLAlchemyError as error:
        raise ledger_error(error, path) from error
    finally:
        engine.dispose()
