"""The messages that say what rings, what was missed, and what of it could not be read."""

from __future__ import annotations

from datetime import datetime, tzinfo

from assistant.ringing.schedule import local
from assistant.ringing.things import Kind, Rung
from audit.records.messages import Argument, Assist

SKILLS = {Kind.TIMER: "timers", Kind.ALARM: "alarms", Kind.REMINDER: "reminders"}


def has_rung(rung: Rung, zone: tzinfo | None) -> Assist:
    """Says what rings now."""
    if rung.kind is Kind.REMINDER:
        return _message(rung, "reminder-rings", words=rung.words or "")
    if rung.kind is Kind.ALARM:
        time = f"{local(rung.at, zone):%H:%M}"
        if rung.words:
            return _message(rung, "alarm-rings-named", name=rung.words, time=time)
        return _message(rung, "alarm-rings", time=time)
    if rung.words:
        return _message(rung, "timer-rings-named", name=rung.words)
    return _message(rung, "timer-rings", seconds=rung.seconds or 1)


def was_missed(rung: Rung, now: datetime, zone: tzinfo | None) -> Assist:
    """Says what came while nobody could hear it."""
    facts = missed_facts(local(rung.at, zone), local(now, zone))
    if rung.kind is Kind.REMINDER:
        return _message(rung, "reminder-missed", words=rung.words or "", **facts)
    if rung.kind is Kind.ALARM:
        if rung.words:
            return _message(rung, "alarm-missed-named", name=rung.words, **facts)
        return _message(rung, "alarm-missed", **facts)
    if rung.words:
        return _message(rung, "timer-missed-named", name=rung.words, **facts)
    return _message(rung, "timer-missed", seconds=rung.seconds or 1, **facts)


def missed_facts(at: datetime, now: datetime) -> dict[str, Argument]:
    """When something came, and whether that was today."""
    recent = "today" if at.date() == now.date() else "earlier"
    return {"time": f"{at:%H:%M}", "day": at.date().isoformat(), "recent": recent}


def entries_lost(count: int) -> Assist:
    """Says that some of what was saved could not be read."""
    return Assist(
        utterance="ringing-lost", arguments={"count": count}, skill="timers", intent="none"
    )


def _message(rung: Rung, utterance: str, **arguments: Argument) -> Assist:
    return Assist(utterance=utterance, arguments=arguments, skill=SKILLS[rung.kind], intent="none")
