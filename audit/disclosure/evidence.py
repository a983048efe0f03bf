"""What is said in favour of an offer: each claim as the fact that proves it, in one short sentence.

The gate checks the evidence (`audit.gate.claims`) and the charter refuses what it does not prove. A
claim that lacks what its sentence must name is not put into words at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from audit.disclosure.phrases import Phrases
from audit.records.claims import Claim, Deadline, Label, PriceCut, Rating, Stock
from audit.records.money import Money


def sentences(phrases: Phrases, claims: Iterable[Claim]) -> list[str]:
    """The claims as sentences, in their order."""
    return [said for claim in claims if (said := _sentence(phrases, claim)) is not None]


def _sentence(phrases: Phrases, claim: Claim) -> str | None:
    match claim:
        case PriceCut(before_cents=cents):
            return phrases.say("claim-price-cut", before=phrases.price(Money(cents=cents)))
        case Rating(source=str(source), count=int(count), verified=bool(verified)):
            return phrases.say(
                "claim-rating-verified" if verified else "claim-rating-unverified",
                rating=phrases.tenths(claim.tenths),
                count=count,
                source=source,
            )
        case Label(scheme=scheme, certificate=str()) if phrases.has(f"scheme-{scheme}"):
            return phrases.say("claim-label", scheme=phrases.say(f"scheme-{scheme}"))
        case Stock(source=str(source), at=at) if at is not None:
            return phrases.say(
                "claim-stock",
                left=claim.left,
                source=source,
                date=phrases.day(at),
                time=phrases.time(at),
            )
        case Deadline(source=str(source), at=at) if at is not None:
            return phrases.say(
                "claim-deadline",
                until=phrases.day(claim.until),
                untiltime=phrases.time(claim.until),
                source=source,
                date=phrases.day(at),
            )
        case _:
            return None
