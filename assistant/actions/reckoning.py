"""Sums and conversions of units."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, say
from assistant.skills.arithmetic import Sum, SumRefusal, work_out
from assistant.skills.conversions import Conversion, ConversionRefusal, convert
from assistant.words.figures import figure_fact, sum_fact

_REFUSED = {
    SumRefusal.BY_ZERO: "sum-by-zero",
    SumRefusal.TOO_LARGE: "sum-too-large",
    SumRefusal.NEGATIVE_ROOT: "sum-negative-root",
    ConversionRefusal.UNLIKE: "conversion-unlike",
    ConversionRefusal.UNKNOWN: "conversion-unknown",
}


class Calculate(Action):
    """Answers a conversion or a sum, and says with it what was understood.

    What has no answer is no request served, hence the skill.
    """

    def name(self) -> str:
        return "action_calculate"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        turn = asked(tracker)
        found = convert(turn.heard, turn.language) or work_out(turn.heard, turn.language)
        if isinstance(found, Conversion):
            _say_conversion(dispatcher, turn, found)
        elif isinstance(found, Sum):
            say(
                dispatcher,
                turn,
                "reckoning",
                "sum-is",
                sum=sum_fact(found.said),
                result=figure_fact(found.value, "%" if found.percent else None, exact=found.exact),
            )
        else:
            refused = _REFUSED[found] if found is not None else "sum-not-understood"
            say(dispatcher, turn, "control", refused)
        return []


def tell_conversion(dispatcher: CollectingDispatcher, turn: Asked) -> bool:
    """Answer the conversion that the sentence asks for; whether it asks for one."""
    found = convert(turn.heard, turn.language)
    if not isinstance(found, Conversion):
        return False
    _say_conversion(dispatcher, turn, found)
    return True


def _say_conversion(dispatcher: CollectingDispatcher, turn: Asked, found: Conversion) -> None:
    say(
        dispatcher,
        turn,
        "reckoning",
        "conversion-is",
        measured=figure_fact(found.source.value, found.source.unit),
        equals=figure_fact(found.target.value, found.target.unit, exact=found.exact),
    )
