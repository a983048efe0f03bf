"""Sums in words: "quinze pour cent de quatre-vingts", "divide a hundred by eight".

Fractions are exact; only a root may be rounded, and says so. Multiplication and division come
before addition and subtraction, and "half of" takes the one number after it. Words for money are
read as plain numbers. A sentence that is not wholly a sum gives None, so that no part of it is
answered as if it were all.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assistant.skills.arithmetic_words import (
    BINARY,
    COMMANDS,
    LISTED,
    PERCENT,
    POSTFIX,
    REMISES,
    SHARES,
    TIPS,
    WHAT_PERCENTAGE,
    Phrase,
    match,
    operators_apart,
    without_carriers,
)
from assistant.skills.numbers import LanguageCode, leading_number
from assistant.skills.ordinals import read_part
from assistant.skills.prices import leading_price
from assistant.skills.sums import (
    Part,
    RefusedError,
    Sum,
    SumRefusal,
    UnreadError,
    bounded,
    combined,
    powered,
    rooted,
)
from assistant.skills.tokens import tokens

__all__ = ["Sum", "SumRefusal", "work_out"]

_MOST_WORDS = 120
_DEEPEST = 10
_LONGEST_NUMBER = 24
_OF = frozenset({"de", "d'", "du", "des", "of"})
_LINKS = {"fr": frozenset({"et", ",", "plus"}), "en": frozenset({"and", ",", "plus"})}
# Who shares: "entre quatre personnes".
_SHARERS = frozenset(
    "personnes personne amis parts convives enfants invites people persons friends ways kids us"
    " guests children parts of the".split()
)


def work_out(sentence: str, language: LanguageCode) -> Sum | SumRefusal | None:
    """What the sum in `sentence` makes, why it makes nothing, or None where there is no sum."""
    words = operators_apart(tokens(sentence, language))
    words = without_carriers(words, language)
    if not words or len(words) > _MOST_WORDS:
        return None
    try:
        return _whole(words, language)
    except UnreadError:
        return None
    except RefusedError as refused:
        return refused.refusal


def _whole(words: list[str], language: LanguageCode) -> Sum:
    """The sum that all of `words` are: a command, a question for a percentage, or an expression."""
    for readers in (_percentage, _command, _list):
        if (found := readers(words, language)) is not None:
            return found
    reader = _Reader(words, language)
    part = reader.expression()
    if reader.place < len(words) or len(part.said) < 2:
        raise UnreadError
    return Sum(part.value, part.said, part.exact)


def _command(words: list[str], language: LanguageCode) -> Sum | None:
    """A verb, two operands and the word between them, or None."""
    for verbs, separators, operation in COMMANDS[language]:
        start = match(words, 0, verbs)
        if not start:
            continue
        reader = _Reader(words, language, start)
        try:
            first = reader.factor(percents=True)
            middle = match(words, reader.place, separators)
            if middle == reader.place:
                continue
            reader.place = middle
            second = reader.factor(percents=True)
        except UnreadError:
            continue
        if operation.endswith("/"):
            reader.skip_sharers()
        if reader.place < len(words):
            continue
        if operation == "gap":
            first, second = sorted((first, second), key=lambda part: -part.value)
            operation = "-"
        if operation.startswith("R"):
            first, second, operation = second, first, operation[1:]
        part = combined(first, operation, second)
        return Sum(part.value, part.said, part.exact)
    return None


def _list(words: list[str], language: LanguageCode) -> Sum | None:
    """A verb and all it reckons with, or None."""
    for verbs, operation in LISTED[language]:
        start = match(words, 0, verbs)
        if not start:
            continue
        reader = _Reader(words, language, start)
        try:
            parts = [reader.factor()]
            while reader.place < len(words):
                before = reader.place
                while reader.place < len(words) and words[reader.place] in _LINKS[language]:
                    reader.place += 1
                if reader.place == before:
                    raise UnreadError
                parts.append(reader.factor())
        except UnreadError:
            continue
        if len(parts) < 2:
            continue
        total = parts[0]
        for part in parts[1:]:
            total = combined(total, "*" if operation == "*" else "+", part)
        if operation == "mean":
            said = ("(", *total.said, ")", "/", Fraction(len(parts)))
            return Sum(total.value / len(parts), said, total.exact)
        return Sum(total.value, total.said, total.exact)
    return None


def _percentage(words: list[str], language: LanguageCode) -> Sum | None:
    """ "Twenty is what percent of eighty", in any of its orders, or None."""
    for heads, separators, whole_first in WHAT_PERCENTAGE[language]:
        start = match(words, 0, heads)
        if heads and not start:
            continue
        reader = _Reader(words, language, start)
        try:
            first = reader.factor()
            middle = match(words, reader.place, separators)
            if middle == reader.place:
                continue
            reader.place = middle
            second = reader.factor()
        except UnreadError:
            continue
        if reader.place < len(words):
            continue
        part, whole = (second, first) if whole_first else (first, second)
        share = combined(part, "/", whole)
        return Sum(share.value * 100, share.said, share.exact, percent=True)
    return None


class _Reader:
    """Reads an expression from its words, one place after the other."""

    def __init__(self, words: list[str], language: LanguageCode, place: int = 0) -> None:
        self.words = words
        self.language = language
        self.place = place
        self._depth = 0

    def expression(self) -> Part:
        """Terms added and taken away; "et" and "and" add only where nothing else is reckoned."""
        total = self._term()
        terms, linked, signed = 1, False, len(total.said) > 1
        while (found := self._operator({"+", "-", "and", "with"})) is not None:
            operation, end = found
            if operation == "with":
                return self._reduced(total, end)
            self.place = end
            linked, signed = linked or operation == "and", signed or operation != "and"
            if linked and signed:
                raise UnreadError
            percent = self._percent_term() if not linked else None
            if percent is not None and terms > 1:
                raise UnreadError  # Of the last term, or of all before it?
            term = percent or self._term()
            total = combined(total, "+" if operation == "and" else operation, term)
            signed = signed or (operation == "and" and len(term.said) > 1)
            terms += 1
        return total

    def _reduced(self, price: Part, place: int) -> Part:
        """What is left of a price "with twenty percent off", which must end the sum."""
        self.place = place
        percent = self._percent()
        end = match(self.words, self.place, REMISES[self.language])
        if percent is None or len(price.said) > 1 or not self.place < end == len(self.words):
            raise UnreadError
        self.place = end
        return combined(price, "-", Part(percent, (percent, "%")))

    def factor(self, *, percents: bool = False) -> Part:
        """One number with all that clings to it; a bare percentage too where `percents` may be."""
        if percents and (percent := self._percent_term()) is not None:
            return percent
        part = self._primary()
        while True:
            if (found := _first(self.words, self.place, POSTFIX[self.language])) is not None:
                name, self.place = found
                part = powered(part, 2 if name == "squared" else 3, (name,))
            elif (power := self._operator({"^"})) is not None:
                self.place = power[1]
                exponent = self._number()
                if exponent.value.denominator != 1:
                    raise UnreadError
                part = powered(part, int(exponent.value), ("^", exponent.value))
            else:
                return part

    def _term(self) -> Part:
        """Factors multiplied and divided, from left to right."""
        total = self.factor()
        while (found := self._operator({"*", "/"})) is not None:
            self.place = found[1]
            total = combined(total, found[0], self.factor())
            if found[0] == "/":
                self.skip_sharers()
        return total

    def skip_sharers(self) -> None:
        """Pass over who shares, where that is all that is left: "by four people"."""
        if set(self.words[self.place :]) <= _SHARERS:
            self.place = len(self.words)

    def _operator(self, wanted: set[str]) -> tuple[str, int] | None:
        """The operation at this place, if it is one of those `wanted`, and where it ends."""
        found = _first(self.words, self.place, BINARY[self.language])
        return found if found is not None and found[0] in wanted else None

    def _primary(self) -> Part:
        """A number, something in brackets, or a share of what follows."""
        if self._depth >= _DEEPEST or self.place >= len(self.words):
            raise UnreadError
        self._depth += 1
        try:
            if self.words[self.place] == "(":
                return self._bracketed()
            if self.words[self.place] in {"-", "moins", "minus"}:
                self.place += 1
                number = self._number()
                return Part(-number.value, (-number.value,), number.exact)
            return self._share() or self._number()
        finally:
            self._depth -= 1

    def _bracketed(self) -> Part:
        self.place += 1
        inside = self.expression()
        if self.words[self.place : self.place + 1] != [")"]:
            raise UnreadError
        self.place += 1
        return Part(inside.value, ("(", *inside.said, ")"), inside.exact)

    def _share(self) -> Part | None:
        """ "La moitié de", "fifteen percent of", "a fifth of", "the root of": and what of."""
        start = self.place
        shares = sorted(SHARES[self.language], key=lambda pair: -len(pair[0]))
        for phrase, meaning in shares:
            if (end := match(self.words, start, (phrase,))) > start:
                self.place = end
                return self._of(meaning)
        if (percent := self._percent_of()) is not None:
            return percent
        if (part := self._named_part()) is not None:
            if self.place < len(self.words) and self.words[self.place] in _OF:
                self.place += 1
                return self._of(part.value)
            self.place = start
        number = leading_number(self.words[start : start + _LONGEST_NUMBER], self.language)
        if number is None or isinstance(number[0], int):
            return None
        end = start + number[1]
        if end < len(self.words) and self.words[end] in _OF:
            # "three quarters of", "deux tiers de".
            self.place = end + 1
            return self._of(Fraction(number[0]))
        return None

    def _named_part(self) -> Part | None:
        """A part named by an ordinal: "un cinquième", "le dixième", "three eighths"."""
        for taken in (4, 3, 2):
            words = self.words[self.place : self.place + taken]
            if len(words) == taken == 2 and words[0] == "le":
                words = ["un", words[1]]
            part = read_part(" ".join(words), self.language)
            if part is not None:
                self.place += len(words)
                return Part(part, (part,))
        return None

    def _of(self, meaning: Fraction | str) -> Part:
        """What a share of the factor from here on is."""
        base = self._primary()
        if meaning == "root":
            return rooted(base)
        if isinstance(meaning, str):
            return powered(base, 2 if meaning == "squared" else 3, (meaning,))
        value = bounded(meaning * base.value)
        return Part(value, (meaning, "of", *base.said), base.exact)

    def _percent_of(self) -> Part | None:
        """ "Fifteen percent of eighty", "twenty percent off eighty", or None."""
        start = self.place
        percent = self._percent()
        if percent is None:
            return None
        word = self.words[self.place] if self.place < len(self.words) else ""
        if (tipped := match(self.words, self.place, TIPS[self.language])) > self.place:
            self.place, word = tipped - 1, "of"
        elif match(self.words, self.place, REMISES["fr"]) > self.place or word not in _OF | {"off"}:
            self.place = start
            return None
        self.place += 1
        base = self._primary()
        if word == "off":
            value = bounded(base.value * (1 - percent / 100))
            return Part(value, (*base.said, "-", percent, "%"), base.exact)
        return Part(
            bounded(base.value * percent / 100), (percent, "%", "of", *base.said), base.exact
        )

    def _percent(self) -> Fraction | None:
        """A number and its percent sign, read; or None and nothing read."""
        number = leading_number(
            self.words[self.place : self.place + _LONGEST_NUMBER], self.language
        )
        if number is None:
            return None
        end = self.place + number[1]
        if end >= len(self.words) or self.words[end] not in PERCENT:
            return None
        self.place = end + 1
        return Fraction(number[0])

    def _percent_term(self) -> Part | None:
        """A percentage of what stands before it, as in "eighty minus twenty percent"."""
        start = self.place
        percent = self._percent()
        if percent is None:
            return None
        taken_off = match(self.words, self.place, REMISES[self.language])
        if taken_off == len(self.words):
            self.place = taken_off
        elif self.words[self.place] == "of":
            self.place = start
            return None
        return Part(percent, (percent, "%"))

    def _number(self) -> Part:
        """A number, or money as a number."""
        price = leading_price(self.words, self.place, self.language)
        if price is not None:
            value, self.place = Fraction(price[0].cents, 100), price[1]
            return Part(value, (value,))
        if (part := self._named_part()) is not None:
            return part
        number = leading_number(
            self.words[self.place : self.place + _LONGEST_NUMBER], self.language
        )
        if number is None:
            raise UnreadError
        self.place += number[1]
        return Part(Fraction(number[0]), (Fraction(number[0]),))


def _first(
    words: Sequence[str], place: int, table: Sequence[tuple[Phrase, str]]
) -> tuple[str, int] | None:
    """The meaning of the first phrase of `table` that stands at `place`, and where it ends."""
    for phrase, meaning in table:
        if (end := match(words, place, (phrase,))) > place:
            return meaning, end
    return None
