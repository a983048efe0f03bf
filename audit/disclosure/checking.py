"""Reads a suggestion as a listener does: is it said who gains before it is said what is offered?

It looks at the words alone and knows nothing of how they were made, so that a sentence gone wrong
is found before it is heard (promise 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.disclosure.phrases import Phrases
from audit.interests import Standing
from audit.named import Named

_Span = tuple[int, int]


def discloses(phrases: Phrases, words: str, named: Sequence[Named]) -> bool:
    """Whether `words` mark each sale as one and name all who gain from it, before its product.

    Offers are named in their order, and what was said of one does not count for the next.
    """
    at = 0
    for item in named:
        end = _end_of_product(phrases, words, at, item)
        if end is None:
            return False
        at = end
    return True


def _end_of_product(phrases: Phrases, words: str, at: int, item: Named) -> int | None:
    """Where the product's name ends, if all that must come before it does; else None."""
    products = _mentions(words, phrases.name(item.offer), at)
    said: list[_Span] = []
    if item.interest.sells:
        mark = next(iter(_mentions(words, phrases.say("sale-mark"), at)), None)
        if mark is None:
            return None
        said.append(mark)
        for wanted in _must_be_said(phrases, item):
            found = next(iter(_mentions(words, wanted, mark[1])), None)
            if found is None:
                return None
            said.append(found)
    product = next((span for span in products if not _covered(span, said)), None)
    if product is None or any(end > product[0] for _start, end in said):
        return None
    return product[1]


def _must_be_said(phrases: Phrases, item: Named) -> Iterator[str]:
    interest = item.interest
    yield from (payer.name for payer in interest.payers)
    if interest.standing is Standing.UNKNOWN:
        yield phrases.say("unknown-mark")
    if interest.own_brand or interest.standing is Standing.OWN_BRAND:
        yield phrases.say("own-brand-mark")
    if interest.holder is not None:
        yield interest.holder.name
    if interest.group is not None and interest.group.id != item.offer.merchant:
        yield interest.group.name


def _mentions(words: str, name: str, at: int) -> list[_Span]:
    """Where `name` stands in `words` as words of their own, from `at` on, whatever its case."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(words, at)]


def _covered(span: _Span, others: Sequence[_Span]) -> bool:
    """Whether a mention is a part of another: a product's name may be a part of a firm's."""
    return any(start <= span[0] and span[1] <= end for start, end in others)
