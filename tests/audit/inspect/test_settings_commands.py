"""`candide settings set|never-again|lift`: less is done at once, more is asked about first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audit.choices.wishes import Wishes, read_wishes
from audit.gate.door import Gate
from audit.home import ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.store import Ledger
from tests.audit.household import ENGLISH, A, B, three_offers
from tests.audit.inspect.setting import set_leaves, settings
from tests.audit.roomy import sells
from tests.support.clock import ManualClock
from tests.support.suggestions import offer, suggestion


def wishes_of(home: Path) -> Wishes:
    ledger = Ledger(ledger_path(home), ManualClock())
    found: Wishes = ledger.read(read_wishes)
    ledger.close()
    return found


# -- set -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("selling", "off", "off"),
        ("profile", "none", "none"),
        ("unasked-per-day", "0", "0"),
        ("asked-per-hour", "2", "2"),
        ("cap-week", "1.5%", "150"),
        ("cap-week", "1,25", "125"),
        ("cap-week", "2 %", "200"),
        ("cap-week", "0", "0"),
        ("children", "yes", "yes"),
        ("quiet", "20:00-09:00", "2000-0900"),
        ("quiet", "2000-0900", "2000-0900"),
        ("language", "fr", "fr"),
        ("survey", "on", "on"),
    ],
)
def test_what_allows_no_more_is_done_at_once_and_on_record(
    gate: Gate, home: Path, name: str, value: str, written: str
) -> None:
    shown = settings("set", name, value)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert f"Noted: {name} {value}." in shown.stdout
    assert set_leaves(home)[-1] == (name, written)
    assert gate.choices.in_force(name) == written


LOOSER = [
    (["selling off"], "selling", "on"),
    (["children yes"], "children", "no"),
    (["profile none"], "profile", "careful"),
    ([], "profile", "open"),
    ([], "unasked-per-day", "2"),
    ([], "asked-per-hour", "20"),
    ([], "cap-week", "10%"),
    (["cap-week 1%"], "cap-week", "default"),
    ([], "quiet", "none"),
    ([], "quiet", "22:00-08:00"),
    (["profile none", "asked-per-hour 20"], "profile", "careful"),
]


@pytest.mark.parametrize(("before", "name", "value"), LOOSER)
@pytest.mark.parametrize("answer", ["", "n\n", "o\n"])
def test_what_allows_more_is_not_done_without_a_clear_yes(
    home: Path, before: list[str], name: str, value: str, answer: str
) -> None:
    for change in before:
        assert settings("set", *change.split()).exit_code == 0
    made = len(set_leaves(home)) if before else 0
    refused = settings("set", name, value, answer=answer)
    assert refused.exit_code == 1
    assert f"This allows more selling than now: {name} {value}." in refused.stderr
    assert "Nothing was changed." in refused.stderr
    assert len(set_leaves(home) if ledger_path(home).exists() else []) == made


@pytest.mark.parametrize(("before", "name", "value"), LOOSER)
def test_with_a_yes_it_is(home: Path, before: list[str], name: str, value: str) -> None:
    for change in before:
        settings("set", *change.split())
    assert settings("set", name, value, answer="yes\n").exit_code == 0
    assert set_leaves(home)[-1][0] == name


def test_yes_may_be_said_beforehand(home: Path) -> None:
    shown = settings("set", "profile", "open", "--yes")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert wishes_of(home).profile == "open"


@pytest.mark.parametrize(
    ("name", "value", "ceiling"),
    [
        ("unasked-per-day", "4", "3"),
        ("asked-per-hour", "21", "20"),
        ("cap-week", "10.01", "10%"),
        ("cap-week", "999%", "10%"),
    ],
)
def test_no_cap_goes_beyond_the_charter_and_the_ceiling_is_named(
    home: Path, name: str, value: str, ceiling: str
) -> None:
    refused = settings("set", name, value, "--yes")
    assert refused.exit_code == 1
    assert f"The charter allows no more than {ceiling} for {name}." in refused.stderr
    assert not ledger_path(home).exists()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("selling", "maybe", "It can be: on, off."),
        ("quiet", "21-8", "It can be: 21:00-08:00, none."),
        ("quiet", "25:00-08:00", "It can be: 21:00-08:00, none."),
        ("cap-week", "1.234", "It can be: 0%"),
        ("cap-week", "-1", "It can be: 0%"),
        ("asked-per-hour", "few", "It can be: 0, 1, 2"),
        ("introduced", "a" * 64, "is not a setting. There are: selling, profile,"),
        ("adult-until", "999999999", "is not a setting"),
        ("adult-pin", "chosen", "is not a setting"),
        ("pin", "2580", "is not a setting"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(
    home: Path, name: str, value: str, words: str
) -> None:
    refused = settings("set", "--", name, value)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert not ledger_path(home).exists()


def test_a_cap_that_waits_for_another_profile_says_so(home: Path) -> None:
    settings("set", "profile", "none")
    shown = settings("set", "asked-per-hour", "3")
    assert shown.exit_code == 0
    assert "With the profile none nothing is sold" in shown.stdout


def test_it_takes_effect_at_once_beside_a_running_speaker(gate: Gate, home: Path) -> None:
    assert sells(gate.review(three_offers(), ENGLISH))
    assert settings("set", "selling", "off").exit_code == 0
    assert not sells(gate.review(three_offers(), ENGLISH))
    assert settings("set", "selling", "on", "--yes").exit_code == 0
    assert sells(gate.review(three_offers(), ENGLISH))
    assert check_log(ledger_path(home)) == ()


def test_a_damaged_log_is_named_and_left_as_it_is(home: Path) -> None:
    home.mkdir()
    ledger_path(home).write_bytes(b"never a database " * 500)
    before = ledger_path(home).read_bytes()
    for command in ("show", "set selling off", "pin", "never-again brand b", "lift 1"):
        shown = settings(*command.split())
        assert shown.exit_code == 1, command
        assert "damaged" in shown.stderr
    assert ledger_path(home).read_bytes() == before


# -- never-again and lift --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "value", "message"),
    [
        ("product", A, suggestion(offer("payton", 300))),
        ("category", "ground_coffee", suggestion(offer("payton", 300))),
        ("brand", " MARQUE ", suggestion(offer("payton", 300))),
        ("sponsor", "payton", suggestion(offer("payton", 300))),
    ],
)
def test_a_no_typed_holds_at_once_and_can_be_lifted(
    gate: Gate, home: Path, scope: str, value: str, message: Any
) -> None:
    assert sells(gate.review(message, ENGLISH))
    for _ in range(2):
        shown = settings("never-again", scope, value)
        assert shown.exit_code == 0
        assert "This refusal holds until you lift it." in shown.stdout
    assert not sells(gate.review(message, ENGLISH))
    (no,) = gate.choices.noes()
    refused = settings("lift", no.record, answer="n\n")
    assert refused.exit_code == 1
    assert f"Refusal {no.record}: " in refused.stderr
    assert not sells(gate.review(message, ENGLISH))
    assert settings("lift", no.record, answer="y\n").exit_code == 0
    assert sells(gate.review(message, ENGLISH))
    assert settings("lift", no.record, "--yes").exit_code == 1
    assert check_log(ledger_path(home)) == ()


@pytest.mark.parametrize(
    ("scope", "value", "words"),
    [
        ("product", "1234567", "a GTIN of 8 to 14 digits"),
        ("product", "coffee", "a GTIN of 8 to 14 digits"),
        ("product", "٩٥٢٠٠٠٠٠", "a GTIN of 8 to 14 digits"),
        ("category", "Ground Coffee", "an id"),
        ("sponsor", "", "an id"),
        ("brand", " ", "the name of a brand"),
        ("brand", "a\nb", "the name of a brand"),
    ],
)
def test_what_cannot_be_declined_is_refused(home: Path, scope: str, value: str, words: str) -> None:
    refused = settings("never-again", scope, value)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert not ledger_path(home).exists()


def test_a_likeness_is_declined_with_a_product_only(home: Path) -> None:
    assert settings("never-again", "likeness", "x").exit_code == 2


def test_lifting_a_product_lifts_what_it_is_too(gate: Gate) -> None:
    gate.review(suggestion(offer("payton", 300)), ENGLISH)
    gate.decline()
    (no,) = gate.choices.noes()
    shown = settings("lift", no.record, answer="y\n")
    assert "product “coffee 011”" in shown.stderr
    assert gate.choices.wishes().declined == {}
    assert sells(gate.review(suggestion(offer("payton", 300)), ENGLISH))


@pytest.mark.parametrize("number", ["1", "999"])
def test_a_number_that_is_no_refusal_lifts_nothing(gate: Gate, number: str) -> None:
    settings("never-again", "product", B)
    refused = settings("lift", number, "--yes")
    assert refused.exit_code == 1
    assert f"No refusal has the number {number}." in refused.stderr
    assert len(gate.choices.noes()) == 1
