"""Scores and versions, told apart from the dates and the fractions they look like."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.speaking.speakable.lexicon import Lexicon
from assistant.speaking.speakable.rules import Rule, alternatives, rule

_DECIMALS = r"[.,][0-9]{1,2}"
_BEST = r" ?/ ?(?P<best>[0-9]{1,3})(?![\w/%€£$-])(?![.,][0-9])"
_KITCHEN_FRACTION = r"(?:1/[2348]|2/3|3/4)(?![\w/])"
_VERSIONED = r"[vV]ersion|[fF]irmware|[bB]uild|iOS|iPadOS|macOS|Android|[vV]\.?"


def version_rule() -> Rule:
    """The rule for `version 1.5.26`; with four figures at the end it is dated, not numbered."""
    return rule(
        rf"(?<![\w.])(?P<before>(?:{_VERSIONED}) )"
        r"(?P<version>[0-9]{1,3}(?:\.[0-9]{1,3}){2,4})(?![\w/-])(?![.,][0-9])",
        lambda match: match["before"] + match["version"].replace(".", " point "),
    )


def rated_score_rule(rated: str, links: str, out_of: str) -> Rule:
    """The rule for a score after a word that announces one: "rated 10/10" names no day.

    `rated` and `links` are regular expressions: what announces a score, in any case, and the small
    words that may stand between it and the figures.
    """
    return rule(
        rf"(?<!\w)(?P<before>(?i:{rated})(?:[ :]{{1,3}}(?:{links})(?!\w)){{0,3}}[ :]{{1,3}})"
        rf"(?!{_KITCHEN_FRACTION})(?P<score>[0-9]{{1,3}}(?:{_DECIMALS})?){_BEST}",
        lambda match: _score(match, out_of),
    )


def decimal_score_rule(lexicon: Lexicon, out_of: str) -> Rule:
    """The rule for `4.7/5` once amounts are read: "4.7 out of 5", unless the 5 is an amount's."""
    return rule(
        rf"(?<![\w/.,€£$-])(?P<before>)(?P<score>[0-9]{{1,3}}{_DECIMALS}){_BEST}"
        rf"(?! {alternatives(_amount_names(lexicon))}(?!\w))",
        lambda match: _score(match, out_of),
    )


def _amount_names(lexicon: Lexicon) -> set[str]:
    units = {name for unit in lexicon.units for name in (unit.one, unit.many)}
    money = {
        name
        for currency in lexicon.currencies
        for name in (currency.one, currency.many, currency.cent, currency.cents)
    }
    return units | money | {lexicon.percent}


def _score(match: re.Match[str], out_of: str) -> str:
    """The words of a score; figures that go beyond the best one are none."""
    score, best = match["score"], match["best"]
    if Decimal(score.replace(",", ".")) > int(best):
        return match[0]
    # A zero that pads "09/10" is not said, but the one of "0/10" and of "0.5/10" is.
    said = re.sub("^0+(?=[0-9])", "", score)
    return f"{match['before']}{said} {out_of} {int(best)}"
