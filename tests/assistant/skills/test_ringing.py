"""What a sentence about timers, alarms and reminders means, in both languages."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from assistant.skills.alarms import is_waking, name_of_alarm, pick_alarms, snooze_seconds
from assistant.skills.appointments import Wanted, find_wanted
from assistant.skills.changes import find_change
from assistant.skills.device import Kept, RunningTimer
from assistant.skills.durations import find_duration
from assistant.skills.eggs import egg_seconds
from assistant.skills.numbers import LanguageCode
from assistant.skills.reminders import find_content, pick_reminders, said_back
from assistant.skills.repeats import speaks_of_repeating
from assistant.skills.thanking import only_thanks
from assistant.skills.timers import name_of_new, pick_timers
from tests.assistant.skills.ringing_cases import ALARMS, CHANGES, NEW_TIMERS, PICKS, REMINDERS

NOW = datetime(2026, 11, 22, 10, 7, tzinfo=ZoneInfo("Europe/Paris"))


def both(cases: dict[str, list[Any]]) -> list[Any]:
    return [(language, *case) for language, some in cases.items() for case in some]


@pytest.mark.parametrize(("language", "sentence", "seconds", "name"), both(NEW_TIMERS))
def test_a_new_timer_has_the_length_and_the_name_that_were_said(
    language: LanguageCode, sentence: str, seconds: int | None, name: str | None
) -> None:
    found = find_duration(sentence, language) or egg_seconds(sentence, language)
    assert (found, name_of_new(sentence, language)) == (seconds, name)


@pytest.mark.parametrize(("language", "sentence", "kind", "seconds", "name"), both(CHANGES))
def test_a_change_is_what_was_asked_for_or_none(
    language: LanguageCode, sentence: str, kind: str | None, seconds: int, name: str | None
) -> None:
    change = find_change(sentence, language)
    if kind is None:
        assert change is None
    else:
        assert change is not None
        assert (change.kind, change.seconds, change.name) == (kind, seconds, name)


@pytest.mark.parametrize(("language", "sentence", "ids", "unclear"), both(PICKS))
def test_the_timers_that_are_meant_are_picked(
    language: LanguageCode, sentence: str, ids: list[int], unclear: bool
) -> None:
    names = {"fr": ("pâtes", "four"), "en": ("pasta", "oven")}[language]
    timers = (
        RunningTimer(id=3, seconds=300, seconds_left=10),
        RunningTimer(id=1, seconds=600, seconds_left=60, name=names[0]),
        RunningTimer(id=2, seconds=1800, seconds_left=900, name=names[1]),
    )
    picked = pick_timers(sentence, language, timers)
    assert ([timer.id for timer in picked.things], picked.unclear) == (ids, unclear)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "annule le minuteur"), ("en", "cancel the timer for the oven")],
)
def test_the_only_timer_is_meant_whatever_it_is_called(
    language: LanguageCode, sentence: str
) -> None:
    only = RunningTimer(id=3, seconds=300, seconds_left=10)
    assert pick_timers(sentence, language, [only]).things == (only,)


def when(wanted: Wanted | None) -> tuple[str | None, str | None]:
    if wanted is None:
        return None, None
    day = "".join(map(str, wanted.days)) if wanted.day is None else wanted.day.isoformat()
    return day, f"{wanted.at:%H:%M}"


@pytest.mark.parametrize(("language", "sentence", "day", "at", "name", "said"), both(ALARMS))
def test_an_alarm_is_wanted_when_it_was_said(
    language: LanguageCode,
    sentence: str,
    day: str | None,
    at: str | None,
    name: str | None,
    said: bool,
) -> None:
    waking = is_waking(sentence, language) or speaks_of_repeating(sentence, language)
    wanted = find_wanted(sentence, language, NOW, waking=waking)
    assert when(wanted) == (day, at)
    if wanted is not None:
        assert (name_of_alarm(wanted.rest, language), wanted.time_said) == (name, said)


@pytest.mark.parametrize(("language", "sentence", "day", "at", "words"), both(REMINDERS))
def test_a_reminder_is_parted_into_what_and_when(
    language: LanguageCode, sentence: str, day: str | None, at: str | None, words: str | None
) -> None:
    wanted = find_wanted(sentence, language, NOW)
    assert when(wanted) == (day, at)
    assert find_content(wanted.rest if wanted else sentence, language) == words


@pytest.mark.parametrize(
    ("language", "said", "back"),
    [
        ("fr", "aller chercher mon fils et ses amis", "aller chercher votre fils et ses amis"),
        ("fr", "m'inscrire au club", "vous inscrire au club"),
        ("fr", "la monnaie de Mémé", "la monnaie de Mémé"),
        ("en", "give my sister her book and mine", "give your sister her book and yours"),
        ("en", "i have to go and they told me", "you have to go and they told you"),
        ("en", "the island", "the island"),
    ],
)
def test_what_was_said_is_said_back(language: LanguageCode, said: str, back: str) -> None:
    assert said_back(said, language) == back


def alarm(id: int, at: str, next_: str, days: tuple[int, ...] = (), words: str = "") -> Kept:
    comes = datetime.fromisoformat(next_).replace(tzinfo=NOW.tzinfo)
    return Kept(id=id, at=time.fromisoformat(at), next=comes, days=days, words=words or None)


KEPT = (
    alarm(1, "07:00", "2026-11-23 07:00", (0, 1, 2, 3, 4)),
    alarm(2, "18:00", "2026-11-23 18:00", (), "sport"),
    alarm(3, "09:00", "2026-11-28 09:00"),
)


@pytest.mark.parametrize(
    ("language", "sentence", "ids", "unclear", "one_day"),
    [
        ("fr", "annule l'alarme de sept heures", [1], False, False),
        ("fr", "annule mon réveil de demain à sept heures", [1], False, True),
        ("fr", "annule mon réveil de demain", [1, 2], True, True),
        ("fr", "annule l'alarme de samedi", [3], False, True),
        ("fr", "annule l'alarme sport", [2], False, False),
        ("fr", "supprime toutes mes alarmes", [1, 2, 3], False, False),
        ("fr", "annule l'alarme", [1, 2, 3], True, False),
        ("fr", "annule l'alarme de six heures du matin", [], False, False),
        ("fr", "supprime l'alarme du lundi au vendredi", [1], False, False),
        ("en", "turn off the seven o'clock alarm", [1], False, False),
        ("en", "cancel saturday's alarm", [3], False, True),
        ("en", "cancel the sport alarm", [2], False, False),
        ("en", "delete all my alarms", [1, 2, 3], False, False),
        ("en", "cancel my alarm", [1, 2, 3], True, False),
        ("en", "cancel the last alarm", [3], False, False),
    ],
)
def test_the_alarms_that_are_meant_are_picked(
    language: LanguageCode, sentence: str, ids: list[int], unclear: bool, one_day: bool
) -> None:
    picked, day = pick_alarms(sentence, language, KEPT, NOW)
    assert ([one.id for one in picked.things], picked.unclear, day) == (ids, unclear, one_day)


@pytest.mark.parametrize(
    ("language", "sentence", "ids"),
    [
        ("fr", "annule le rappel des poubelles", [1]),
        ("fr", "annule le rappel pour appeler maman", [2]),
        ("fr", "supprime tous les rappels", [1, 2]),
        ("fr", "annule le dernier rappel", [2]),
        ("fr", "annule le rappel du jardin", []),
    ],
)
def test_the_reminders_that_are_meant_are_picked(
    language: LanguageCode, sentence: str, ids: list[int]
) -> None:
    kept = (
        alarm(1, "20:00", "2026-11-22 20:00", (), "sortir les poubelles"),
        alarm(2, "18:00", "2026-11-23 18:00", (), "appeler votre maman"),
    )
    picked = pick_reminders(sentence, sentence, language, kept)
    assert [one.id for one in picked.things] == ids


@pytest.mark.parametrize(
    ("language", "sentence", "seconds"),
    [
        ("fr", "encore cinq minutes", 300),
        ("fr", "laisse-moi dormir encore un peu", 300),
        ("fr", "encore un quart d'heure", 900),
        ("fr", "encore dix", None),
        ("en", "snooze", 300),
        ("en", "give me ten more minutes", 600),
        ("en", "snooze for an hour", 3600),
    ],
)
def test_a_snooze_is_as_long_as_it_was_said_or_five_minutes(
    language: LanguageCode, sentence: str, seconds: int | None
) -> None:
    assert snooze_seconds(sentence, language) == seconds


@pytest.mark.parametrize(
    ("language", "sentence", "thanks"),
    [
        ("fr", "merci pour le minuteur", True),
        ("fr", "merci d'annuler le minuteur", False),
        ("fr", "annule le minuteur merci", False),
        ("en", "thanks for the timer", True),
        ("en", "stop the timer thanks", False),
        ("en", "cancel the timer", False),
    ],
)
def test_thanks_are_no_request(language: LanguageCode, sentence: str, thanks: bool) -> None:
    assert only_thanks(sentence, language) is thanks
