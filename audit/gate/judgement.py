"""Judges one way of answering a suggestion: joins it with interests, counts, asks the charter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit import accounting
from audit.accounting import Window
from audit.campaigns import Campaign
from audit.charter import NEVER_MINUTES, Charter, Decision, Facts
from audit.choices.settings import is_quiet
from audit.choices.wishes import Wishes
from audit.clock import Clock
from audit.disclosure import Wording
from audit.gate import claims
from audit.gate.speech import Occasion, Speech
from audit.interests import Interest, Register, Standing
from audit.ledger.store import Ledger
from audit.named import Named
from audit.ranking import best_of, is_published
from audit.records.claims import Claim
from audit.records.leaves import Counted, DeclineScope, Label, Share, Tier
from audit.records.messages import Candidate, FieldUse, Suggestion, Trigger

REGISTER_UNREADABLE = "register-unreadable"
# What may be mended by naming other offers, or the same without what was said in their favour.
DECLINED_RULES = frozenset(
    {"declined-product", "declined-category", "declined-brand", "declined-sponsor"}
)
MENDABLE_RULES = DECLINED_RULES | {
    "undeclared-selling", "undated-urgency", "false-price-cut", "unsourced-rating",
    "uncertified-green",
}  # fmt: skip
# Names of what is never used to sell, whoever stated it (AI Act art. 5; promise 9).
_BODY_AND_MOOD = (
    "mood", "emotion", "stress", "voice", "face", "sentiment", "arousal",
    "humeur", "visage", "voix",
)  # fmt: skip
SHOPPING = "shopping"


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
    def claims(self) -> tuple[Claim, ...]:
        """What is said in favour of the offers that are named, by their places among these."""
        return tuple(
            claim.model_copy(update={"candidate": self.named.index(claim.candidate)})
            for claim in self.suggestion.claims
            if claim.candidate in self.named
        )

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
            welcome = not other.interest.sells and not wishes.refused(
                other, self.every, asked=self.asked
            )
            if welcome and _costs_less(other.offer, first.offer):
                return other.offer
        return None


@dataclass(frozen=True)
class Verdict:
    """The charter's decision with what it was taken on; shares only where something is sold."""

    decision: Decision
    facts: Facts | None = None
    share: Share | None = None
    counted: Counted | None = None


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
        self,
        option: Option,
        occasion: Occasion,
        wishes: Wishes,
        speech: Speech,
        wording: Wording,
        *,
        tier: Tier | None,
        sensitive: bool,
        readable: bool,
    ) -> Verdict:
        """Ask the charter about saying `speech` on this occasion. Raises `LedgerError`.

        `tier`: the watchdog found undeclared selling in a text of others that would be spoken;
        where there is no watchdog to read it (`readable`), it counts as found.
        """
        if self._register is None:
            return Verdict(Decision(allowed=False, rules=(REGISTER_UNREADABLE,)))
        now, wall = self._ledger.now_ms(), self._clock.wall()
        caps = wishes.caps_of(self._charter.profile(wishes.profile))
        books = self._ledger.read(
            lambda connection: accounting.books(connection, now, turn=occasion.turn)
        )
        shares = books.shares(speech.word_count, speech.milliseconds)
        suggestion, offers, asked = option.suggestion, option.offers, option.asked
        scopes = {
            scope for item in offers for scope in wishes.refused(item, option.every, asked=asked)
        }
        fields = (*suggestion.fields, *(occasion.campaign.fields if occasion.campaign else ()))
        facts = Facts(
            sells=option.label.sells,
            asked=asked,
            about_buying=occasion.about_buying,
            selling_allowed=wishes.selling_allowed,
            introduced=wishes.introduced,
            log_sound=self._ledger.sound and not wishes.incident_open,
            order_holds=is_published(suggestion)
            and option.named == best_of(suggestion, option.eligible, len(option.named)),
            declined_product=bool(scopes & {DeclineScope.PRODUCT, DeclineScope.LIKENESS}),
            declined_category=DeclineScope.CATEGORY in scopes,
            declined_brand=DeclineScope.BRAND in scopes,
            declined_sponsor=DeclineScope.SPONSOR in scopes,
            children_here=wishes.children_here,
            adult_open=now < wishes.adult_until_ms,
            aimed_at_children=occasion.campaign is not None and occasion.campaign.aimed_at_children,
            undisclosed=not wording.discloses(speech.words, offers)
            or not _pays(occasion.campaign, offers),
            unregistered=any(item.interest.standing is Standing.UNKNOWN for item in offers)
            or not _is_of(occasion.campaign, offers),
            own_brand=any(item.interest.own_brand for item in offers),
            undeclared_selling=tier is not None or not readable,
            urgency_undated=claims.urgency_undated(suggestion.claims, wall),
            price_cut_false=claims.price_cut_false(
                suggestion.claims,
                {index: item.offer.price.cents for index, item in enumerate(option.every)},
                wall,
            ),
            rating_unsourced=claims.rating_unsourced(suggestion.claims, wall),
            green_uncertified=claims.green_uncertified(suggestion.claims),
            sensitive=sensitive,
            alarm_ringing=occasion.alarm_ringing,
            task_open=occasion.task_open,
            personal_field=any(use.stated_for != SHOPPING for use in fields),
            mood_field=any(_is_of_body_or_mood(name) for name in _names_used(suggestion, fields)),
            quiet=self._is_quiet(wishes, wall),
            refuse_words=wording.words_to_refuse,
            accept_words=wording.words_to_accept,
            **{
                f"share_{window}": accounting.worst_share(share) for window, share in shares.items()
            },
            unasked_in_day=books.unasked_in_day,
            asked_in_hour=books.asked_in_hour,
            minutes_since_unasked=_minutes(books.since_unasked_ms),
            minutes_since_no=_minutes(
                None if wishes.last_no_ms is None else now - wishes.last_no_ms
            ),
            **caps.caps,
        )
        decision = self._charter.decide(facts)
        if not option.label.sells:
            return Verdict(decision, facts)
        counted = Counted(
            turns=shares[Window.TURNS],
            hour=shares[Window.HOUR],
            day=shares[Window.DAY],
            month=shares[Window.MONTH],
            unasked_in_day=books.unasked_in_day,
            asked_in_hour=books.asked_in_hour,
            offers=len(offers),
            fields=len(fields),
        )
        return Verdict(decision, facts, shares[Window.WEEK], counted)

    def _is_quiet(self, wishes: Wishes, wall: datetime) -> bool:
        """Quiet hours by the household's clock; all hours, where the clock can't be believed."""
        return not self._ledger.is_wall_sure(wall) or is_quiet(
            wishes.quiet, wall.astimezone().time()
        )


def is_asked(suggestion: Suggestion, *, requested: bool) -> bool:
    """Whether the household asked: no adviser makes an answer of what nobody requested."""
    match suggestion.trigger:
        case Trigger.ASKED:
            return requested
        case Trigger.STANDING | Trigger.CAMPAIGN:
            return False  # no standing wish is on record, and only a record would prove one


def party_ids(items: Sequence[Named]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of who pays and of who gains, each once, sorted."""
    payers = {payer.id for item in items for payer in item.interest.payers}
    gaining = {item.interest.beneficiary.id for item in items if item.interest.beneficiary}
    return tuple(sorted(payers)), tuple(sorted(gaining))


def _names_used(suggestion: Suggestion, fields: Sequence[FieldUse]) -> set[str]:
    """The name of every feature, weight and fact that the choice was made with."""
    features = {name for offer in suggestion.candidates for name in offer.features}
    return features | set(suggestion.ranking.weights) | {use.field for use in fields}


def _is_of_body_or_mood(name: str) -> bool:
    parts = re.split(r"[_.-]", name)
    return any(part.startswith(_BODY_AND_MOOD) for part in parts)


def _pays(campaign: Campaign | None, offers: Sequence[Named]) -> bool:
    """Whether a campaign's sponsor pays for one of these, and so is named before the product."""
    return campaign is None or any(
        payer.id == campaign.sponsor for item in offers for payer in item.interest.payers
    )


def _is_of(campaign: Campaign | None, offers: Sequence[Named]) -> bool:
    """Whether these are what a campaign is for; who gains from naming others is on no record."""
    return campaign is None or all(item.offer.category == campaign.category for item in offers)


def _minutes(milliseconds: int | None) -> int:
    return NEVER_MINUTES if milliseconds is None else milliseconds // 60_000


def _costs_less(offer: Candidate, other: Candidate) -> bool:
    if offer.quantity.unit != other.quantity.unit:
        return False
    return offer.landed.cents * other.quantity.amount < other.landed.cents * offer.quantity.amount
