"""Judges one way of answering a suggestion: joins it with interests, counts, asks the charter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit import accounting
from audit.charter import Charter, Decision, Facts
from audit.clock import Clock
from audit.disclosure.wording import Named
from audit.interests import Interest, Register, Standing
from audit.ledger.store import Ledger
from audit.ranking import best_of
from audit.records.leaves import DeclineScope, Label, Share
from audit.records.messages import Candidate, Suggestion, Trigger
from audit.wishes import Wishes, gtin14

REGISTER_UNREADABLE = "register-unreadable"
RULE_DECLINED = "declined"


@dataclass(frozen=True)
class Option:
    """One way of answering: which offers to name (`named`), chosen from which (`eligible`).

    `asked` is what the gate holds true, whatever the adviser says set the suggestion off.
    """

    suggestion: Suggestion
    asked: bool
    every: tuple[Named, ...]
    eligible: tuple[int, ...]
    named: tuple[int, ...]

    @property
    def offers(self) -> tuple[Named, ...]:
        return tuple(self.every[index] for index in self.named)

    @property
    def label(self) -> Label:
        """What naming these offers counts as (DESIGN §5)."""
        if self.asked and not any(item.interest.sells for item in self.offers):
            return Label.ASSIST
        return Label.SELL_ASKED if self.asked else Label.SELL_UNASKED

    def cheaper_unpaid(self, wishes: Wishes) -> Candidate | None:
        """The best unpaid offer, not declined, that costs less per unit than the first named."""
        first = self.offers[0]
        if not first.interest.sells:
            return None
        others = [index for index in self.eligible if index not in self.named]
        for index in best_of(self.suggestion, others, len(others)):
            other = self.every[index]
            welcome = not other.interest.sells and not is_declined(other, wishes)
            if welcome and _costs_less(other.offer, first.offer):
                return other.offer
        return None


class Bench:
    """Everything a judgement looks at: charter, register, ledger and clock."""

    def __init__(
        self, ledger: Ledger, charter: Charter, register: Register | None, clock: Clock
    ) -> None:
        self._ledger = ledger
        self._charter = charter
        self._register = register
        self._clock = clock

    def join(self, suggestion: Suggestion) -> tuple[Named, ...]:
        """Every candidate with who gains from it today."""
        if self._register is None:
            unknown = Interest(Standing.UNKNOWN)
            return tuple(Named(offer, unknown) for offer in suggestion.candidates)
        today = self._clock.wall().date()
        return tuple(
            Named(offer, self._register.interest_of(offer, today))
            for offer in suggestion.candidates
        )

    def judge(
        self, option: Option, turn: str, wishes: Wishes, words: int, milliseconds: int
    ) -> tuple[Decision, Share | None]:
        """The charter's decision and, for a sell, the share it was taken on.

        `words` and `milliseconds` are what would be spoken in `turn`. Raises `LedgerError`.
        """
        if self._register is None:
            return Decision(allowed=False, rules=(REGISTER_UNREADABLE,)), None
        now = self._ledger.now_ms()
        profile = self._charter.profile(wishes.profile)
        week, unasked, asked = self._ledger.read(
            lambda connection: (
                accounting.tally(connection, now, besides=turn),
                accounting.count(connection, Label.SELL_UNASKED, now, accounting.DAY_MS),
                accounting.count(connection, Label.SELL_ASKED, now, accounting.HOUR_MS),
            )
        )
        share = week.with_sale(words, milliseconds)
        suggestion = option.suggestion
        best = best_of(suggestion, option.eligible, len(option.named))
        facts = Facts(
            sells=option.label.sells,
            asked=option.asked,
            selling_allowed=wishes.selling_allowed,
            log_sound=self._ledger.sound and not wishes.incident_open,
            declined=any(is_declined(item, wishes) for item in option.offers),
            order_holds=option.named == best,
            unproven_claims=len(suggestion.claims),
            share=accounting.worst_share(share),
            share_cap=profile.share_cap,
            unasked_in_day=unasked,
            unasked_per_day=profile.unasked_per_day,
            asked_in_hour=asked,
            asked_per_hour=profile.asked_per_hour,
        )
        return self._charter.decide(facts), share if option.label.sells else None


def is_asked(suggestion: Suggestion, *, requested: bool) -> bool:
    """Whether the household asked: no adviser makes an answer of what nobody requested."""
    match suggestion.trigger:
        case Trigger.ASKED:
            return requested
        case Trigger.STANDING:
            return True
        case Trigger.CAMPAIGN:
            return False


def is_declined(item: Named, wishes: Wishes) -> bool:
    """Whether the household said no to this product, its category or whoever pays for it."""
    payer = item.interest.payer
    return (
        (DeclineScope.PRODUCT, gtin14(item.offer.gtin)) in wishes.declined
        or (DeclineScope.CATEGORY, item.offer.category) in wishes.declined
        or (payer is not None and (DeclineScope.SPONSOR, payer.id) in wishes.declined)
    )


def party_ids(items: Sequence[Named]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of who pays and of who gains, each once, sorted."""
    payers = {item.interest.payer.id for item in items if item.interest.payer}
    gaining = {item.interest.beneficiary.id for item in items if item.interest.beneficiary}
    return tuple(sorted(payers)), tuple(sorted(gaining))


def _costs_less(offer: Candidate, other: Candidate) -> bool:
    if offer.quantity.unit != other.quantity.unit:
        return False
    return offer.landed.cents * other.quantity.amount < other.landed.cents * offer.quantity.amount
