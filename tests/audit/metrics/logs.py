"""Logs of a few records, told as a household would live them, and the figures of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from audit.language import Language
from audit.ledger.entries import Document, Entry
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.metrics import Figure, Span, all_figures
from audit.records.leaves import (
    Counted,
    DeclineLeaf,
    DeclineScope,
    ErasureReason,
    Label,
    LiftLeaf,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
    Share,
    SurveyLeaf,
    Tier,
    UtteranceLeaf,
    Verdict,
    Voice,
)
from audit.records.messages import Trigger
from tests.support.clock import ManualClock
from tests.support.suggestions import REGISTER, offer

NOTHING = Share(
    sold_turns=0, helped_turns=0, sold_words=0, helped_words=0, sold_ms=0, helped_ms=0
)  # fmt: skip
CAPS: dict[str, Any] = {
    "asked_in_hour": 0,
    "asked_per_hour": 6,
    "unasked_in_day": 0,
    "unasked_per_day": 1,
    **{f"share_{window}": 100 for window in ("turns", "hour", "day", "week", "month")},
    **{f"cap_{window}": 200 for window in ("turns", "hour", "day", "week", "month")},
    "personal_field": False,
}
UNPAID: dict[str, Any] = {
    "standing": "unpaid", "payer": None, "own_brand": False, "commission_cents": None
}  # fmt: skip
UNKNOWN: dict[str, Any] = {**UNPAID, "standing": "unknown"}
OWN: dict[str, Any] = {
    "standing": "own_brand", "payer": "candide", "own_brand": True, "commission_cents": None
}  # fmt: skip


def paid(cents: int, payer: str = "payton") -> dict[str, Any]:
    """An interest that brings so many cents."""
    return {"standing": "paid", "payer": payer, "own_brand": False, "commission_cents": cents}


CHEAP = (offer("freely", 400, gtin="9520000000028"), UNPAID)
DEAR = (offer("payton", 500, delivery=10), paid(30))


class Story:
    """One household's log; every method adds a record and gives its number."""

    def __init__(self, home: Path, wall: datetime | None = None) -> None:
        self.clock = ManualClock(wall)
        self.ledger = Ledger(home / "ledger.db", self.clock)
        self._turns = 0

    def help(self, turn: str | None = None, **more: Any) -> int:
        """An answer to a request."""
        return self._say(turn, Label.ASSIST, None, **more)

    def say(self, turn: str, label: Label, **more: Any) -> int:
        """Whatever is said."""
        return self._say(turn, label, None, **more)

    def suggest(
        self,
        offers: Sequence[tuple[dict[str, Any], dict[str, Any]]],
        *,
        label: Label = Label.SELL_ASKED,
        turn: str | None = None,
        need: str = "café",
        text: str = "",
        named: Sequence[int] = (0,),
        eligible: Sequence[int] | None = None,
        facts: dict[str, Any] | None = None,
        fields: Sequence[dict[str, Any]] = (),
        claims: Sequence[dict[str, Any]] = (),
        **more: Any,
    ) -> int:
        """A suggestion chosen from `offers`, each with who gains from it."""
        personal = {
            "words": text,
            "need": need,
            "candidates": [candidate for candidate, _ in offers],
            "interests": [interest for _, interest in offers],
            "weights": {"landed_per_unit": 1},
            "claims": list(claims),
            "fields": list(fields),
            "eligible": list(range(len(offers)) if eligible is None else eligible),
            "named": list(named),
            "facts": CAPS | (facts or {}),
        }
        sponsors = {offers[place][1]["payer"] for place in named} - {None}
        counted = Counted(
            turns=NOTHING, hour=NOTHING, day=NOTHING, month=NOTHING, unasked_in_day=0,
            asked_in_hour=0, offers=len(named), fields=len(fields),
        )  # fmt: skip
        told = {
            "trigger": Trigger.CAMPAIGN if label is Label.SELL_UNASKED else Trigger.ASKED,
            "requested": label is not Label.SELL_UNASKED,
            "sponsors": tuple(sorted(sponsors)),
            "counted": counted if label.sells else None,
            "voice": Voice.SELL if label.sells else Voice.HELP,
        }
        return self._say(turn, label, personal, **(told | more))

    def sell(self, **more: Any) -> int:
        """A sell of one paid offer."""
        return self.suggest([(offer("payton", 500), paid(30))], **more)

    def decline(self, scope: DeclineScope, value: str, *, unasked_only: bool = False) -> int:
        """A no."""
        return self._add(DeclineLeaf(scope=scope, value=value, unasked_only=unasked_only))

    def lift(self, scope: DeclineScope, value: str) -> int:
        """A no taken back."""
        return self._add(LiftLeaf(scope=scope, value=value))

    def set(self, name: str, value: str) -> int:
        """A setting."""
        return self._add(SettingLeaf(name=name, value=value))

    def accept(self, of: int) -> int:
        """A yes."""
        return self._add(OutcomeLeaf(of=of, outcome=Outcome.ACCEPTED))

    def mark(self, score: int | None) -> int:
        """A mark, or the question for one."""
        return self._add(SurveyLeaf(score=score))

    def keep_register(self, digest: str = "r") -> None:
        """Keep the sample register under this digest."""
        self.ledger.append(
            Entry(SettingLeaf(name="language", value="fr"),
                  documents=(Document("register", digest, REGISTER),))
        )  # fmt: skip

    def erase(self, *records: int) -> None:
        """Erase the words of these records."""
        self.ledger.erase([(record, record) for record in records], ErasureReason.SPOKEN)

    def figures(
        self, since: datetime | None = None, until: datetime | None = None, **more: Any
    ) -> dict[tuple[str, str], Figure]:
        """Every figure by id and variant."""
        _, figures = self.read(since, until, **more)
        found = {(figure.id, figure.variant): figure for figure in figures}
        assert len(found) == len(figures)
        return found

    def read(
        self, since: datetime | None = None, until: datetime | None = None, **more: Any
    ) -> tuple[Span, tuple[Figure, ...]]:
        """Period and figures as a stranger reads them, without the right to write."""
        with LedgerReader(self.ledger.path) as reader, reader._reading() as connection:
            return all_figures(connection, since, until, **more)

    def _say(
        self, turn: str | None, label: Label, personal: dict[str, Any] | None, **more: Any
    ) -> int:
        self._turns += 1
        facts: dict[str, Any] = {
            "turn": turn or f"t{self._turns}",
            "requested": True,
            "label": label,
            "verdict": Verdict.SPOKEN,
            "rules": ("suggestion-permitted",),
            "subject": "s",
            "skill": "s",
            "intent": "i",
            "language": Language.FRENCH,
            "voice": Voice.HELP,
            "words": 10,
            "milliseconds": 4000,
            "charter": "0" * 64,
            "profile": "careful",
            **more,
        }
        return self.ledger.append(
            Entry(UtteranceLeaf(**facts), personal=personal or {"words": "w"})
        )

    def _add(self, leaf: Any) -> int:
        return self.ledger.append(Entry(leaf))


__all__ = [
    "CHEAP",
    "DEAR",
    "OWN",
    "UNKNOWN",
    "UNPAID",
    "DeclineScope",
    "Label",
    "Story",
    "Tier",
    "offer",
    "paid",
]
