"""Where children live, more takes the PIN of an adult, which nothing ever writes down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audit.choices.adult import LOCKED_MS, AdultPin, PinAnswer
from audit.choices.settings import Setting
from audit.gate.door import Gate
from audit.home import DEVICE, ledger_path
from tests.audit.household import B
from tests.audit.inspect.setting import PIN, WRONG, choose, set_leaves, settings
from tests.support.clock import ManualClock

pytestmark = pytest.mark.usefixtures("cheap")


def everything_written(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


# -- where children live ---------------------------------------------------------------------------


@pytest.fixture
def guarded(gate: Gate) -> Gate:
    """Children live here, and an adult chose a PIN."""
    gate.choices.set(Setting.CHILDREN, "yes")
    gate.choices.set(Setting.SELLING, "off")
    choose(gate)
    return gate


@pytest.mark.parametrize("options", [[], ["--yes"]])
def test_where_children_live_more_takes_the_pin_whatever_else_is_said(
    guarded: Gate, options: list[str]
) -> None:
    for answer in ("", "\n", f"{WRONG}\ny\n", "y\n"):
        refused = settings("set", "selling", "on", *options, answer=answer)
        assert refused.exit_code in (1, 130)
        assert guarded.choices.in_force("selling") == "off"
    allowed = settings("set", "selling", "on", *options, answer=f"{PIN}\ny\n")
    assert allowed.exit_code == 0
    assert guarded.choices.in_force("selling") == "on"


def test_the_pin_alone_is_no_yes(guarded: Gate) -> None:
    assert settings("set", "children", "no", answer=f"{PIN}\nn\n").exit_code == 1
    assert guarded.choices.wishes().children_here


def test_what_was_opened_by_voice_does_not_open_the_terminal(guarded: Gate) -> None:
    assert guarded.choices.try_pin(PIN) is PinAnswer.RIGHT
    refused = settings("set", "children", "no", "--yes", answer=f"{WRONG}\n")
    assert refused.exit_code == 1
    assert "That is not the right PIN. Nothing was changed." in refused.stderr


def test_giving_the_pin_at_the_terminal_opens_no_selling(guarded: Gate) -> None:
    settings("set", "selling", "on", "--yes", answer=f"{PIN}\n")
    assert guarded.choices.wishes().adult_until_ms == 0
    assert guarded.choices.needs_adult()


def test_tries_at_the_terminal_and_by_voice_are_counted_together(guarded: Gate) -> None:
    for _ in range(2):
        guarded.choices.try_pin(WRONG)
    for _ in range(2):
        settings("set", "selling", "on", "--yes", answer=f"{WRONG}\n")
    locked = settings("set", "selling", "on", "--yes", answer=f"{WRONG}\n")
    assert "Too many wrong PINs" in locked.stderr
    assert "candide settings pin --forgot" in locked.stderr
    assert guarded.choices.try_pin(PIN) is PinAnswer.LOCKED
    assert settings("set", "selling", "on", "--yes", answer=f"{PIN}\n").exit_code == 1


def test_less_takes_no_pin(guarded: Gate) -> None:
    for change in ("profile none", "quiet 20:00-09:00", "children yes"):
        assert settings("set", *change.split()).exit_code == 0
    assert settings("never-again", "brand", "Marque").exit_code == 0


def test_without_a_pin_a_yes_is_enough(gate: Gate) -> None:
    gate.choices.set(Setting.CHILDREN, "yes")
    assert settings("set", "children", "no", answer="y\n").exit_code == 0
    assert not gate.choices.wishes().children_here


# -- pin -------------------------------------------------------------------------------------------


def test_a_pin_is_chosen_and_stands_in_no_log_and_no_output(gate: Gate, home: Path) -> None:
    shown = settings("pin", answer=f"{PIN}\n{PIN}\n")
    assert shown.exit_code == 0
    assert "The PIN is chosen." in shown.stdout
    assert PIN not in shown.output
    assert PIN.encode() not in everything_written(home)
    assert gate.choices.check_pin(PIN) is PinAnswer.RIGHT
    assert set_leaves(home)[-1] == ("adult-pin", "chosen")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (f"{PIN}\n{WRONG}\n", "They are not the same. Nothing was changed."),
        ("1234\n1234\n", "not be an easy run"),
        ("12\n12\n", "four to eight digits"),
        ("\n\n", "four to eight digits"),
    ],
)
def test_a_pin_that_will_not_do_changes_nothing(home: Path, typed: str, words: str) -> None:
    refused = settings("pin", answer=typed)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert not AdultPin(home / DEVICE).chosen
    assert not ledger_path(home).exists()


def test_the_pin_before_is_asked_for_first(gate: Gate, home: Path) -> None:
    choose(gate)
    refused = settings("pin", answer=f"{WRONG}\n{WRONG}\n{WRONG}\n")
    assert refused.exit_code == 1
    assert gate.choices.check_pin(PIN) is PinAnswer.RIGHT
    assert settings("pin", answer=f"{PIN}\n{WRONG}\n{WRONG}\n").exit_code == 0
    assert gate.choices.check_pin(WRONG) is PinAnswer.RIGHT
    assert [value for name, value in set_leaves(home) if name == "adult-pin"] == [
        "chosen",
        "changed",
    ]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en_IE.UTF-8", "I forgot the PIN"),
        ("en_IE.UTF-8", "  i  FORGOT the pin "),
        ("fr_FR.UTF-8", "j'ai oublié le code"),
        ("fr_FR.UTF-8", "J\u2019ai oublié le code"),
    ],
)
def test_a_forgotten_pin_is_replaced_by_who_types_the_whole_sentence(
    gate: Gate, home: Path, monkeypatch: pytest.MonkeyPatch, locale: str, sentence: str
) -> None:
    choose(gate)
    for _ in range(5):
        gate.choices.try_pin(WRONG)
    monkeypatch.setenv("LC_ALL", locale)
    assert settings("pin", "--forgot", answer=f"{sentence}\n97531\n97531\n").exit_code == 0
    assert gate.choices.check_pin("97531") is PinAnswer.RIGHT
    assert set_leaves(home)[-1] == ("adult-pin", "forgotten")
    monkeypatch.setenv("LC_ALL", "en_IE.UTF-8")
    assert "a PIN is chosen, without giving the one before" in settings("show").output


@pytest.mark.parametrize("typed", ["", "y", "yes", "I forgot", "j'ai oublié le code"])
def test_no_other_word_replaces_it(gate: Gate, home: Path, typed: str) -> None:
    choose(gate)
    refused = settings("pin", "--forgot", answer=f"{typed}\n{WRONG}\n{WRONG}\n")
    assert refused.exit_code == 1
    assert "type: I forgot the PIN" in refused.stderr
    assert gate.choices.check_pin(PIN) is PinAnswer.RIGHT
    assert set_leaves(home)[-1] == ("adult-pin", "chosen")


def test_leaving_the_prompt_changes_nothing(
    gate: Gate, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(set_leaves(home))
    stopped = settings("pin", answer=f"{PIN}\n")
    assert stopped.exit_code == 130
    assert "Interrupted." in stopped.stderr
    assert not gate.choices.pin.chosen
    assert len(set_leaves(home)) == before


def test_a_disk_that_does_not_take_the_pin_is_named(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AdultPin, "_keep", full)
    refused = settings("pin", answer=f"{PIN}\n{PIN}\n")
    assert refused.exit_code == 1
    assert "No space left on device" in refused.stderr
    assert not gate.choices.pin.chosen


def test_a_locked_pin_opens_an_hour_of_running_time_later(
    guarded: Gate, clock: ManualClock
) -> None:
    for _ in range(5):
        guarded.choices.try_pin(WRONG)
    clock.advance(milliseconds=LOCKED_MS)
    guarded.choices.set(Setting.SURVEY, "off")  # any record tells the terminal the time
    assert settings("set", "selling", "on", "--yes", answer=f"{PIN}\n").exit_code == 0


def test_lifting_takes_the_pin_where_children_live(guarded: Gate) -> None:
    settings("never-again", "product", B)
    (no,) = guarded.choices.noes()
    assert settings("lift", no.record, "--yes", answer=f"{WRONG}\n").exit_code == 1
    assert len(guarded.choices.noes()) == 1
    assert settings("lift", no.record, "--yes", answer=f"{PIN}\n").exit_code == 0
    assert guarded.choices.noes() == ()
