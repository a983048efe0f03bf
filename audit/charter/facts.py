"""What the charter looks at, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, fields

NEVER_MINUTES = 2**31  # how long ago something was that never happened


@dataclass(frozen=True)
class HouseholdFacts:
    """What stands for the household, and seldom changes."""

    selling_allowed: bool
    introduced: bool
    log_sound: bool
    children_here: bool
    adult_open: bool
    cap_turns: int
    cap_hour: int
    cap_day: int
    cap_week: int
    cap_month: int
    unasked_per_day: int
    asked_per_hour: int
    spacing_minutes: int
    cooldown_minutes: int


@dataclass(frozen=True)
class SuggestionFacts:
    """What the suggestion itself is."""

    sells: bool
    asked: bool
    about_buying: bool
    order_holds: bool
    declined_product: bool
    declined_category: bool
    declined_brand: bool
    declined_sponsor: bool
    aimed_at_children: bool
    undisclosed: bool
    unregistered: bool
    own_brand: bool
    undeclared_selling: bool
    urgency_undated: bool
    price_cut_false: bool
    rating_unsourced: bool
    green_uncertified: bool
    personal_field: bool
    mood_field: bool
    refuse_words: int
    accept_words: int


@dataclass(frozen=True)
class MomentFacts:
    """What holds at the moment of the suggestion, with this one counted in the shares."""

    sensitive: bool
    alarm_ringing: bool
    task_open: bool
    quiet: bool
    share_turns: int
    share_hour: int
    share_day: int
    share_week: int
    share_month: int
    unasked_in_day: int
    asked_in_hour: int
    minutes_since_unasked: int
    minutes_since_no: int


@dataclass(frozen=True)
class Facts(MomentFacts, SuggestionFacts, HouseholdFacts):
    """All that the charter looks at; none is ever left out.

    What each one means stands in the schema, `policies/charter.cedarschema`. Shares and their caps
    are whole hundredths of a percent, rounded up; minutes are of powered-on time.
    """


# Where Cedar finds each fact. Everywhere else they stand side by side, by their names alone.
PLACES = {
    place: tuple(field.name for field in fields(part))
    for place, part in (
        ("principal", HouseholdFacts),
        ("resource", SuggestionFacts),
        ("context", MomentFacts),
    )
}


@dataclass(frozen=True)
class Decision:
    """Allowed or not, and the ids of the rules that determined it, sorted."""

    allowed: bool
    rules: tuple[str, ...]
