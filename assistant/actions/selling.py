"""What the household decides about being sold to, and what it asks about it.

Decisions leave here as effects without a word: our own process asks first where they make
protection weaker, carries them out, and says what is so from then on. An objection to selling
counts as one whatever Rasa took the sentence for.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import Asked, asked, catalogue, hand_over, say
from assistant.shopping.names import Named
from assistant.skills.caps import find_caps
from assistant.skills.effects.selling import (
    ChangeCaps,
    LiftNo,
    NeverAgain,
    QuietHours,
    Scope,
    Selling,
)
from assistant.skills.hours import find_hours
from assistant.skills.periods import find_period
from assistant.skills.refusing import left_to_name, objects_to_selling, pointed_at
from audit.records.messages import NoticeRequest, Period
from audit.records.notices import Notice

Events = list[dict[str, Any]]
# As many as one envelope carries.
_MEANT_AT_MOST = 8
_NAME_LETTERS_AT_MOST = 200
_NO_SELLING = Selling(allowed=False)
_FIGURES = {"what_it_cost": Notice.COST, "what_held_back": Notice.HELD_BACK}


class NeverAgainAction(Action):
    """Refuses for good what the sentence names, or what it points at."""

    def name(self) -> str:
        return "action_never_again"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        named, scope = _meant(turn)
        if named:
            hand_over(dispatcher, None, *_each(NeverAgain, named))
        elif scope is not None:
            hand_over(dispatcher, None, NeverAgain(scope=scope))
        elif unknown := _unknown(turn):
            say(dispatcher, turn, "control", "never-again-unknown", name=unknown)
        elif _objects(turn):
            hand_over(dispatcher, None, _NO_SELLING)
        else:
            hand_over(dispatcher, None, NeverAgain(scope="product"))
        return []


class LiftNoAction(Action):
    """Takes back the refusal of what the sentence names, or else the last one."""

    def name(self) -> str:
        return "action_lift_no"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        named, scope = _meant(turn)
        if named:
            hand_over(dispatcher, None, *_each(LiftNo, named))
        elif scope not in (None, "product"):
            hand_over(dispatcher, None, LiftNo(scope=scope))
        elif _objects(turn):
            hand_over(dispatcher, None, _NO_SELLING)
        elif scope is None and (unknown := _unknown(turn)):
            say(dispatcher, turn, "control", "never-again-unknown", name=unknown)
        else:
            hand_over(dispatcher, None, LiftNo())
        return []


class AllowSelling(Action):
    """Switches selling on again; a sentence that names something lifts that refusal only."""

    def name(self) -> str:
        return "action_allow_selling"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        named = catalogue().names.find(turn.heard, turn.language)[:_MEANT_AT_MOST]
        if named:
            hand_over(dispatcher, None, *_each(LiftNo, named))
        else:
            hand_over(dispatcher, None, Selling(allowed=not _objects(turn)))
        return []


class ChangeTheCaps(Action):
    def name(self) -> str:
        return "action_change_caps"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        caps = find_caps(turn.heard, turn.language)
        if caps is not None:
            hand_over(dispatcher, None, ChangeCaps(to=caps))
        elif _objects(turn):
            hand_over(dispatcher, None, _NO_SELLING)
        else:
            say(dispatcher, turn, "control", "caps-what")
        return []


class SetQuietHours(Action):
    def name(self) -> str:
        return "action_set_quiet_hours"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        hours = find_hours(turn.heard, turn.language)
        if hours is not None:
            hand_over(dispatcher, None, QuietHours(start=hours[0], end=hours[1]))
        elif _objects(turn):
            hand_over(dispatcher, None, _NO_SELLING)
        else:
            hand_over(dispatcher, None, QuietHours())
        return []


class NotUnderstood(Action):
    """Owns up to not having understood, unless the sentence objects to selling, whatever else."""

    def name(self) -> str:
        return "action_not_understood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if _objects(turn):
            hand_over(dispatcher, None, _NO_SELLING)
        else:
            say(dispatcher, turn, "smalltalk", "not-understood")
        return []


class TellFigures(Action):
    """Asks the audit layer for a figure of the period the sentence is about."""

    def name(self) -> str:
        return "action_tell_figures"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        request = NoticeRequest(
            notice=_FIGURES.get(turn.intent, Notice.FIGURES),
            period=Period(find_period(turn.heard, turn.language)),
            skill="audit",
            intent=turn.intent,
        )
        hand_over(dispatcher, request)
        return []


def _objects(turn: Asked) -> bool:
    return objects_to_selling(turn.heard, turn.language)


def _each(change: type[NeverAgain | LiftNo], named: list[Named]) -> list[NeverAgain | LiftNo]:
    """The same change of everything that was named."""
    return [change(scope=one.scope, value=one.value, name=one.name) for one in named]


def _meant(turn: Asked) -> tuple[list[Named], Scope | None]:
    """What a sentence names of the catalogue, or else the scope of what it points at.

    A brand or a shop says more than the kind of thing beside it; "this coffee" is one product.
    """
    found = catalogue().names.find(turn.heard, turn.language)
    scope = pointed_at(turn.heard, turn.language)
    makers = [one for one in found if one.scope != "category"]
    if makers:
        return makers[:_MEANT_AT_MOST], None
    if scope in ("brand", "sponsor"):
        return [], scope
    kinds = [one for one in found if not one.pointed]
    if not found and scope is None and (unknown := _unknown(turn)):
        kinds = catalogue().names.categories_with(unknown, turn.language)
    if kinds:
        return kinds[:_MEANT_AT_MOST], None
    return [], "product" if found else scope


def _unknown(turn: Asked) -> str | None:
    """What the sentence calls by a name, as far as it is no word for anything on sale."""
    whole = left_to_name(turn.heard, turn.language)
    marked = next(filter(None, (left_to_name(p, turn.language) for p in turn.products)), None)
    # Rasa's mark may be short of a word ("vin" of "vin rouge"); apart from that it knows better.
    name = whole if whole and marked and marked in whole else marked or whole
    return name[:_NAME_LETTERS_AT_MOST] if name else None
