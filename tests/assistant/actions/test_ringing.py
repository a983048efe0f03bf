"""Timers, alarms and reminders as the actions answer for them."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.envelope import Envelope
from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

# It is Sunday 22 November 2026, 9:07 in Paris.
PASTA = {"id": 1, "seconds": 600, "seconds_left": 240, "name": "pâtes"}
OVEN = {"id": 2, "seconds": 1800, "seconds_left": 900, "name": "four", "paused": True}
PLAIN = {"id": 3, "seconds": 300, "seconds_left": 20}
WORKING = {
    "id": 1, "at": "07:00:00", "days": [0, 1, 2, 3, 4], "next": "2026-11-23T07:00:00+01:00",
}  # fmt: skip
ONCE = {"id": 2, "at": "09:00:00", "day": "2026-11-28", "next": "2026-11-28T09:00:00+01:00"}
BINS = {
    "id": 1, "at": "20:00:00", "day": "2026-11-22", "next": "2026-11-22T20:00:00+01:00",
    "words": "sortir les poubelles",
}  # fmt: skip
MUM = {
    **BINS, "id": 2, "at": "21:00:00", "next": "2026-11-22T21:00:00+01:00",
    "words": "appeler votre mère",
}  # fmt: skip
RANG = {"kind": "alarm", "at": "2026-11-22T07:00:00+01:00"}


class Talk:
    """One household speaking French or English to the actions, one sentence at a time."""

    def __init__(self, actions: Actions, language: str = "fr", **device: Any) -> None:
        self.actions = actions
        self.language = language
        self.device = device
        self.slots: dict[str, Any] = {}
        self.effects: list[dict[str, Any]] = []
        self.asks: str | None = None

    async def run(self, action: str, heard: str, intent: str = "x", **more: Any) -> str:
        """The words of the answer; slots, effects and the form it opens are kept."""
        result = await self.actions.run(
            action, heard, language=self.language, intent=intent, device=self.device,
            **{**self.slots, **more},
        )  # fmt: skip
        self.asks = None
        for event in result["events"]:
            if event["event"] == "followup":
                self.asks = event["name"]
            elif "value" in event:
                self.slots[event["name"]] = event["value"]
        items = [Envelope.model_validate(one["custom"]) for one in result["responses"]]
        self.effects = [
            effect.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
            | {"effect": effect.effect}
            for one in items
            for effect in one.effects
        ]
        messages = [one.message for one in items if isinstance(one.message, Assist)]
        words = [render(message, Language(self.language)) for message in messages]
        return " ".join(words).replace("\u00a0", " ")


async def test_a_named_timer_is_set_and_told_by_its_name(actions: Actions) -> None:
    talk = Talk(actions)
    words = await talk.run("action_set_timer", "mets un minuteur de dix minutes pour les pâtes")
    assert words == "Minuteur pâtes : dix minutes, c'est parti."
    assert talk.effects == [{"effect": "set_timer", "seconds": 600, "name": "pâtes"}]
    english = Talk(actions, "en")
    words = await english.run("action_set_timer", "set a pasta timer for nine minutes")
    assert words == "Pasta timer: nine minutes, starting now."


async def test_a_name_is_kept_while_the_length_is_asked_for(actions: Actions) -> None:
    talk = Talk(actions)
    await talk.run("action_set_timer", "mets un minuteur pour le four")
    assert talk.asks == "timer_form"
    await talk.run("validate_timer_form", "une demi-heure", requested_slot="timer_seconds")
    await talk.run("action_set_timer", "une demi-heure")
    assert talk.effects == [{"effect": "set_timer", "seconds": 1800, "name": "four"}]
    assert (talk.slots["timer_seconds"], talk.slots["timer_name"]) == (None, None)


async def test_eggs_need_no_length(actions: Actions) -> None:
    talk = Talk(actions, "en")
    words = await talk.run("action_set_timer", "set a timer for soft boiled eggs")
    assert talk.effects[0]["seconds"] == 180
    assert "three minutes" in words


async def test_each_timer_is_told_or_the_one_that_is_asked_for(actions: Actions) -> None:
    talk = Talk(actions, timers=[PLAIN, PASTA, OVEN])
    assert await talk.run("action_tell_timers", "combien de temps reste-t-il") == (
        "Minuteur de cinq minutes : il reste vingt secondes. "
        "Minuteur pâtes : il reste quatre minutes. "
        "Le minuteur four est en pause ; il reste quinze minutes."
    )
    words = await talk.run("action_tell_timers", "combien de temps pour les pâtes")
    assert words == "Minuteur pâtes : il reste quatre minutes."
    assert "ce nom" in await talk.run("action_cancel_timer", "annule le minuteur du riz")


@pytest.mark.parametrize(
    ("heard", "effect"),
    [
        ("mets le minuteur des pâtes en pause", {"change": "pause", "ids": [1]}),
        ("mets tous les minuteurs en pause", {"change": "pause", "ids": [3, 1]}),
        ("reprends le minuteur", {"change": "resume", "ids": [2]}),
        ("ajoute deux minutes aux pâtes", {"change": "lengthen", "ids": [1], "seconds": 120}),
        ("enlève une minute aux pâtes", {"change": "lengthen", "ids": [1], "seconds": -60}),
        ("relance le minuteur du four", {"change": "restart", "ids": [2]}),
        ("renomme le minuteur de cinq minutes en riz",
         {"change": "rename", "ids": [3], "name": "riz"}),
    ],
)  # fmt: skip
async def test_a_change_is_made_to_the_timer_that_is_meant(
    actions: Actions, heard: str, effect: dict[str, Any]
) -> None:
    talk = Talk(actions, timers=[PLAIN, PASTA, OVEN])
    assert await talk.run("action_change_timer", heard)
    assert talk.effects == [{"effect": "change_timers", **effect}]


async def test_more_is_not_taken_than_is_left(actions: Actions) -> None:
    talk = Talk(actions, timers=[PLAIN])
    assert "pas autant" in await talk.run("action_change_timer", "enlève deux minutes")
    assert talk.effects == []


@pytest.mark.parametrize(
    ("first", "heard", "answer", "effect"),
    [
        ("action_cancel_timer", "annule le minuteur", "celui des pâtes",
         {"effect": "cancel_timers", "ids": [1]}),
        ("action_cancel_timer", "annule le minuteur", "le premier",
         {"effect": "cancel_timers", "ids": [1]}),
        ("action_cancel_timer", "annule le minuteur", "cinq minutes",
         {"effect": "cancel_timers", "ids": [3]}),
        ("action_change_timer", "ajoute deux minutes", "le four",
         {"effect": "change_timers", "change": "lengthen", "ids": [2], "seconds": 120}),
    ],
)  # fmt: skip
async def test_it_is_asked_which_timer_is_meant(
    actions: Actions, first: str, heard: str, answer: str, effect: dict[str, Any]
) -> None:
    talk = Talk(actions, timers=[PLAIN, PASTA, OVEN])
    await talk.run(first, heard)
    assert talk.asks == "which_form"
    assert talk.effects == []
    asked = await talk.run("action_ask_which", heard)
    assert asked == "Lequel : celui de cinq minutes, pâtes ou four ?"
    await talk.run("validate_which_form", answer, requested_slot="which", intent="cancel_timer")
    await talk.run("action_do_as_chosen", answer)
    assert talk.effects == [effect]
    assert (talk.slots["which"], talk.slots["wish"]) == (None, None)


async def test_an_answer_that_picks_none_is_asked_for_again(actions: Actions) -> None:
    talk = Talk(actions, timers=[PLAIN, PASTA, OVEN])
    await talk.run("action_cancel_timer", "annule le minuteur")
    for answer, intent in (("le riz", "nlu_fallback"), ("bonjour", "greet")):
        await talk.run("validate_which_form", answer, requested_slot="which", intent=intent)
        assert talk.slots["which"] is None


async def test_all_are_cancelled_without_a_question(actions: Actions) -> None:
    talk = Talk(actions, timers=[PLAIN, PASTA, OVEN])
    words = await talk.run("action_cancel_timer", "annule tous les minuteurs")
    assert words == "Les 3 minuteurs sont arrêtés."
    assert talk.effects == [{"effect": "cancel_timers"}]


async def test_thanks_cancel_nothing(actions: Actions) -> None:
    talk = Talk(actions, timers=[PLAIN])
    await talk.run("action_cancel_timer", "merci pour le minuteur")
    assert talk.effects == []


async def test_what_rings_is_silenced_before_anything_else_is_cancelled(actions: Actions) -> None:
    ringing = [{"kind": "timer", "at": "2026-11-22T09:07:00+01:00", "words": "thé"}]
    talk = Talk(actions, timers=[PLAIN, PASTA], ringing=ringing)
    await talk.run("action_cancel_timer", "arrête le minuteur")
    assert talk.effects == [{"effect": "stop"}]
    await talk.run("action_cancel_timer", "annule le minuteur des pâtes")
    assert talk.effects == [{"effect": "cancel_timers", "ids": [1]}]


async def test_more_time_for_what_rings_is_a_snooze(actions: Actions) -> None:
    ringing = [{"kind": "timer", "at": "2026-11-22T09:07:00+01:00", "words": "pâtes"}]
    talk = Talk(actions, ringing=ringing, last_rang=ringing)
    words = await talk.run("action_change_timer", "encore deux minutes")
    assert words == "D'accord, je sonne de nouveau dans deux minutes."
    assert talk.effects == [{"effect": "snooze", "seconds": 120}]


@pytest.mark.parametrize(
    ("language", "heard", "words", "effect"),
    [
        ("fr", "réveille-moi à sept heures", "Alarme demain à 7 h.",
         {"at": "07:00:00", "day": "2026-11-23"}),
        ("fr", "mets une alarme à onze heures", "Alarme à 11 h aujourd'hui, dans une heure"
         " cinquante-trois.", {"at": "11:00:00", "day": "2026-11-22"}),
        ("fr", "réveille-moi à sept heures du lundi au vendredi",
         "Votre alarme de 7 h sonnera du lundi au vendredi.",
         {"at": "07:00:00", "days": [0, 1, 2, 3, 4]}),
        ("fr", "mets une alarme samedi à neuf heures pour le marché",
         "Alarme marché le samedi 28 novembre à 9 h.",
         {"at": "09:00:00", "day": "2026-11-28", "name": "marché"}),
        ("en", "wake me at half past seven every weekday",
         "Your 7:30 am alarm will ring Monday to Friday.",
         {"at": "07:30:00", "days": [0, 1, 2, 3, 4]}),
        ("en", "wake me at eight on mondays and thursdays",
         "Your 8:00 am alarm will ring on Mondays and Thursdays.",
         {"at": "08:00:00", "days": [0, 3]}),
        ("en", "set an alarm for seven tomorrow morning", "Alarm tomorrow at 7:00 am.",
         {"at": "07:00:00", "day": "2026-11-23"}),
    ],
)  # fmt: skip
async def test_an_alarm_is_set_and_said_back(
    actions: Actions, language: str, heard: str, words: str, effect: dict[str, Any]
) -> None:
    talk = Talk(actions, language)
    assert await talk.run("action_set_alarm", heard) == words
    assert talk.effects == [{"effect": "set_alarm", **effect}]


@pytest.mark.parametrize(
    ("language", "heard", "answer", "day"),
    [
        ("fr", "réveille-moi demain", "à sept heures et demie", "2026-11-23"),
        ("fr", "réveille-moi demain", "sept heures et demie", "2026-11-23"),
        ("fr", "mets un réveil", "mardi à sept heures trente", "2026-11-24"),
        ("en", "wake me tomorrow", "at half past seven", "2026-11-23"),
        ("en", "set an alarm", "tuesday at seven thirty am", "2026-11-24"),
    ],
)
async def test_the_missing_time_of_an_alarm_is_asked_for(
    actions: Actions, language: str, heard: str, answer: str, day: str
) -> None:
    talk = Talk(actions, language)
    await talk.run("action_set_alarm", heard)
    assert talk.asks == "alarm_form"
    await talk.run("validate_alarm_form", "euh", requested_slot="alarm_time", intent="nlu_fallback")
    assert talk.slots["alarm_time"] is None
    await talk.run("validate_alarm_form", answer, requested_slot="alarm_time", intent="ask_time")
    await talk.run("action_set_alarm", answer)
    assert talk.effects == [{"effect": "set_alarm", "at": "07:30:00", "day": day}]
    assert talk.slots["alarm_said"] is None


async def test_an_alarm_in_the_past_is_not_set(actions: Actions) -> None:
    talk = Talk(actions)
    words = await talk.run("action_set_alarm", "mets une alarme hier à sept heures")
    assert "passé" in words
    assert talk.effects == []


async def test_alarms_are_told(actions: Actions) -> None:
    talk = Talk(actions, alarms=[WORKING, ONCE])
    assert await talk.run("action_tell_alarms", "quelles alarmes sont réglées") == (
        "Alarme à 7 h, du lundi au vendredi. Alarme le samedi 28 novembre à 9 h."
    )
    words = await talk.run("action_tell_alarms", "quand sonne mon réveil samedi")
    assert words == "Alarme le samedi 28 novembre à 9 h."
    assert "Aucune alarme" in await Talk(actions).run("action_tell_alarms", "mes alarmes")


async def test_one_day_of_an_alarm_that_repeats_is_left_out(actions: Actions) -> None:
    talk = Talk(actions, alarms=[WORKING, ONCE])
    words = await talk.run("action_cancel_alarm", "annule mon réveil de demain")
    assert "ne sonnera pas demain" in words
    assert talk.effects == [{"effect": "skip_alarms", "ids": [1]}]
    words = await talk.run("action_cancel_alarm", "annule l'alarme de sept heures")
    assert words == "L'alarme de 7 h est annulée."
    assert talk.effects == [{"effect": "cancel_alarms", "ids": [1]}]


async def test_it_is_asked_which_alarm_is_meant(actions: Actions) -> None:
    talk = Talk(actions, "en", alarms=[WORKING, ONCE])
    await talk.run("action_cancel_alarm", "cancel the alarm")
    assert talk.asks == "which_form"
    asked = await talk.run("action_ask_which", "cancel the alarm")
    assert asked == "Which one: the one at 7:00 am or the one at 9:00 am?"
    await talk.run(
        "validate_which_form", "the nine o'clock one", requested_slot="which", intent="ask_time"
    )
    await talk.run("action_do_as_chosen", "the nine o'clock one")
    assert talk.effects == [{"effect": "cancel_alarms", "ids": [2]}]


async def test_a_snooze_says_for_how_long(actions: Actions) -> None:
    talk = Talk(actions, "en", ringing=[RANG], last_rang=[RANG])
    assert (
        await talk.run("action_snooze", "snooze") == "All right, I'll ring again in five minutes."
    )
    assert talk.effects == [{"effect": "snooze", "seconds": 300}]
    assert "six hours" in await talk.run("action_snooze", "snooze for ten hours")
    assert "Nothing rang" in await Talk(actions, "en").run("action_snooze", "snooze")


@pytest.mark.parametrize(
    ("language", "heard", "words"),
    [
        ("fr", "rappelle-moi demain à huit heures de prendre mes médicaments",
         "C'est noté, demain à 8 h : prendre vos médicaments."),
        ("fr", "rappelle-moi tous les jours à huit heures de prendre mes médicaments",
         "C'est noté, tous les jours à 8 h : prendre vos médicaments."),
        ("en", "remind me to call my mum tomorrow at five",
         "Noted for tomorrow at 5:00 pm: call your mum."),
    ],
)  # fmt: skip
async def test_a_reminder_is_set_and_said_back(
    actions: Actions, language: str, heard: str, words: str
) -> None:
    talk = Talk(actions, language)
    assert await talk.run("action_set_reminder", heard) == words
    assert [effect["effect"] for effect in talk.effects] == ["set_reminder"]


async def test_what_a_reminder_lacks_is_asked_for(actions: Actions) -> None:
    talk = Talk(actions)
    await talk.run("action_set_reminder", "rappelle-moi d'appeler ma mère")
    assert talk.asks == "reminder_form"
    assert talk.slots["reminder_what"] == "appeler votre mère"
    await talk.run(
        "validate_reminder_form", "demain à dix-huit heures", requested_slot="reminder_when",
        intent="set_alarm",
    )  # fmt: skip
    await talk.run("action_set_reminder", "demain à dix-huit heures")
    assert talk.effects == [
        {"effect": "set_reminder", "at": "18:00:00", "day": "2026-11-23",
         "words": "appeler votre mère"}
    ]  # fmt: skip
    assert talk.slots["reminder_what"] is None


async def test_a_reminder_that_says_nothing_is_asked_for_both(actions: Actions) -> None:
    talk = Talk(actions, "en")
    await talk.run("action_set_reminder", "remind me of something")
    assert talk.asks == "reminder_form"
    asked = {"requested_slot": "reminder_what"}
    await talk.run("validate_reminder_form", "what time is it", intent="ask_time", **asked)
    assert talk.slots["reminder_what"] is None
    await talk.run("validate_reminder_form", "take the bins out", intent="nlu_fallback", **asked)
    assert talk.slots["reminder_what"] == "take the bins out"
    asked = {"requested_slot": "reminder_when"}
    await talk.run("validate_reminder_form", "tonight at eight", intent="nlu_fallback", **asked)
    await talk.run("action_set_reminder", "tonight at eight")
    assert [effect["words"] for effect in talk.effects] == ["take the bins out"]


async def test_reminders_are_told_and_cancelled(actions: Actions) -> None:
    talk = Talk(actions, reminders=[BINS, MUM])
    assert await talk.run("action_tell_reminders", "quels sont mes rappels") == (
        "Aujourd'hui à 20 h : sortir les poubelles. Aujourd'hui à 21 h : appeler votre mère."
    )
    words = await talk.run("action_cancel_reminder", "annule le rappel des poubelles")
    assert words == "Le rappel est annulé : sortir les poubelles."
    assert talk.effects == [{"effect": "cancel_reminders", "ids": [1]}]
    await talk.run("action_cancel_reminder", "annule le rappel")
    assert talk.asks == "which_form"
    asked = await talk.run("action_ask_which", "annule le rappel")
    assert asked == "Lequel : sortir les poubelles ou appeler votre mère ?"


async def test_what_was_missed_is_told_once(actions: Actions) -> None:
    missed = [
        RANG,
        {"kind": "timer", "at": "2026-11-21T19:32:00+01:00", "words": "pâtes", "seconds": 600},
        {"kind": "reminder", "at": "2026-11-22T08:00:00+01:00", "words": "boire"},
    ]
    talk = Talk(actions, missed=missed)
    assert await talk.run("action_tell_reminders", "qu'est-ce que j'ai raté") == (
        "Votre alarme de 7 h a sonné, et personne ne l'a arrêtée. "
        "Le minuteur pâtes a sonné le samedi 21 novembre à 19 h 32. "
        "À 8 h, je vous ai rappelé : boire."
    )
    assert talk.effects == [{"effect": "forget_missed"}]
    assert await Talk(actions).run("action_tell_reminders", "j'ai raté quoi") == (
        "Vous n'avez rien raté."
    )
