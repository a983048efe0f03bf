"""What the charter looks at, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

NEVER_MINUTES = 2**31  # how long ago something was that never happened


@dataclass(frozen=True)
class Facts:
    """All that the charter looks at, in the order of its schema; none is ever left out.

    What each one means stands in the schema, `policies/charter.cedarschema`. Shares and their caps
    are whole hundredths of a percent, rounded up; minutes are of powered-on time.
    """

    sells: bool
    asked: bool
    about_buying: bool
    selling_allowed: bool
    introduced: bool
    log_sound: bool
    order_holds: bool
    declined_product: bool
    declined_category: bool
    declined_brand: bool
    declined_sponsor: bool
    children_here: bool
    adult_open: bool
    aimed_at_children: bool
    undisclosed: bool
    unregistered: bool
    own_brand: bool
    undeclared_selling: bool
    urgency_undated: bool
    price_cut_false: bool
    rating_unsourced: bool
    green_uncertified: bool
    sensitive: bool
    alarm_ringing: bool
    task_open: bool
    personal_field: bool
    mood_field: bool
    quiet: bool
    refuse_words: int
    accept_words: int
    share_turns: int
    cap_turns: int
    share_hour: int
    cap_hour: int
    share_day: int
    cap_day: int
    share_week: int
    cap_week: int
    share_month: int
    cap_month: int
    unasked_in_day: int
    unasked_per_day: int
    asked_in_hour: int
    asked_per_hour: int
    minutes_since_unasked: int
    spacing_minutes: int
    minutes_since_no: int
    cooldown_minutes: int


@dataclass(frozen=True)
class Decision:
    """Allowed or not, and the ids of the rules that determined it, sorted."""

    allowed: bool
    rules: tuple[str, ...]
