"""Makes records: their bytes, their place in the tree, and the checkpoint signed over them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from audit.accounting.sums import Running
from audit.clock import Clock
from audit.ledger.accounts import add_weights, check_latest, read_running
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.database import prepared, run
from audit.ledger.device_key import DeviceKey
from audit.ledger.entries import Entry, keep_in_step
from audit.ledger.errors import KeyReplaced
from audit.ledger.identity import read_key
from audit.ledger.merkle import Frontier, leaf_hash
from audit.ledger.notes import VerifierKey, sign_note
from audit.ledger.tables import ErasableRow, LeafRow
from audit.ledger.tip import Tip, add_subtrees, is_tip, read_frontier, read_tip, swap_tip
from audit.records.canonical import canonical_bytes, refuse_floats
from audit.records.leaves import RECORD_VERSION, IncidentLeaf, KeyLeaf, KeyReason, Leaf

# A household's timeline is personal, so leaves carry the time of day only this finely.
WALL_STEP = timedelta(minutes=15)

_ADD_LEAF = prepared(insert(LeafRow))
_ADD_ERASABLE = prepared(insert(ErasableRow))


@dataclass(frozen=True)
class State:
    """Where the log stands: its tip, its right edge, its sums, and the latest wall time seen."""

    tip: Tip
    frontier: Frontier
    running: Running
    latest_wall: datetime | None
    incidents: int = 0
    """How many incidents were just written."""


@dataclass(frozen=True)
class _Bytes:
    """A record as it is stored: the leaf, and where there are words, their key and bytes."""

    leaf: bytes
    key: bytes | None = None
    content: bytes | None = None


class Writer:
    """Writes records for one open ledger; what it wrote counts once it is told of the commit."""

    def __init__(self, connection: Connection, key: DeviceKey, clock: Clock) -> None:
        """Raises `KeyError` where the tree lacks a hash of its right edge."""
        self.key = key
        self._clock = clock
        tip = read_tip(connection)
        running, self.astray = check_latest(connection, tip.size)
        """The first of the last records whose account is not what it says, if there is one."""
        self._state = self._state_at(connection, tip, running)
        self._base_ms = self.tip.log_ms - clock.monotonic_ms()

    @property
    def tip(self) -> Tip:
        """The last signed checkpoint."""
        return self._state.tip

    @property
    def frontier(self) -> Frontier:
        """The right edge of the tree at the tip."""
        return self._state.frontier

    def now_ms(self) -> int:
        """Log time now."""
        return max(self._base_ms + self._clock.monotonic_ms(), self.tip.log_ms)

    def write(self, connection: Connection, entries: Sequence[Entry]) -> State:
        """Write `entries` in the caller's transaction, with the checkpoint that covers them."""
        self.catch_up(connection, self.key.verifier)
        return self._add(connection, entries, self.key)

    def catch_up(self, connection: Connection, key: VerifierKey) -> None:
        """Go on from what another process has written in the meantime.

        Raises `KeyReplaced` where that was another key than `key`.
        """
        if is_tip(connection, self.tip):
            return
        if read_key(connection) != key:
            raise KeyReplaced()
        tip = read_tip(connection)
        self._state = self._state_at(connection, tip, read_running(connection, tip.size))

    def change_key(
        self,
        connection: Connection,
        previous: VerifierKey,
        new: DeviceKey,
        reason: KeyReason,
        why: Sequence[Leaf] = (),
    ) -> State:
        """Write that `new` signs from this record on, endorsed by `previous` if we hold it.

        `why` are further records of what led to it. Call `catch_up` before.
        """
        seq = self.tip.size + 1
        held = self.key.verifier == previous
        endorsement = self.key.sign(endorsed(seq, new.verifier)) if held else None
        leaf = KeyLeaf(
            reason=reason,
            previous=previous.id.hex(),
            vkey=new.verifier.text,
            endorsement=base64.b64encode(endorsement).decode() if endorsement else None,
        )
        return self._add(connection, [Entry(leaf), *map(Entry, why)], new)

    def committed(self, state: State) -> None:
        """What `write` returned is durable now."""
        self._state = state

    def _add(self, connection: Connection, entries: Sequence[Entry], key: DeviceKey) -> State:
        log_ms, latest_wall = self.now_ms(), self._state.latest_wall
        wall = self._clock.wall()
        sure = latest_wall is None or wall >= latest_wall
        latest_wall = max(wall, latest_wall or wall)
        first = self.tip.size + 1
        records = [
            _bytes_of(seq, log_ms, wall, sure, entry) for seq, entry in enumerate(entries, first)
        ]
        frontier = self.frontier.copy()
        add_leaves(connection, frontier, [record.leaf for record in records])
        words = [
            (seq, record.key, record.content)
            for seq, record in enumerate(records, first)
            if record.content is not None
        ]
        add_words(connection, words)
        weights = [
            (seq, log_ms, *vars(entry.account).values())
            for seq, entry in enumerate(entries, first)
            if entry.account is not None
        ]
        running = self._state.running.copy()
        add_weights(connection, running, weights)
        for seq, entry in enumerate(entries, first):
            keep_in_step(connection, seq, entry)
        checkpoint = Checkpoint(key.origin, frontier.size, frontier.root())
        note = sign_note(checkpoint.text, [key])
        tip = Tip(frontier.size, checkpoint.root, note, log_ms, _coarse(latest_wall))
        swap_tip(connection, self.tip, tip)
        incidents = sum(_is_incident(entry) for entry in entries)
        return State(tip, frontier, running, latest_wall, incidents)

    @staticmethod
    def _state_at(connection: Connection, tip: Tip, running: Running) -> State:
        return State(tip, read_frontier(connection, tip.size), running, tip.latest_wall)


def add_leaves(connection: Connection, frontier: Frontier, leaves: Sequence[bytes]) -> None:
    """Store leaves and the hashes of the subtrees that they complete; `frontier` moves on."""
    size = frontier.size
    run(connection, _ADD_LEAF, enumerate(leaves, size + 1))
    completed = [found for leaf in leaves for found in frontier.append(leaf_hash(leaf))]
    add_subtrees(connection, size, completed)


def add_words(connection: Connection, words: Sequence[tuple[int, bytes | None, bytes]]) -> None:
    """Store words: the record's number, the key of its commitment, and the bytes."""
    if words:
        run(connection, _ADD_ERASABLE, words)


def endorsed(seq: int, key: VerifierKey) -> bytes:
    """What the key before signs, so that record `seq` may hand over to `key`."""
    return f"candide-key/1\n{key.name}\n{seq}\n{key.text}\n".encode()


def _bytes_of(seq: int, log_ms: int, wall: datetime, sure: bool, entry: Entry) -> _Bytes:
    leaf: dict[str, Any] = {
        "v": RECORD_VERSION,
        "seq": seq,
        "log_ms": log_ms,
        "wall": _coarse(wall).strftime("%Y-%m-%dT%H:%MZ"),
        "wall_sure": sure,
        **entry.leaf.model_dump(mode="json"),
    }
    if entry.personal is None:
        return _Bytes(canonical_bytes(leaf))
    personal = {"at": wall.isoformat(timespec="seconds"), **entry.personal}
    refuse_floats(personal)
    content = json.dumps(personal, ensure_ascii=False, separators=(",", ":")).encode()
    key = secrets.token_bytes(32)
    leaf["commitment"] = hmac.digest(key, content, hashlib.sha256).hex()
    return _Bytes(canonical_bytes(leaf), key, content)


def _is_incident(entry: Entry) -> bool:
    return isinstance(entry.leaf, IncidentLeaf) and not entry.leaf.resolved


def _coarse(wall: datetime) -> datetime:
    return wall - (wall - datetime.min.replace(tzinfo=wall.tzinfo)) % WALL_STEP
