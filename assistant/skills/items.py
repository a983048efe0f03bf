"""The things a sentence names: the items of a shopping list, or the one thing looked for.

The words around them are taken away (`assistant.skills.carriers`), the rest is split, and each
part is read as an amount, a unit and a name. Where an amount is not understood without doubt the
part stays as it was said, words and all: a list that reads "2 500 g de farine" is checked by the
person who sees it, one that reads "2 farine" is bought.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assistant.skills.carriers import (
    ASK_HEADS,
    ASK_TAILS,
    LIST_HEADS,
    LIST_MENTIONS,
    LIST_TAILS,
    WEAK_HEADS,
)
from assistant.skills.item_parts import counts, measure, parts_of, words_in
from assistant.skills.item_units import LIVRE_GRAMS, unit_words
from assistant.skills.item_words import (
    ARTICLES,
    COMPOUNDS,
    CORRECTIONS,
    INNER_NUMBERS,
    LINK_TAILS,
    OF,
    ONE,
    PURPOSES,
)
from assistant.skills.need_carriers import NAMELESS, NEED_CUTS, NEED_HEADS, QUALITIES
from assistant.skills.numbers import LanguageCode

__all__ = [
    "Item",
    "LanguageCode",
    "asked_items",
    "need_of",
    "needed_items",
    "normal_text",
    "one_item",
    "split_items",
]


@dataclass(frozen=True)
class Item:
    """One thing of a list: its name as said, lower case, without its article.

    `unit` is a code of `assistant.skills.item_units`, or None; it never comes without an amount. A
    dozen is the amount 12, a French "livre" 500 g. `article` and `unit_word` are as they were said,
    for reading back; they make no other thing of it.
    """

    name: str
    amount: Fraction | int | None = None
    unit: str | None = None
    article: str | None = field(default=None, compare=False)
    unit_word: str | None = field(default=None, compare=False)


_GLUED = re.compile(r"(?<![\w.,])([0-9]{1,6}(?:[.,][0-9]{1,2})?)(kg|gr?|l|dl|cl|ml|lbs?|oz)(?!\w)")
_HALF_OF = re.compile(r"\bdemi-(?=(?:litre|kilo|livre|bouteille|paquet|pot|sac|botte)s?\b)")
# Joins the words of a compound while the rest is split; no keyboard and no recogniser types it.
_MARK = "\ue000"
_BRANDS = {"marque", "marques", "brand", "brands", "modèle", "modèles"}
_THE = {"le", "la", "l'", "the"}
# "le prix du saumon et celui de la truite": the second price.
_THAT_OF = re.compile(r" (?:celui|celle|ceux|celles|that|those)(?= (?:de|du|des|d'|of) )")
_OR = re.compile(r" (?:ou|or|nor|ni) ")
_AND = re.compile(r"(?<=\s)(?:et|and|,)(?=\s)")
# No carrier tail is longer; only there are tails looked for, so that a long text costs no more.
_TAIL_WINDOW = 100
_MOST_PIECES = 40
# After these a bare verb is a verb: "i need to order milk".
_ASKING = (" to", " you", " we", "please", "must", "should", "might")


def split_items(sentence: str, language: LanguageCode) -> tuple[Item, ...]:
    """The things `sentence` names for the list, in order; empty where it names none."""
    text = _strip(normal_text(sentence), language)
    said = [one for one in CORRECTIONS[language].split(text)[:_MOST_PIECES] if one.strip(" ,")]
    found: tuple[Item, ...] = ()
    for at, one in enumerate(said):
        last = found[-1] if found else None
        found = (*found[:-1], *_things(_corrected(one, last, language) if at else one, language))
    return found


def _corrected(text: str, last: Item | None, language: LanguageCode) -> str:
    """What is said instead of `last`; where it is an amount alone, that much of the same thing."""
    text = _strip(text, language)
    words = words_in(text)
    bare = (
        bool(words)
        and last is not None
        and all(
            counts(word)
            or word in ONE[language]
            or word.endswith(("aine", "aines", "dozen"))
            or unit_words(word, language)
            for word in words
        )
    )
    if not bare or last is None:
        return text
    of = " of " if language == "en" else " de "
    measured = unit_words(words[-1], language) or words[-1].endswith(("aine", "aines"))
    return f"{text}{of if measured else ' '}{last.name}"


def asked_items(sentence: str, language: LanguageCode) -> tuple[Item, ...]:
    """The things that `sentence` asks after, whether they are on a list; empty where none is."""
    text = _OR.sub(" et " if language == "fr" else " and ", normal_text(sentence))
    for _ in range(_MOST_PIECES):
        before, text = text, text.strip(" ,")
        start = max(0, len(text) - _TAIL_WINDOW)
        if (found := LIST_MENTIONS[language].search(text, start)) or (
            found := ASK_TAILS[language].search(text, start)
        ):
            text = text[: found.start()]
        else:
            text = _front(text, ASK_HEADS[language])
        if text == before:
            break
    words = words_in(text)
    # "combien de kilos de pommes": the unit is asked for, not said.
    if len(words) > 2 and words[1] in OF and unit_words(words[0], language):
        text = " ".join(words[2:])
    return _things(text, language)


def one_item(text: str, language: LanguageCode) -> Item | None:
    """The one thing that `text` is, with its amount; nothing around it is taken away."""
    return _item(words_in(normal_text(text).strip(" ,")), language)


def need_of(sentence: str, language: LanguageCode) -> str | None:
    """What `sentence` looks for, asks the price of or compares, or None.

    The name has neither article nor quantity. Two things to compare come back as one text, the
    way they were said: which of them is meant is not for a grammar to choose.
    """
    item = _item(words_in(_need_text(sentence, language)), language)
    return (_unpraised(item.name, language) or None) if item else None


def needed_items(sentence: str, language: LanguageCode) -> tuple[Item, ...]:
    """The things that `sentence` asks about, each with its amount; all that are compared.

    One thing alone has no number: "une bouilloire" is not one of many.
    """
    if need_of(sentence, language) is None:
        return ()
    text = _THAT_OF.sub(" ", _need_text(sentence, language))
    found = _things(_OR.sub(" et " if language == "fr" else " and ", text), language)
    named = [(one, _unpraised(one.name, language)) for one in found]
    return tuple(
        replace(one, name=name, amount=None if (one.amount, one.unit) == (1, None) else one.amount)
        for one, name in named
        if name
    )


def _need_text(sentence: str, language: LanguageCode) -> str:
    """The part of a question that names what is asked about, with its amount."""
    text = _without_heads(normal_text(sentence).replace(" , ", " ").strip(" ,"), language)
    # What begins like an end would leave nothing: it stays.
    if cut := NEED_CUTS[language].search(text, 1):
        text = _without_heads(text[: cut.start()], language)
    words = words_in(text)
    # "le litre d'huile", "the pound of apples": what is priced, and no thing with an amount.
    if len(words) > 3 and words[0] in _THE and words[2] in OF and unit_words(words[1], language):
        return _text(words[3:])
    return text


def _unpraised(name: str, language: LanguageCode) -> str:
    """`name` without the praise before it; empty where it names nothing."""
    words = words_in(name)
    while len(words) > 1 and words[0] in QUALITIES[language]:
        words = words[1:]
    if len(words) > 2 and words[0] in _BRANDS and words[1] in OF:
        words = words[2:]
    named = [word for word in words if word not in NAMELESS[language] and not counts(word)]
    return _text(words) if named else ""


def normal_text(sentence: str) -> str:
    """Lower case, one space between words, and a comma alone for every pause."""
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    text = text.replace("\n", " , ").replace(_MARK, " ")
    text = re.sub(r"[!?…\"“”«»()\[\]]", " ", text)
    # A comma or point inside a figure belongs to it.
    text = re.sub(r"[,;:](?![0-9])|(?<![0-9])[,;:]|\.(?=\s|$)", " , ", text)
    return " ".join(_HALF_OF.sub("demi ", _GLUED.sub(r"\1 \2", text)).split())


def _things(text: str, language: LanguageCode) -> tuple[Item, ...]:
    """The things that `text` names, one after the other."""
    text = COMPOUNDS.sub(lambda found: found[0].replace(" ", _MARK), text)
    items = (_item(part, language) for part in parts_of(words_in(text), language))
    return tuple(item for item in items if item is not None)


def _strip(text: str, language: LanguageCode) -> str:
    """`text` without the words that carry the things it names."""
    mentioned = asked = False
    for _ in range(_MOST_PIECES):
        before = text
        text = text.strip(" ,")
        start = max(0, len(text) - _TAIL_WINDOW)
        weak_with_article, weak = WEAK_HEADS[language]
        if found := LIST_MENTIONS[language].search(text, start):
            text, mentioned = text[: found.start()], True
        elif found := LIST_TAILS[language].search(text, start):
            text = text[: found.start()]
        elif (shorter := _front(text, LIST_HEADS[language])) != text:
            head = text[: len(text) - len(shorter)].rstrip()
            asked, mentioned, text = head.endswith(_ASKING), False, shorter
        elif found := (weak if asked or mentioned else weak_with_article).match(text):
            text, asked, mentioned = text[found.end() :], False, False
        elif (found := PURPOSES[language].search(text, start)) and not _AND.search(found[0]):
            text = text[: found.start()]
        if text == before:
            break
    return text.strip(" ,")


def _without_heads(text: str, language: LanguageCode) -> str:
    """`text` from where it names what it is about."""
    for _ in range(_MOST_PIECES):
        shorter = _front(text, NEED_HEADS[language])
        if shorter == text:
            break
        text = shorter
    return text.strip()


def _front(text: str, heads: re.Pattern[str]) -> str:
    """`text` without the one head it begins with."""
    text = text.lstrip(" ,")
    found = heads.match(text)
    return text[found.end() :] if found else text


def _item(words: list[str], language: LanguageCode) -> Item | None:
    """One thing of the list; as it was said where its amount is not understood for certain."""
    kept = [at for at, word in enumerate(words) if word not in LINK_TAILS]
    words = words[kept[0] : kept[-1] + 1] if kept else []
    said = " ".join(words)
    words = PURPOSES[language].sub("", said).split() if len(said) < _TAIL_WINDOW else words
    amount, unit, taken = measure(words, language)
    name = words[taken:]
    counted = any(counts(word) for word in words)
    if not set(name) - NAMELESS[language] and not counted:
        return None
    # A second number, or a number of nothing ("et demie"), is left for the person to see.
    inside = INNER_NUMBERS.sub("", " ".join(name)).split()
    if not name or (amount is not None and any(counts(word) for word in inside)):
        return Item(_text(words))
    if unit is None or amount is None:
        return Item(_text(name), amount, article=_article(words[:taken], language))
    if unit.code == "livre":
        return Item(_text(name), amount * LIVRE_GRAMS, "g")
    return Item(_text(name), amount, unit.code, unit_word=unit.one)


def _article(words: list[str], language: LanguageCode) -> str | None:
    """The French article among the words before a name, "du" and "les" alike."""
    said = _text(words)
    return said if language == "fr" and said in ARTICLES else None


def _text(words: list[str]) -> str:
    """The words as one text again, elisions closed."""
    joined = " ".join(words).replace(_MARK, " ")
    return re.sub(r"(?<!\S)([dl]') ", r"\1", joined)
