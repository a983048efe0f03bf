"""What a request for help is about."""

from __future__ import annotations

import pytest

from assistant.skills.help_topics import TOPICS, Topic, find_topic

FRENCH: list[tuple[str, Topic | None]] = [
    ("comment marchent les minuteurs", "timers"),
    ("aide minuteurs", "timers"),
    ("aide-moi avec le réveil", "alarms"),
    ("comment est-ce que je mets une alarme", "alarms"),
    ("comment marchent les rappels", "reminders"),
    ("comment marche la liste", "lists"),
    ("tu m'expliques la liste de courses", "lists"),
    ("pour la musique il faut dire quoi", "music"),
    ("aide météo", "weather"),
    ("que puis-je demander sur le calendrier", "clock"),
    ("aide calculs", "sums"),
    ("comment changer le volume", "volume"),
    ("quelles langues parles-tu", "languages"),
    ("comment comparer des prix", "shopping"),
    ("comment marche la vente", "selling"),
    ("aide réglages", "selling"),
    ("comment effacer ce que j'ai dit", "log"),
    ("que puis-je te demander", None),
    ("aide", None),
    ("aide-moi s'il te plaît", None),
    ("qu'est-ce que tu sais faire", None),
    ("je demande tout le temps la même chose que sais-tu faire", None),
]
ENGLISH: list[tuple[str, Topic | None]] = [
    ("how do timers work", "timers"),
    ("help with timers", "timers"),
    ("what can i say about alarms", "alarms"),
    ("how do i get you to wake me", "alarms"),
    ("how do reminders work", "reminders"),
    ("help with my shopping list", "lists"),
    ("how does the to do list work", "lists"),
    ("what can i say about music", "music"),
    ("help with the weather", "weather"),
    ("how does the calendar work", "clock"),
    ("how do i convert units", "sums"),
    ("how do i change the volume", "volume"),
    ("which languages do you speak", "languages"),
    ("how do i compare prices", "shopping"),
    ("how does selling work", "selling"),
    ("help with settings", "selling"),
    ("how do i erase what i said", "log"),
    ("what can you do", None),
    ("help", None),
    ("help me please", None),
    ("what can i say this time", None),
]


@pytest.mark.parametrize(("sentence", "topic"), FRENCH)
def test_french(sentence: str, topic: Topic | None) -> None:
    assert find_topic(sentence, "fr") == topic


@pytest.mark.parametrize(("sentence", "topic"), ENGLISH)
def test_english(sentence: str, topic: Topic | None) -> None:
    assert find_topic(sentence, "en") == topic


def test_every_topic_can_be_asked_for_in_both_languages() -> None:
    for table in (FRENCH, ENGLISH):
        assert {topic for _, topic in table} == {*TOPICS, None}
