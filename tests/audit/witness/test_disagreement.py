"""A device put back to an earlier state can't know it; its witness does, and it goes on record."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from audit.ledger.merkle import root_at
from audit.ledger.notes import VerifierKey
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.ledger.witness_errors import WitnessAhead, WitnessForked, WitnessLogUnknown
from audit.ledger.witnesses import add_witness, ask_all
from tests.support.clock import ManualClock
from tests.support.gates import make_gate, occasion
from tests.support.suggestions import offer, suggestion
from tests.support.witness import Answer, Request, Witness, conflict, serving

Grow = Callable[[int], None]
Leaves = Callable[..., list[dict[str, Any]]]


@contextmanager
def put_back(ledger: Ledger) -> Iterator[None]:
    """What happens within is undone on the device, as by an image of its whole disk."""
    home = ledger.path.parent
    image = home.parent / "image"
    ledger.close()
    shutil.copytree(home, image)
    yield
    ledger.close()
    shutil.rmtree(home)
    image.rename(home)


def stored_size(ledger: Ledger) -> int:
    with LedgerReader(ledger.path) as reader:
        return reader.witnesses()[0].size


def test_a_rollback_is_seen_by_the_witness_and_recorded_once(
    ledger: Ledger, witness: Witness, grow: Grow, leaves: Leaves
) -> None:
    ask_all(ledger)
    with put_back(ledger):
        grow(5)
        ask_all(ledger)
    root, name = ledger.tip.root, ledger.key.name
    error = ask_all(ledger)[0].error
    assert isinstance(error, WitnessAhead)
    assert error.code == "witness-ahead"
    (incident,) = leaves("incident")
    assert incident["problem"] == "rollback"
    assert not incident["resolved"]
    assert (incident["expected_size"], incident["found_size"]) == (8, 3)
    assert (incident["record"], incident["expected_root"]) == (4, None)
    assert incident["found_root"] == root.hex()
    # The witness will not hear of that log again; it goes on as another, which it must be told of.
    assert ledger.key.name != name
    assert isinstance(ask_all(ledger)[0].error, WitnessLogUnknown)
    witness.trust(ledger.key.text)
    for _ in range(2):
        assert ask_all(ledger)[0].error is None
    ledger.resolve_incidents()
    ask_all(ledger)
    assert [leaf["resolved"] for leaf in leaves("incident")] == [False, True]
    assert stored_size(ledger) == ledger.tip.size == 6


def test_it_stops_selling(
    home: Path, clock: ManualClock, ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    with put_back(ledger):
        grow(5)
        ask_all(ledger)
    ask_all(ledger)
    ledger.close()
    gate = make_gate(home, clock)
    gate.review(suggestion(offer("payton", 300)), occasion())
    gate.close()
    with LedgerReader(ledger.path) as reader:
        sales = [
            stored.body
            for stored in reader.stored(1, reader.tip.size)
            if b'"label":"sell' in stored.body
        ]
    assert sales
    assert all(b'"verdict":"blocked"' in body for body in sales)


@pytest.mark.parametrize(
    ("grown", "mismatch"), [(6, None), (6, Answer(409)), (6, Answer(422)), (9, None)]
)
def test_a_log_that_grew_otherwise_after_a_rollback_is_a_fork(
    ledger: Ledger,
    witness: Witness,
    grow: Grow,
    leaves: Leaves,
    clock: ManualClock,
    grown: int,
    mismatch: Answer | None,
) -> None:
    """As large as what the witness saw, or larger: the size alone would not tell."""
    witness.mismatch = mismatch
    ask_all(ledger)
    with put_back(ledger):
        grow(6)
        ask_all(ledger)
    clock.advance(hours=1)
    grow(grown)
    name = ledger.key.name
    seen = witness.latest[name]
    with LedgerReader(ledger.path) as reader:
        ours = root_at(9, reader.hashes)
    assert isinstance(ask_all(ledger)[0].error, WitnessForked)
    assert witness.latest[name] == seen
    (incident,) = leaves("incident")
    assert incident["problem"] == "rollback"
    assert (incident["expected_size"], incident["found_size"]) == (9, 3 + grown)
    assert incident["found_root"] == ours.hex() != seen[1].hex()
    ask_all(ledger)
    assert len(leaves("incident")) == 1
    assert stored_size(ledger) == 3


def test_each_further_size_is_an_incident_of_its_own(
    ledger: Ledger, witness: Witness, leaves: Leaves
) -> None:
    with serving(lambda _: conflict(900)) as url:
        other = Witness("other.example")
        add_witness(ledger.path, VerifierKey.parse(other.vkey), url)
        first = ask_all(ledger)
        with serving(lambda _: conflict(901)) as later:
            add_witness(ledger.path, VerifierKey.parse(other.vkey), later)
            ask_all(ledger)
            ask_all(ledger)
    assert [leaf["expected_size"] for leaf in leaves("incident")] == [900, 901]
    # The other witness was asked all the same.
    assert {asked.error is None for asked in first} == {True, False}
    assert stored_size(ledger) > 0


def test_the_witness_itself_refuses_what_does_not_continue(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    """The server of these tests is as strict as its specification, or they would show nothing."""
    ask_all(ledger)
    grow(4)
    ask_all(ledger)
    first, second = (request.body for request in witness.requests)
    path = "/log-witness/add-checkpoint"

    def status(body: str) -> int:
        return witness.answer(Request(path, {}, body)).status

    assert status(first) == 409
    assert status(second) == 409
    assert status(second.replace("old 3", "old 7")) == 422
    witness.latest[ledger.key.name] = (3, bytes(32))
    assert status(second) == 422
    assert status(first.replace("old 0", "old 3")) == 409
    assert status(second.replace("\n7\n", "\n8\n")) == 403
    assert status(second.replace("old 3", "old 8")) == 400
    assert status(second.replace("old 3", "old 03")) == 400
