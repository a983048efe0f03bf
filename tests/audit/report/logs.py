"""A household's week as the gate logs it: help, sales asked for and not, noes, what was held."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from audit.charter import load_charter
from audit.choices.settings import Setting
from audit.gate.door import Gate
from audit.home import DEVICE, ledger_path
from audit.interests import Register
from audit.language import Language
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineScope, Outcome
from audit.records.messages import Suggestion
from tests.support.clock import ManualClock
from tests.support.gates import QUIET, help_with, occasion
from tests.support.suggestions import REGISTER, offer, suggestion

MONDAY = datetime(2026, 11, 16, 9, 7, 30, tzinfo=UTC)
A, B = "9520000000011", "9520000000028"


class Week:
    """A gate over a log that begins on a Monday morning, and what may happen there.

    Its help weighs as much as a request may, and the household lets it sell as much as may be.
    """

    def __init__(self, home: Path, register: str = REGISTER) -> None:
        self.clock = ManualClock(MONDAY)
        ledger = Ledger(ledger_path(home), self.clock)
        self.gate = Gate(
            ledger, load_charter(), Register(register), self.clock,
            render=lambda _assist, _language: " ".join(["wordly"] * 25),
            speakable=lambda words, _language: words, watchdog=QUIET, device=home / DEVICE,
        )  # fmt: skip
        self.gate.start("0.1.0")
        assert ledger.check() == ()
        self.gate.was_introduced()
        self.gate.choices.set(Setting.PROFILE, "open")
        self._turns = 0

    def turn(self) -> str:
        """The next turn, five minutes after the one before."""
        self._turns += 1
        self.clock.advance(minutes=5)
        return f"t{self._turns}"

    def help(self, times: int = 1) -> None:
        """Help that was asked for and heard to its end."""
        for _ in range(times):
            (cleared,) = self.gate.review(help_with(), occasion(self.turn()))
            self.gate.outcome(cleared.record, Outcome.DELIVERED, 744)

    def sell(self, asked: Suggestion | None = None) -> bool:
        """Coffee that Payton pays for, when asked for coffee; whether it was sold."""
        said = self.gate.review(asked or paid(), occasion(self.turn(), Language.ENGLISH))
        return any(one.label.sells for one in said)

    def push(self) -> bool:
        """The same without being asked; whether it was sold."""
        pushed = paid(trigger="campaign")
        return bool(self.gate.review(pushed, occasion(self.turn(), requested=False)))

    def morning(self) -> None:
        """The next day, at the time at which the log began; the device was on all night."""
        days = (self.clock.wall() - MONDAY) // timedelta(days=1) + 1
        self.clock.advance(seconds=(MONDAY + timedelta(days=days) - self.clock.wall()).seconds)

    def close(self) -> None:
        self.gate.close()


def paid(**more: Any) -> Suggestion:
    """Two offers, of which the one that is paid for is the better."""
    return suggestion(offer("payton", 330, gtin=A), offer("freely", 360, gtin=B), **more)


def a_week(home: Path, register: str = REGISTER) -> None:
    """Help on four days, two sales when asked, one unasked, a no, and what was held back."""
    week = Week(home, register)
    week.help(10)
    assert week.sell()
    week.gate.accept()
    for _ in range(2):
        week.morning()
        week.help(25)
    assert week.push()
    week.gate.ignore()
    assert not week.push()
    week.morning()
    week.help(5)
    assert week.sell()
    week.gate.never_again(DeclineScope.CATEGORY)
    assert not week.sell()
    week.close()


def stable(text: str) -> str:
    """A report without what each log draws at random, and what others may change without harm:
    the charter's digest, and the watchdog's recall with what follows from it."""
    text = re.sub(r"candide\.invalid/log/[0-9a-f]{32}", "LOG", text)
    text = re.sub(r"\b[0-9a-f]{4}( [0-9a-f]{4}){7}\b", "FINGERPRINT", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", text)
    bounds = r"(?ms)^(What may have been missed:|Ce qui a pu échapper\u00a0:)\n.*?\n\n"
    return re.sub(bounds, r"\1 …\n\n", text)
