"""What Candide says of the time, the date and the calendar."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

EVENING = {"now": "2026-11-22T20:07:00+01:00"}


async def told(actions: Actions, action: str, heard: str, language: str, **given: Any) -> str:
    (message,) = await actions.messages(action, heard, language=language, **given)
    words = render(Assist.model_validate(message), Language(language))
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "heard", "words"),
    [
        ("fr", "quelle heure est-il", "Il est 20 h 07."),
        ("en", "what time is it", "It is 8:07 pm."),
        ("fr", "quelle heure est-il à londres", "À Londres, il est 19 h 07."),
        ("fr", "quelle heure est-il à tokyo", "À Tokyo, il est 4 h 07, déjà demain."),
        ("en", "what time is it in sydney", "It is 6:07 am in Sydney, tomorrow already."),
        (
            "fr",
            "quelle heure est-il à plouzané",
            "Je ne connais pas l'heure de cet endroit. Dites-moi une grande ville ou un pays.",
        ),
        (
            "en",
            "what time is it in the united states",
            "There are several time zones in the United States. Tell me a city.",
        ),
    ],
)
async def test_the_time_is_told_here_and_elsewhere_but_never_in_a_place_unknown(
    actions: Actions, language: str, heard: str, words: str
) -> None:
    assert await told(actions, "action_tell_time", heard, language, device=EVENING) == words


async def test_where_it_is_still_yesterday(actions: Actions) -> None:
    device = {"now": "2026-11-22T06:07:00+01:00"}
    said = await told(
        actions, "action_tell_time", "quelle heure est-il à hawaï", "fr", device=device
    )
    assert said == "À Hawaï, il est 19 h 07, encore hier."


@pytest.mark.parametrize(
    ("language", "heard", "words"),
    [
        ("fr", "on est quel jour", "Nous sommes le dimanche 22 novembre 2026."),
        ("en", "what's the date", "It is Sunday 22 November 2026."),
        ("fr", "quel jour on sera demain", "Ce sera le lundi 23 novembre 2026."),
        ("fr", "quel jour était-on hier", "C'était le samedi 21 novembre 2026."),
        ("en", "what day is it tomorrow", "It will be Monday 23 November 2026."),
        ("en", "what week is it", "This is week 47."),
        ("en", "is it monday today", "It is Sunday 22 November 2026."),
        (
            "en",
            "what's the date on friday week at bob's",
            "I didn't understand which date you are looking for.",
        ),
    ],
)
async def test_the_date_is_that_of_the_day_that_was_named(
    actions: Actions, language: str, heard: str, words: str
) -> None:
    assert await told(actions, "action_tell_date", heard, language) == words


CALENDAR = [
    ("fr", "dans combien de jours est noël",
     "Noël, c'est dans 33 jours, le vendredi 25 décembre 2026."),
    ("fr", "combien de jours avant le premier mai",
     "Le samedi 1er mai 2027, c'est dans 160 jours."),
    ("fr", "combien de jours avant demain", "Le lundi 23 novembre 2026, c'est dans 1 jour."),
    ("fr", "combien de jours avant aujourd'hui",
     "Le dimanche 22 novembre 2026, c'est aujourd'hui."),
    ("fr", "combien de semaines avant le trente novembre",
     "Le lundi 30 novembre 2026, c'est dans 1 semaine et 1 jour."),
    ("fr", "combien de semaines avant noël",
     "Noël, c'est dans 4 semaines et 5 jours, le vendredi 25 décembre 2026."),
    ("fr", "combien de mois avant pâques",
     "Pâques, c'est dans 4 mois et 6 jours, le dimanche 28 mars 2027."),
    ("fr", "combien de jours depuis le premier janvier",
     "Le jeudi 1er janvier 2026, c'était il y a 325 jours."),
    ("fr", "combien de semaines depuis noël",
     "Noël, c'était il y a 47 semaines et 3 jours, le jeudi 25 décembre 2025."),
    ("fr", "combien de mois depuis le vingt-deux octobre",
     "Le jeudi 22 octobre 2026, c'était il y a 1 mois."),
    ("fr", "combien de jours entre le premier mars et le quatre avril",
     "Du lundi 1er mars 2027 au dimanche 4 avril 2027, il y a 34 jours."),
    ("fr", "combien de semaines entre le premier mars et le seize mars",
     "Du lundi 1er mars 2027 au mardi 16 mars 2027, il y a 2 semaines et 1 jour."),
    ("fr", "combien de mois entre le premier mars et le quatre avril",
     "Du lundi 1er mars 2027 au dimanche 4 avril 2027, il y a 1 mois et 3 jours."),
    ("fr", "quel jour tombe le quatorze juillet", "Ce sera le mercredi 14 juillet 2027."),
    ("fr", "c'est quand pâques", "Pâques, c'est le dimanche 28 mars 2027."),
    ("fr", "on est en quelle semaine", "Nous sommes en semaine 47."),
    ("fr", "quel est le numéro de la semaine prochaine",
     "Le lundi 23 novembre 2026, c'est en semaine 48."),
    ("fr", "deux mille vingt-huit est bissextile", "Oui, 2028 est une année bissextile."),
    ("fr", "deux mille vingt-sept est bissextile", "Non, 2027 n'est pas une année bissextile."),
    ("fr", "quelle est la prochaine année bissextile", "La prochaine année bissextile est 2028."),
    ("fr", "combien de jours en février", "Février 2027 compte 28 jours."),
    ("fr", "combien de jours en deux mille vingt-huit", "L'année 2028 compte 366 jours."),
    ("fr", "est-ce que le onze novembre est férié",
     "Oui, le jeudi 11 novembre 2027 est un jour férié en France : le 11 Novembre."),
    ("fr", "est-ce que lundi est férié",
     "Non, le lundi 23 novembre 2026 n'est pas un jour férié en France."),
    ("fr", "quel est le prochain jour férié",
     "Le prochain jour férié en France, c'est le vendredi 25 décembre 2026 : Noël."),
    ("fr", "combien de jours avant le mariage",
     "Je n'ai pas compris quelle date vous cherchez."),
    ("en", "how many days until christmas",
     "Christmas Day is in 33 days, on Friday 25 December 2026."),
    ("en", "how many days until tomorrow", "Monday 23 November 2026 is in 1 day."),
    ("en", "how many days until today", "Sunday 22 November 2026 is today."),
    ("en", "how many weeks until the first of may",
     "Saturday 1 May 2027 is in 22 weeks and 6 days."),
    ("en", "how many months since the twenty second of october",
     "Thursday 22 October 2026 was 1 month ago."),
    ("en", "how many weeks since the first of november",
     "Sunday 1 November 2026 was 3 weeks ago."),
    ("en", "how long ago was christmas",
     "Christmas Day was 332 days ago, on Thursday 25 December 2025."),
    ("en", "how many days between the first of march and the fourth of april",
     "From Monday 1 March 2027 to Sunday 4 April 2027 it is 34 days."),
    ("en", "when was easter", "Easter Sunday was on Sunday 5 April 2026."),
    ("en", "what date is it in ten days", "It will be Wednesday 2 December 2026."),
    ("en", "is twenty twenty-eight a leap year", "Yes, 2028 is a leap year."),
    ("en", "how many days in february", "February 2027 has 28 days."),
    ("en", "is monday a bank holiday",
     "No, Monday 23 November 2026 is not a public holiday in Ireland."),
    ("en", "when is the next bank holiday",
     "The next public holiday in Ireland is Friday 25 December 2026: Christmas Day."),
    ("en", "how many days until my birthday",
     "I didn't understand which date you are looking for."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "heard", "words"), CALENDAR)
async def test_the_calendar_is_told_in_words_that_agree(
    actions: Actions, language: str, heard: str, words: str
) -> None:
    assert await told(actions, "action_tell_calendar", heard, language) == words


async def test_what_was_not_understood_is_no_request_served(actions: Actions) -> None:
    (message,) = await actions.messages("action_tell_calendar", "when is my birthday")
    assert message["skill"] == "control"
    assert not message["arguments"]
