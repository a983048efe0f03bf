"""Answers a need with ranked offers: which to name, out of which, by which formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.shopping.catalogue import Catalogue
from assistant.shopping.names import LanguageCode
from assistant.shopping.ranking import Offer, best_of_each_product, ranked

Purpose = Literal["find", "price", "compare"]
# What a person can keep in mind by ear (references: two or three options by voice).
NAMED = {"find": 1, "price": 1, "compare": 3}
CANDIDATES_AT_MOST = 50


@dataclass(frozen=True)
class Advice:
    """The answer to one need: all candidates in order, and those to name."""

    need: str
    purpose: Purpose
    candidates: tuple[Offer, ...]
    named: tuple[int, ...]
    catalogue: str


def advise(
    catalogue: Catalogue, need: str, purpose: Purpose, language: LanguageCode
) -> Advice | None:
    """Advice on `need`, or None where the catalogue has nothing that fits."""
    candidates = ranked(catalogue.find(need, language))[:CANDIDATES_AT_MOST]
    if not candidates:
        return None
    named = best_of_each_product(candidates, NAMED[purpose])
    return Advice(
        need=need,
        purpose=purpose,
        candidates=tuple(candidates),
        named=tuple(candidates.index(offer) for offer in named),
        catalogue=catalogue.digest,
    )
