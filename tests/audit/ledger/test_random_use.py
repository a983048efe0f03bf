"""A log in random use: after every step it is whole, and goes on from all it ever signed."""

from __future__ import annotations

import base64
import json
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.erasure import ranges_of
from audit.ledger.merkle import consistency_proof, inclusion_proof
from audit.ledger.notes import VerifierKey, open_note
from audit.ledger.reader import LedgerReader, Stored
from audit.ledger.store import Ledger
from audit.records.leaves import (
    ErasureReason,
    Label,
    MusicChange,
    MusicLeaf,
    MusicSource,
    Verdict,
)
from tests.audit.ledger import plain
from tests.audit.ledger.logs import entry, files_with, utterance
from tests.support.clock import ManualClock

WORDS = st.none() | st.text(st.characters(codec="utf-8"))


@dataclass
class Told:
    """All that the outside was told of a log: what was acknowledged, and what was signed."""

    kinds: list[str] = field(default_factory=list)
    words: list[str | None] = field(default_factory=list)
    vkeys: list[str] = field(default_factory=list)
    checkpoints: list[tuple[int, bytes]] = field(default_factory=list)


class RandomUse(RuleBasedStateMachine):
    """Everything that may be done to a log, in any order, by any clock."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "home" / "ledger.db"
        self.clock = ManualClock()
        self.ledger = Ledger(self.path, self.clock)
        self.told = Told()
        self.said = 0

    def acknowledge(self, seq: int, kind: str, word: str | None = None) -> None:
        self.told.kinds.append(kind)
        self.told.words.append(word)
        assert seq == len(self.told.kinds)

    @initialize()
    def open(self) -> None:
        self.told.vkeys.append(self.ledger.key.text)
        self.append(0, None)

    @rule(number=st.integers(0, 99), word=WORDS)
    def append(self, number: int, word: str | None) -> None:
        self.acknowledge(self.ledger.append(entry(number, word)), "outcome", word)

    @rule(what=st.sampled_from(MusicChange), source=st.sampled_from(MusicSource))
    def play(self, what: MusicChange, source: MusicSource) -> None:
        self.acknowledge(self.ledger.append(Entry(MusicLeaf(what=what, source=source))), "music")

    @rule(batch=st.lists(WORDS, min_size=1, max_size=20))
    def append_all(self, batch: list[str | None]) -> None:
        numbers = self.ledger.append_all([entry(7, word) for word in batch])
        for seq, word in zip(numbers, batch, strict=True):
            self.acknowledge(seq, "outcome", word)

    @rule(label=st.sampled_from(Label), verdict=st.sampled_from(Verdict), words=st.integers(0, 50))
    def say(self, label: Label, verdict: Verdict, words: int) -> None:
        self.said += 1
        said = f"said for the time number {self.said}."
        seq = self.ledger.append(utterance("t", label, words, said, verdict))
        self.acknowledge(seq, "utterance", said)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        size = len(self.told.words)
        numbers = data.draw(st.sets(st.integers(1, size + 3), max_size=6))
        held = {seq for seq in numbers if seq <= size and self.told.words[seq - 1] is not None}
        assert self.ledger.erase(ranges_of(numbers), ErasureReason.COMMAND) == len(held)
        for seq in held:
            gone = self.told.words[seq - 1]
            self.told.words[seq - 1] = None
            if gone.startswith("said for"):
                assert files_with(self.path.parent, gone) == []
        if held:
            self.acknowledge(len(self.told.kinds) + 1, "erasure")

    @rule()
    def rotate(self) -> None:
        before = VerifierKey.parse(self.told.vkeys[-1])
        key = self.ledger.rotate_key()
        self.acknowledge(len(self.told.kinds) + 1, "key")
        self.told.vkeys.append(key.text)
        with LedgerReader(self.path) as reader:
            ((leaf),) = [json.loads(item.body) for item in self.stored(reader)[-1:]]
        assert (leaf["vkey"], leaf["previous"]) == (key.text, before.id.hex())
        message = f"candide-key/1\n{key.name}\n{leaf['seq']}\n{key.text}\n"
        signature = base64.b64decode(leaf["endorsement"])
        Ed25519PublicKey.from_public_bytes(before.public).verify(signature, message.encode())

    @rule()
    def refuse(self) -> None:
        with pytest.raises(ValueError, match="floats"):
            self.ledger.append(entry(personal={"ratio": 0.5}))

    @rule()
    def reopen(self) -> None:
        self.ledger.close()

    @rule()
    def reboot(self) -> None:
        self.ledger.close()
        self.clock = ManualClock(self.clock.wall(), monotonic_ms=3)
        self.ledger = Ledger(self.path, self.clock)
        if self.told.kinds:
            assert not self.ledger.sound
        assert self.ledger.check() == ()
        assert self.ledger.sound

    @rule(days=st.integers(-400, 400), minutes=st.integers(0, 1000))
    def let_time_pass(self, days: int, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        self.clock.set_wall(self.clock.wall() + timedelta(days=days))

    def stored(self, reader: LedgerReader) -> list[Stored]:
        return list(reader.stored(1, reader.tip.size))

    @invariant()
    def the_log_is_whole(self) -> None:
        if not self.told.kinds:
            return
        assert check_log(self.path) == ()
        with LedgerReader(self.path) as reader:
            records = self.stored(reader)
            leaves: list[dict[str, Any]] = [json.loads(item.body) for item in records]
            assert [leaf["seq"] for leaf in leaves] == list(range(1, len(leaves) + 1))
            assert [leaf["kind"] for leaf in leaves] == self.told.kinds
            assert [
                json.loads(item.content)["words"] if item.content else None for item in records
            ] == self.told.words
            times = [leaf["log_ms"] for leaf in leaves]
            assert times == sorted(times)
            self.what_is_signed_goes_on_from_all_that_was(reader, records)

    def what_is_signed_goes_on_from_all_that_was(
        self, reader: LedgerReader, records: list[Stored]
    ) -> None:
        opened = open_note(reader.tip.note, [VerifierKey.parse(self.told.vkeys[-1])])
        origin, size, root = plain.read_checkpoint(reader.tip.note)
        assert opened.text == f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        assert (origin, size) == (reader.origin, len(self.told.kinds))
        index = (size * 7919) // 3 % size
        proof = inclusion_proof(index, size, reader.hashes)
        leaf = plain.leaf_hash(records[index].body)
        assert plain.included(leaf, index, size, proof, root)
        for old, old_root in self.told.checkpoints:
            proof = consistency_proof(old, size, reader.hashes)
            assert plain.consistent(old, old_root, size, root, proof)
        if (size, root) not in self.told.checkpoints:
            self.told.checkpoints.append((size, root))

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()


TestRandomUse = RandomUse.TestCase
TestRandomUse.settings = settings(
    max_examples=12,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
