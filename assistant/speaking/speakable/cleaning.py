"""What happens to the characters themselves, before and after the rules of a language."""

from __future__ import annotations

import re
import unicodedata

from audit.language import Language

# Read before symbols are dropped: these are "symbols, other" to Unicode, as emoji are.
_READ_SYMBOLS = {"°": "°", "º": "°", "˚": "°", "№": "n°", "℃": "°C", "℉": "°F", "\u2113": "l"}
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
        # Espeak-ng takes [[...]] for phonemes and names the marks of lightweight markup.
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        **dict.fromkeys("*_`|^\\•·", " "),
        **{"…": "...", "\uff05": "%", "\uff06": "&", "\u2044": "/", "\u2215": "/"},
        **{"\u03bc": "µ", "ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ˢ": "s"},
        **dict.fromkeys("¶†‡※", " "),
    }
)
_UNSPOKEN = frozenset({"Cc", "Cs", "Co", "Cn", "So", "Sk", "Me", "Zl", "Zp", "Zs"})
_LOOSE_SYMBOLS = {
    Language.FRENCH: {
        "%": "pour cent", "‰": "pour mille", "°": "degrés", "&": "et", "@": "arobase",
        "§": "paragraphe", "×": "fois", "÷": "divisé par", "=": "égale", "€": "euros",
        "£": "livres", "$": "dollars", "¢": "centimes", "¥": "yens",
    },
    Language.ENGLISH: {
        "%": "percent", "‰": "per thousand", "°": "degrees", "&": "and", "@": "at",
        "§": "section", "×": "times", "÷": "divided by", "=": "equals", "+": "plus", "€": "euros",
        "£": "pounds", "$": "dollars", "¢": "cents", "¥": "yen",
    },
}  # fmt: skip

# A number grouped with spaces that do not break is one number, whatever the language.
_HARD_GROUPS = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:[\u00a0\u2007\u2009\u202f][0-9]{3}(?![0-9])){1,4}"
)
_BROKEN_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ \t]{0,8}[\r\n]\s{0,8}(?=[0-9])")
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"« ?| ?»"), '"'),
    (re.compile(r"° (?=[CF]\b)"), "°"),
    (re.compile(r"(?<![\w.,)])\.(?=[0-9])"), "0."),
    # ",99 €" is a price without its zero; "3 ,50 €" has its euros.
    (re.compile(r"(?<![^ ])(?<![0-9] ),(?=[0-9]{2} ?(?:[€£$]|EUR\b|CHF\b|euros?\b))"), "0,"),
    # A true minus, or a dash glued to a figure and to nothing before it, is a sign.
    (re.compile(r"\u2212 ?(?=[0-9€£$])"), "-"),
    (re.compile(r"\u2212"), "-"),
    (re.compile(r"(?<![^ (:])\u2013(?=[0-9€£$])"), "-"),
    (re.compile(r"(?<=[:(=]) ?- (?=[0-9€£$])"), " -"),
    (re.compile(r"(?<=[^ ])\u2013(?=[^ ])"), "-"),
    (re.compile(r"^ ?[\u2013-\u2015] ?"), ""),
    (re.compile(r" ?[\u2013-\u2015] ?"), ", "),
)
_TIDYING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[0-9]) [-/] (?=[0-9])"), ", "),
    # Two figures side by side would be read as one: "1 euro 50, 500 grammes", not "50 500".
    (re.compile(r"(?<=[0-9]) (?=[0-9]{2})|(?<=[0-9]{2}) (?=[0-9])"), ", "),
    (re.compile(r"\s+"), " "),
    (re.compile(r",(?: ?,)+"), ","),
    (re.compile(r" ?, (?=[.;:!?)])"), " "),
    (re.compile(r" (?=[.,](?: |$))"), ""),
    (re.compile(r"(?<=\() | (?=\))"), ""),
)


def clean(text: str) -> str:
    """The text with one kind of space, quote and hyphen, and nothing that cannot be spoken."""
    text = _BROKEN_BETWEEN_DIGITS.sub(", ", unicodedata.normalize("NFC", text))
    text = _HARD_GROUPS.sub(lambda match: re.sub(r"\s", "", match[0]), text)
    text = "".join(_spoken_character(character) for character in text.translate(_PLAIN))
    text = " ".join(text.split())
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text


def finish(text: str, language: Language) -> str:
    """The text with its remaining symbols in words and its spacing and commas in order."""
    words = _LOOSE_SYMBOLS[language]
    for character in set(text):
        if character in words:
            text = text.replace(character, f" {words[character]} ")
        elif unicodedata.category(character) == "Sc":
            name = unicodedata.name(character, "").lower().removesuffix(" sign")
            text = text.replace(character, f" {name} ")
        elif unicodedata.category(character) == "Sm" and character != "+":
            text = text.replace(character, " ")
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    return text.strip()


def _spoken_character(character: str) -> str:
    """The character, its plain form, a space for one that only separates, nothing for a joiner."""
    if character in _READ_SYMBOLS:
        return _READ_SYMBOLS[character]
    if character.isascii() and character.isprintable():
        return character
    if "\ufe00" <= character <= "\ufe0f":
        return ""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("No", "Nl") and character not in "²³":
        # Circled and raised figures, fractions in one sign: never glued to the figure before.
        return " " + unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    if category == "Cf":
        return ""
    return " " if category in _UNSPOKEN else character
