"""What leans on a sum, a time, a date or a timer that was asked for before."""

from __future__ import annotations

import pytest

from assistant.skills.follow_ups import follow_up
from assistant.skills.numbers import LanguageCode


@pytest.mark.parametrize(
    ("language", "intent", "before", "sentence", "whole"),
    [
        ("fr", "calculate", "combien font trois livres en kilos", "et en grammes",
         "combien font trois livres en grammes"),
        ("fr", "calculate", "combien font deux litres en mètres", "je voulais dire en centilitres",
         "combien font deux litres en centilitres"),
        ("fr", "calculate", "combien font trois livres en kilos", "et en tristesse", None),
        ("fr", "calculate", "combien font douze fois sept", "et en grammes", None),
        ("fr", "calculate", "quinze pour cent de quatre-vingts", "et vingt pour cent",
         "vingt pour cent de quatre-vingts"),
        ("fr", "calculate", "divise cent par zéro", "non par huit", "divise cent par huit"),
        ("fr", "calculate", "divise cent par zéro", "non par avion", None),
        ("en", "calculate", "how much is three pounds in kilos", "and in grams",
         "how much is three pounds in grams"),
        ("en", "calculate", "how many metres are there in two litres", "i meant centilitres",
         "how many centilitres are there in two litres"),
        ("en", "calculate", "how much is three pounds in kilos", "and in the fridge", None),
        ("en", "calculate", "what's fifteen percent of eighty", "and twenty percent",
         "twenty percent of eighty"),
        ("en", "calculate", "divide a hundred by zero", "no by eight",
         "divide a hundred by eight"),
        ("fr", "ask_time", "quelle heure est-il", "et londres", "quelle heure est-il londres"),
        ("fr", "ask_time", "quelle heure est-il", "et du lait", None),
        ("en", "ask_time", "what time is it", "what about london", "what time is it london"),
        ("en", "ask_time", "what time is it", "and milk", None),
        ("fr", "ask_date", "on est quel jour", "et demain", "quel jour serons-nous demain"),
        ("fr", "ask_calendar", "quel jour tombe le trente février", "non le vingt-huit février",
         "quel jour serons-nous le vingt-huit février"),
        ("en", "ask_date", "what day is it", "and tomorrow", "what day is it tomorrow"),
        ("fr", "set_timer", "mets un minuteur pour les œufs à la coque", "non quatre minutes",
         "mets un minuteur de quatre minutes pour œufs à la coque"),
        ("en", "set_timer", "set a timer for soft boiled eggs", "no four minutes",
         "set a timer for four minutes for soft boiled eggs"),
        ("fr", "play_music", "joue brel", "non mets les beatles", "mets les beatles"),
        ("en", "play_music", "play brel", "no play the beatles", "play the beatles"),
        ("fr", "set_reminder", "rappelle-moi d'appeler ma mère à midi",
         "pas de pub de vingt heures à huit heures", None),
    ],
)  # fmt: skip
def test_what_leans_on_it_becomes_a_whole_request(
    language: LanguageCode, intent: str, before: str, sentence: str, whole: str | None
) -> None:
    found = follow_up(sentence, language, intent, before)
    assert (found and found.heard) == whole
