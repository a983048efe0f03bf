"""The words of `assistant.skills.follow_ups`: whole requests, and how their pieces are known."""

from __future__ import annotations

import re

from assistant.skills.numbers import LanguageCode

WHOLE: dict[str, dict[LanguageCode, str]] = {
    "timer": {"fr": "mets un minuteur de {}", "en": "set a timer for {}"},
    "named": {"fr": "{} pour {}", "en": "{} for {}"},
    "alarm": {"fr": "réveille-moi à {}", "en": "wake me at {}"},
    "weather": {"fr": "quel temps fait-il {}", "en": "what's the weather {}"},
    "time": {"fr": "quelle heure est-il {}", "en": "what time is it {}"},
    "date": {"fr": "quel jour serons-nous {}", "en": "what day is it {}"},
    "add": {"fr": "ajoute {} à ma liste", "en": "add {} to my list"},
    "task": {
        "fr": "mets {} sur ma liste de choses à faire",
        "en": "put {} on my to do list",
    },
    "remove": {"fr": "enlève {} de ma liste", "en": "take {} off my list"},
    "done": {
        "fr": "enlève {} de ma liste de choses à faire",
        "en": "take {} off my to do list",
    },
    "on": {"fr": "est-ce qu'il y a {} sur ma liste", "en": "is there {} on my list"},
    "find": {"fr": "je cherche {}", "en": "i'm looking for {}"},
    "price": {"fr": "combien coûte {}", "en": "how much is {}"},
    "play": {"fr": "joue {}", "en": "play {}"},
    "volume": {"fr": "volume à {}", "en": "volume at {}"},
}
# Asks for one day, so that "and tomorrow" asks for another.
WHICH_DAY: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"\b(?:quel jour|quelle (?:est la )?date|jour sommes|la date)\b"),
    "en": re.compile(r"\b(?:what day|which day|what date|the date|what's the day)\b"),
}
PLAY: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:joue|mets|passe|lance)\b"),
    "en": re.compile(r"(?:play|put)\b"),
}
ON_TODO = {"add": "task", "remove": "done"}
TODO: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:choses|trucs) à faire|tâches"),
    "en": re.compile(r"\bto-?\s?dos?\b|\btasks?\b"),
}
DETERMINED: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:(?:du|des|de la|le|la|les|une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
                     r"|dix|douze|quelques|mes|mon|ma|\d+|plusieurs|beaucoup de)(?!\w)|de l'|l'|d')"
                     r"\s*\S"),
    "en": re.compile(r"(?:some|an?|the|two|three|four|five|six|seven|eight|nine|ten|twelve|half"
                     r"|my|a few|several|\d+)(?!\w)\s*\S"),
}  # fmt: skip
# A verb with its subject, a question or an order: no name of a thing.
SENTENCE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(
        r"(?<!\w)(?:je|j'|tu|t'as|il|elle|on|nous|vous|ils|elles|ça|c'est|c'était|qui|que|qu'|quoi"
        r"|quel(?:le)?s?|comment|combien|pourquoi|quand|où|est-ce|est|sont|était|a été|mets|mettez"
        r"|ajoute|enlève|arrête|annule|oublie|merci|oui|non|s'il|ne|n'|pas|rien|suffit|voilà|bon"
        r"|d'accord|prix|heure|météo|minuteur|réveil|musique|dors?|dort|faut|toi|moi"
        r"|demain|maintenant|tout de suite)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:i|i'm|you|you're|he|she|we|they|it's|that's|it|is|are|was|were|what|who|when"
        r"|where|why|how|which|do|does|did|don't|can|could|will|would|should|please|thanks|thank"
        r"|price|time|weather|timer|alarm|music|yes|no|not|nothing|put|add|take|stop|cancel|forget|never|okay|right|mind|enough|now"
        r"|tomorrow|later)(?!\w)"
    ),
}
UNITS: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"\b(secondes?|minutes?|heures?)\b"),
    "en": re.compile(r"\b(seconds?|minutes?|hours?)\b"),
}
PLACE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:à|au|aux|en|chez) \S+(?: \S+){0,3}"),
    "en": re.compile(r"(?:in|at|over in) \S+(?: \S+){0,3}"),
}
ANOTHER: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:encore )?une? (?:autre )?(?:second |deuxième |troisième )?"
                     r"(?:minut(?:eur|erie) |alarme |réveil |rappel )?(?:(?:de |d')|à |pour )"
                     r"|(?:encore une?|une? (?:autre|second|deuxième)) "),
    "en": re.compile(r"(?:another|one more|a second|a third)(?: one| timer| alarm| reminder)?"
                     r"(?: of| for| at| with)? "),
}  # fmt: skip
ONE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?:encore )?(?:une? )(?:autre |second |deuxième |troisième )?"
                     r"(?:minut(?:eur|erie) )?(?:(?:de |d')|pour )?"),
    "en": re.compile(r"(?:another|one more|one|a second|a third)(?: one| timer)?"
                     r"(?: of| for| with)? "),
}  # fmt: skip
DAY_PARTS: dict[LanguageCode, frozenset[str]] = {
    "fr": frozenset(
        """
        ce soir|cette nuit|ce matin|cet après-midi|demain matin|demain soir|demain après-midi
        ce week-end|ce weekend|la semaine prochaine|cette semaine
        """.strip().replace("\n", "|").replace("        ", "").split("|")
    ),
    "en": frozenset(
        """
        tonight|this evening|this morning|this afternoon|tomorrow morning|tomorrow evening
        tomorrow afternoon|tomorrow night|this weekend|the weekend|next week|this week
        """.strip().replace("\n", "|").replace("        ", "").split("|")
    ),
}  # fmt: skip
