"""The last step: the figures that are left, in words, so that no digit reaches the voice.

What a synthesiser makes of digits depends on its version and on what stands beside them; what it
makes of words does not. No figure is dropped: one that no rule knew is read as a plain number, and
one too long for that, or with zeros in front, digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.speaking.speakable import english_numbers, french_numbers
from assistant.speaking.speakable.english_words import MONTHS
from assistant.speaking.speakable.numbers import read_figure
from assistant.speaking.speakable.rules import Rule, alternatives, apply_rules, rule
from audit.language import Language

_LONGEST = 12
"""Digits beyond which a number is read one digit at a time."""

_FIGURE = r"[0-9]+(?:[.,][0-9]+)*"


def in_words(text: str, language: Language) -> str:
    """`text` with every figure in words."""
    return apply_rules(_RULES[language], text) if _DIGIT.search(text) else text


def _reader(
    cardinal: Callable[[int], str], comma: str, grouping: str, *, paired: bool
) -> Callable[[re.Match[str]], str]:
    """What reads one figure; `paired`: decimals are read as a number, not one by one."""

    def whole(digits: str) -> str:
        if len(digits) > _LONGEST:
            return " ".join(cardinal(int(digit)) for digit in digits)
        zeros = len(digits) - len(digits.lstrip("0")) if int(digits) else len(digits) - 1
        return " ".join([cardinal(0)] * zeros + [cardinal(int(digits))])

    def decimals(digits: str) -> str:
        together = paired and len(digits) <= 3
        return whole(digits) if together else " ".join(cardinal(int(digit)) for digit in digits)

    def words(match: re.Match[str]) -> str:
        printed = match[0]
        parts = re.split("[.,]", printed)
        figure = None if len(parts[0]) > _LONGEST else read_figure(printed, frozenset(grouping))
        if len(parts) == 1 or (printed.startswith("0") and len(parts[0]) > 1) or figure is None:
            # A plain number, or none at all: a version, a chapter.
            marks = [" point " if mark == "." else ", " for mark in re.findall("[.,]", printed)]
            return "".join(
                said + mark for said, mark in zip(map(whole, parts), [*marks, ""], strict=True)
            )
        if not figure.decimals:
            return whole(figure.whole)
        mark = comma if printed[-len(figure.decimals) - 1] == "," else "point"
        return f"{whole(figure.whole)} {mark} {decimals(figure.decimals)}"

    return words


def _edges(minus: str, squared: str, cubed: str) -> tuple[Rule, ...]:
    """The rules that free figures from the letters and the marks they touch."""
    return (
        rule(r" ?²", f" {squared}"),
        rule(r" ?³", f" {cubed}"),
        rule(r"(?<=[^\W\d_])-(?=[0-9])|(?<=[0-9])-(?=[^\W\d_])", " "),
        rule(r"(?<=[0-9])[-:;/](?=[0-9])", ", "),
        rule(r"(?<=[^\W\d_])(?=[0-9])|(?<=[0-9])(?=[^\W\d_])", " "),
        rule(r" ?-(?=[0-9])", f" {minus} "),
        rule(r"(?<=[0-9])\+(?=[0-9])", " + "),
        rule(r"(?<=[.,;:!?)])(?<![0-9].)(?=[0-9])", " "),
    )


def _year(match: re.Match[str]) -> str:
    return match["before"] + english_numbers.year(int(match["year"]))


_BEFORE_YEARS = (
    rf"(?:{alternatives(MONTHS)}(?: [0-9]{{1,2}}(?:st|nd|rd|th))?,?"
    r"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Yy]ear))"
)

_RULES: dict[Language, tuple[Rule, ...]] = {
    Language.FRENCH: (
        *_edges("moins", "au carré", "au cube"),
        rule(_FIGURE, _reader(french_numbers.cardinal, "virgule", ".", paired=True)),
    ),
    Language.ENGLISH: (
        rule(
            rf"(?P<before>{_BEFORE_YEARS} )(?P<year>[12][0-9]{{3}})"
            r"(?!\w)(?![.,:/-][0-9])(?! [a-z]+s\b)",
            _year,
        ),
        rule(
            r"(?<![\w.,])([0-9]{1,6})(?:st|nd|rd|th)(?!\w)",
            lambda match: english_numbers.ordinal(int(match[1])),
        ),
        rule(
            r"(?<![\w.,])'?([12][0-9][0-9]0|[2-9]0)s(?!\w)",
            lambda match: english_numbers.decade(int(match[1])),
        ),
        rule(r"(?<=[0-9]):(?=[0-5][0-9](?![0-9:]))", " "),
        *_edges("minus", "squared", "cubed"),
        rule(_FIGURE, _reader(english_numbers.cardinal, "point", ",", paired=False)),
    ),
}
_DIGIT = re.compile("[0-9²³]")
