"""How people ask the calendar: the kinds of questions, and every word they are made of."""

from __future__ import annotations

import re
from typing import Literal

from assistant.skills.numbers import LanguageCode

__all__ = ["KINDS", "KNOWN_WORDS", "Kind", "past_asked", "up_to_asked"]

Kind = Literal[
    "leap", "next-leap", "week", "next-holiday", "holiday", "between", "length", "since",
    "until", "left", "day",
]  # fmt: skip


def _asked(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


# "D" is a date, "R" a week, month or year, "M" a month, "Y" a year. The first that fits counts.
KINDS: dict[str, tuple[tuple[Kind, re.Pattern[str]], ...]] = {
    "fr": (
        ("next-leap", _asked("prochaine année bissextile", "quand (?:.* )?bissextile")),
        ("leap", _asked("bissextiles?")),
        ("next-holiday", _asked("prochain (?:jour )?férié", "prochain jour chômé")),
        ("holiday", _asked("fériée?s?", "chômée?s?")),
        (
            "week",
            _asked("quelle semaine", "numéro de (?:la )?semaine", "semaine (?:numéro )?combien",
                   "numéro de R", "semaine du calendrier", "R (?:c )?est la semaine combien",
                   "quel numéro (?:est|a) R"),
        ),
        ("between", _asked("entre D et D", "du? D (?:au|à) D", "de D à D")),
        (
            "left",
            _asked("reste(?:nt)?(?: t)?(?: il)? .*(?:dans|en|de) (?:l année|le mois|R|M)",
                   "reste(?:nt)?(?: t)?(?: il)? .*R", "R il reste .*"),
        ),
        (
            "length",
            _asked("combien de jours? (?:.* )?[MY]", "combien de jours? (?:.* )?(?:ce|dans|en) R",
                   "combien de jours? (?:.* )?R", "[MYR] (?:.* )?combien de jours?",
                   "nombre de jours (?:en|de|dans) (?:[MYR]|le mois de M)"),
        ),
        (
            "since",
            _asked("combien (?:.* )?depuis D", "depuis D .*combien", "il y a combien .*D",
                   "depuis combien .*D", "combien .* (?:passés?|écoulés?) depuis",
                   "D (?:c )?était il y a combien .*", "il y a combien (?:de )?\\w+"),
        ),
        (
            "until",
            _asked("combien de (?:jours?|semaines?|mois|temps|dodos|nuits|journées) .*D",
                   "D .*combien de (?:jours?|semaines?|mois|temps|dodos)",
                   "nombre de jours (?:avant|jusqu à|jusqu au|d ici) D", "combien avant D"),
        ),
        (
            "day",
            _asked("quel jour", "quelle date", "quelle est la date", "quand", "la date d[eu]?",
                   "le combien", "date d[eu]? D", "quel date"),
        ),
    ),
    "en": (
        ("next-leap", _asked("next leap year", "when (?:.* )?leap year")),
        ("leap", _asked("leap years?")),
        ("next-holiday", _asked("next (?:public|bank|national) holiday")),
        ("holiday", _asked("(?:public|bank|national) holidays?")),
        (
            "week",
            _asked("what week", "which week", "week number", "number of the week",
                   "calendar week"),
        ),
        ("between", _asked("between D and D", "from D (?:to|until|till) D")),
        ("left", _asked("(?:left|remain|remaining)(?: in)? (?:the year|the month|R)")),
        (
            "length",
            _asked("many days (?:.* )?[MY]", "many days (?:.* )?(?:in|does|has) R",
                   "(?:how long|many days) is [MR]", "[MYR] have how many days"),
        ),
        (
            "since",
            _asked("since D", "(?:many \\w+|long) ago (?:is|was) D", "D was how .* ago",
                   "(?:many \\w+|long) (?:is|was|has) .*D ago", "passed since"),
        ),
        (
            "until",
            _asked("many (?:days|weeks|months|sleeps|nights) .*D", "how (?:long|far|soon) .*D",
                   "D is how many (?:days|weeks|months)", "days (?:until|till|to) D",
                   "countdown to D"),
        ),
        (
            "day",
            _asked("what day", "which day", "what date", "when", "what s the date",
                   "what is the date", "which date", "the date (?:of|for|on)", "day of the week",
                   "what weekday", "what will the date", "date of D", "what was the date"),
        ),
    ),
}  # fmt: skip
_PAST = {
    "fr": _asked("était", "étions", "étaient", "tombait", "fut", "est tombée?", "sont tombés?",
                 "avait", "dernièrement", "étiez"),
    "en": _asked("was", "were", "did", "fell"),
}  # fmt: skip
_POLITE = {
    "fr": "s il te vous plaît plait stp svp merci dis dites moi donne donnez peux pouvez pourrais"
    " pourriez tu me dire rappelle rappeler candide savoir sais savez voudrais aimerais je euh"
    " alors et donc bonjour salut bon ok sait calcule calculer compte indique indiquer",
    "en": "please thanks thank you tell me can could would will candide do know i d like to uh um"
    " so and then ok okay hey hello work out count calculate give let wonder wondering us",
}
_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        (
            _POLITE["fr"]
            + " D R M Y quel quelle quels quelles jour jours date dates quand combien semaine"
            " semaines mois an ans année années temps dodos nuits journées numéro nombre"
            " dans de du des d la le les l un une en est ce c sont sera seront serons serez"
            " sommes êtes on nous tombe tombent tombera tomberont tombait tombé tombée était"
            " étions étaient avant jusqu jusque à au aux ici reste restent t il elle ils y a"
            " qu que qui quoi depuis passé passés écoulé écoulés ça fait entre bissextile"
            " bissextiles férié fériée fériés chômé prochain prochaine prochains calendrier"
            " compte comptent encore faut attendre pour sur a-t lieu arrive commence jour-là"
            " là va vont être sommes-nous fut on-est cela exactement reste-t précisément"
            " avons dure durée long longue prochainement maintenant bien fête fêtes fête-t"
            " célèbre ont aura y-a-t après finit manque manquent plus"
        ).split()
    ),
    "en": frozenset(
        (
            _POLITE["en"]
            + " D R M Y what s which when how many much long far soon day days date dates week"
            " weeks month months year years sleeps nights until till til before after since"
            " is are was were will be it on in of the a an there left go to from between ago"
            " does did do fall falls fell land lands have has number calendar leap public"
            " bank national holiday holidays next that this come comes coming again now"
            " passed gone by been weekday for away have-we got at we today happen happens"
            " celebrated exactly take get we're re ll off any if its my wait still remain"
            " remaining countdown whether"
        ).split()
    ),
}

# What a household awaits: with its date, the question is about that date.
_EVENTS = {
    "fr": frozenset(
        "mon ma mes notre nos son sa anniversaire mariage vacances scolaires rentrée accouchement"
        " congé congés départ voyage rendez vous examen examens baptême concert match retraite"
        " naissance spectacle repas soirée noces déménagement permis bac fin début été".split()
    ),
    "en": frozenset(
        "my our his her their birthday wedding anniversary holidays trip party exam exams"
        " appointment concert match retirement flight christening graduation interview deadline"
        " school break term birth due baby move dinner ll".split()
    ),
}
_UP_TO = {
    "fr": _asked("avant", "jusqu", "jusque", "d ici", "depuis", "après", "dans combien"),
    "en": _asked("until", "till", "til", "before", "since", "after", "from", "to"),
}
KNOWN_WORDS = {language: words | _EVENTS[language] for language, words in _WORDS.items()}


def up_to_asked(line: str, language: LanguageCode) -> bool:
    """Whether the question goes up to or from a time, so that it is not about its length."""
    return _UP_TO[language].search(line) is not None


def past_asked(line: str, language: LanguageCode) -> bool:
    """Whether the question is in the past, so that a date without its year is the last one."""
    return _PAST[language].search(line) is not None
