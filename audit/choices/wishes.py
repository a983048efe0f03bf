"""What the household has decided about selling, as the ledger's settings hold it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select, text

from audit.charter import Profile
from audit.choices.settings import (
    CAPS,
    DEFAULT_PROFILE,
    DEFAULT_QUIET,
    Setting,
    natural,
    quiet_hours,
)
from audit.ledger.entries import INCIDENT, OPEN
from audit.ledger.tables import DeclineRow, SettingRow
from audit.named import Named, No
from audit.records.leaves import DeclineScope
from audit.records.messages import Candidate

_SCOPES = {scope.value: scope for scope in DeclineScope}
_LOG_MS = text("select json_extract(cast(body as text), '$.log_ms') from leaf where seq = :seq")


@dataclass(frozen=True)
class Wishes:
    """Everything the charter must know of the household's will.

    `declined` holds every no, with whether it holds for unasked suggestions only, its value as
    `comparable`. `adult_until_ms` and `last_no_ms` are log times. `quiet` is None where the
    household wants no quiet hours. `incident_open`: the log did not agree with what was signed, and
    nobody has dealt with it yet.
    """

    profile: str
    selling_allowed: bool
    declined: Mapping[tuple[DeclineScope, str], bool]
    incident_open: bool = False
    charter_told: str | None = None
    children_here: bool = False
    adult_until_ms: int = 0
    quiet: tuple[int, int] | None = DEFAULT_QUIET
    caps: Mapping[str, int] = field(default_factory=dict)
    last_no_ms: int | None = None
    survey: bool = False
    language: str | None = None

    @property
    def introduced(self) -> bool:
        """Whether the household was told what speaks here, and that it may object to selling."""
        return self.charter_told is not None

    def lighter(self, noes: Iterable[No]) -> tuple[No, ...]:
        """Those of `noes` that hold for unasked suggestions only."""
        return tuple(no for no in noes if self.declined[no.scope, no.value])

    def caps_of(self, profile: Profile) -> Profile:
        """The caps of `profile` with the household's own among them, never beyond the ceiling."""
        return profile.tightened(self.caps)

    def refused(self, item: Named, beside: Iterable[Named], *, asked: bool) -> set[DeclineScope]:
        """The scopes of every no that meets this offer; a lighter no only what is not `asked`.

        A product that comes back under a new name and number is found by what it is, where somebody
        gains from it; unless what was declined is on offer `beside` it, so that it is another one.
        """
        offer = item.offer
        names = {
            (DeclineScope.PRODUCT, gtin14(offer.gtin)),
            (DeclineScope.CATEGORY, offer.category),
            (DeclineScope.BRAND, folded(offer.brand)),
            (DeclineScope.SPONSOR, offer.merchant),
            *((DeclineScope.SPONSOR, payer.id) for payer in item.interest.payers),
        }
        like = DeclineScope.LIKENESS, likeness(offer)
        if item.interest.sells and like in self.declined:
            declined_beside = any(
                (DeclineScope.PRODUCT, gtin14(other.offer.gtin)) in self.declined
                and likeness(other.offer) == like[1]
                for other in beside
            )
            names |= set() if declined_beside else {like}
        noes = names & self.declined.keys()
        return {no[0] for no in noes if not (asked and self.declined[no])}


def read_wishes(connection: Connection) -> Wishes:
    """The wishes in force now."""
    said = {
        row.name: row.value for row in connection.execute(select(SettingRow.name, SettingRow.value))
    }
    declined = connection.execute(
        select(DeclineRow.scope, DeclineRow.value, DeclineRow.unasked_only)
        # Of two that mean the same thing, the one that holds for everything comes last and stands.
        .order_by(DeclineRow.unasked_only.desc())
    ).all()
    latest = connection.scalar(select(func.max(DeclineRow.seq)))
    # A no that cannot be read could be to anything.
    legible = all(row.scope in _SCOPES for row in declined)
    quiet = said.get(Setting.QUIET)
    return Wishes(
        profile=said.get(Setting.PROFILE, DEFAULT_PROFILE),
        selling_allowed=legible and said.get(Setting.SELLING, "on") == "on",
        declined={
            (scope, comparable(scope, row.value)): bool(row.unasked_only)
            for row in declined
            if (scope := _SCOPES.get(row.scope)) is not None
        },
        incident_open=said.get(INCIDENT) == OPEN,
        charter_told=said.get(Setting.INTRODUCED),
        children_here=said.get(Setting.CHILDREN, "no") != "no",
        adult_until_ms=natural(said.get(Setting.ADULT_UNTIL, "0")) or 0,
        quiet=None if quiet == "none" else quiet_hours(quiet or "") or DEFAULT_QUIET,
        caps={
            setting.fact: natural(said[setting]) or 0
            for setting in CAPS
            if said.get(setting, "default") != "default"
        },
        last_no_ms=None
        if latest is None
        else int(connection.execute(_LOG_MS, {"seq": latest}).scalar_one()),
        survey=said.get(Setting.SURVEY) == "on",
        language=said.get(Setting.LANGUAGE),
    )


def noes_to(items: Iterable[Named], wishes: Wishes) -> tuple[No, ...]:
    """Every no that holds for one of these offers, with its name."""
    return tuple(
        dict.fromkeys(
            no
            for item in items
            for scope in DeclineScope
            for no in naming(item, scope)
            if (no.scope, no.value) in wishes.declined
        )
    )


def naming(item: Named, scope: DeclineScope) -> list[No]:
    """What a no to this offer is, as far as `scope` reaches; a sponsor is who sells or pays."""
    offer = item.offer
    match scope:
        case DeclineScope.PRODUCT:
            return [No(scope, gtin14(offer.gtin), offer.name.fr, offer.name.en)]
        case DeclineScope.LIKENESS:
            return [No(scope, likeness(offer), offer.name.fr, offer.name.en)]
        case DeclineScope.CATEGORY:
            return [No(scope, offer.category, offer.category_name.fr, offer.category_name.en)]
        case DeclineScope.BRAND:
            return [No(scope, folded(offer.brand), offer.brand, offer.brand)]
        case DeclineScope.SPONSOR:
            shop = No(scope, offer.merchant, offer.merchant_name, offer.merchant_name)
            paying = [No(scope, one.id, one.name, one.name) for one in item.interest.payers]
            return [shop, *(no for no in paying if no.value != shop.value)]


def comparable(scope: DeclineScope, value: str) -> str:
    """What was declined, as it is compared with offers, however it was written."""
    match scope:
        case DeclineScope.PRODUCT:
            return gtin14(value)
        case DeclineScope.BRAND:
            return folded(value)
    return value


def folded(brand: str) -> str:
    """A brand whatever its case, its spaces and how its accents are coded."""
    return " ".join(unicodedata.normalize("NFKC", brand).casefold().split())


def gtin14(gtin: str) -> str:
    """A GTIN at its full length: shorter ones are the same number without leading zeros."""
    return gtin.zfill(14)


def likeness(offer: Candidate) -> str:
    """What a product is whatever its name and number: brand, category and quantity, digested."""
    quantity = f"{offer.quantity.amount}{offer.quantity.unit}"
    what = f"{folded(offer.brand)}\n{offer.category}\n{quantity}"
    return hashlib.sha256(what.encode()).hexdigest()[:32]
