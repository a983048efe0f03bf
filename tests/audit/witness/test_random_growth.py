"""However a log grows and is asked about: what is stored always verifies and never shrinks."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.entries import Entry
from audit.ledger.merkle import root_at
from audit.ledger.notes import VerifierKey, open_note
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.ledger.witnesses import add_witness, ask_all
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.clock import ManualClock
from tests.support.witness import Answer, Request, Witness, serving

STEPS = st.one_of(
    st.integers(1, 40),
    st.sampled_from(["ask", "ask", "reload", "rotate", "forget", "gone"]),
)
LEAF = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_what_is_stored_always_verifies_and_never_shrinks(steps: list[int | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _live(Path(folder) / "home" / "ledger.db", steps)


def _live(path: Path, steps: list[int | str]) -> None:
    ledger = Ledger(path, ManualClock())
    ledger.append(Entry(LEAF))
    witness = Witness(grease=True)
    keys = [ledger.key]
    witness.trust(ledger.key.text)
    size = 0
    with serving(witness.answer) as url:
        key = VerifierKey.parse(witness.vkey)
        add_witness(path, key, url)
        for step in [*steps, "ask"]:
            match step:
                case int(count):
                    ledger.append_all([Entry(LEAF)] * count)
                case "ask":
                    assert [asked.error for asked in ask_all(ledger)] == [None]
                    size = ledger.tip.size
                case "reload":
                    ledger.close()
                    ledger = Ledger(path, ManualClock())
                case "rotate":
                    keys.append(ledger.rotate_key())
                    witness.trust(ledger.key.text)
                case "forget":
                    witness.latest.clear()
                case "gone":
                    add_witness(path, key, "http://127.0.0.1:1")
                    assert ask_all(ledger)[0].error is not None
                    add_witness(path, key, url)
            _check(path, keys, key, size)
    ledger.close()


def _check(path: Path, keys: list[VerifierKey], witness: VerifierKey, size: int) -> None:
    with LedgerReader(path) as reader:
        (kept,) = reader.witnesses()
        assert kept.size == size
        if kept.note is None:
            assert size == 0
            return
        note = open_note(kept.note, [*keys, witness])
        assert len(note.keys) == 2
        assert witness in note.keys
        checkpoint = Checkpoint.parse(note.text)
        assert checkpoint == Checkpoint(keys[0].name, size, root_at(size, reader.hashes))


@pytest.mark.parametrize("later", ["before", "after"])
def test_two_that_ask_at_once_never_leave_the_smaller_one(tmp_path: Path, later: str) -> None:
    """While one waits for its answer, another asks about a larger log."""
    ledger = Ledger(tmp_path / "ledger.db", ManualClock())
    ledger.append(Entry(LEAF))
    witness = Witness()
    witness.trust(ledger.key.text)
    key = VerifierKey.parse(witness.vkey)
    meanwhile = []

    with serving(witness.answer) as url:

        def slow(request: Request) -> Answer:
            answer = witness.answer(request) if later == "after" else None
            if not meanwhile:
                meanwhile.append(True)
                ledger.append(Entry(LEAF))
                add_witness(ledger.path, key, url)
                assert ask_all(ledger)[0].size == 2
            return answer or witness.answer(request)

        with serving(slow) as waiting:
            add_witness(ledger.path, key, waiting)
            assert ask_all(ledger)[0].error is None
    with LedgerReader(ledger.path) as reader:
        assert reader.witnesses()[0].size == 2
    ledger.close()
