"""Reminders: of what and when, which there are, and what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.alarms import with_answer
from assistant.actions.context import Asked, asked, say
from assistant.actions.ringing import (
    TOLD_AT_MOST,
    Events,
    ask_which,
    figures,
    forget,
    is_no_answer,
    rings,
    tell_rest,
    when,
)
from assistant.skills.appointments import Wanted, find_wanted
from assistant.skills.device import HasRung, Kept
from assistant.skills.effects.control import Stop
from assistant.skills.effects.reminders import (
    REMINDER_LETTERS_AT_MOST,
    REMINDERS_AT_MOST,
    CancelReminders,
    ForgetMissed,
    SetReminder,
)
from assistant.skills.reminders import asks_what_was_missed, find_content, pick_reminders
from audit.records.messages import Argument

_AT = {"fr": "à", "en": "at"}


class SetTheReminder(Action):
    """Sets the reminder that is asked for; `reminder_form` asks of what and when."""

    def name(self) -> str:
        return "action_set_reminder"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if len(turn.device.reminders) >= REMINDERS_AT_MOST:
            say(dispatcher, turn, "reminders", "reminder-too-many")
            return forget("reminder_what", "reminder_when", "reminder_said")
        said = tracker.get_slot("reminder_when") or turn.heard
        wanted = find_wanted(str(said), turn.language, turn.device.now)
        words = tracker.get_slot("reminder_what")
        words = words or find_content(wanted.rest if wanted else turn.heard, turn.language)
        if wanted is not None and wanted.past:
            say(dispatcher, turn, "reminders", "reminder-in-the-past")
        elif words is None and len(turn.heard) > REMINDER_LETTERS_AT_MOST:
            say(dispatcher, turn, "reminders", "reminder-too-long")
        elif wanted is None or not isinstance(words, str):
            return [
                SlotSet("reminder_said", turn.heard),
                SlotSet("reminder_what", words),
                SlotSet("reminder_when", turn.heard if wanted else None),
                FollowupAction("reminder_form"),
            ]
        else:
            _set(dispatcher, turn, wanted, words)
        return forget("reminder_what", "reminder_when", "reminder_said")


def _set(dispatcher: CollectingDispatcher, turn: Asked, wanted: Wanted, words: str) -> None:
    effect = SetReminder(at=wanted.at, day=wanted.day, days=wanted.days, words=words)
    if wanted.day is None:
        days = {"time": f"{wanted.at:%H:%M}", "days": figures(wanted.days), "words": words}
        say(dispatcher, turn, "reminders", "reminder-set-repeating", effect, **days)
    else:
        facts = when(datetime.combine(wanted.day, wanted.at), turn.device.now)
        say(dispatcher, turn, "reminders", "reminder-set", effect, words=words, **facts)


class TellReminders(Action):
    """Tells which reminders there are, or what was missed."""

    def name(self) -> str:
        return "action_tell_reminders"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        if asks_what_was_missed(turn.heard, turn.language):
            _tell_missed(dispatcher, turn)
            return []
        reminders = _on_the_day(turn)
        if not reminders:
            say(dispatcher, turn, "reminders", "reminder-none")
        for reminder in reminders[:TOLD_AT_MOST]:
            _tell(dispatcher, turn, reminder)
        tell_rest(dispatcher, turn, "reminders", len(reminders))
        return []


def _on_the_day(turn: Asked) -> tuple[Kept, ...]:
    """The reminders of the day that is asked for, or all of them."""
    wanted = find_wanted(turn.heard, turn.language, turn.device.now)
    if wanted is None or wanted.day is None or not wanted.day_said:
        return turn.device.reminders
    return tuple(one for one in turn.device.reminders if one.next.date() == wanted.day)


def _tell(dispatcher: CollectingDispatcher, turn: Asked, reminder: Kept) -> None:
    words = reminder.words or ""
    if reminder.days:
        days = {"time": f"{reminder.at:%H:%M}", "days": figures(reminder.days), "words": words}
        say(dispatcher, turn, "reminders", "reminder-told-repeating", **days)
    else:
        facts = when(reminder.next, turn.device.now)
        say(dispatcher, turn, "reminders", "reminder-told", words=words, **facts)


def _tell_missed(dispatcher: CollectingDispatcher, turn: Asked) -> None:
    missed = turn.device.missed[-TOLD_AT_MOST:]
    if not missed:
        say(dispatcher, turn, "reminders", "missed-none")
        return
    for place, rung in enumerate(missed):
        done = (ForgetMissed(),) if place == len(missed) - 1 else ()
        utterance, facts = _unheard(rung, turn)
        say(dispatcher, turn, "reminders", utterance, *done, **facts)


def _unheard(rung: HasRung, turn: Asked) -> tuple[str, dict[str, Argument]]:
    """The sentence for one thing that was missed, and its facts."""
    recent = "today" if rung.at.date() == turn.device.now.date() else "earlier"
    facts: dict[str, Argument] = {
        "time": f"{rung.at:%H:%M}",
        "day": rung.at.date().isoformat(),
        "recent": recent,
    }
    if rung.kind == "reminder":
        utterance = "reminder-unheard" if rung.sounded else "reminder-missed"
        return utterance, {**facts, "words": rung.words or ""}
    if rung.kind == "alarm":
        return ("alarm-unheard" if rung.sounded else "alarm-missed"), facts
    if rung.words:
        utterance = "timer-unheard-named" if rung.sounded else "timer-missed-named"
        return utterance, {**facts, "name": rung.words}
    utterance = "timer-unheard" if rung.sounded else "timer-missed"
    return utterance, {**facts, "seconds": rung.seconds or 1}


class CancelTheReminder(Action):
    def name(self) -> str:
        return "action_cancel_reminder"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        reminders = turn.device.reminders
        wanted = find_wanted(turn.heard, turn.language, turn.device.now)
        rest = wanted.rest if wanted else turn.heard
        fitting = reminders
        if wanted is not None and wanted.day is not None and wanted.day_said:
            fitting = tuple(one for one in reminders if one.next.date() == wanted.day)
        picked = pick_reminders(turn.heard, rest, turn.language, fitting)
        if rings(turn, "reminder") and (picked.unclear or len(picked.things) != 1):
            say(dispatcher, turn, "reminders", "alarm-stopped", Stop())
        elif not reminders:
            say(dispatcher, turn, "reminders", "reminder-none")
        elif not picked.things:
            say(dispatcher, turn, "reminders", "reminder-none-such")
        elif picked.unclear:
            ids = [reminder.id for reminder in picked.things]
            return ask_which({"kind": "reminder", "do": "cancel", "ids": ids})
        else:
            cancel_reminders(dispatcher, turn, picked.things)
        return []


def cancel_reminders(
    dispatcher: CollectingDispatcher, turn: Asked, reminders: Sequence[Kept]
) -> None:
    """Cancel these reminders."""
    ids = tuple(reminder.id for reminder in reminders)
    every = len(ids) == len(turn.device.reminders)
    effect = CancelReminders() if every else CancelReminders(ids=ids)
    if len(ids) == 1:
        words = reminders[0].words or ""
        say(dispatcher, turn, "reminders", "reminder-cancelled", effect, words=words)
    else:
        say(dispatcher, turn, "reminders", "reminder-cancelled-all", effect, count=len(ids))


class ValidateReminderForm(FormValidationAction):
    """Takes what was missing: first of what to remind, then when; one answer may say both."""

    def name(self) -> str:
        return "validate_reminder_form"

    async def extract_reminder_what(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if tracker.get_slot("requested_slot") != "reminder_what" or is_no_answer(
            turn, to_words=True
        ):
            return {}
        wanted = find_wanted(turn.heard, turn.language, turn.device.now)
        words = find_content(wanted.rest if wanted else turn.heard, turn.language)
        return {} if words is None else {"reminder_what": words}

    async def extract_reminder_when(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        requested = tracker.get_slot("requested_slot")
        if requested is None or is_no_answer(turn):
            return {}
        if requested == "reminder_what" and tracker.get_slot("reminder_when"):
            return {}
        for sentence in with_answer("", turn.heard, _AT[turn.language])[2:]:
            if find_wanted(sentence, turn.language, turn.device.now) is not None:
                return {"reminder_when": sentence}
        return {}
