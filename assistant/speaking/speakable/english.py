"""The English rules: what only English prints, around the amounts that both languages share."""

from __future__ import annotations

import re

from assistant.speaking.speakable.amounts import PER, amount_rules, counted_by
from assistant.speaking.speakable.english_words import (
    ENGLISH_LEXICON,
    FRACTIONS,
    MONTHS,
    count,
    named,
    ordinal,
    with_article,
)
from assistant.speaking.speakable.numbers import NUMBER, Figure, read_figure
from assistant.speaking.speakable.roman import ENGLISH_ROMAN
from assistant.speaking.speakable.rules import (
    CAPITAL,
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
    # Espeak-ng spells "Ms" and ends the sentence after the stop of "Mr.".
    "Mr": "Mister", "Mrs": "Missis", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor",
    "St": "Saint", "Mme": "Madame", "M": "Monsieur",
}  # fmt: skip
_ABBREVIATIONS = {
    "approx": "approximately", "max": "maximum", "e.g": "for example", "i.e": "that is",
    "vs": "versus", "incl": "including", "inc": "including", "excl": "excluding",
    "exc": "excluding", "ref": "reference", "tel": "telephone", "qty": "quantity",
    "temp": "temperature", "dept": "department", "etc": "etc",
}  # fmt: skip
_CLOSING = frozenset({"max", "min", "etc"})
_SHORT_MONTHS = {month[:3]: month for month in MONTHS if month != "May"} | {"Sept": "September"}
_MAGNITUDES = {
    "k": "thousand", "m": "million", "M": "million", "bn": "billion", "thousand": "thousand",
    "million": "million", "billion": "billion",
}  # fmt: skip
_TIME = r"(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9](?![0-9])|h[0-5][0-9](?![0-9]))"
_CLOCK = re.compile(r"([0-9]{1,2})[:h.]([0-9]{2})")
_HALF_DAY = r"(?P<half>[ap]m|[AP]M|[ap]\.m\b\.?|[AP]\.M\b\.?)(?![\w])"
_SMALL_WORDS = "of the to and or a an in on at is for with from by"
_NOT_A_NOUN = frozenset(_SMALL_WORDS.split())


_WITHIN = frozenset({"in", "during", "throughout"})
_DATING = "in during throughout on by until till from before after since to of the"
_COUNTED = frozenset(
    [
        *"people persons men women children guests customers visitors percent".split(),
        *(name for unit in ENGLISH_LEXICON.units for name in (*unit.symbols, unit.many)),
        *(name for each in ENGLISH_LEXICON.currencies for name in (each.many, each.cents)),
    ]
)
"""What a figure between "May" and it counts."""

_RATED = r"rat(?:ed|es?|ings?)|scor(?:ed|es?)|grad(?:ed|es?)|mark(?:ed|s)?|g[ai]ves? (?:it|them)"
_SCORE_LINKS = "of|at|it|us|them|is|was|a|average|overall"
_FIRST_SHORT_YEAR = 70
"""The two figures from which a year is of the last century."""


def _date(match: re.Match[str]) -> str:
    """A date in numbers: "the 12th of March 2026"; March 2026 where there is no day."""
    parts = match.groupdict()
    month = MONTHS[int(parts["month"]) - 1]
    words = [_day(parts["day"], match) + month] if parts.get("day") else [month]
    year = parts.get("year")
    if year and len(year) == 2:
        # "March 26" would be a day.
        year = ("19" if int(year) >= _FIRST_SHORT_YEAR else "20") + year
    return " ".join([*words, year] if year else words)


def _month_and_day(match: re.Match[str]) -> str:
    """A day after its month, "May 20th", unless it counts what follows: "in May 20 people came"."""
    before, after = (match["before"] or "").strip().lower(), match["after"]
    if before in _WITHIN:
        counts = after is not None and (after == "of" or after not in _NOT_A_NOUN)
    else:
        counts = not before and after in _COUNTED
    return match[0] if counts else match[0][: -len(match["day"])] + ordinal(int(match["day"]))


def _day(number: str, match: re.Match[str]) -> str:
    """What comes before the month; a "the" that is printed is not said twice."""
    # Five characters hold "the " and what is before it; the whole text again for each date is slow.
    just_before = match.string[max(0, match.start() - 5) : match.start()]
    article = "" if re.search(r"\b[Tt]he $", just_before) else "the "
    return f"{article}{ordinal(int(number))} of "


def _clock(time: str) -> str:
    """A time of day: "8 o'clock", "8 oh 5", "14 hundred hours"; espeak-ng reads `8:30` right."""
    found = _CLOCK.match(time)
    if found is None:
        return time
    hours, minutes = int(found[1]), int(found[2])
    if minutes >= 10:
        return f"{hours}:{minutes}"
    if minutes:
        return f"{hours} oh {minutes}"
    if hours == 0:
        return "midnight"
    return f"{hours} o'clock" if hours <= 12 else f"{hours} hundred hours"


def _time(match: re.Match[str]) -> str:
    return _clock(match[0])


def _half_day_time(match: re.Match[str]) -> str:
    """A time of a half day: "3 pm", "3:30 pm"; the stop of "p.m." stays at the end of the text."""
    half = match["half"]
    hours, _, minutes = match["time"].replace(".", ":").partition(":")
    time = _clock(f"{hours}:{minutes}") if int(minutes or 0) else str(int(hours))
    ends = half.endswith(".") and not match.string[match.end() :].strip(' )"')
    return f"{time} {half.replace('.', '').lower()}" + ("." if ends else "")


def _stopwatch(match: re.Match[str]) -> str:
    parts = zip(match.groups(), ("hour", "minute", "second"), strict=True)
    figures = [(Figure(str(int(digits))), noun) for digits, noun in parts]
    return " ".join(f"{f.whole} {named(f, noun, noun + 's')}" for f, noun in figures)


def _digit_groups(match: re.Match[str]) -> str:
    """A phone number figure by figure, in the groups it is printed in."""
    groups = re.findall(r"[0-9]+", match[0])
    if not 9 <= sum(map(len, groups)) <= 15:
        return match[0]
    spelled = ", ".join(" ".join(group) for group in groups)
    return ("plus " if match[0].startswith("+") else "") + spelled


def _fraction(match: re.Match[str]) -> str:
    """Kitchen fractions: "half a litre", "a quarter of an onion", "2 and a half cups"."""
    of_noun, alone = FRACTIONS[match["part"]]
    noun = match["noun"] or ""
    unit = ENGLISH_LEXICON.unit(noun)
    name = unit.one if unit else noun
    if match["whole"]:
        part = alone.replace("one ", "a ")
        tail = f" {unit.many if unit else noun}" if noun else ""
        return f"{match['whole']} and {part}{tail}"
    if noun in ("a", "an", "price"):
        return f"{of_noun} {noun}"
    if not noun or (unit is None and (not noun.islower() or noun in _NOT_A_NOUN)):
        return alone + (f" {noun}" if noun else "")
    if unit is None and noun.endswith("s"):
        return f"{alone} {noun}"
    return f"{of_noun} {with_article(name)}"


def _small_coins(match: re.Match[str]) -> str:
    one, many = ("penny", "pence") if match["coin"] == "p" else ("cent", "cents")
    figure = read_figure(match["figure"], frozenset())
    if figure is None:
        return match[0]
    coins = f"{count(figure)} {named(figure, one, many)}"
    return coins + counted_by(match, ENGLISH_LEXICON, price=True)


def _company(match: re.Match[str]) -> str:
    return "Incorporated." if match["end"] is not None else "Incorporated"


def _large_amount(match: re.Match[str]) -> str:
    figure = read_figure(match["figure"], ENGLISH_LEXICON.price_grouping)
    if figure is None:
        return match[0]
    many = ENGLISH_LEXICON.currency(match["mark"]).many
    return f"{count(figure)} {_MAGNITUDES[match['size']]} {many}"


def _lone_unit(match: re.Match[str]) -> str:
    unit = ENGLISH_LEXICON.unit(match[2])
    return f"{match[1]} {unit.one}" if unit else match[0]


_LONE_UNITS = alternatives(("kg", "g", "L", "l", "cl", "ml", "m²", "m³", "kWh", "km", "lb", "oz"))
_BEFORE_AMOUNTS: tuple[Rule, ...] = (
    rule(
        r"(?<!\w)(?:[nN]° ?|[nN]o\. ?|No (?=[0-9]))(?=[0-9])",
        lambda match: "Number " if match[0][0] == "N" and match.start() == 0 else "number ",
    ),
    rule(r"(?<!\w)[nN]°", "number"),
    rule(r"# ?(?=[0-9])", "number "),
    # "Baker St." is a street, "St. Mary" a saint.
    rule(
        rf"(?<={CAPITAL})([a-z]{{1,20}}) St(?:\.(?= [a-z])|\b)(?=[.,;)]| [a-z0-9]|$)",
        lambda match: f"{match[1]} Street",
    ),
    titles(_TITLES, dotted=("M",), conjunction="and|or"),
    rule(
        r"(?<=[0-9]) ?(mins?|hrs?|secs?|oz|lbs?|tbsp|tsp|kg|g|ml|cl)\.(?= [a-z0-9])",
        lambda match: f" {match[1]}",
    ),
    # "Acme Inc." is a company, "Inc. VAT" a price; the stop stays where a sentence ends.
    rule(
        r"(?<![\w.])I(?:nc|NC)\.(?![\w.])(?! (?:VAT|V\.A\.T|GST|[tT]ax|[dD]elivery|[pP]ostage)\b)"
        rf"(?=(?P<end>[ )\"]?$| {CAPITAL})|)",
        _company,
    ),
    abbreviations(_ABBREVIATIONS, _CLOSING),
    abbreviations({"min": "minimum"}, _CLOSING, unless_after="[0-9]"),
    # Espeak-ng says "vat".
    rule(r"(?<![\w.])VAT(?!\w)(?!\.\w)", "V.A.T."),
    rule(r"(?<![\w.,])\+[0-9]{1,15}(?: ?\(0\))?(?:[ .-][0-9]{2,10}){0,6}(?![0-9])", _digit_groups),
    rule(
        r"(?<![\w.,+-])0[0-9]{1,10}(?:[ -][0-9]{2,7}){0,5}(?![\w%€£$])(?![.,-][0-9])", _digit_groups
    ),
    rule(
        r"(?<![\w.,+-])(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?![\w%€£$])"
        r"(?![.,-][0-9])",
        _digit_groups,
    ),
    version_rule(),
    rated_score_rule(_RATED, _SCORE_LINKS, "out of"),
    rule(r"(?<=[0-9]) ?(?:h|hrs?) ?(?=[0-5]?[0-9] ?mins?(?!\w))", " h "),
    rule(r"(?<=[0-9]-[0-3][0-9])T(?=[0-2][0-9]:[0-5][0-9])", " at "),
    rule(r"(?<= at [0-2][0-9]:[0-5][0-9]):[0-5][0-9]Z?(?![\w:])", ""),
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
        r"\b(?P<before>[oO]n|[bB]y|[uU]ntil|[bB]efore|[fF]rom|[aA]fter) "
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])(?![\w/-])",
        lambda match: f"{match['before']} {_date(match)}",
    ),
    rule(
        r"(?<![\w/.,-])(?P<day>0[1-9]|[12][0-9]|3[01])/(?P<month>0[1-9]|1[0-2])(?![\w/%€£$-])"
        r"(?![.,][0-9])",
        _date,
    ),
    rule(
        rf"(?<=[0-9] )({alternatives(_SHORT_MONTHS)})\b\.?(?!\w)",
        lambda match: _SHORT_MONTHS[match[1]],
    ),
    rule(
        rf"(?<![\w.])({alternatives(_SHORT_MONTHS)})\.? (?=[0-9]{{1,2}}(?![\w:/.-]))",
        lambda match: _SHORT_MONTHS[match[1]] + " ",
    ),
    rule(
        rf"(?<![\w.,:/-])(0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)? (?:of )?"
        rf"(?={alternatives(MONTHS)}\b)",
        lambda match: _day(match[1], match),
    ),
    rule(
        rf"(?<!\w)(?P<before>(?i:{alternatives(_DATING.split())}) )?{alternatives(MONTHS)} "
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?! ?[%€£$])(?![\w/-])(?![.,:][0-9])"
        r"(?=(?: (?P<after>[a-z]\w{0,19}))?)",
        _month_and_day,
    ),
    rule(r"(?<=[0-9][ap]m) ?[-\u2013] ?(?=[0-9]{1,2}(?:[:.][0-9]{2})?[ap]m\b)", " to "),
    rule(
        rf"(?<![\w.,:€£$])(?P<time>(?:1[0-2]|0?[0-9])(?:[:.][0-5][0-9])?) ?{_HALF_DAY}",
        _half_day_time,
    ),
    rule(
        rf"(?<![\w.,:-])(?P<a>{_TIME}) ?- ?(?P<b>{_TIME})",
        lambda match: f"{_clock(match['a'])} to {_clock(match['b'])}",
    ),
    rule(r"(?<![\w.,:])([0-2]?[0-9]):([0-5][0-9]):([0-5][0-9])(?![\w:])", _stopwatch),
    rule(rf"(?<![\w.,:]){_TIME}(?![\w:])(?![.,][0-9])(?! [ap]m\b)", _time),
    rule(
        r"(?<![\w/.,€£$-])(?:(?P<whole>[0-9]{1,3}) )?(?P<part>1/2|1/3|2/3|1/4|3/4|1/8)(?![\w/])"
        r"(?: (?P<noun>[^\W\d_]{1,25})(?![\w']))?",
        _fraction,
    ),
    rule(r"(?<![\w.,/])24/7(?![\w/])", "twenty-four seven"),
    rule(r"(?<![\w.,/])50/50(?![\w/])", "fifty-fifty"),
    rule(r"(?<![\w.,])4[xX×]4(?![\w.,])", "four by four"),
    rule(
        rf"(?P<mark>[€£$])(?P<figure>{NUMBER}) ?(?P<size>{alternatives(_MAGNITUDES)})(?!\w)",
        _large_amount,
    ),
    # "720p" is no price, but "150p/kg" is.
    rule(
        r"(?<![\w.,:€£$-])(?P<figure>[1-9][0-9]?|[0-9]{1,3}\.[0-9]{1,2}|[0-9]{3}(?=p ?/ ?[a-z]))"
        rf"(?P<coin>[pc¢])(?![\w'-]){PER}",
        _small_coins,
    ),
    rule(rf"(?<![\w.,])(?P<figure>[0-9]{{1,3}}) ?(?P<coin>¢){PER}", _small_coins),
    rule(rf"\b([pP]er) ({_LONE_UNITS})(?![\w'])", _lone_unit),
    rule(
        rf"(?<![\w.,])(?<![0-9] )([€£$]) ?/ ?({_LONE_UNITS})(?![\w'])",
        lambda match: (
            ENGLISH_LEXICON.currency(match[1]).many
            + " "
            + ENGLISH_LEXICON.price_per(None, ENGLISH_LEXICON.unit(match[2]), match[2])
        ),
    ),
    rule(r"\b(a|each|the) (kg|ml|cl|lb|oz|kWh)(?![\w'])", _lone_unit),
)

_SIGNS = {
    "<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "≈": "about",
    "~": "about", "±": "plus or minus", "=": "equals",
}  # fmt: skip

ENGLISH_RULES: tuple[Rule, ...] = (
    *ENGLISH_ROMAN,
    *_BEFORE_AMOUNTS,
    *amount_rules(ENGLISH_LEXICON),
    bare_range("to"),
    decimal_score_rule(ENGLISH_LEXICON, "out of"),
    *small_rules("out of", _SIGNS),
)
