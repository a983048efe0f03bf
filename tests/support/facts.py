"""Facts that the charter has nothing against, to be spoilt one by one; and facts at random."""

from __future__ import annotations

from dataclasses import asdict, fields

from hypothesis import strategies as st

from audit.charter import CEILING, NEVER_MINUTES, Facts

# An unasked suggestion of a paid offer: every rule has its say on it.
FINE = Facts(
    sells=True,
    asked=False,
    about_buying=True,
    selling_allowed=True,
    introduced=True,
    log_sound=True,
    order_holds=True,
    declined_product=False,
    declined_category=False,
    declined_brand=False,
    declined_sponsor=False,
    children_here=False,
    adult_open=False,
    aimed_at_children=False,
    undisclosed=False,
    unregistered=False,
    own_brand=False,
    undeclared_selling=False,
    urgency_undated=False,
    price_cut_false=False,
    rating_unsourced=False,
    green_uncertified=False,
    sensitive=False,
    alarm_ringing=False,
    task_open=False,
    personal_field=False,
    mood_field=False,
    quiet=False,
    refuse_words=2,
    accept_words=2,
    share_turns=1000,
    share_hour=2500,
    share_day=1000,
    share_week=100,
    share_month=100,
    unasked_in_day=0,
    asked_in_hour=0,
    minutes_since_unasked=NEVER_MINUTES,
    minutes_since_no=NEVER_MINUTES,
    **CEILING.caps,
)

NAMES = [field.name for field in fields(Facts)]
TRUTHS = [field.name for field in fields(Facts) if field.type == "bool"]
NUMBERS = [field.name for field in fields(Facts) if field.type == "int"]

RIGHT = st.fixed_dictionaries(
    {
        **{name: st.booleans() for name in TRUTHS},
        **{name: st.integers(0, 12_000) for name in NUMBERS},
    }
)
MOSTLY_FINE = st.builds(
    lambda whole, few, sells, asked: Facts(
        **{**asdict(FINE), **{name: whole[name] for name in few}, "sells": sells, "asked": asked}
    ),
    RIGHT,
    st.sets(st.sampled_from(NAMES), max_size=4),
    st.booleans(),
    st.booleans(),
)
