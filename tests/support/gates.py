"""A gate over a real ledger in a temporary folder, with everything else small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audit.campaigns.campaigns import Campaigns
from audit.charter import Charter, load_charter
from audit.clock import Clock
from audit.gate.door import NO_CAMPAIGNS, Gate, Occasion
from audit.gate.reading import Watch
from audit.home import DEVICE, ledger_path
from audit.interests import Register
from audit.language import Language
from audit.ledger.store import Ledger
from audit.records.messages import Assist
from tests.support.suggestions import REGISTER
from tests.support.watchdogs import WordWatch

QUIET = WordWatch()


def make_checked_gate(home: Path, clock: Clock, **more: Any) -> Gate:
    """A gate whose log was checked, as the speaker does in the background when it starts."""
    gate = make_gate(home, clock, **more)
    assert gate._ledger.check() == ()
    return gate


def make_gate(
    home: Path,
    clock: Clock,
    *,
    charter: Charter | None = None,
    register: str | None = REGISTER,
    watchdog: Watch | None = QUIET,
    introduced: bool = True,
    campaigns: Campaigns | None = NO_CAMPAIGNS,
) -> Gate:
    """A gate that renders an assist as its id and leaves words as they are.

    `introduced`: its household was told, in the first record, of the right to object to selling.
    """
    gate = Gate(
        Ledger(ledger_path(home), clock),
        charter or load_charter(),
        None if register is None else Register(register),
        clock,
        render=lambda assist, _language: f"words of {assist.utterance}",
        speakable=lambda words, _language: words,
        watchdog=watchdog,
        device=home / DEVICE,
        campaigns=campaigns,
    )
    if introduced and not gate.choices.wishes().introduced:
        gate.was_introduced()
    return gate


def occasion(turn: str = "t1", language: Language = Language.FRENCH, **more: Any) -> Occasion:
    """A turn in which something is said, after a request about buying."""
    return Occasion(turn=turn, language=language, **{"about_buying": True, **more})


def help_with(utterance: str = "time-now") -> Assist:
    """A piece of help."""
    return Assist(utterance=utterance, skill="clock", intent="ask_time")
