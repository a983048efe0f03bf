"""What our own process did or asks, in words: a notice and the facts it was told with."""

from __future__ import annotations

from collections.abc import Mapping

from audit.choices.settings import quiet_hours
from audit.disclosure.phrases import Phrases
from audit.records.messages import Argument, NoticeRequest


def told(phrases: Phrases, request: NoticeRequest, more: Mapping[str, Argument]) -> str:
    """The whole notice; `more` are facts that it needs and whoever asked for it does not have."""
    facts = _facts(phrases, {**request.arguments, **more})
    return phrases.say(request.notice.replace("_", "-"), **facts)


def caps(phrases: Phrases, unasked: int, asked: int) -> str:
    """How much may be sold: suggestions a day, and paid answers an hour."""
    if not unasked and not asked:
        return phrases.say("caps-none")
    return phrases.say(
        "caps",
        unasked=phrases.say("unasked-per-day", count=unasked),
        asked=phrases.say("asked-per-hour", count=asked),
    )


def _facts(phrases: Phrases, arguments: Mapping[str, Argument]) -> dict[str, str | int]:
    """The arguments as the sentences want them: names of one language, times, caps in words."""
    facts: dict[str, str | int] = {}
    for name, value in arguments.items():
        if isinstance(value, tuple):
            facts[name] = phrases.quoted(value)
        elif name == "hours" and (hours := quiet_hours(str(value))) is not None:
            facts["start"], facts["end"] = map(phrases.clock, hours)
        else:
            facts[name] = value
    names = facts.get("fr" if phrases.french else "en")
    if names is not None:
        facts["names"] = names
    if isinstance(unasked := facts.get("unasked"), int):
        facts["caps"] = caps(phrases, unasked, int(facts.get("asked", 0)))
    return facts
