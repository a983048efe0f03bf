"""Which of several is meant: the question, its answer, and then what was wished before it."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.alarms import cancel_alarms
from assistant.actions.context import Asked, asked, say
from assistant.actions.reminders import cancel_reminders
from assistant.actions.ringing import Events, forget, is_no_answer, kept_of, timer_of
from assistant.actions.timer_changes import carry_out, say_cancelled
from assistant.skills.alarms import pick_alarms
from assistant.skills.changes import TimerChange
from assistant.skills.device import Kept, RunningTimer
from assistant.skills.picking import Picked
from assistant.skills.reminders import pick_reminders
from assistant.skills.timers import pick_timers
from assistant.words.choices import alarm_choice, timer_choice

# More choices than these nobody keeps in mind.
CHOICES_AT_MOST = 4
# "celle de neuf heures", "the nine o'clock one": what points, and does not tell apart.
_POINTING = {
    "fr": r"^(?:celle|celui|celles|ceux|l'alarme|le réveil)(?: (?:de|du|à|d'))? ?",
    "en": r"^(?:the|my) | ones?[.!]?$",
}


class AskWhich(Action):
    def name(self) -> str:
        return "action_ask_which"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wish = _wish(tracker)
        if wish["kind"] == "timer":
            choices = [timer_choice(one, turn.language) for one in _timers(turn, wish)]
            say(dispatcher, turn, "timers", "timer-which", choices=_few(choices))
        elif wish["kind"] == "alarm":
            alarms = kept_of(turn.device.alarms, wish["ids"])
            choices = [alarm_choice(one, turn.language) for one in alarms]
            say(dispatcher, turn, "alarms", "alarm-which", choices=_few(choices))
        else:
            reminders = kept_of(turn.device.reminders, wish["ids"])
            choices = [one.words or "" for one in reminders]
            say(dispatcher, turn, "reminders", "reminder-which", choices=_few(choices))
        return []


class DoAsChosen(Action):
    """Does to the chosen one what was wished before the question."""

    def name(self) -> str:
        return "action_do_as_chosen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        wish = {**_wish(tracker), "ids": tracker.get_slot("which") or []}
        if wish["kind"] == "timer":
            _do_timers(dispatcher, turn, wish)
        elif wish["kind"] == "alarm":
            alarms = kept_of(turn.device.alarms, wish["ids"])
            if alarms:
                cancel_alarms(dispatcher, turn, alarms, one_day=wish["do"] == "skip")
            else:
                say(dispatcher, turn, "alarms", "alarm-none-such")
        else:
            reminders = kept_of(turn.device.reminders, wish["ids"])
            if reminders:
                cancel_reminders(dispatcher, turn, reminders)
            else:
                say(dispatcher, turn, "reminders", "reminder-none-such")
        return forget("which", "wish")


def _do_timers(dispatcher: CollectingDispatcher, turn: Asked, wish: dict[str, Any]) -> None:
    timers = _timers(turn, wish)
    if not timers:
        say(dispatcher, turn, "timers", "timer-none-such")
    elif wish["do"] == "cancel":
        say_cancelled(dispatcher, turn, timers)
    else:
        change = TimerChange(wish["do"], int(wish.get("seconds") or 0), wish.get("name"))
        carry_out(dispatcher, turn, change, timers)


class ValidateWhichForm(FormValidationAction):
    def name(self) -> str:
        return "validate_which_form"

    async def extract_which(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if tracker.get_slot("requested_slot") != "which" or is_no_answer(turn):
            return {}
        ids = _chosen(turn, _wish(tracker))
        return {"which": ids} if ids else {}


def _chosen(turn: Asked, wish: dict[str, Any]) -> list[int]:
    """The ids that an answer picks among those the wish may mean; none where it picks none."""
    picked: tuple[RunningTimer, ...] | tuple[Kept, ...]
    if wish["kind"] == "timer":
        chosen = pick_timers(_about(turn, "timer"), turn.language, _timers(turn, wish))
        if chosen.unclear:
            chosen = pick_timers(turn.heard, turn.language, _timers(turn, wish))
        picked, unclear = chosen.things, chosen.unclear
    elif wish["kind"] == "alarm":
        alarms = kept_of(turn.device.alarms, wish["ids"])
        found = _alarms_chosen(turn, alarms)
        picked, unclear = found.things, found.unclear
    else:
        reminders = kept_of(turn.device.reminders, wish["ids"])
        one = pick_reminders(turn.heard, turn.heard, turn.language, reminders)
        picked, unclear = one.things, one.unclear
    return [] if unclear else [thing.id for thing in picked]


def _alarms_chosen(turn: Asked, alarms: list[Kept]) -> Picked[Kept]:
    """The alarms that an answer picks: "celle de neuf heures", "the nine o'clock one", "nine"."""
    bare = re.sub(_POINTING[turn.language], "", turn.heard.lower()).strip()
    at = {"fr": "à", "en": "at"}[turn.language]
    for answer in (turn.heard, bare, f"{at} {bare}"):
        found, _ = pick_alarms(answer, turn.language, alarms, turn.device.now)
        if found.things and not found.unclear:
            return found
    return Picked(())


def _about(turn: Asked, kind: str) -> str:
    """The answer as if it named the thing: "celui de dix minutes", "ten minutes"."""
    return f"minuteur de {turn.heard}" if turn.language == "fr" else f"{turn.heard} {kind}"


def _wish(tracker: Tracker) -> dict[str, Any]:
    wish = tracker.get_slot("wish")
    return wish if isinstance(wish, dict) else {"kind": "timer", "do": "cancel", "ids": []}


def _timers(turn: Asked, wish: dict[str, Any]) -> list[RunningTimer]:
    found = [timer_of(turn, id) for id in wish["ids"]]
    return [timer for timer in found if timer is not None]


def _few(choices: list[str]) -> tuple[str, ...]:
    return tuple(choices[:CHOICES_AT_MOST]) or ("?",)
