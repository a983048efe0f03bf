"""Which log a file is, whose key signs it, and whether its end is what was signed."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.device_key import DeviceKey, KeyFolder
from audit.ledger.merkle import leaf_hash, root_at, rows_for
from audit.ledger.notes import NoteInvalid, VerifierKey, open_note, sign_note
from audit.ledger.tables import LeafRow, LogRow, SubtreeRow
from audit.ledger.tip import Tip, first_tip, hash_reader, read_tip

# What Python raises over stored values that no program of ours wrote.
NONSENSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TailMismatch(Exception):
    """The end of the log is not what its last checkpoint was signed over."""


def begin_log(connection: Connection, keys: KeyFolder) -> DeviceKey:
    """Name a log that has no name yet, and sign what is in it already.

    Raises `OSError`, and `TailMismatch` where what is in it are no records.
    """
    origin = new_origin()
    key = keys.adopt(next(iter(keys.keys(origin)), None) or keys.make(origin))
    connection.execute(insert(LogRow).values(id=1, origin=origin, key=key.verifier.text))
    last = connection.execute(select(LeafRow).order_by(LeafRow.seq.desc()).limit(1)).first()
    size = last.seq if last else 0
    try:
        checkpoint = Checkpoint(origin, size, root_at(size, hash_reader(connection)))
        tip = Tip(size, checkpoint.root, sign_note(checkpoint.text, [key]))
        if last:
            leaf = json.loads(last.body)
            wall = datetime.fromisoformat(leaf["wall"])
            tip = replace(tip, log_ms=int(leaf["log_ms"]), latest_wall=wall)
    except NONSENSE as error:
        raise TailMismatch from error
    first_tip(connection, tip)
    return key


def new_origin() -> str:
    """A name for a log: random, so that it tells nothing of the device or its household."""
    return f"candide.invalid/log/{secrets.token_hex(16)}"


def find_key(keys: KeyFolder, known: VerifierKey) -> DeviceKey | None:
    """The private half of the key in force; None where this device does not hold it."""
    for key in keys.keys(known.name):
        if key.verifier == known:
            return keys.adopt(key)
    return None


def read_key(connection: Connection) -> VerifierKey | None:
    """The public key that signs the log now; None before it has one. Raises `TailMismatch`."""
    row = connection.execute(select(LogRow.origin, LogRow.key)).first()
    if row is None:
        return None
    try:
        key = VerifierKey.parse(row.key)
    except (NoteInvalid, *NONSENSE) as error:
        raise TailMismatch from error
    if key.name != row.origin:
        raise TailMismatch
    return key


def write_key(connection: Connection, key: VerifierKey) -> None:
    """Note that `key` signs the log from now on, under its own name."""
    connection.execute(update(LogRow).values(origin=key.name, key=key.text))


def check_tail(connection: Connection, known: VerifierKey) -> None:
    """See that the last entry and the right edge are what the tip says. Raises `TailMismatch`."""
    read = hash_reader(connection)
    try:
        tip = read_tip(connection)
        last = connection.execute(select(LeafRow).order_by(LeafRow.seq.desc()).limit(1)).first()
        rows = connection.scalar(
            select(func.count()).select_from(
                select(SubtreeRow.row).where(SubtreeRow.row >= rows_for(tip.size)).subquery()
            )
        )
        signed = Checkpoint.parse(open_note(tip.note, [known]).text)
        agrees = (
            signed == Checkpoint(known.name, tip.size, tip.root)
            and root_at(tip.size, read) == tip.root
            and (last.seq if last else 0) == tip.size
            and (last is None or read([(0, tip.size - 1)]) == [leaf_hash(last.body)])
            and tip.log_ms == (json.loads(last.body)["log_ms"] if last else 0)
            and not rows
        )
    except (NoteInvalid, *NONSENSE) as error:
        raise TailMismatch from error
    if not agrees:
        raise TailMismatch
