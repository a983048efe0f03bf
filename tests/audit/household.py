"""A household that looks for coffee, asks much, and sets its caps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audit.charter import load_charter
from audit.clock import Clock
from audit.gate.door import Gate
from audit.home import DEVICE, ledger_path
from audit.interests import Register
from audit.language import Language
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import SettingLeaf
from audit.records.messages import Suggestion
from tests.audit.ledger.logs import Leaves
from tests.support.gates import help_with, occasion
from tests.support.suggestions import REGISTER, offer, suggestion
from tests.support.watchdogs import WordWatch

A, B, C = "9520000000011", "9520000000028", "9520000000035"
ENGLISH = occasion(language=Language.ENGLISH)


def three_offers(**more: Any) -> Suggestion:
    """The paid one is the best; of the two unpaid ones the later is the better."""
    return suggestion(
        offer("payton", 300, gtin=A),
        offer("freely", 420, gtin=B),
        offer("freely", 400, gtin=C),
        **more,
    )


def rules_of(leaves: Leaves) -> list[str]:
    """The rules that held the last suggestion back."""
    blocked = [leaf for leaf in leaves("utterance") if leaf["verdict"] == "blocked"]
    return list(blocked[-1]["rules"])


def set_profile(home: Path, clock: Clock, profile: str) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.append(Entry(SettingLeaf(name="profile", value=profile)))
    ledger.close()


def help_much(gate: Gate, requests: int, start: int = 0) -> None:
    for number in range(start, start + requests):
        gate.review(help_with(), occasion(f"help-{number}"))


def talkative(home: Path, clock: Clock) -> Gate:
    """A gate whose help weighs as much as a request may: 25 words and ten seconds."""
    gate = Gate(
        Ledger(ledger_path(home), clock), load_charter(), Register(REGISTER), clock,
        render=lambda _assist, _language: " ".join(["wordly"] * 25),
        speakable=lambda words, _language: words, watchdog=WordWatch(), device=home / DEVICE,
    )  # fmt: skip
    gate.was_introduced()
    return gate
