"""Roman numerals, where nothing else can be meant: after a king, a chapter, before a century."""

from __future__ import annotations

import re

from assistant.speaking.speakable.french_numbers import ordinal
from assistant.speaking.speakable.rules import Rule, alternatives, rule

_NUMERAL = "(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_VALUES = {"I": 1, "V": 5, "X": 10}

_FRENCH_NAMES = """
Louis Henri Charles François Napoléon Philippe Jean Benoît Pie Léon Élisabeth Elisabeth Georges
Guillaume Édouard Edouard Frédéric Paul Richard Léopold Albert Alexandre Nicolas Catherine Jacques
Clément Grégoire Innocent Urbain
""".split()
_FRENCH_PARTS = """
chapitre tome acte scène volume livre partie section niveau phase type annexe lot saison épisode
""".split()
_ENGLISH_NAMES = """
Louis Henry Charles Francis Napoleon Philip John Benedict Pius Leo Elizabeth George William Edward
Frederick Paul Richard Leopold Albert Alexander Nicholas Catherine James Clement Gregory
""".split()
_ENGLISH_PARTS = """
chapter volume act scene book part section level phase type annex season episode war
""".split()


def roman(numeral: str) -> int:
    """The number that a Roman numeral up to XXXIX writes."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _any_case(words: list[str]) -> str:
    return alternatives([*words, *(word.capitalize() for word in words)])


def _rank(match: re.Match[str]) -> str:
    return ordinal(roman(match["numeral"]), plural=match["many"] is not None)


FRENCH_ROMAN: tuple[Rule, ...] = (
    rule(r"\bIer(?!\w)", "premier"),
    rule(rf"\b(?!I(?:e|è))(?P<numeral>{_NUMERAL})(?:i?[eè]me|e)(?P<many>s)?(?!\w)", _rank),
    rule(
        rf"\b(?P<before>{alternatives(_FRENCH_NAMES)} )(?!I\b)(?P<numeral>{_NUMERAL})(?!\w)",
        lambda match: f"{match['before']}{roman(match['numeral'])}",
    ),
    rule(
        rf"\b(?P<before>{_any_case(_FRENCH_PARTS)} )(?P<numeral>{_NUMERAL})(?!\w)",
        lambda match: f"{match['before']}{roman(match['numeral'])}",
    ),
)

ENGLISH_ROMAN: tuple[Rule, ...] = (
    # "Charles I met" is somebody else's Charles.
    rule(
        rf"\b(?P<before>{alternatives(_ENGLISH_NAMES)} )(?!I\b)(?P<numeral>{_NUMERAL})(?!\w)",
        lambda match: f"{match['before']}the {roman(match['numeral'])}th",
    ),
    rule(
        rf"\b(?P<before>{_any_case(_ENGLISH_PARTS)} )(?!I\b(?! *[.,:;)]| *$))"
        rf"(?P<numeral>{_NUMERAL})(?!\w)",
        lambda match: f"{match['before']}{roman(match['numeral'])}",
    ),
)
