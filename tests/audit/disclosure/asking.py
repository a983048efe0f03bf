"""Asks a gate about itself, and puts into its log what no gate would let through."""

from __future__ import annotations

import re
from typing import Any

from audit.gate.door import Gate
from audit.language import Language
from audit.ledger.entries import Entry
from audit.records.leaves import Label, UtteranceLeaf, Verdict, Voice
from audit.records.messages import NoticeRequest, Period
from audit.records.notices import Notice
from tests.audit.disclosure.typography import badly_spaced
from tests.support.gates import occasion
from tests.support.suggestions import offer, suggestion

OTHER = "9520000000028"


def ask(
    gate: Gate, notice: Notice, language: Language = Language.ENGLISH, period: Period | None = None
) -> str:
    request = NoticeRequest(notice=notice, period=period, skill="audit", intent="ask")
    (cleared,) = gate.review(request, occasion("ask", language, requested=False))
    assert cleared.label is Label.NOTICE
    if language is Language.FRENCH:
        assert badly_spaced(cleared.words) == []
    return re.sub(r"[\u00a0\u202f]", " ", cleared.words)


def suggest(gate: Gate, *offers: dict[str, Any], turn: str = "t", **more: Any) -> int:
    gate.review(suggestion(*offers, **more), occasion(turn))
    assert gate.last is not None
    return gate.last.record


def write_suggestion(gate: Gate, *, named: tuple[int, ...] = (0,), **more: Any) -> int:
    """A suggestion in the log that no gate would have let through."""
    made = suggestion(offer("freely", 300), offer("freely", 400, gtin=OTHER))
    facts = {"verdict": Verdict.SPOKEN, "label": Label.ASSIST, "rules": (), **more}
    leaf = UtteranceLeaf(
        turn="t", requested=True, subject="find", skill="s", intent="i", language=Language.ENGLISH,
        voice=Voice.HELP, words=1, milliseconds=1, charter="0" * 64, profile="careful",
        trigger=made.trigger, catalogue="0" * 64, **facts,
    )  # fmt: skip
    personal = {
        "need": made.need,
        "candidates": [one.model_dump(mode="json") for one in made.candidates],
        "weights": dict(made.ranking.weights),
        "eligible": (0, 1),
        "named": named,
    }
    return gate._ledger.append(Entry(leaf, personal=personal))
