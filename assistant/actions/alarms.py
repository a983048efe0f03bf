"""Alarms: set, told, cancelled or left out once, and put off while they ring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

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
from assistant.skills.alarms import is_waking, name_of_alarm, pick_alarms, snooze_seconds
from assistant.skills.appointments import Wanted, find_wanted
from assistant.skills.device import Kept
from assistant.skills.effects.alarms import (
    ALARMS_AT_MOST,
    SNOOZE_SECONDS_AT_MOST,
    CancelAlarms,
    CancelSnoozed,
    SetAlarm,
    SkipAlarms,
    Snooze,
)
from assistant.skills.effects.control import Stop
from assistant.skills.repeats import speaks_of_repeating

_AT = {"fr": "à", "en": "at"}


class SetTheAlarm(Action):
    """Sets the alarm that is asked for; `alarm_form` asks when it does not say at what time."""

    def name(self) -> str:
        return "action_set_alarm"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        said = str(tracker.get_slot("alarm_time") or turn.heard)
        wanted = wanted_alarm(said, turn)
        if len(turn.device.alarms) >= ALARMS_AT_MOST:
            say(dispatcher, turn, "alarms", "alarm-too-many")
        elif wanted is None or not wanted.time_said:
            asking = [SlotSet("alarm_said", turn.heard), FollowupAction("alarm_form")]
            return [SlotSet("alarm_time", None), *asking]
        elif wanted.past:
            say(dispatcher, turn, "alarms", "alarm-in-the-past")
        else:
            _set(dispatcher, turn, wanted)
        return forget("alarm_time", "alarm_said")


def wanted_alarm(sentence: str, turn: Asked) -> Wanted | None:
    """When `sentence` wants an alarm; one that comes again and again is for the morning."""
    waking = is_waking(sentence, turn.language) or speaks_of_repeating(sentence, turn.language)
    return find_wanted(sentence, turn.language, turn.device.now, waking=waking)


def _set(dispatcher: CollectingDispatcher, turn: Asked, wanted: Wanted) -> None:
    name = name_of_alarm(wanted.rest, turn.language)
    effect = SetAlarm(at=wanted.at, day=wanted.day, days=wanted.days, name=name)
    if wanted.day is None:
        days = {"time": f"{wanted.at:%H:%M}", "days": figures(wanted.days)}
        say(dispatcher, turn, "alarms", "alarm-set-repeating", effect, **days)
        return
    facts = when(datetime.combine(wanted.day, wanted.at), turn.device.now)
    if name:
        say(dispatcher, turn, "alarms", "alarm-set-named", effect, name=name, **facts)
    else:
        say(dispatcher, turn, "alarms", "alarm-set", effect, **facts)


class TellAlarms(Action):
    def name(self) -> str:
        return "action_tell_alarms"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        alarms = turn.device.alarms
        for again in turn.device.snoozed:
            if again.kind == "alarm":
                seconds = max(1, again.again_in or 1)
                say(dispatcher, turn, "alarms", "alarm-told-snoozed", seconds=seconds)
                if not alarms:
                    return []
        if not alarms:
            say(dispatcher, turn, "alarms", "alarm-none")
            return []
        told = pick_alarms(turn.heard, turn.language, alarms, turn.device.now)[0].things or alarms
        for alarm in told[:TOLD_AT_MOST]:
            _tell(dispatcher, turn, alarm)
        tell_rest(dispatcher, turn, "alarms", len(told))
        return []


def _tell(dispatcher: CollectingDispatcher, turn: Asked, alarm: Kept) -> None:
    if alarm.days:
        days = {"time": f"{alarm.at:%H:%M}", "days": figures(alarm.days)}
        say(dispatcher, turn, "alarms", "alarm-told-repeating", **days)
        return
    facts = when(alarm.next, turn.device.now)
    if alarm.words:
        say(dispatcher, turn, "alarms", "alarm-told-named", name=alarm.words, **facts)
    else:
        say(dispatcher, turn, "alarms", "alarm-told", **facts)


class CancelTheAlarm(Action):
    """Cancels alarms, or leaves one out on the day that is named; what rings is silenced first."""

    def name(self) -> str:
        return "action_cancel_alarm"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        alarms = turn.device.alarms
        picked, one_day = pick_alarms(turn.heard, turn.language, alarms, turn.device.now)
        if rings(turn, "alarm", "reminder") and (picked.unclear or len(picked.things) != 1):
            say(dispatcher, turn, "alarms", "alarm-stopped", Stop())
            return []
        snoozed = [one for one in turn.device.snoozed if one.kind == "alarm"]
        if snoozed and (not alarms or picked.unclear):
            say(dispatcher, turn, "alarms", "alarm-stopped", CancelSnoozed(kind="alarm"))
            return []
        if not alarms:
            say(dispatcher, turn, "alarms", "alarm-none")
        elif not picked.things:
            say(dispatcher, turn, "alarms", "alarm-none-such")
        elif picked.unclear:
            ids = [alarm.id for alarm in picked.things]
            return ask_which({"kind": "alarm", "do": "skip" if one_day else "cancel", "ids": ids})
        else:
            cancel_alarms(dispatcher, turn, picked.things, one_day=one_day)
        return []


def cancel_alarms(
    dispatcher: CollectingDispatcher, turn: Asked, alarms: Sequence[Kept], *, one_day: bool
) -> None:
    """Cancel these alarms; of one that repeats, where `one_day` is meant, its next time alone."""
    first = alarms[0]
    ids = tuple(alarm.id for alarm in alarms)
    time = f"{first.at:%H:%M}"
    if one_day and len(alarms) == 1 and first.days:
        facts = when(first.next, turn.device.now)
        say(dispatcher, turn, "alarms", "alarm-skipped", SkipAlarms(ids=ids), **facts)
        return
    effect = CancelAlarms() if len(ids) == len(turn.device.alarms) else CancelAlarms(ids=ids)
    say(dispatcher, turn, "alarms", "alarm-cancelled", effect, count=len(ids), time=time)


class PutOff(Action):
    """Has what rings, or rang last, ring again."""

    def name(self) -> str:
        return "action_snooze"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Events:
        turn = asked(tracker)
        seconds = snooze_seconds(turn.heard, turn.language)
        if not turn.device.last_rang:
            say(dispatcher, turn, "alarms", "snooze-nothing")
        elif seconds is None:
            say(dispatcher, turn, "alarms", "alarm-unclear")
        elif seconds > SNOOZE_SECONDS_AT_MOST:
            say(dispatcher, turn, "alarms", "snooze-too-long")
        else:
            effect = Snooze(seconds=seconds)
            say(dispatcher, turn, "alarms", "alarm-snoozed", effect, seconds=seconds)
        return []


class ValidateAlarmForm(FormValidationAction):
    """Takes the time that was missing, together with what the first sentence said."""

    def name(self) -> str:
        return "validate_alarm_form"

    async def extract_alarm_time(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        turn = asked(tracker)
        if is_no_answer(turn):
            return {}
        said, at = str(tracker.get_slot("alarm_said") or ""), _AT[turn.language]
        for sentence in with_answer(said, turn.heard, at):
            wanted = wanted_alarm(sentence, turn)
            if wanted is not None and wanted.time_said:
                return {"alarm_time": sentence}
        return {}


def with_answer(said: str, answer: str, at: str) -> list[str]:
    """The sentences that an answer may make with what was `said`: the whole one first."""
    return [f"{said} {answer}", f"{said} {at} {answer}", answer, f"{at} {answer}"]
