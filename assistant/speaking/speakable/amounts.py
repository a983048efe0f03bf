"""The rules for prices, measures and percentages, the same in every language but for the words."""

from __future__ import annotations

import re

from assistant.speaking.speakable.lexicon import Currency, Lexicon, Unit
from assistant.speaking.speakable.numbers import NUMBER, SPACED_GROUPS, Figure, read_figure
from assistant.speaking.speakable.rules import Rule, alternatives, rule

# Looking at the first character spares most positions of a long text the whole search.
_STARTS = r"(?=[DdQq0-9+-])"
_LEAD = r"(?P<lead>\b(?:[Dd]e|[Qq]ue) )?"
_SIGN = r"(?<![\w.,%°)/€£$-])[-+]"
PER = (
    rf"(?: ?/ ?(?:(?:(?P<per_count>{NUMBER}) ?)?(?P<per>[^\W\d_]{{1,20}}[²³23]?)(?!\w)"
    rf"|(?P<per_some>{NUMBER})(?! ?[€£$%])))?"
)
# A measure ends at its unit: neither "3 l'an" nor "3 t-shirts" holds one.
_END_OF_UNIT = r"(?![\w'])(?!-\w)"
_CROSS = "[xX\u00d7]"
_LENGTHS = r"(?:mm|cm|m)(?!\w)"
# After "1 €", two figures are cents only where nothing else can be counted by them.
_CENTS_FOLLOWED_BY = r"(?= ?(?:$|[.,;:!?)/](?![0-9])|(?:le|la|les|l'|par|pour|et|au|per|and)\b))"


def amount_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules for prices, packs, percentages and measures, in the order they apply."""
    return (
        # Two scales for one temperature: neither is counted by the other.
        rule(r"(?:(?<=°)|(?<=°[CF])) ?/ ?(?=[-+]?[0-9]|[gG]as\b|[fF]an\b|[tT]h\b)", ", "),
        *_price_rules(lexicon),
        *_pack_rules(lexicon),
        _percentage_rule(lexicon),
        _measure_rule(lexicon),
        rule(r"(?<![^ (:\"])-(?=[0-9])", lexicon.minus + " "),
    )


def _next_figure(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a figure follows a price without being its cents: "1 euro, 50 grammes"."""
    cents = {name for currency in lexicon.currencies for name in (currency.cent, currency.cents)}
    return re.compile(rf" (?=[0-9])(?![0-9]{{1,2}} {alternatives(cents)}\b)")


def _price_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    symbols = {s for currency in lexicon.currencies for s in currency.symbols}
    signs = {s for s in symbols if not s.isalpha()}
    codes = {s for s in symbols if s.isalpha() and s.isupper()}
    currency = f"(?:{alternatives(symbols)}(?![^\\W\\d_]))"
    ahead = f"(?:{alternatives(signs)}|{alternatives(codes)} ?)"
    after = rf"(?: {currency}(?![0-9])|{currency})" if lexicon.symbol_first else rf" ?{currency}"
    before = re.compile(
        rf"(?=[DdQq+-]|{ahead}){_LEAD}(?P<sign>{_SIGN})?(?<!\w)(?P<mark>{ahead}) ?(?P<inner>[-+])?"
        rf"(?:(?P<low>{NUMBER})-(?:{ahead})?)?(?P<figure>{NUMBER}){PER}"
    )
    behind = re.compile(
        rf"{_STARTS}{_LEAD}(?P<sign>{_SIGN})?(?P<inner>)(?:(?P<low>{NUMBER})(?: ?{currency})?-)?"
        rf"(?P<figure>{NUMBER})(?P<mark>{after})"
        rf"(?: ?(?P<cents>[0-9]{{2}})(?!\w){_CENTS_FOLLOWED_BY})?{PER}"
    )

    next_figure = _next_figure(lexicon)

    def words(match: re.Match[str]) -> str:
        # Both places of the symbol are searched at once, so that each symbol goes with the figure
        # it belongs to on the page: `€3 €2` and `3 € 2 €` are two prices each.
        found = before.match(match.string, match.start()) or behind.match(
            match.string, match.start()
        )
        if found is None:
            return match[0]
        price = _price(found, lexicon)
        # "3 euros 49" in words is a price that has been read already.
        written = found["mark"].strip().islower() or not price[-1].isalpha()
        apart = not written and next_figure.match(match.string, match.end())
        return price + "," if apart else price

    either = f"(?:{_anonymous(before)})|(?:{_anonymous(behind)})"
    spaced = f"{SPACED_GROUPS}(?=(?:[.,][0-9]{{1,6}})? ?{currency})"
    marked = f"(?<={alternatives('€£$')}){SPACED_GROUPS}(?![\\w%€£$]| [^\\W\\d_])"
    joined = rule(f"{spaced}|{marked}", lambda match: match[0].replace(" ", ""))
    return (joined, rule(either, words))


def _anonymous(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)


def _price(match: re.Match[str], lexicon: Lexicon) -> str:
    """The words of a price: its sign, its range, its amount and what it is counted by."""
    currency = lexicon.currency(match["mark"].strip())
    grouping = lexicon.measure_grouping if match["per"] else lexicon.price_grouping
    figure = read_figure(match["figure"], grouping)
    if figure is None:
        return match[0]
    cents = match.groupdict().get("cents")
    if cents is not None and not figure.decimals:
        figure = Figure(figure.whole, cents)
        cents = None
    amount = _amount(figure, currency, lexicon)
    if match["low"] is not None:
        low = read_figure(match["low"], grouping)
        if low is None:
            return match[0]
        bare = not low.hundredths and not figure.hundredths and len(low.decimals) <= 2
        start = lexicon.count(low, currency.feminine) if bare else _amount(low, currency, lexicon)
        amount = f"{start} {lexicon.to} {amount}"
    words = _signed(match["sign"] or match["inner"], amount, lexicon)
    words = lexicon.joined(match["lead"] or "", words) + (f", {cents}" if cents else "")
    return words + counted_by(match, lexicon, price=True)


def _amount(figure: Figure, currency: Currency, lexicon: Lexicon) -> str:
    """An amount as it is said: "3 euros 49", "99 centimes", "1 pound 1 penny"."""
    cents = figure.hundredths
    whole = Figure(figure.whole)
    if cents is None:
        count = lexicon.count(figure, currency.feminine)
        return f"{count} {lexicon.named(figure, currency.one, currency.many)}"
    euros = lexicon.count(whole, currency.feminine)
    euros = f"{euros} {lexicon.named(whole, currency.one, currency.many)}"
    if not cents:
        return euros
    if cents < 10 or figure.whole == "0":
        # "3 euros 5" would be heard as 3,50: a single figure is named.
        small = Figure(str(cents))
        part = f"{lexicon.count(small, False)} "
        part += lexicon.named(small, currency.cent, currency.cents)
        return part if figure.whole == "0" else f"{euros} {part}"
    return f"{euros} {cents}"


def _signed(sign: str | None, words: str, lexicon: Lexicon) -> str:
    if not sign:
        return words
    return (lexicon.minus + " " if sign == "-" else lexicon.plus) + words


def counted_by(match: re.Match[str], lexicon: Lexicon, *, price: bool) -> str:
    """The words of the unit after a slash, with the space before them; nothing without one."""
    symbol = match["per"] or ""
    count = match["per_count"] or match["per_some"]
    if not symbol and count is None:
        return ""
    figure = None if count is None else read_figure(count, lexicon.measure_grouping)
    per = lexicon.price_per if price else lexicon.measure_per
    return " " + per(figure, lexicon.unit(symbol), symbol)


def _pack_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """`60 x 40 cm` is a size, `3 x 125 g` three of something, `x4` four of them."""
    return (
        rule(
            rf"(?:(?<=[0-9])|(?<=[0-9]m)|(?<=[0-9] m)|(?<=[cm]m)) ?{_CROSS} ?"
            rf"(?={NUMBER}(?: ?{_CROSS} ?{NUMBER})? ?{_LENGTHS})",
            f" {lexicon.by} ",
        ),
        rule(rf"(?<=[0-9]) ?{_CROSS} ?(?=[0-9])", f" {lexicon.times} "),
        rule(rf"(?<=[0-9]) ?{_CROSS}(?![\w'-])", f" {lexicon.times}"),
        rule(rf"(?<![\w'-]){_CROSS} ?(?=[0-9])", f"{lexicon.in_packs_of} "),
    )


def _percentage_rule(lexicon: Lexicon) -> Rule:
    def words(match: re.Match[str]) -> str:
        figure = read_figure(match["figure"], lexicon.measure_grouping)
        low = match["low"] and read_figure(match["low"], lexicon.measure_grouping)
        if figure is None or (match["low"] and not low):
            return match[0]
        share = f"{lexicon.count(figure, False)} {lexicon.percent}"
        if low:
            share = f"{lexicon.count(low, False)} {lexicon.to} {share}"
        share += f" {lexicon.by_volume}" if match["volume"] else ""
        return lexicon.joined(match["lead"] or "", _signed(match["sign"], share, lexicon))

    return rule(
        rf"{_STARTS}{_LEAD}(?P<sign>{_SIGN})?(?:(?P<low>{NUMBER})(?: ?%)?-)?(?P<figure>{NUMBER}) ?%"
        r"(?P<volume> vol\b(?:\.(?! ?$))?)?",
        words,
    )


def _measure_rule(lexicon: Lexicon) -> Rule:
    symbols = alternatives(symbol for unit in lexicon.units for symbol in unit.symbols)

    def words(match: re.Match[str]) -> str:
        unit = lexicon.unit(match["unit"])
        figure = read_figure(match["figure"], lexicon.measure_grouping)
        low = match["low"] and read_figure(match["low"], lexicon.measure_grouping)
        if unit is None or figure is None or (match["low"] and not low):
            return match[0]
        if match["low_unit"] not in (None, *unit.symbols):
            first = lexicon.unit(match["low_unit"])
            start = "" if first is None or not low else _measured(low, first, lexicon)
        else:
            start = "" if not low else lexicon.count(low, unit.feminine)
        measure = _measured(figure, unit, lexicon)
        measure = f"{start} {lexicon.to} {measure}" if start else measure
        measure = lexicon.joined(match["lead"] or "", _signed(match["sign"], measure, lexicon))
        return measure + counted_by(match, lexicon, price=False)

    return rule(
        rf"{_STARTS}{_LEAD}(?P<sign>{_SIGN})?(?:(?P<low>{NUMBER})(?: ?(?P<low_unit>{symbols}))?-)?"
        rf"(?P<figure>{NUMBER}) ?(?P<unit>{symbols}){_END_OF_UNIT}{PER}",
        words,
    )


def _measured(figure: Figure, unit: Unit, lexicon: Lexicon) -> str:
    return f"{lexicon.count(figure, unit.feminine)} {lexicon.named(figure, unit.one, unit.many)}"
