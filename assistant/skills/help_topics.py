"""What a request for help is about: one area of what Candide does, or nothing in particular."""

from __future__ import annotations

import re
from typing import Literal

from assistant.skills.numbers import LanguageCode

__all__ = ["TOPICS", "Topic", "find_topic"]

Topic = Literal[
    "timers", "alarms", "reminders", "lists", "music", "weather", "clock", "sums", "volume",
    "languages", "shopping", "selling", "log",
]  # fmt: skip


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


# In this order: "la liste de musique" is music, "le prix" is shopping and "la vente" selling.
_WORDS: dict[LanguageCode, tuple[tuple[Topic, re.Pattern[str]], ...]] = {
    "fr": (
        ("log", _any("journal", "oubli(?:er|e|es|ez)?", "efface(?:r|s|z)?", "enregistr\\w*",
                     "vie privée", "données", "mémoire", "preuves?", "prouver?")),
        ("selling", _any("vend(?:re|s|ez)", "ventes?", "pub(?:s|licités?)?", "réglages?",
                         "propositions?", "enfants?", "refus(?:er)?", "heures calmes",
                         "commissions?", "qui te paie")),
        ("shopping", _any("achats?", "acheter", "prix", "produits?", "compar\\w*", "magasins?",
                          "conseils?")),
        ("timers", _any("minuteurs?", "minuteries?", "minuterie", "comptes? à rebours",
                        "chronos?", "chronomètres?")),
        ("alarms", _any("alarmes?", "réveil(?:s|ler|le)?", "réveille-matin", "sonneries?")),
        ("reminders", _any("rappel(?:s|er|le)?", "me rappeler", "rendez-vous")),
        ("music", _any("musiques?", "chansons?", "radios?", "albums?", "playlists?", "artistes?",
                       "morceaux?")),
        ("lists", _any("listes?", "courses", "choses à faire", "tâches?")),
        ("weather", _any("météo", "temps qu'il fait", "prévisions?", "pluie", "températures?")),
        ("sums", _any("calcul(?:s|er|e|es|ette|atrice)?", "conver(?:sions?|tir|tis)", "additions?",
                      "maths?", "mathématiques?", "pourcentages?", "mesures?", "unités?")),
        ("clock", _any("heures?", "dates?", "calendrier", "jours? fériés?", "horloge")),
        ("volume", _any("volume", "son", "voix", "vitesse", "plus fort", "débit", "te taire")),
        ("languages", _any("langues?", "anglais", "français")),
    ),
    "en": (
        ("log", _any("log", "forget(?:ting)?", "erase", "eras(?:ing|ure)", "privacy", "data",
                     "memory", "proofs?", "prove", "record(?:ings?|s)?")),
        ("selling", _any("sell(?:ing)?", "sales?", "ad(?:s|verts?|vertising)?", "settings?",
                         "suggestions?", "children", "kids", "refus\\w*", "quiet hours",
                         "commissions?", "who pays you")),
        ("shopping", _any("shopping(?! list)", "buy(?:ing)?", "prices?", "products?",
                          "compar\\w*", "shops?", "advice")),
        ("timers", _any("timers?", "countdowns?", "stopwatch")),
        ("alarms", _any("alarms?", "wake(?:-| )?ups?", "waking", "wake me")),
        ("reminders", _any("remind(?:ers?|ing| me)?", "appointments?")),
        ("music", _any("music", "songs?", "radio", "albums?", "playlists?", "artists?", "tracks?")),
        (
            "lists",
            _any("lists?", "to-dos?", "to dos", "to do list", "tasks?", "groceries"),
        ),
        ("weather", _any("weather", "forecasts?", "rain", "temperatures?")),
        ("sums", _any("sums?", "calculat\\w*", "conver(?:sions?|t|ting)", "maths?", "arithmetic",
                      "percentages?", "measurements?", "units?")),
        ("clock", _any("time", "clock", "dates?", "calendar", "bank holidays?")),
        ("volume", _any("volume", "sound", "voice", "speed", "louder", "mute")),
        ("languages", _any("languages?", "french", "english")),
    ),
}  # fmt: skip
TOPICS: tuple[Topic, ...] = tuple(topic for topic, _ in _WORDS["en"])
# "Combien de temps", "au fait", "tout le temps": no topic in them.
_IDLE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _any("tout le temps", "en même temps", "tout à l'heure", "de temps en temps",
               "s'il te plaît", "s'il vous plaît", "à cette heure"),
    "en": _any("this time", "one more time", "all the time", "every time", "at the same time",
               "in time", "first time"),
}  # fmt: skip


def find_topic(sentence: str, language: LanguageCode) -> Topic | None:
    """The one area that a request for help names first in our order, or None."""
    text = " ".join(sentence.casefold().replace("\u2019", "'").split())
    text = _IDLE[language].sub(" ", text)
    return next((topic for topic, words in _WORDS[language] if words.search(text)), None)
