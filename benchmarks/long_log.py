"""Makes a ledger of any length, fast: records as a household's, without the gate that judges them.

Half are answers with words, half are their outcomes; one answer in fifty named a paid offer.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
from pathlib import Path
from typing import Any

from audit.accounting import HOUR_MS, Running
from audit.clock import SystemClock
from audit.ledger.accounts import add_weights
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.database import open_engine, writing
from audit.ledger.device_key import DeviceKey, KeyFolder
from audit.ledger.entries import Entry
from audit.ledger.identity import find_key, read_key
from audit.ledger.notes import sign_note
from audit.ledger.store import Ledger
from audit.ledger.tip import Tip, read_frontier, read_tip, swap_tip
from audit.ledger.writer import add_leaves, add_words
from audit.records.leaves import Outcome, OutcomeLeaf

BATCH = 1000
# Log time from one record to the next, so that even a short log fills every window of the caps.
_STEP_MS = HOUR_MS
_WALL = "2026-11-22T09:00Z"
_WORDS = "il est neuf heures et le minuteur de trois minutes sonne dans une minute".split()


def fill(path: Path, size: int) -> float:
    """Make a ledger of `size` records at `path`; the seconds that its appending took.

    What is timed is what the store does with records whose bytes are made: leaves, words, weights,
    subtree hashes, and a signed checkpoint a batch. Making the bytes is not.
    """
    ledger = Ledger(path, SystemClock())
    ledger.append(Entry(OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)))
    ledger.close()
    chance = random.Random(7)
    engine = open_engine(path, writing=True)
    with engine.connect() as connection:
        known = read_key(connection)
        assert known
        tip = read_tip(connection)
        frontier = read_frontier(connection, tip.size)
    key = find_key(KeyFolder(path.parent / "device"), known)
    assert key
    running = Running()
    spent = 0.0
    while tip.size < size:
        batch = range(tip.size + 1, min(size, tip.size + BATCH) + 1)
        records = [_record(seq, chance) for seq in batch]
        began = time.perf_counter()
        with writing(engine) as connection:
            add_leaves(connection, frontier, [record["leaf"] for record in records])
            add_words(connection, [record["words"] for record in records if "words" in record])
            weights = [record["weight"] for record in records if "words" in record]
            add_weights(connection, running, weights)
            new = _signed(key, frontier.size, frontier.root())
            swap_tip(connection, tip, new)
        spent += time.perf_counter() - began
        tip = new
    engine.dispose()
    return spent


def _signed(key: DeviceKey, size: int, root: bytes) -> Tip:
    checkpoint = Checkpoint(key.origin, size, root)
    return Tip(size, root, sign_note(checkpoint.text, [key]), _STEP_MS * size)


def _record(seq: int, chance: random.Random) -> dict[str, Any]:
    every = {"v": 1, "seq": seq, "log_ms": _STEP_MS * seq, "wall": _WALL, "wall_sure": True}
    if seq % 2 == 0:
        leaf = {**every, "kind": "outcome", "of": seq - 1, "outcome": "delivered", "played_ms": 900}
        return {"leaf": _canonical(leaf)}
    label = "sell_asked" if chance.random() < 0.02 else "assist"
    words = " ".join(chance.choices(_WORDS, k=12))
    said = {"at": "2026-11-22T09:01:00+00:00", "heard": words, "words": words, "spoken": words}
    content = json.dumps({**said, "digest": "ab" * 32}).encode()
    secret = chance.randbytes(32)
    weight = {"turn": f"{seq:012x}", "label": label, "requested": True, "words": 12}
    leaf = {
        **every,
        **weight,
        "kind": "utterance",
        "milliseconds": 4000,
        "verdict": "spoken",
        "rules": [],
        "subject": "time-now",
        "skill": "clock",
        "intent": "ask_time",
        "language": "fr",
        "voice": "help",
        "charter": "0" * 64,
        "profile": "careful",
        "trigger": None,
        "sponsors": [],
        "beneficiaries": [],
        "register_digest": None,
        "catalogue": None,
        "share": None,
        "left_out": 0,
        "commitment": hmac.digest(secret, content, hashlib.sha256).hex(),
    }
    return {
        "leaf": _canonical(leaf),
        "words": (seq, secret, content),
        "weight": (seq, _STEP_MS * seq, *weight.values(), 4000),
    }


def _canonical(leaf: dict[str, Any]) -> bytes:
    return json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode()
