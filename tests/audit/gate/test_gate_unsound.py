"""Promise 7: while the log is not known to be whole nothing is sold, and help goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.gate.door import Gate
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.store import Ledger
from audit.records.leaves import Label, Voice
from tests.audit.household import ENGLISH, help_much, talkative, three_offers
from tests.audit.ledger.logs import Leaves, ask, flat, tamper
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion

Trouble = Callable[[Path], None]


@pytest.fixture
def restarted(home: Path, clock: ManualClock) -> Gate:
    """A speaker that sold something, and starts again."""
    gate = make_gate(home, clock)
    assert gate.review(three_offers(), ENGLISH)[0].label is Label.SELL_ASKED
    gate.close()
    return make_gate(home, clock)


def sells(gate: Gate) -> bool:
    return any(item.label.sells for item in gate.review(three_offers(), ENGLISH))


def check(gate: Gate) -> tuple[Any, ...]:
    """What the speaker does in the background."""
    return gate._ledger.check()


# -- before the check -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (Language.FRENCH, "Je ne vends rien tant que mon journal n'est pas vérifié."),
        (Language.ENGLISH, "I sell nothing until my log has been checked."),
    ],
)
def test_before_the_check_unpaid_offers_are_named_and_it_is_said_why_no_others(
    restarted: Gate, leaves: Leaves, language: Language, reason: str
) -> None:
    answer, notice = restarted.review(three_offers(), occasion("now", language))
    assert (answer.label, answer.voice) == (Label.ASSIST, Voice.HELP)
    assert "afé 035" in answer.words or "offee 035" in answer.words
    assert "011" not in answer.words + notice.words
    assert reason in notice.words
    blocked, *_ = (leaf for leaf in leaves("utterance") if leaf["turn"] == "now")
    assert (blocked["verdict"], blocked["rules"]) == ("blocked", ["log-unsound"])
    assert blocked["label"] == "sell_asked"
    for item in (answer, notice):
        restarted.redeem(item)


def test_before_the_check_nothing_is_offered_unasked(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    gate = talkative(home, clock)
    help_much(gate, 200)
    gate.close()
    again = talkative(home, clock)
    assert again.review(three_offers(trigger="campaign"), occasion("c")) == ()
    assert leaves()[-1]["rules"] == ["log-unsound"]
    assert check(again) == ()
    (sale,) = again.review(three_offers(trigger="campaign"), occasion("d"))
    assert sale.label is Label.SELL_UNASKED


def test_before_the_check_help_goes_on(restarted: Gate) -> None:
    (spoken,) = restarted.review(help_with(), ENGLISH)
    restarted.redeem(spoken)
    (unpaid,) = restarted.review(suggestion(offer("freely", 300)), ENGLISH)
    assert unpaid.label is Label.ASSIST
    (notice,) = restarted.review(suggestion(offer("payton", 300)), ENGLISH)
    assert "nothing left for me to name" in notice.words


def test_once_the_check_has_passed_it_sells_again_and_the_caps_still_hold(
    restarted: Gate,
) -> None:
    assert not sells(restarted)
    assert check(restarted) == ()
    assert [sells(restarted) for _ in range(6)] == [True] * 5 + [False]


def test_a_check_counts_for_the_file_as_it_was_opened(restarted: Gate) -> None:
    """After a failure the file is opened afresh, and has to be checked again."""
    check(restarted)
    assert sells(restarted)
    restarted._ledger.close()
    assert not sells(restarted)
    check(restarted)
    assert sells(restarted)


def test_a_new_household_need_not_wait(home: Path, clock: ManualClock) -> None:
    """A log with nothing in it has nothing wrong with it."""
    assert sells(make_gate(home, clock))


# -- trouble --------------------------------------------------------------------------------------


def words_gone(path: Path) -> None:
    tamper(path, "delete from erasable where seq = 2")


def a_no_gone(path: Path) -> None:
    tamper(path, "insert into setting values ('selling', 'on', 1)")


def a_sale_gone(path: Path) -> None:
    tamper(path, "delete from account where seq = 2")


def older_copy(path: Path) -> None:
    """The log goes on, and then what it was comes back."""
    flat(path)
    copy = path.read_bytes()
    ledger = Ledger(path, ManualClock())
    gate_record = ask(path, "select max(seq) from leaf")[0][0]
    ledger.resolve_incidents()
    assert ledger.tip.size == gate_record + 1
    ledger.close()
    path.write_bytes(copy)


def no_key(path: Path) -> None:
    (path.parent / "device" / "log-key.pem").unlink()


def no_database(path: Path) -> None:
    flat(path)
    path.write_bytes(b"never a database " * 300)


TROUBLE = [words_gone, a_no_gone, a_sale_gone, older_copy, no_key, no_database]


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda trouble: trouble.__name__)
def test_trouble_with_the_log_stops_selling_over_every_restart_and_never_the_help(
    home: Path, clock: ManualClock, leaves: Leaves, trouble: Trouble
) -> None:
    gate = make_gate(home, clock)
    assert sells(gate)
    gate.close()
    trouble(ledger_path(home))
    for _ in range(3):
        gate = make_gate(home, clock)
        assert not sells(gate)
        check(gate)
        assert not sells(gate)
        (spoken,) = gate.review(help_with(), ENGLISH)
        gate.redeem(spoken)
        gate.close()
    (incident,) = leaves("incident")
    assert incident["resolved"] is False
    blocked = [leaf for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    assert len(blocked) >= 6
    assert all(leaf["rules"] == ["log-unsound"] for leaf in blocked)


@pytest.mark.parametrize("trouble", [older_copy, no_key, no_database], ids=lambda one: one.__name__)
def test_a_household_that_has_dealt_with_it_is_sold_to_again_after_a_check(
    home: Path, clock: ManualClock, trouble: Trouble
) -> None:
    gate = make_gate(home, clock)
    sells(gate)
    gate.close()
    trouble(ledger_path(home))
    gate = make_gate(home, clock)
    assert check(gate) == ()
    assert not sells(gate)
    gate._ledger.resolve_incidents()
    assert sells(gate)
    gate.close()
    again = make_gate(home, clock)
    assert not sells(again)
    check(again)
    assert sells(again)


def test_a_log_that_still_does_not_agree_sells_nothing_whatever_the_household_says(
    home: Path, clock: ManualClock
) -> None:
    gate = make_gate(home, clock)
    sells(gate)
    gate.close()
    path = ledger_path(home)
    kept = home.parent / "kept.db"
    flat(path)
    shutil.copy(path, kept)
    tamper(path, "update account set words = 0 where seq = 2")
    gate = make_gate(home, clock)
    check(gate)
    gate._ledger.resolve_incidents()
    assert not sells(gate)
    check(gate)
    gate._ledger.resolve_incidents()
    assert not sells(gate)
    ((words,),) = (ask(kept, "select words from account where seq = 2"),)
    tamper(path, f"update account set words = {words[0]} where seq = 2")  # noqa: S608
    assert check(gate) == ()
    assert sells(gate)
