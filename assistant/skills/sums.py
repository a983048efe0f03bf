"""Exact parts of a sum, and what they make together: the arithmetic itself, without its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import isqrt

__all__ = [
    "LARGEST", "Part", "RefusedError", "Said", "Sum", "SumRefusal", "UnreadError", "bounded",
    "combined", "powered", "rooted",
]  # fmt: skip

# Beyond this a figure read aloud is no longer understood.
LARGEST = 10**15
_FINEST = 10**40
_ROOT_DIGITS = 10**12

# Figures and, between them, the operations: + - * / ^ % and of off squared cubed root ( ).
Said = tuple[Fraction | str, ...]


@dataclass(frozen=True)
class Sum:
    """What a sentence reckons and what it makes; `said` is the sum as it was understood.

    `exact` is false where the value is a rounded root. A `percent` answers "what percentage".
    """

    value: Fraction
    said: Said
    exact: bool = True
    percent: bool = False


class SumRefusal(Enum):
    """Why a sum that was understood has no answer."""

    BY_ZERO = "by-zero"
    TOO_LARGE = "too-large"
    NEGATIVE_ROOT = "negative-root"


class UnreadError(Exception):
    """The words are no sum."""


class RefusedError(Exception):
    """The sum has no answer; the reason is its first argument."""

    def __init__(self, refusal: SumRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Part:
    """A part of a sum that has been read."""

    value: Fraction
    said: Said
    exact: bool = True


def combined(first: Part, operation: str, second: Part) -> Part:
    """Two parts reckoned together; a percentage is of the first of them."""
    value, amount = first.value, second.value
    if second.said[-1:] == ("%",) and len(second.said) == 2:
        if operation not in {"+", "-"}:
            raise UnreadError
        amount = value * amount / 100
    if first.said[-1:] == ("%",):
        raise UnreadError
    if operation == "/" and not amount:
        raise RefusedError(SumRefusal.BY_ZERO)
    results = {
        "+": lambda: value + amount, "-": lambda: value - amount, "*": lambda: value * amount,
        "/": lambda: value / amount,
    }  # fmt: skip
    said = (*first.said, operation, *second.said)
    return Part(bounded(results[operation]()), said, first.exact and second.exact)


def powered(base: Part, exponent: int, said: Said) -> Part:
    """`base` to a whole power, as long as it stays within bounds."""
    # "Minus two squared", "half of eight squared": of which is it the square?
    if base.said[-1:] != (")",) and (len(base.said) > 1 or base.value < 0):
        raise UnreadError
    if base.value == 0 and exponent <= 0:
        if exponent == 0:
            raise UnreadError
        raise RefusedError(SumRefusal.BY_ZERO)
    size = max(abs(base.value.numerator), base.value.denominator).bit_length() - 1
    if size * abs(exponent) > _FINEST.bit_length() or abs(exponent) > 1000:
        raise RefusedError(SumRefusal.TOO_LARGE)
    return Part(bounded(base.value**exponent), (*base.said, *said), base.exact)


def rooted(base: Part) -> Part:
    """The square root of `base`: exact where there is one, else to ten decimals."""
    if base.value < 0:
        raise RefusedError(SumRefusal.NEGATIVE_ROOT)
    over, under = isqrt(base.value.numerator), isqrt(base.value.denominator)
    said: Said = ("root", "of", *base.said)
    if over**2 == base.value.numerator and under**2 == base.value.denominator:
        return Part(Fraction(over, under), said, base.exact)
    scaled = base.value * _ROOT_DIGITS**2
    return Part(Fraction(isqrt(scaled.numerator // scaled.denominator), _ROOT_DIGITS), said, False)


def bounded(value: Fraction) -> Fraction:
    """`value`, as long as it can be told."""
    if abs(value) > LARGEST or value.denominator > _FINEST:
        raise RefusedError(SumRefusal.TOO_LARGE)
    return value
