"""M12 to M14, M17 and M19, and what becomes of figures when words are erased; by hand."""

from __future__ import annotations

from fractions import Fraction

from audit.metrics import Absent, Method
from tests.audit.metrics.logs import CHEAP, DEAR, UNPAID, DeclineScope, Label, Story, offer


def test_facts_about_the_household_are_counted_and_where_they_came_from(story: Story) -> None:
    stated = {"field": "budget", "stated_for": "shopping"}
    guessed = {"field": "taste", "stated_for": None}
    story.sell(fields=[stated, guessed], facts={"personal_field": True})
    story.sell()
    story.suggest([CHEAP], label=Label.ASSIST, fields=[stated])
    found = story.figures()
    assert found["M12", ""].value == 1
    assert found["M12", "assists"].value == 1
    assert found["M12", "none"].value == Fraction(1, 2)
    assert found["M12", "mismatches"].value == Fraction(1, 3)
    assert found["M19", ""].value == Fraction(2, 3)


def test_the_lift_of_payment_compares_like_with_like(story: Story) -> None:
    """One offer: 2 of 2 paid, 1 of 2 unpaid; two offers: only paid ones, so nothing to compare."""
    for accepted in (True, True):
        record = story.sell()
        if accepted:
            story.accept(record)
    for accepted in (True, False):
        record = story.suggest([CHEAP], label=Label.ASSIST)
        if accepted:
            story.accept(record)
    story.suggest([DEAR, CHEAP], named=(0, 1))
    story.sell(label=Label.SELL_UNASKED)
    lift = story.figures()["M13", ""]
    assert lift.value == Fraction(1, 2)
    assert (lift.numerator, lift.denominator) == (2, 4)
    assert lift.method is Method.NEWCOMBE


def test_without_an_unpaid_answer_there_is_no_lift(story: Story) -> None:
    story.accept(story.sell())
    assert story.figures()["M13", ""].absent is Absent.NO_DATA


def test_options_are_products_not_offers(story: Story) -> None:
    story.suggest([DEAR, (offer("freely", 600), UNPAID)], named=(0, 1))
    story.suggest([CHEAP, DEAR], named=(0, 1))
    found = story.figures()
    assert found["M14", ""].value == Fraction(3, 2)
    assert found["M14", "single"].value == Fraction(1, 2)


def test_what_was_accepted_would_bring_its_commissions(story: Story) -> None:
    story.accept(story.sell())
    story.sell()
    gained = story.figures()["M10", "commission:payton"]
    assert (gained.value, gained.denominator) == (30, 1)


def test_using_before_buying_is_not_recorded_yet(story: Story) -> None:
    story.sell()
    figure = story.figures()["M17", ""]
    assert (figure.value, figure.absent) == (None, Absent.NEEDS_LATER_DATA)


def test_erased_words_are_left_out_and_said_to_be(story: Story) -> None:
    story.suggest([DEAR, CHEAP])
    gone = story.suggest([CHEAP, DEAR], label=Label.ASSIST)
    story.erase(gone)
    span, figures = story.read()
    assert span.erased == 1
    found = {(figure.id, figure.variant): figure for figure in figures}
    assert (found["M6", ""].value, found["M6", ""].left_out) == (110, 1)
    assert (found["M6", "sells"].value, found["M6", "sells"].left_out) == (110, 0)
    assert found["M8", ""].left_out == found["M16", ""].left_out == 1
    assert found["M12", "assists"].absent is Absent.WORDS_ERASED
    assert found["M1", ""].denominator == 2  # the leaves stay


def test_where_all_words_are_erased_no_figure_of_them_has_a_value(story: Story) -> None:
    records = [story.sell(), story.suggest([CHEAP], label=Label.ASSIST)]
    story.decline(DeclineScope.SPONSOR, "payton")
    story.erase(*records)
    found = story.figures()
    for name in ("M4", "M5", "M6", "M7", "M8", "M9", "M13", "M14", "M15", "M16", "M19"):
        figure = found[name, ""]
        assert figure.value is None, name
        assert figure.absent is Absent.WORDS_ERASED, name
        assert figure.left_out > 0, name


def test_words_that_cannot_be_read_are_left_out_too(story: Story) -> None:
    story.suggest([DEAR], named=())
    story.suggest([({**DEAR[0], "features": {}}, DEAR[1])])
    assert (story.figures()["M8", ""].value, story.figures()["M8", ""].left_out) == (None, 2)
