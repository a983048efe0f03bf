"""The things a sentence names: the items of a shopping list, or the one thing looked for.

The words around them are taken away (`assistant.skills.carriers`), the rest is split, and each
part is read as an amount, a unit and a name. Where an amount is not understood without doubt the
part stays as it was said, words and all: a list that reads "2 500 g de farine" is checked by the
person who sees it, one that reads "2 farine" is bought.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from assistant.skills.carriers import (
    LIST_HEADS,
    LIST_MENTIONS,
    LIST_TAILS,
    NAMELESS,
    NEED_CUTS,
    NEED_HEADS,
    QUALITIES,
    WEAK_HEADS,
)
from assistant.skills.numbers import LanguageCode, Number, leading_number, read_number

__all__ = ["Item", "LanguageCode", "need_of", "split_items"]


@dataclass(frozen=True)
class Item:
    """One thing of a list: its name as said, lower case, without its article.

    `unit` is one of kg, g, l, cl, ml, pack, bottle, box, can, jar, slice, bunch, bar, roll, pair
    and bag, or None; it never comes without an amount. A dozen is the amount 12.
    """

    name: str
    amount: Fraction | int | None = None
    unit: str | None = None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEASURES = {
    "kg": "kg kilo kilos kilogramme kilogrammes kilogram kilograms",
    "g": "g gr gramme grammes gram grams",
    "l": "l litre litres liter liters",
    "cl": "cl centilitre centilitres",
    "ml": "ml millilitre millilitres milliliter milliliters",
}
_CONTAINERS = {
    "pack": "paquet paquets pack packs packet packets",
    "bottle": "bouteille bouteilles bottle bottles",
    "box": "boîte boîtes boite boites box boxes",
    "can": "canette canettes conserve conserves can cans tin tins",
    "jar": "pot pots bocal bocaux jar jars",
    "slice": "tranche tranches slice slices",
    "bunch": "botte bottes bouquet bouquets bunch bunches",
    "bar": "tablette tablettes barre barres bar bars",
    "roll": "rouleau rouleaux roll rolls",
    "pair": "paire paires pair pairs",
    "bag": "sac sacs sachet sachets bag bags",
}
_MEASURE_OF = {word: unit for unit, words in _MEASURES.items() for word in words.split()}
_CONTAINER_OF = {word: unit for unit, words in _CONTAINERS.items() for word in words.split()}

_OF = _set("de d' of du des")
_DETERMINERS = {
    "fr": _set("le la les l' du des de d' quelques mon ma mes ton ta tes notre nos ce cet cette")
    | _set("ces au aux"),
    "en": _set("the some any my our more another several those these that this of few bit lots"),
}
# "a few crisps", "un peu de lait": an article that counts nothing.
_VAGUE = {
    "fr": (("un", "peu", "de"), ("un", "peu", "d'"), ("encore",), ("plein", "de"), ("autre",)),
    "en": (("a", "few"), ("a", "bit", "of"), ("a", "little"), ("a", "lot", "of"), ("lots", "of")),
}
_ONE = {"fr": _set("un une"), "en": _set("a an")}
_LINKS = {
    "fr": _set("et ni plus puis ainsi & + ,"),
    "en": _set("and plus & + , nor"),
}
_LINK_TAILS = _set("que puis aussi also then encore euh heu um uh er")
# One thing, whatever the word in its middle.
_COMPOUNDS = re.compile(
    r"\b(?:sel et poivre|poivre et sel|fish (?:and|et) chips|mac(?:aroni)? and cheese"
    r"|salt and (?:pepper|vinegar)|cheese and onion|cream and onion|gin and tonic|half and half"
    r"|sweet and sour|pork and beans|black and white|noir et blanc|oil and vinegar)\b"
)
# Complements that begin like a further thing of the list: "des croquettes du chat".
_COMPLEMENTS = _set(
    "chat chats chien chiens bébé bébés jour jardin pays commerce frigo salon monde nord sud midi"
    " petit-déjeuner maison ferme semaine année cuisine mer enfants enfant voiture"
)
_PREPOSITIONS = _set(
    "à de d' pour avec sans en dans sur par comme ou of for with in to on per and vitamin"
)
_GLUED = re.compile(r"(?<![\w.,])([0-9]{1,6}(?:[.,][0-9]{1,2})?)(kg|gr?|l|cl|ml)(?!\w)")
_HALF_OF = re.compile(r"\bdemi-(?=(?:litre|kilo|livre|bouteille|paquet|pot|sac|botte)s?\b)")
# Joins the words of a compound while the rest is split; no keyboard and no recogniser types it.
_MARK = "\ue000"
# No carrier tail is longer; only there are tails looked for, so that a long text costs no more.
_TAIL_WINDOW = 100
_MOST_PIECES = 40
_LONGEST_MEASURE = 32
# After these a bare verb is a verb: "i need to order milk".
_ASKING = (" to", " you", " we", "please", "must", "should", "might")
_PARTITIVES = _set("du des de un une deux trois quatre cinq six sept huit neuf dix")
_COLLECTIVES = (
    *("aine", "aines", "quart", "quarts", "tiers", "demi", "demie", "dozen", "couple", "half"),
    *("quarter", "quarters", "third", "thirds", "/2", "/4", "½", "¼", "¾"),
)


def split_items(sentence: str, language: LanguageCode) -> tuple[Item, ...]:
    """The things `sentence` names for the list, in order; empty where it names none."""
    text = _strip(_normal(sentence), language)
    text = _COMPOUNDS.sub(lambda found: found[0].replace(" ", _MARK), text)
    items = (_item(part, language) for part in _parts(_words(text), language))
    return tuple(item for item in items if item is not None)


def need_of(sentence: str, language: LanguageCode) -> str | None:
    """What `sentence` looks for, asks the price of or compares, or None.

    The name has neither article nor quantity. Two things to compare come back as one text, the
    way they were said: which of them is meant is not for a grammar to choose.
    """
    text = _without_heads(_normal(sentence).replace(" , ", " ").strip(" ,"), language)
    # What begins like an end would leave nothing: it stays.
    if cut := NEED_CUTS[language].search(text, 1):
        text = _without_heads(text[: cut.start()], language)
    item = _item(_words(text), language)
    name = item.name.split() if item else []
    while len(name) > 1 and name[0] in QUALITIES[language]:
        name = name[1:]
    named = [word for word in name if word not in NAMELESS[language] and not _counts(word)]
    return " ".join(name) if named else None


def _normal(sentence: str) -> str:
    """Lower case, one space between words, and a comma alone for every pause."""
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    text = text.replace("\n", " , ").replace(_MARK, " ")
    text = re.sub(r"[!?…\"“”«»()\[\]]", " ", text)
    # A comma or point inside a figure belongs to it.
    text = re.sub(r"[,;:](?![0-9])|(?<![0-9])[,;:]|\.(?=\s|$)", " , ", text)
    return " ".join(_HALF_OF.sub("demi ", _GLUED.sub(r"\1 \2", text)).split())


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


def _words(text: str) -> list[str]:
    """The words of `text`, French elisions apart from what they lean on."""
    return re.sub(r"(?<!\S)([dl]')(?=\S)", r"\1 ", text).split()


def _parts(words: list[str], language: LanguageCode) -> list[list[str]]:
    """`words` cut where one thing ends and the next begins."""
    parts: list[list[str]] = [[]]
    place = 0
    listed = max(
        (at for at in range(len(words) - 1) if words[at] == "et" and words[at + 1] in _PARTITIVES),
        default=-1,
    )
    while place < len(words):
        part = parts[-1]
        if not part and words[place] not in _LINKS[language]:
            # "one hundred and five", "un kilo et demi": this "and" is no end.
            taken = _measure(words[place : place + _LONGEST_MEASURE], language)[2]
            if taken:
                part.extend(words[place : place + taken])
                place += taken
                continue
        word = words[place]
        if half := _half(words, place, language) if part else 0:
            # "une livre et demie de beurre" is one thing, and its amount is left as it was said.
            part.extend(words[place : place + half])
            place += half
            continue
        if word in _LINKS[language]:
            place += 1
            while place < len(words) and part and words[place] in _LINK_TAILS:
                place += 1
            parts.append([])
            continue
        if _begins(words, place, part, language, listed):
            parts.append([])
            continue
        part.append(word)
        place += 1
    return [part for part in parts if part]


def _begins(
    words: list[str], place: int, part: list[str], language: LanguageCode, listed: int
) -> bool:
    """Whether a further thing begins at `place` though no link word says so.

    Recognised speech has no commas: "du riz des pâtes et du sel". An article opens a further
    thing where it cannot belong to the one before; `listed` is the place of the last "et du".
    """
    if not part or place + 1 >= len(words) or part[-1] in _PREPOSITIONS:
        return False
    word, following = words[place], words[place + 1]
    if language == "en":
        return word in {"some", "a", "an"} and part[0] != "the"
    if word in {"un", "une"}:
        return True
    partitive = word in {"du", "des"} or (word == "de" and following in {"la", "l'"})
    noun = words[place + 2] if word == "de" and place + 2 < len(words) else following
    # Only among things that are all counted that way: "les croquettes du voisin" is one thing.
    return partitive and place < listed and part[0] in _PARTITIVES and noun not in _COMPLEMENTS


def _measure(words: list[str], language: LanguageCode) -> tuple[Number | None, str | None, int]:
    """The amount and unit `words` begin with, and how many words to take away before the name.

    A number that is not understood without doubt takes no word away.
    """
    place = _after_determiners(words, 0, language)
    number = leading_number(words[place : place + 24], language)
    if number is None:
        if place >= len(words) or words[place] not in _ONE[language]:
            doubtful = place < len(words) and _counts(words[place])
            return None, None, 0 if doubtful else place
        number = (1, 1)
    amount, place = number[0], place + number[1]
    if amount == 0:
        return None, None, 0
    if words[place - 1].endswith(_COLLECTIVES) and _at(words, place) in _OF:
        place += 1
        if _at(words, place) in _ONE["en"] and language == "en":
            place += 1
    word, end = _at(words, place), place + 1
    half = _half(words, end, language)
    of = _at(words, end + half) in _OF
    unit = _CONTAINER_OF.get(word) if of else None
    # "Two litre bottles" are no two litres; "500 g flour" is typed that way in both languages.
    if word in _MEASURE_OF and (of or len(word) < 3 or (language == "fr" and _at(words, end))):
        unit = _MEASURE_OF[word]
    end += half + of
    if unit is None or not _at(words, end) or _at(words, end) in _LINKS[language]:
        return amount, None, place
    return (amount + Fraction(1, 2) if half else amount), unit, end


def _half(words: list[str], place: int, language: LanguageCode) -> int:
    """How many words from `place` add a half to the thing just counted: "et demie", or none."""
    if language == "fr":
        added = _at(words, place) == "et" and _at(words, place + 1) in {"demi", "demie"}
        after = _at(words, place + 2)
        return 2 if added and after not in _MEASURE_OF and after not in _CONTAINER_OF else 0
    added = words[place : place + 3] == ["and", "a", "half"]
    return 3 if added and _at(words, place + 3) in _OF | {""} else 0


def _after_determiners(words: list[str], place: int, language: LanguageCode) -> int:
    """The place of the first word that is neither an article nor a vague quantity."""
    while place < len(words):
        vague = [
            len(one) for one in _VAGUE[language] if tuple(words[place : place + len(one)]) == one
        ]
        if vague:
            place += max(vague)
        elif words[place] in _DETERMINERS[language]:
            place += 1
        else:
            break
    return place


def _item(words: list[str], language: LanguageCode) -> Item | None:
    """One thing of the list; as it was said where its amount is not understood for certain."""
    kept = [at for at, word in enumerate(words) if word not in _LINK_TAILS]
    words = words[kept[0] : kept[-1] + 1] if kept else []
    amount, unit, taken = _measure(words, language)
    name = words[taken:]
    counted = any(_counts(word) for word in words)
    if not set(name) - NAMELESS[language] and not counted:
        return None
    # A second number, or a number of nothing ("et demie"), is left for the person to see.
    if not name or (amount is not None and any(_counts(word) for word in name)):
        return Item(_text(words))
    return Item(_text(name), amount, unit)


def _counts(word: str) -> bool:
    """Whether `word` alone is a number above one, in words or figures."""
    if word[:1].isdecimal():
        return True
    values = [read_number(word, "fr"), read_number(word, "en")]
    return any(value is not None and value != 1 for value in values)


def _at(words: list[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _text(words: list[str]) -> str:
    """The words as one text again, elisions closed."""
    joined = " ".join(words).replace(_MARK, " ")
    return re.sub(r"(?<!\S)([dl]') ", r"\1", joined)
