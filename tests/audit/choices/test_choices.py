"""The household's decisions: on record, in force at once, never looser than asked about."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.charter import Profile, load_charter
from audit.choices.adult import OPEN_MS, AdultPin, PinAnswer, PinRefused
from audit.choices.choices import QUARTER_MS, Choices
from audit.choices.settings import LEVELS, PinChange, Setting, SettingRefused, contains_hours
from audit.choices.wishes import gtin14, likeness
from audit.home import DEVICE, ledger_path
from audit.interests import Interest, Standing
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.named import Named, No
from audit.records.leaves import DeclineScope, Label, Leaf
from audit.records.messages import Candidate
from tests.audit.household import A, B
from tests.audit.ledger.logs import Leaves, utterance
from tests.support.clock import ManualClock
from tests.support.suggestions import offer

pytestmark = pytest.mark.usefixtures("cheap")
CHARTER = load_charter()
PRODUCT, LIKENESS, BRAND = DeclineScope.PRODUCT, DeclineScope.LIKENESS, DeclineScope.BRAND


def choices_of(home: Path, clock: ManualClock) -> tuple[Ledger, Choices]:
    ledger = Ledger(ledger_path(home), clock)

    def keep(*leaves: Leaf) -> None:
        if leaves:
            ledger.append_all([Entry(leaf) for leaf in leaves])

    return ledger, Choices(ledger, CHARTER, AdultPin(home / DEVICE), keep, keep)


@pytest.fixture
def ledger_and_choices(home: Path, clock: ManualClock) -> Iterator[tuple[Ledger, Choices]]:
    ledger, choices = choices_of(home, clock)
    ledger.now_ms()
    yield ledger, choices
    ledger.close()


@pytest.fixture
def choices(ledger_and_choices: tuple[Ledger, Choices]) -> Choices:
    return ledger_and_choices[1]


@pytest.fixture
def ledger(ledger_and_choices: tuple[Ledger, Choices]) -> Ledger:
    return ledger_and_choices[0]


def named(gtin: str = A, **more: Any) -> Named:
    candidate = Candidate.model_validate(offer("payton", 300, gtin=gtin, **more))
    return Named(candidate, Interest(Standing.UNKNOWN))


# -- noes ------------------------------------------------------------------------------------------


def test_a_no_is_to_the_product_and_to_what_it_is(choices: Choices, leaves: Leaves) -> None:
    noes = choices.decline([named()], 7)
    assert [no.scope for no in noes] == [PRODUCT, LIKENESS]
    assert choices.latest == noes
    assert [(leaf["scope"], leaf["of"]) for leaf in leaves("decline")] == [
        ("product", 7),
        ("likeness", 7),
    ]
    assert [leaf["outcome"] for leaf in leaves("outcome")] == ["declined"]


def test_a_no_of_another_reach_is_to_that_alone(choices: Choices, leaves: Leaves) -> None:
    choices.decline([named(), named(B)], 7, BRAND)
    assert [(leaf["scope"], leaf["value"]) for leaf in leaves("decline")] == [("brand", "marque")]


def test_cutting_short_is_a_lighter_no_and_no_outcome(choices: Choices, leaves: Leaves) -> None:
    choices.decline([named()], 7, unasked_only=True)
    assert all(leaf["unasked_only"] for leaf in leaves("decline"))
    assert leaves("outcome") == []


@pytest.mark.parametrize("written", [A, gtin14(A)])
def test_lifting_a_product_by_its_number_lifts_what_it_is_too(
    choices: Choices, written: str
) -> None:
    choices.decline([named()], 7)
    choices.lift([No(PRODUCT, written, "café", "coffee")])
    assert choices.wishes().declined == {}
    assert choices.noes() == ()


def test_lifting_one_of_two_products_leaves_the_other(choices: Choices) -> None:
    other = named(B, brand="Autre")
    choices.decline([named(), other], 7)
    choices.lift([No(PRODUCT, gtin14(A), "café", "coffee")])
    assert choices.wishes().declined == {
        (PRODUCT, gtin14(B)): False,
        (LIKENESS, likeness(other.offer)): False,
    }


def test_lifting_a_product_leaves_what_another_answer_declined(choices: Choices) -> None:
    choices.never_again([No(PRODUCT, gtin14(B), "b", "b")])
    choices.decline([named()], 7)
    choices.lift([No(PRODUCT, gtin14(B), "b", "b")])
    assert [no.scope for no in choices.noes()] == [PRODUCT]
    assert choices.wishes().declined.keys() == {
        (PRODUCT, gtin14(A)),
        (LIKENESS, likeness(named().offer)),
    }


def test_what_was_declined_under_a_new_name_can_be_lifted_alone(choices: Choices) -> None:
    choices.decline([named()], 7)
    choices.lift([No(LIKENESS, likeness(named().offer), "neuf", "new")])
    assert choices.wishes().declined == {(PRODUCT, gtin14(A)): False}


def test_a_no_as_it_stands_is_lifted_whole_however_it_was_written(choices: Choices) -> None:
    choices.never_again([No(PRODUCT, A, "a", "a"), No(BRAND, "Marque", "Marque", "Marque")])
    for no in choices.noes():
        choices.lift_all_of(no)
    assert choices.noes() == ()
    assert choices.wishes().declined == {}


def test_what_stands_is_not_said_twice_but_a_lighter_no_is_made_whole(
    choices: Choices, leaves: Leaves
) -> None:
    choices.decline([named()], 7, unasked_only=True)
    again = [No(PRODUCT, A, "a", "a")]
    choices.never_again(again)
    choices.never_again(again)
    assert len(leaves("decline")) == 3
    assert choices.wishes().declined[PRODUCT, gtin14(A)] is False
    assert choices.standing(again) == tuple(again)


# -- settings --------------------------------------------------------------------------------------


def test_a_setting_is_on_record_and_in_force_at_once(choices: Choices, leaves: Leaves) -> None:
    choices.set(Setting.SELLING, "off")
    assert choices.wishes().selling_allowed is False
    assert [(leaf["name"], leaf["value"]) for leaf in leaves()] == [("selling", "off")]
    assert choices.answered() == {"selling"}
    assert choices.in_force("selling") == "off"
    with pytest.raises(SettingRefused):
        choices.set(Setting.SELLING, "maybe")
    assert len(leaves()) == 1


def test_less_and_more_move_through_every_level_and_stop_at_the_ends(choices: Choices) -> None:
    for lower in reversed(LEVELS[:2]):
        assert choices.level(-1) == lower
        assert not choices.is_looser(lower)
        choices.set_level(lower)
    assert choices.level(-1) is None
    for higher in LEVELS[1:]:
        assert choices.level(1) == higher
        assert choices.is_looser(higher)
        choices.set_level(higher)
    assert choices.level(1) is None
    assert choices.caps().caps == CHARTER.profile("open").caps


def test_less_never_means_more_of_anything(choices: Choices) -> None:
    """A household with much of one thing and none of another asks for less."""
    choices.set_level(LEVELS[-1])
    choices.set(Setting.ASKED_PER_HOUR, "0")
    before = choices.caps()
    level = choices.level(-1)
    assert level is None or choices.caps_at(level).asked_per_hour == 0
    assert choices.is_looser(LEVELS[2])
    assert choices.caps() == before


def more_in(after: Profile, before: Profile) -> list[str]:
    """What `after` allows more of, spelt out for each cap."""
    if after.name == "none":
        return []
    found = []
    for name, cap in after.caps.items():
        was = before.caps[name]
        if name.endswith("_minutes"):
            if before.name == "none" or cap < was:
                found.append(name)
        elif cap > was:
            found.append(name)
    return found


CAP_SETTINGS = st.sampled_from([Setting.UNASKED_PER_DAY, Setting.ASKED_PER_HOUR, Setting.CAP_WEEK])
CHANGES = st.one_of(
    st.tuples(st.just(Setting.PROFILE), st.sampled_from(["none", "careful", "open"])),
    st.tuples(CAP_SETTINGS, st.one_of(st.integers(0, 30).map(str), st.just("default"))),
    st.tuples(st.just(Setting.CAP_WEEK), st.integers(0, 1200).map(str)),
    st.tuples(st.just(Setting.SELLING), st.sampled_from(["on", "off"])),
    st.tuples(st.just(Setting.CHILDREN), st.sampled_from(["yes", "no"])),
    st.tuples(
        st.just(Setting.QUIET), st.sampled_from(["none", "2100-0800", "2000-0900", "1300-1500"])
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, min_size=1, max_size=10))
def test_whatever_allows_more_is_known_to_loosen(changes: list[tuple[Setting, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger, choices = choices_of(Path(folder), ManualClock())
        for setting, value in changes:
            before, caps = choices.wishes(), choices.caps()
            asked = choices.loosens(setting, value)
            choices.set(setting, value)
            after = choices.wishes()
            quieter = (
                after.quiet == before.quiet
                or before.quiet is None
                or (after.quiet is not None and contains_hours(after.quiet, before.quiet))
            )
            loosened = (
                bool(more_in(choices.caps(), caps))
                or after.selling_allowed > before.selling_allowed
                or after.children_here < before.children_here
                or not quieter
            )
            assert asked == loosened
        ledger.close()


@pytest.mark.parametrize(("setting", "value"), [(Setting.LANGUAGE, "fr"), (Setting.SURVEY, "on")])
def test_what_sells_nothing_loosens_nothing(choices: Choices, setting: Setting, value: str) -> None:
    assert not choices.loosens(setting, value)


# -- children, and an adult ------------------------------------------------------------------------


def test_the_right_pin_opens_for_a_quarter_of_an_hour_of_log_time(
    choices: Choices, ledger: Ledger, clock: ManualClock
) -> None:
    assert not choices.needs_adult()
    choices.set(Setting.CHILDREN, "yes")
    choices.choose_pin("2580", PinChange.CHOSEN)
    assert choices.needs_adult()
    assert choices.try_pin("1357") is PinAnswer.WRONG
    assert choices.needs_adult()
    assert choices.try_pin("2580") is PinAnswer.RIGHT
    assert not choices.needs_adult()
    clock.set_wall(clock.wall().replace(year=2001))
    clock.advance(milliseconds=OPEN_MS - 1)
    assert not choices.needs_adult()
    clock.advance(milliseconds=1)
    assert choices.needs_adult()


def test_checking_the_pin_opens_nothing_and_counts_all_the_same(
    choices: Choices, leaves: Leaves
) -> None:
    choices.choose_pin("2580", PinChange.CHOSEN)
    assert choices.check_pin("2580") is PinAnswer.RIGHT
    for _ in range(5):
        choices.check_pin("1357")
    assert choices.try_pin("2580") is PinAnswer.LOCKED
    assert [leaf["name"] for leaf in leaves()] == ["adult-pin"]


def test_a_pin_is_on_record_without_being_in_it(
    choices: Choices, home: Path, leaves: Leaves
) -> None:
    choices.choose_pin("26081997", PinChange.FORGOTTEN)
    (leaf,) = leaves()
    assert (leaf["kind"], leaf["name"], leaf["value"]) == ("setting", "adult-pin", "forgotten")
    assert b"26081997" not in b"".join(
        path.read_bytes() for path in home.rglob("*") if path.is_file()
    )


def test_a_pin_that_is_refused_leaves_no_record(choices: Choices, leaves: Leaves) -> None:
    with pytest.raises(PinRefused):
        choices.choose_pin("1234", PinChange.CHOSEN)
    assert leaves() == []
    assert not choices.pin.chosen


# -- the survey ------------------------------------------------------------------------------------


def test_the_survey_is_asked_where_it_is_wanted_and_four_times_a_year(
    choices: Choices, clock: ManualClock
) -> None:
    assert not choices.survey_is_due()
    choices.set(Setting.SURVEY, "on")
    assert choices.survey_is_due()
    choices.survey(None)
    assert not choices.survey_is_due()
    clock.advance(milliseconds=QUARTER_MS - 1)
    assert not choices.survey_is_due()
    clock.advance(milliseconds=1)
    assert choices.survey_is_due()


def test_the_survey_is_not_asked_on_the_day_of_a_suggestion(
    choices: Choices, ledger: Ledger, clock: ManualClock
) -> None:
    choices.set(Setting.SURVEY, "on")
    ledger.append(utterance(label=Label.SELL_ASKED))
    assert not choices.survey_is_due()
    clock.advance(hours=24)
    assert choices.survey_is_due()
