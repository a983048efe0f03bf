"""The French rules: what only French prints, around the amounts that both languages share."""

from __future__ import annotations

import re

from assistant.speaking.speakable.amounts import amount_rules
from assistant.speaking.speakable.french_numbers import cardinal, ordinal
from assistant.speaking.speakable.french_words import (
    FRACTIONS,
    FRENCH_LEXICON,
    LIAISON_NOUNS,
    MONTHS,
    SHORT_MONTHS,
    count,
    ends_with_une,
    is_feminine,
    named,
)
from assistant.speaking.speakable.numbers import NUMBER, SPACED_GROUPS, Figure, read_figure
from assistant.speaking.speakable.roman import FRENCH_ROMAN
from assistant.speaking.speakable.rules import (
    Rule,
    abbreviations,
    alternatives,
    bare_range,
    rule,
    small_rules,
    titles,
)
from assistant.speaking.speakable.scores import decimal_score_rule, rated_score_rule, version_rule

_TITLES = {
    "M": "monsieur", "MM": "messieurs", "Mr": "monsieur", "Mme": "madame", "Mmes": "mesdames",
    "Mlle": "mademoiselle", "Mlles": "mesdemoiselles", "Dr": "docteur", "Pr": "professeur",
    "St": "Saint", "Ste": "Sainte",
}  # fmt: skip
_ABBREVIATIONS = {
    "env": "environ", "approx": "environ", "max": "maximum", "réf": "référence",
    "ref": "référence", "tél": "téléphone", "tel": "téléphone", "qté": "quantité",
    "p. ex": "par exemple", "par ex": "par exemple", "ex": "exemple", "cf": "voir",
    "incl": "inclus", "excl": "exclu", "temp": "température", "pers": "personnes",
    "c.-à-d": "c'est-à-dire", "c-à-d": "c'est-à-dire", "c.à.d": "c'est-à-dire",
    "càd": "c'est-à-dire", "etc": "etc",
}  # fmt: skip
_RATED = r"not(?:ée?s?|es?|er|ations?)|scores?|évalu(?:ée?s?|ations?)|moyennes?|obten(?:ue?s?|ir)"
_SCORE_LINKS = "à|de|des|est|moyenne|globale|clients?|au moins"
_CLOSING = frozenset({"max", "min", "pers", "incl", "excl", "etc"})
_TIME = r"[0-2]?[0-9](?: ?[hH](?: ?[0-5][0-9](?![0-9]))?(?![\w'])|:[0-5][0-9](?![:0-9]))"
_CLOCK = re.compile(r"([0-9]{1,2})(?: ?[hH] ?|:)([0-5][0-9])?")
_HALF_DAY = {"a": " du matin", "p": " de l'après-midi"}
_EVENING = 6  # o'clock, from which a French speaker no longer says afternoon
_ORDINAL = (
    r"(?<![\w.,/-])([0-9]{1,6})(ières?|ieres?|ièmes?|iemes?|èmes?|emes?|ères?|eres?|ers?|res?"
    r"|ndes?|nds?|es?)(?![\w'])"
)
_LONE_UNITS = alternatives(("kg", "g", "L", "l", "cl", "ml", "m²", "m³", "kWh", "km"))
_SMALL_WORDS = "de du des et ou à au aux le la les en par pour sur dans est"
_NOT_A_NOUN = frozenset(_SMALL_WORDS.split())


def _title_sign(match: re.Match[str]) -> str:
    return "Numéro " if match[0][0] == "N" and match.start() == 0 else "numéro "


def _pairs(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return ", ".join(digits[start : start + 2] for start in range(0, len(digits), 2))


def _abroad(match: re.Match[str]) -> str:
    rest = re.sub(r"\D", "", match[1])
    pairs = [rest[start : start + 2] for start in range(1, len(rest), 2)]
    return ", ".join(["+33", rest[0], *pairs])


def _date(match: re.Match[str]) -> str:
    parts = match.groupdict()
    day, month, year = parts.get("day"), int(parts["month"]), parts.get("year")
    words = [] if day is None else ["premier" if int(day) == 1 else str(int(day))]
    words.append(MONTHS[month - 1])
    return " ".join([*words, year] if year else words)


def _short_month(match: re.Match[str]) -> str:
    day = "premier" if match["day"] in ("1", "1er", "01") else match["day"]
    return f"{day} {MONTHS[SHORT_MONTHS[match['month'].lower()] - 1]}"


def _clock(time: str) -> str:
    """A time of day: "8 heures 5", "une heure 30", "14 heures vingt et une"."""
    found = _CLOCK.match(time)
    if found is None:
        return time
    hours = Figure(str(int(found[1])))
    words = f"{count(hours, True)} {named(hours, 'heure', 'heures')}"
    minutes = int(found[2] or 0)
    return f"{words} {count(Figure(str(minutes)), True)}" if minutes else words


def _time(match: re.Match[str]) -> str:
    words = _clock(match["time"])
    if match["minutes"]:
        return words + " minutes"
    return words + _half_day(match["half"], match["time"])


def _hour(match: re.Match[str]) -> str:
    return _clock(match["time"] + "h") + _half_day(match["half"], match["time"])


def _half_day(half: str | None, time: str) -> str:
    if half is None:
        return ""
    hours = int(re.split(r"\D", time, maxsplit=1)[0])
    evening = half[0] in "pP" and _EVENING <= hours < 12
    return " du soir" if evening else _HALF_DAY[half[0].lower()]


def _stopwatch(match: re.Match[str]) -> str:
    parts = zip(match.groups(), ("heure", "minute", "seconde"), strict=True)
    figures = [(Figure(str(int(digits))), noun) for digits, noun in parts]
    return " ".join(f"{count(f, True)} {named(f, noun, noun + 's')}" for f, noun in figures)


def _rank(match: re.Match[str]) -> str:
    number, ending = int(match[1]), match[2]
    plural = ending.endswith("s")
    stem = ending.removesuffix("s")
    if stem in ("nd", "nde"):
        return "second" + stem[2:] + ("s" if plural else "") if number == 2 else match[0]
    if stem in ("er", "re", "ère", "ere", "ière", "iere") and number != 1:
        return match[0]
    if number == 0:
        return match[0]
    feminine = stem not in ("er", "e") and "m" not in stem
    return ordinal(number, feminine=feminine, plural=plural)


def _fraction(match: re.Match[str]) -> str:
    """Kitchen fractions: "un demi-litre", "un quart de tasse", "2 tasses et demie"."""
    noun = match["noun"] or ""
    unit = FRENCH_LEXICON.unit(noun)
    plain = not noun or (unit is None and (not noun.islower() or noun in _NOT_A_NOUN))
    feminine = unit.feminine if unit else is_feminine(noun)
    part = FRACTIONS[match["part"]]
    tail = f" {noun}" if noun and plain else ""
    if match["whole"]:
        figure = Figure(match["whole"])
        counted = count(figure, feminine and not plain)
        part = ("demie" if feminine and not plain else "demi") if part == "demi" else part
        if plain:
            return f"{counted} et {part}{tail}"
        return f"{counted} {named(figure, unit.one, unit.many) if unit else noun} et {part}"
    if part == "demi":
        if plain:
            return f"un demi{tail}"
        return f"{'une' if feminine else 'un'} demi-{unit.one if unit else noun}"
    if plain:
        return part + tail
    name = unit.one if unit else noun
    return f"{part} " + ("d'" if name[0] in "aeéèêiouyœh" else "de ") + name


def _agreement(match: re.Match[str]) -> str:
    """The figure before a plain noun, in words where its digits would be misread."""
    number, noun = int(match["number"]), match["noun"]
    if number == 1 and (is_feminine(noun) or noun in LIAISON_NOUNS):
        return f"{'une' if is_feminine(noun) else 'un'} {noun}"
    if number in (9, 19) and noun in ("heures", "ans"):
        # Espeak-ng says the f of "neuf" as a v before these two only when it is in words.
        return f"{cardinal(number)} {noun}"
    if ends_with_une(number) and is_feminine(noun):
        return f"{cardinal(number, feminine=True)} {noun}"
    return match[0]


def _large_amount(match: re.Match[str]) -> str:
    figure = read_figure(match["figure"], FRENCH_LEXICON.measure_grouping)
    if figure is None:
        return match[0]
    if match["size"] == "k":
        return f"{count(figure, False)} mille euros"
    one = {"M": "million", "Md": "milliard"}[match["size"]]
    return f"{count(figure, False)} {named(figure, one, one + 's')} d'euros"


def _price_by(match: re.Match[str]) -> str:
    unit = FRENCH_LEXICON.unit(match[1])
    return "euros " + FRENCH_LEXICON.price_per(None, unit, match[1])


def _lone_unit(match: re.Match[str]) -> str:
    unit = FRENCH_LEXICON.unit(match[2])
    return f"{match[1]} {unit.one}" if unit else match[0]


_BEFORE_AMOUNTS: tuple[Rule, ...] = (
    rule(r"(?<!\w)[nN](?:° ?|[oO]\.? ?)(?=[0-9])", _title_sign),
    rule(r"(?<!\w)[nN]°", "numéro"),
    rule(r"# ?(?=[0-9])", "numéro "),
    titles(_TITLES, dotted=("M", "MM"), conjunction="et|ou"),
    # "5 min. de cuisson": the stop of a unit does not end the sentence.
    rule(r"(?<=[0-9]) ?(min|sec|mn|kg|g|cl|ml)\.(?= [a-zà-ÿ0-9])", lambda match: f" {match[1]}"),
    abbreviations(_ABBREVIATIONS, _CLOSING),
    abbreviations({"min": "minimum"}, _CLOSING, unless_after="[0-9]"),
    rule(r"(?<!\w)(?:TTC|T\.T\.C\.)(?!\w)", "toutes taxes comprises"),
    rule(r"(?<!\w)(?:HT|H\.T\.)(?!\w)", "hors taxes"),
    rule(r"\+33 ?(?:\(0\) ?)?([1-9](?:[ .-]?[0-9]{2}){4})(?![ .-]?[0-9])", _abroad),
    rule(r"(?<![\w.,+-])0[1-9](?:[ .-]?[0-9]{2}){4}(?![\w%€])(?![ .,-][0-9])", _pairs),
    rule(
        r"(?<![\w.,+-])0 ?(8[0-9]{2}) ([0-9]{3}) ([0-9]{3})(?!\w)",
        lambda match: f"0, {match[1]}, {match[2]}, {match[3]}",
    ),
    version_rule(),
    rated_score_rule(_RATED, _SCORE_LINKS, "sur"),
    rule(r"(?<=[0-9]-[0-3][0-9])T(?=[0-2][0-9]:[0-5][0-9])", " à "),
    rule(r"(?<= à [0-2][0-9]:[0-5][0-9]):[0-5][0-9]Z?(?![\w:])", ""),
    rule(
        r"(?<![\w/.-])(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]"
        r"|3[01])(?![\w/-])",
        _date,
    ),
    rule(
        r"(?<![\w/.,-])(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])"
        r"(?P=mark)(?P<year>(?:[12][0-9])?[0-9]{2})(?![\w/-])(?![.,][0-9])",
        _date,
    ),
    rule(r"(?<![\w/.,-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})(?![\w/-])", _date),
    rule(
        r"\b(?P<before>[lL]e|[dD]u|[aA]u|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) "
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])"
        r"(?![\w/-])",
        lambda match: f"{match['before']} {_date(match)}",
    ),
    rule(
        r"(?<![\w/.,-])(?P<day>0[1-9]|[12][0-9]|3[01])/(?P<month>0[1-9]|1[0-2])(?![\w/%€-])"
        r"(?![.,][0-9])",
        _date,
    ),
    rule(rf"(?<![\w.,])0?1 (?={alternatives(MONTHS)}\b)", "premier "),
    rule(
        rf"(?<![\w.,])(?P<day>[0-9]{{1,2}}(?:er)?) (?P<month>{alternatives(SHORT_MONTHS)})\.",
        _short_month,
        re.IGNORECASE,
    ),
    rule(
        r"(?<![\w.,])([0-9]{1,2}) ?(h|j)(?:eures?|ours?)? ?/ ?(24|7)(?!\w)",
        lambda match: f"{match[1]} {'heures' if match[2] == 'h' else 'jours'} sur {match[3]}",
    ),
    rule(
        rf"(?<![\w.,:-])(?P<a>{_TIME}) ?- ?(?P<b>{_TIME})",
        lambda match: f"{_clock(match['a'])} à {_clock(match['b'])}",
    ),
    rule(r"(?<![\w.,:])([0-2]?[0-9]):([0-5][0-9]):([0-5][0-9])(?![\w:])", _stopwatch),
    # "1h30min" is the "1 h 30 min" it leaves no space in.
    rule(r"(?<=[0-9]) ?[hH] ?(?=[0-5]?[0-9] ?(?:min|mn)(?!\w))", " h "),
    rule(
        r"(?<![\w.,:])(?P<time>[0-2]?[0-9](?: ?[hH] ?[0-5][0-9]|:[0-5][0-9]))(?![\w:])(?![.,][0-9])"
        r"(?P<minutes> ?(?:min|mn)(?!\w))?(?: ?(?P<half>[ap]\.?m\b|[AP]M\b))?",
        _time,
    ),
    rule(r"(?<![\w.,:])(?P<time>1[0-2]|0?[1-9]) ?(?P<half>[ap]\.?m\b|[AP]M\b)", _hour),
    rule(r"(?<![\w.,/])50/50(?![\w/])", "cinquante-cinquante"),
    rule(r"(?<![\w.,])4[xX×]4(?![\w.,])", "quatre-quatre"),
    rule(_ORDINAL, _rank),
    rule(
        r"(?<![\w/.,€$£-])(?:(?P<whole>[0-9]{1,3}) )?(?P<part>1/2|1/3|2/3|1/4|3/4|1/8)(?![\w/])"
        r"(?: (?P<noun>[^\W\d_]{1,25})(?![\w']))?",
        _fraction,
    ),
    rule(SPACED_GROUPS, lambda match: match[0].replace(" ", "")),
    rule(rf"(?P<figure>{NUMBER}) ?(?P<size>k|M|Md)€", _large_amount),
    rule(rf"(?<![\w.,])(?<![0-9] )€ ?/ ?({_LONE_UNITS})(?![\w'])", _price_by),
    rule(rf"\b([lL]e|[aA]u|[pP]ar) ({_LONE_UNITS})(?![\w'])", _lone_unit),
)

_SIGNS = {
    "<": "moins de", ">": "plus de", "≤": "au plus", "≥": "au moins", "≈": "environ",
    "~": "environ", "±": "plus ou moins", "=": "égale",
}  # fmt: skip

FRENCH_RULES: tuple[Rule, ...] = (
    *FRENCH_ROMAN,
    *_BEFORE_AMOUNTS,
    *amount_rules(FRENCH_LEXICON),
    bare_range("à"),
    decimal_score_rule(FRENCH_LEXICON, "sur"),
    rule(
        r"(?<![\w.,/-])(?<!virgule )(?P<number>[0-9]{1,6}) (?P<noun>[a-zà-ÿœ]{2,20}(?:-[a-z]+)?)"
        r"(?![\w'])",
        _agreement,
    ),
    *small_rules("sur", _SIGNS),
)
