"""What the ledger did not take is written before anything else is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from audit.choices.settings import Setting
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.gate.door import Gate
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerDiskFull, LedgerError
from audit.ledger.store import Ledger
from audit.named import No
from audit.records.leaves import DeclineScope, MusicChange, MusicSource, Outcome
from tests.audit.household import ENGLISH, three_offers
from tests.audit.ledger.logs import Leaves
from tests.support.gates import help_with


@dataclass
class BreakableLedger:
    """Breaks the disk under every ledger, and mends it."""

    monkeypatch: pytest.MonkeyPatch
    broken: bool = False

    def __post_init__(self) -> None:
        append = Ledger.append_all

        def attempt(ledger: Ledger, entries: Sequence[Entry]) -> range:
            if self.broken:
                raise LedgerDiskFull()
            return append(ledger, entries)

        self.monkeypatch.setattr(Ledger, "append_all", attempt)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> BreakableLedger:
    return BreakableLedger(monkeypatch)


# -- what is owed to the log ----------------------------------------------------------------------


def test_a_no_said_while_the_ledger_fails_is_written_before_anything_else_is_said(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    gate.review(three_offers(), ENGLISH)
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.decline()
    with pytest.raises(LedgerError):
        gate.review(help_with(), ENGLISH)
    disk.broken = False
    answer, _ = gate.review(three_offers(), ENGLISH)

    assert "011" not in answer.words
    kinds = [leaf["kind"] for leaf in leaves()]
    owed = ["decline", "decline", "outcome"]
    assert kinds == ["setting", "utterance", *owed, "utterance", "utterance", "utterance"]


def test_selling_switched_off_while_the_ledger_fails_is_off_before_anything_else_is_said(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.choices.set(Setting.SELLING, "off")
    disk.broken = False
    assert not any(item.label.sells for item in gate.review(three_offers(), ENGLISH))
    first = leaves()[1]
    assert (first["kind"], first["name"], first["value"]) == ("setting", "selling", "off")


def test_outcomes_that_could_not_be_written_follow_in_their_order(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    gate.review(help_with(), ENGLISH)
    disk.broken = True
    for played in (10, 20):
        with pytest.raises(LedgerError):
            gate.outcome(1, Outcome.INTERRUPTED, played)
    with pytest.raises(LedgerError):
        gate.settle()
    disk.broken = False
    gate.settle()
    gate.settle()
    assert [leaf["played_ms"] for leaf in leaves("outcome")] == [10, 20]


def test_a_gap_record_follows_a_fixed_sentence(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.review(help_with(), ENGLISH)
    for sentence in (*FixedSentence, FixedSentence.BROKEN):
        gate.count_gap(sentence)
    with pytest.raises(LedgerError):
        gate.settle()
    disk.broken = False
    gate.review(help_with(), ENGLISH)

    _, gap, utterance = leaves()
    assert (gap["kind"], utterance["kind"]) == ("gap", "utterance")
    assert gap["sentences"] == {
        FIXED_SENTENCES[FixedSentence.LOG_UNAVAILABLE].digest: 1,
        FIXED_SENTENCES[FixedSentence.BROKEN].digest: 2,
    }
    gate.settle()
    assert len(leaves("gap")) == 1


def test_what_means_more_selling_is_never_done_later(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    """The household was told that it failed; it would not expect it to happen afterwards."""
    gate.choices.set(Setting.SELLING, "off")
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.choices.set(Setting.SELLING, "on")
    disk.broken = False
    gate.settle()
    assert not any(item.label.sells for item in gate.review(three_offers(), ENGLISH))
    assert [leaf["value"] for leaf in leaves("setting")][1:] == ["off"]


def test_a_no_by_name_while_the_ledger_fails_is_written_later(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.choices.never_again([No(DeclineScope.BRAND, "marque", "Marque", "Marque")])
    disk.broken = False
    gate.settle()
    assert [leaf["value"] for leaf in leaves("decline")] == ["marque"]


def test_music_is_a_record_that_names_none(gate: Gate, leaves: Leaves) -> None:
    gate.music(MusicChange.STARTED, MusicSource.LIBRARY)
    gate.music(MusicChange.STOPPED, MusicSource.LIBRARY)
    began, ended = leaves("music")
    every = {"v", "seq", "log_ms", "wall", "wall_sure", "kind"}
    assert set(began) == every | {"what", "source"}
    assert (began["what"], began["source"]) == ("started", "library")
    assert (ended["what"], ended["source"]) == ("stopped", "library")


def test_music_that_began_while_the_ledger_fails_is_written_before_anything_else_is_said(
    gate: Gate, disk: BreakableLedger, leaves: Leaves
) -> None:
    disk.broken = True
    with pytest.raises(LedgerError):
        gate.music(MusicChange.STARTED, MusicSource.RADIO)
    with pytest.raises(LedgerError):
        gate.music(MusicChange.STOPPED, MusicSource.RADIO)
    disk.broken = False
    gate.review(help_with(), ENGLISH)
    assert [(leaf["kind"], leaf.get("what")) for leaf in leaves()[1:]] == [
        ("music", "started"),
        ("music", "stopped"),
        ("utterance", None),
    ]


def test_music_gives_selling_no_room(gate: Gate, leaves: Leaves) -> None:
    for _ in range(40):
        gate.music(MusicChange.STARTED, MusicSource.LIBRARY)
    gate.review(three_offers(trigger="campaign"), ENGLISH)
    assert leaves("utterance")[0]["verdict"] == "blocked"
    gate.review(three_offers(), ENGLISH)
    share = leaves("utterance")[-1]["share"]
    assert (share["helped_turns"], share["helped_ms"]) == (0, 0)
