"""Timers, alarms and reminders in whole conversations, with slips and second thoughts."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.support.household import Household

# Each line and what must stand in its answer. "*" stands for anything in between.
Talk = list[tuple[str, str]]

FRENCH: dict[str, Talk] = {
    "two pots on the stove": [
        ("mets un minuteur de dix minutes pour les pâtes", "Minuteur pâtes : dix minutes"),
        ("mets un minuteur d'une demi-heure pour le four", "Minuteur four : trente minutes"),
        ("combien de temps reste-t-il", "pâtes*minutes*four*minutes"),
        ("ajoute deux minutes aux pâtes", "C'est ajouté ; il reste*minutes"),
        ("mets le minuteur du four en pause", "four est en pause"),
        ("annule le minuteur", "Lequel : pâtes ou four ?"),
        ("celui des pâtes", "pâtes est arrêté"),
        ("reprends le minuteur", "four repart"),
        ("annule tous les minuteurs", "est arrêté"),
        ("combien de temps reste-t-il", "Aucun minuteur"),
    ],
    "eggs, and a question in between": [
        ("minuteur œufs mollets", "six minutes"),
        ("merci pour le minuteur", ""),
        ("combien de temps reste-t-il", "œufs mollets*minutes"),
        ("mets un minuteur pour le four", "combien de temps"),
        ("quelle heure est-il", "Il est*combien de temps"),
        ("un quart d'heure", "Minuteur four : quinze minutes"),
        ("renomme le minuteur four en tarte", "s'appelle maintenant tarte"),
        ("annule le minuteur de la tarte", "tarte est arrêté"),
    ],
    "an alarm that is wanted otherwise": [
        ("réveille-moi demain", "À quelle heure"),
        ("à sept heures", "Alarme demain à 7 h"),
        ("mets une alarme à six heures et demie tous les jours de la semaine",
         "Votre alarme de 6 h 30 sonnera du lundi au vendredi"),
        ("quelles alarmes sont réglées", "du lundi au vendredi*demain à 7 h"),
        ("annule l'alarme de sept heures", "L'alarme de 7 h est annulée"),
        ("annule l'alarme de huit heures", "pas d'alarme à ce moment-là"),
        ("annule toutes mes alarmes", "annulée"),
        ("quelles alarmes sont réglées", "Aucune alarme"),
    ],
    "an alarm that nobody wants after all": [
        ("mets une alarme", "À quelle heure"),
        ("laisse tomber", ""),
        ("quelles alarmes sont réglées", "Aucune alarme"),
        ("mets une alarme demain à neuf heures pour le marché", "Alarme marché demain à 9 h"),
        ("annule l'alarme du marché", "annulée"),
    ],
    "reminders said back": [
        ("rappelle-moi demain à huit heures de prendre mes médicaments",
         "demain à 8 h : prendre vos médicaments"),
        ("rappelle-moi d'appeler ma mère", "Quand"),
        ("demain à dix-huit heures", "demain à 18 h : appeler votre mère"),
        ("quels sont mes rappels", "médicaments*appeler votre mère"),
        ("annule le rappel des médicaments", "annulé : prendre vos médicaments"),
        ("quels sont mes rappels", "appeler votre mère"),
        ("supprime tous les rappels", "annulé"),
        ("qu'est-ce que j'ai raté", "rien raté"),
    ],
    "nothing rings": [
        ("encore cinq minutes", ""),
        ("annule le minuteur", "Aucun minuteur"),
        ("mets le minuteur en pause", "Aucun minuteur"),
        ("annule mon réveil", "Aucune alarme"),
        ("annule le rappel", "Aucun rappel"),
    ],
}  # fmt: skip

ENGLISH: dict[str, Talk] = {
    "two pots on the stove": [
        ("set a pasta timer for ten minutes", "Pasta timer: ten minutes"),
        ("set a timer for half an hour for the oven", "Oven timer: thirty minutes"),
        ("how long is left", "Pasta*minutes*Oven*minutes"),
        ("add two minutes to the pasta timer", "Added:*minutes"),
        ("pause the oven timer", "oven timer is paused"),
        ("cancel the timer", "Which one: pasta or oven?"),
        ("the pasta one", "pasta timer is cancelled"),
        ("resume the timer", "oven timer goes on"),
        ("cancel all the timers", "cancelled"),
        ("how long is left", "No timer"),
    ],
    "eggs, and a question in between": [
        ("set a timer for soft boiled eggs", "three minutes"),
        ("thanks for the timer", ""),
        ("how long is left on the timer", "eggs*minutes"),
        ("set a timer for the oven", "for how long"),
        ("what time is it", "It is*for how long"),
        ("a quarter of an hour", "Oven timer: fifteen minutes"),
        ("rename the oven timer to cake", "now called cake"),
        ("cancel the cake timer", "cake timer is cancelled"),
    ],
    "an alarm that is wanted otherwise": [
        ("wake me tomorrow", "what time"),
        ("at seven", "Alarm tomorrow at 7:00 am"),
        ("set an alarm for half past six every weekday",
         "6:30 am alarm will ring Monday to Friday"),
        ("which alarms are set", "Monday to Friday*7:00 am"),
        ("turn off the seven o'clock alarm", "The 7:00 am alarm is cancelled"),
        ("cancel the eight o'clock alarm", "no alarm at that time"),
        ("cancel all my alarms", "cancelled"),
        ("which alarms are set", "No alarm"),
    ],
    "an alarm that nobody wants after all": [
        ("set an alarm", "what time"),
        ("never mind", ""),
        ("which alarms are set", "No alarm"),
        ("set a gym alarm for nine tomorrow morning", "Gym alarm tomorrow at 9:00 am"),
        ("cancel the gym alarm", "cancelled"),
    ],
    "reminders said back": [
        ("remind me to take my pills tomorrow at eight in the morning",
         "tomorrow at 8:00 am: take your pills"),
        ("remind me to call my mum", "When shall I remind you"),
        ("tomorrow at six in the evening", "tomorrow at 6:00 pm: call your mum"),
        ("what are my reminders", "pills*call your mum"),
        ("cancel the reminder about the pills", "cancelled: take your pills"),
        ("what are my reminders", "call your mum"),
        ("delete all my reminders", "cancelled"),
        ("what did i miss", "missed nothing"),
    ],
    "nothing rings": [
        ("snooze", "Nothing rang"),
        ("cancel the timer", "No timer"),
        ("pause the timer", "No timer"),
        ("cancel my alarm", "No alarm"),
        ("cancel the reminder", "no reminders"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "talk",
    [pytest.param(talk, id=f"{language}: {name}")
     for language, talks in (("fr", FRENCH), ("en", ENGLISH)) for name, talk in talks.items()],
)  # fmt: skip
async def test_a_conversation_about_what_rings(home: Household, talk: Talk) -> None:
    for line, part in talk:
        answer = re.sub(r"[\u00a0\u202f]", " ", await home.words(line))
        pattern = ".*".join(re.escape(piece) for piece in part.split("*"))
        assert re.search(pattern, answer), (line, answer)


@pytest.mark.parametrize(
    ("start", "rings", "more", "again", "stop", "left"),
    [
        ("mets un minuteur d'une seconde pour le thé", "thé est terminé", "encore cinq minutes",
         "dans cinq minutes", "annule le minuteur", "arrêté"),
        ("set a tea timer for one second", "tea timer is done", "give me five more minutes",
         "in five minutes", "cancel the timer", "cancelled"),
    ],
)  # fmt: skip
async def test_what_rings_can_be_put_off_and_ended(
    home: Household, start: str, rings: str, more: str, again: str, stop: str, left: str
) -> None:
    await home.say(start)
    async with asyncio.timeout(30):
        while not any(rings in words for words, _ in home.screen.lines):
            await asyncio.sleep(0.05)
    turn = await home.say(more)
    assert again in turn.items[0]["words"]
    assert turn.effects == ["snooze"]
    assert left in await home.words(stop)


@pytest.mark.parametrize(
    ("start", "rings"),
    [
        ("mets un minuteur d'une seconde", "terminé"),
        ("set a timer for one second", "is done"),
    ],
)
async def test_stop_silences_what_rings(home: Household, start: str, rings: str) -> None:
    await home.say(start)
    async with asyncio.timeout(30):
        while not any(rings in words for words, _ in home.screen.lines):
            await asyncio.sleep(0.05)
    turn = await home.say("stop")
    assert turn.effects == ["stop"]
