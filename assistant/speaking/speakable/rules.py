"""What a rewriting rule is, and how rules are built and applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"


@dataclass(frozen=True)
class Rule:
    """A notation and the words that replace each of its occurrences."""

    notation: re.Pattern[str]
    words: Callable[[re.Match[str]], str]


def rule(notation: str, words: str | Callable[[re.Match[str]], str], flags: int = 0) -> Rule:
    """A rule from a regular expression and either fixed words or a function of the match."""
    if isinstance(words, str):
        fixed = words
        return Rule(re.compile(notation, flags), lambda match: fixed)
    return Rule(re.compile(notation, flags), words)


def apply_rules(rules: Iterable[Rule], text: str) -> str:
    """The text after each rule in turn; the order of the rules matters."""
    for each in rules:
        text = each.notation.sub(each.words, text)
    return text


def alternatives(symbols: Iterable[str]) -> str:
    """A regular expression for any of the symbols, the longest first so that none hides another."""
    return "(?:" + "|".join(re.escape(s) for s in sorted(symbols, key=len, reverse=True)) + ")"


def abbreviations(
    table: Mapping[str, str], closing: Collection[str] = (), *, unless_after: str = ""
) -> Rule:
    """The rule that writes out abbreviations ending with a full stop.

    The stop goes with the abbreviation, or the voice would end the sentence there; it stays at
    the end of the text, and before a capital letter for the `closing` ones, which often end a
    sentence. `unless_after` is what, just before, makes the letters mean something else.
    """

    def words(match: re.Match[str]) -> str:
        short = match["short"]
        full = table[short.lower()]
        if short[0].isupper():
            full = full[0].upper() + full[1:]
        ends = match["end"] is not None
        ends = ends or (match["next"] is not None and short.lower() in closing)
        return full + "." if ends else full

    return rule(
        (f"(?<!{unless_after})(?<!{unless_after} )" if unless_after else "")
        + rf"(?<![\w.])(?P<short>{alternatives(table)})\.(?![\w.])"
        rf"(?=(?P<end>[ )\"]?$)|(?P<next> (?-i:{CAPITAL}))|)",
        words,
        re.IGNORECASE,
    )


def titles(table: Mapping[str, str], dotted: Collection[str], *, conjunction: str) -> Rule:
    """The rule that writes out titles standing before a capitalised name.

    The `dotted` ones are titles only with their stop: a T-shirt can be "M Bleu". A title may share
    its name with a second one after the `conjunction` or "&": "M. et Mme Durand".
    """
    second = f"(?:{alternatives(set(table) - set(dotted))}[. ]|{alternatives(dotted)}\\.)"
    shared = rf"(?:{conjunction}|&) {second} ?(?={CAPITAL})"

    def words(match: re.Match[str]) -> str:
        title, mark = match["title"], match["mark"]
        if title in dotted and mark != "." and not match["shared"]:
            return match[0]
        return table[title] + ("-" if mark == "-" else " ")

    return rule(
        rf"(?<![\w.'])(?<![tT]aille )(?<![sS]ize )(?P<title>{alternatives(table)})"
        rf"(?P<mark>[. -]) ?(?={CAPITAL}|(?P<shared>{shared}))",
        words,
    )


def small_rules(fraction_of: str, words: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules for what is left once amounts are read: ratios, slashes, signs, long codes."""
    return (
        rule(
            r"(?<![\w/.,])([0-9]{1,4})/([0-9]{1,4})(?![\w/])(?![.,][0-9])",
            lambda match: f"{match[1]} {fraction_of} {match[2]}",
        ),
        rule(r" / |(?<=[0-9])/(?=[0-9])", ", "),
        rule(r" ?/+ ?", " "),
        *(rule(f" ?{re.escape(sign)} ?(?=[0-9])", f" {said} ") for sign, said in words.items()),
        rule(r" ?[<>~#≤≥≈±] ?", " "),
        # No one follows a bar code as a number of billions.
        rule(r"(?<![0-9.,])[0-9]{11,}", lambda match: " ".join(match[0])),
    )


def bare_range(to: str) -> Rule:
    """The rule for a range of a counted thing, `2-3 people`; `3-2` is a score or a code."""

    def words(match: re.Match[str]) -> str:
        rising = int(match[1]) < int(match[2])
        return f"{match[1]} {to} {match[2]}" if rising else match[0]

    return rule(r"(?<![\w.,/-])([0-9]{1,4})-([0-9]{1,4})(?= [a-zà-ÿ])", words)
