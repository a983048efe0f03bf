"""The volume asked for: a level from nought to ten, a step up or down, or the sound back.

A loudspeaker at ten where "not so loud" was said wakes the house. So a sentence that points both
ways, denies what it says or holds more than one figure gives nothing, and is asked back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.numbers import LanguageCode, leading_number

__all__ = ["LOUDEST", "Level", "find_level"]

LOUDEST = 10
# As low as it goes and still heard; nought is what "mute" asks for.
_LOWEST = 1
_MIDDLE = 5
_FAR = 3
_MAXIMUM_LENGTH = 500


@dataclass(frozen=True)
class Level:
    """What was asked of the volume: `absolute` from 0 to 10, or else a `step` that is not 0.

    `unmute` is neither: the sound is to come back as loud as it was before it was turned off.
    """

    absolute: int | None = None
    step: int = 0
    unmute: bool = False


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


# In this order, each match taken out of the sentence: "pas assez fort" holds no "pas" any more.
_DIRECTIONS = {
    "fr": (
        (_any("pas (?:assez|très|bien) (?:fort|haut)", "trop (?:bas|doucement|faible)"), 1),
        (
            _any(
                "(?:on |je )?(?:ne |n')?t'entends? (?:pas|mal|rien|plus)(?: bien)?",
                "j'entends? (?:pas|mal|rien|plus)(?: bien)?",
            ),
            1,
        ),
        (_any("(?:trop|(?:pas )?(?:si|aussi)) (?:fort|haut)", "moins (?:forte?s?|haut)"), -1),
        (_any("plus (?:bas|doucement|doux)", "chuchotez?", "baiss(?:e|es|ez|er)"), -1),
        (_any("diminu(?:e|es|ez|er)", "rédui(?:s|t|sez|re)", "descend(?:s|ez|re)?"), -1),
        (_any("plus (?:fort|haut)", "augment(?:e|es|ez|er)", "(?:re)?mont(?:e|es|ez|er)"), 1),
        (_any("hauss(?:e|es|ez|er)"), 1),
    ),
    "en": (
        (_any("not (?:so|as|that) loud(?:ly)?", "too (?:loud|loudly|high)"), -1),
        (_any("not loud enough", "too (?:quiet|quietly|soft|softly|low)"), 1),
        (_any("(?:can't|cant|cannot|can not|can hardly|can barely) hear(?: (?:you|it))?"), 1),
        (_any("quieter", "softer", "lower", "more (?:quietly|softly)", "less loud(?:ly)?"), -1),
        (_any("decrease", "reduce", "whisper", "down", "keep it down"), -1),
        (_any("louder", "more loudly", "raise", "increase", "higher", "up", "boost"), 1),
    ),
}
_ABSOLUTES = {
    "fr": (
        (
            _any(
                "à fond",
                "(?:au|à son) plus haut(?: niveau)?",
                "au max(?:imum)?",
                "(?:volume|son) max(?:imum|imal)?",
                "maximum",
            ),
            LOUDEST,
        ),
        (
            _any(
                "au mini(?:mum)?",
                "(?:au|à son) plus bas(?: niveau)?",
                "(?:volume|son) mini(?:mum|mal)?",
                "minimum",
            ),
            _LOWEST,
        ),
        (_any("à (?:la )?moitié", "à mi-volume", "(?:volume|son) moyen"), _MIDDLE),
        (
            _any(
                "(?:coup|enl[eè]v|désactiv|étein)(?:e|es|ez|er|s|dre) (?:le |ton |tout le )?"
                "(?:son|volume)",
                "muet",
                "sourdine",
                "mute",
            ),
            0,
        ),
    ),
    "en": (
        (_any("max(?:imum)?", "(?:at |to )?full(?: volume| blast)?", "all the way up"), LOUDEST),
        (_any("min(?:imum)?", "all the way down"), _LOWEST),
        (_any("half(?: the)? volume", "halfway", "(?:to |at )(?:medium|half)", "medium"), _MIDDLE),
        (
            _any(
                "mute",
                "(?:turn |switch )?(?:the |your )?(?:sound|volume) off",
                "(?:turn|switch) off the (?:sound|volume)",
                "silent mode",
            ),
            0,
        ),
    ),
}
_BACK = {
    "fr": _any(
        "(?:re(?:mets|mettez|mettre|donne|donnez|donner)|rallum(?:e|ez|er)|réactiv(?:e|ez|er)"
        "|rétabli(?:s|r|ssez)|rend(?:s|ez|re)|rebranch(?:e|ez|er))(?: moi|-moi| nous|-nous)?"
        " (?:le |du |ton |votre )?(?:son|volume)(?: comme avant)?",
        "(?:sors?|sort(?:ez|ir)|quitt(?:e|ez|er)) (?:de |du )?(?:la )?(?:mode )?"
        "(?:muet|sourdine|silencieux)",
        "(?:enl[eè]v|arrêt|retir|désactiv|coup)(?:e|es|ez|er) (?:la sourdine|le mode "
        "(?:muet|silencieux))",
    ),
    "en": _any(
        "unmute(?: (?:it|yourself|the sound|the volume|the speaker))?",
        "(?:turn|switch|put|bring) (?:the |your )?(?:sound|volume) (?:back )?on(?: again)?",
        "(?:turn|switch|put) (?:back )?on (?:the |your )?(?:sound|volume)",
        "(?:bring|give)(?: me| us)? (?:back )?(?:the |your )?(?:sound|volume)(?: back)?",
        "sound (?:back )?on(?: again)?",
        "(?:turn|switch) (?:off )?mute(?: off)?",
    ),
}
# A denial asks for no level.
_REFUSED = {
    "fr": _any("ne", "n'", "pas", "de moitié", "jamais"),
    "en": _any("back on", "don't", "dont", "do not", "not", "never", "isn't", "by half",
               "no longer"),
}  # fmt: skip
_MUCH = {
    "fr": _any("beaucoup", "bien", "nettement", "carrément", "largement"),
    "en": _any("much", "a lot", "lots", "way", "far", "a good deal", "loads"),
}
_BEFORE_LEVEL = frozenset(
    ("à", "sur", "niveau", "volume", "son", "at", "to", "on", "level", "sound")
)
_BEFORE_STEP = frozenset(("de", "d'", "by"))
_PERCENT = frozenset(("%", "pourcent", "pourcents", "percent", "pour", "per"))
_ARTICLES = frozenset(("un", "une", "one"))
_SCALE = frozenset(("sur", "of", "out", "/"))


def find_level(sentence: str, language: LanguageCode) -> Level | None:
    """What `sentence` asks of the volume, or None where it is not wholly clear."""
    if len(sentence) > _MAXIMUM_LENGTH:
        return None
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    text = " ".join(re.sub(r"[,;:.!?…](?!\d)", " ", text.replace("%", " % ")).split())
    far = bool(_MUCH[language].search(text))
    text, back = _BACK[language].subn(" volume ", text)
    levels: set[int] = set()
    signs: set[int] = set()
    for pattern, level in _ABSOLUTES[language]:
        text, count = pattern.subn(" | ", text)
        levels |= {level} if count else set()
    figures = _figures(text, language)
    for pattern, sign in _DIRECTIONS[language]:
        text, count = pattern.subn(" | ", text)
        signs |= {sign} if count else set()
    if _REFUSED[language].search(text) or len(levels) > 1 or len(figures) > 1:
        return None
    if figures:
        return None if levels else _from_figure(figures[0], signs)
    if levels:
        return Level(absolute=levels.pop())
    if back:
        return None if signs else Level(unmute=True)
    return Level(step=signs.pop() * (_FAR if far else 1)) if len(signs) == 1 else None


@dataclass(frozen=True)
class _Figure:
    """A number of the sentence, the word before it, and what it counts."""

    value: int | Fraction
    before: str
    percent: bool
    alone: bool


def _figures(text: str, language: LanguageCode) -> list[_Figure]:
    """The numbers of a sentence that may be levels; "un peu" and "sur dix" are none."""
    words = text.replace("-", " ").replace("d'", "d' ").replace("/", " / ").split()
    found: list[_Figure] = []
    place = 0
    while place < len(words):
        number = leading_number(words[place : place + 12], language)
        if number is None:
            place += 1
            continue
        value, end = number[0], place + number[1]
        before = words[place - 1] if place else ""
        percent = end < len(words) and words[end] in _PERCENT
        if percent and words[end] in {"pour", "per"}:
            percent = words[end + 1 : end + 2] in (["cent"], ["cents"])
            end += percent
        article = end - place == 1 and words[place] in _ARTICLES
        scale = bool(found) and before in _SCALE and value == LOUDEST
        if not scale and not (article and before not in _BEFORE_LEVEL | _BEFORE_STEP):
            found.append(
                _Figure(value, before, percent, place == 0 and end + percent >= len(words))
            )
        place = end + percent
    return found


def _from_figure(figure: _Figure, signs: set[int]) -> Level | None:
    """The level or step a single number stands for, by the word before it."""
    value = figure.value
    if figure.before in _BEFORE_STEP:
        whole = isinstance(value, int) and not figure.percent and 0 < value <= LOUDEST
        return Level(step=signs.pop() * int(value)) if whole and len(signs) == 1 else None
    if not figure.alone and figure.before not in _BEFORE_LEVEL:
        return None
    if figure.percent:
        value = int(value / 10 + Fraction(1, 2))
    if not isinstance(value, int) or value > LOUDEST:
        return None
    return Level(absolute=value)
