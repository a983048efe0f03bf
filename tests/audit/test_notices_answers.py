"""What Candide answers about itself, each checked against a log of its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from audit.choices.settings import Setting
from audit.gate.door import Gate
from audit.language import Language
from audit.metrics import all_figures
from audit.notices.periods import beginning
from audit.records.leaves import ErasureReason, Label, Verdict
from audit.records.messages import NoticeRequest, Period
from audit.records.notices import Notice
from tests.audit.disclosure.asking import OTHER, ask, suggest, write_suggestion
from tests.support.charters import Lenient
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_checked_gate, occasion
from tests.support.suggestions import REGISTER, offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Gate:
    return make_checked_gate(home, clock)


@pytest.fixture
def lenient(home: Path, clock: ManualClock) -> Gate:
    """A gate that also speaks an order which is not the published one, and may cost more."""
    return make_checked_gate(home, clock, charter=Lenient())


# -- what it cost ---------------------------------------------------------------------------------


def by_age(first_cents: int, other_cents: int, **more: Any) -> dict[str, Any]:
    """The first of two offers is named, since the formula looks at something else than money."""
    return {
        "candidates": [
            offer("freely", first_cents, features={"age": 1}),
            offer("freely", other_cents, gtin=OTHER, features={"age": 2}, **more),
        ],
        "ranking": {
            "formula": "weighted-sum/1", "weights": {"age": 1}, "catalogue": "0" * 64,
        },
    }  # fmt: skip


def test_the_cost_is_what_the_cheapest_would_have_saved(lenient: Gate) -> None:
    suggest(lenient, **by_age(500, 380))
    suggest(lenient, **by_age(300, 300))
    suggest(lenient, **by_age(200, 350, delivery=50))
    assert ask(lenient, Notice.COST).startswith(
        "Today I compared 3 suggestions with the cheapest offer that I knew of: "
        "one would have cost more, €1.20 in all, delivery included."
    )
    french = ask(lenient, Notice.COST, FRENCH)
    assert "3 propositions" in french
    assert "une aurait coûté plus, 1,20 € en tout" in french
    assert "ni ce que vous avez acheté" in french


def test_the_cost_of_an_amount_is_that_of_as_much_of_the_other(lenient: Gate) -> None:
    """500 g at 4 € against 1 kg at 6 €: half of that is 3 €. Litres are no kilos."""
    candidates = [
        offer("freely", 400, quantity={"amount": 500, "unit": "g"}, features={"age": 1}),
        offer("freely", 600, gtin=OTHER, quantity={"amount": 1000, "unit": "g"},
              features={"age": 2}),
        offer("freely", 1, gtin="9520000000035", quantity={"amount": 1000, "unit": "ml"},
              features={"age": 3}),
    ]  # fmt: skip
    suggest(lenient, **{**by_age(1, 1), "candidates": candidates})
    assert "€1.00 in all" in ask(lenient, Notice.COST)


@pytest.mark.parametrize(
    ("language", "none", "nothing_more"),
    [
        (FRENCH, "rien à comparer", "elle n'aurait rien coûté de plus, 0 €"),
        (ENGLISH, "nothing to compare", "it would have cost nothing more, €0"),
    ],
)
def test_nothing_to_compare_and_nothing_more_are_told_apart(
    gate: Gate, language: Language, none: str, nothing_more: str
) -> None:
    gate.review(help_with(), occasion())
    assert none in ask(gate, Notice.COST, language)
    suggest(gate, offer("payton", 300), offer("payton", 400, gtin=OTHER))
    assert nothing_more in ask(gate, Notice.COST, language)


@pytest.mark.parametrize("language", Language)
def test_erased_words_are_counted_and_not_guessed(lenient: Gate, language: Language) -> None:
    record = suggest(lenient, **by_age(500, 300))
    lenient._ledger.erase([(record, record)], ErasureReason.COMMAND)
    one = "Les mots d'une proposition" if language is FRENCH else "The words of one suggestion"
    assert one in ask(lenient, Notice.COST, language)
    assert "2" not in ask(lenient, Notice.COST, language)


def test_what_the_household_refused_is_not_the_cheapest(gate: Gate) -> None:
    suggest(gate, offer("freely", 100, gtin=OTHER))
    gate.decline()
    suggest(gate, **by_age(500, 100))
    assert "would have cost more" not in ask(gate, Notice.COST)


# -- periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize("notice", [Notice.FIGURES, Notice.COST, Notice.HELD_BACK])
def test_each_period_holds_its_days(gate: Gate, clock: ManualClock, notice: Notice) -> None:
    """One sale twenty days ago, one three days ago, none today; and one of each held back."""
    for days in (17, 3):
        suggest(gate, offer("payton", 300), turn=f"t{days}")
        gate.review(suggestion(offer("payton", 300), trigger="campaign"), occasion(f"c{days}"))
        clock.advance(days=days)
    counts = {
        Notice.FIGURES: ("0 of 0", "1 of 1", "2 of 2"),
        Notice.COST: ("nothing to compare", "one suggestion", "2 suggestions"),
        Notice.HELD_BACK: ("of 0", "one suggestion of 2", "2 suggestions of 4"),
    }[notice]
    for period, count in zip(Period, counts, strict=True):
        assert count in ask(gate, notice, period=period)
    assert ask(gate, notice) == ask(gate, notice, period=Period.TODAY)
    assert "sept derniers jours" in ask(gate, notice, FRENCH, Period.WEEK)


def test_a_small_number_is_said_to_be_one(gate: Gate) -> None:
    suggest(gate, offer("payton", 300))
    assert "with so few" in ask(gate, Notice.FIGURES)
    for number in range(200):
        gate.review(help_with(), occasion(f"h{number}"))
    many = ask(gate, Notice.FIGURES)
    assert "1 of 201" in many
    assert "with so few" not in many


def test_what_is_said_is_what_the_report_says(
    lenient: Gate, home: Path, clock: ManualClock
) -> None:
    """One definition a figure: M6 and M21 of the report are those of the spoken answer."""
    suggest(lenient, **by_age(500, 380))
    suggest(lenient, offer("payton", 300))
    strict = make_checked_gate(home, clock)
    strict.review(suggestion(offer("payton", 300), trigger="campaign"), occasion("c"))
    lenient.review(help_with(), occasion("h"))
    since = beginning(Period.TODAY, clock.wall())
    _, figures = lenient._ledger.read(lambda connection: all_figures(connection, since, None))
    found = {figure.name: figure for figure in figures}
    cost, held = found["M6-total"], found["M21"]
    assert f"{cost.denominator} suggestions" in ask(lenient, Notice.COST)
    assert cost.numerator == 120
    assert "€1.20 in all" in ask(lenient, Notice.COST)
    assert (held.numerator, held.denominator) == (1, 2)
    assert "one suggestion of 2 prepared" in ask(lenient, Notice.HELD_BACK)


# -- what was held back ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_what_was_held_back_names_the_rules_most_often_applied(
    gate: Gate, language: Language
) -> None:
    gate.choices.set(Setting.SELLING, "off")
    for number in range(3):
        gate.review(suggestion(offer("payton", 300)), occasion(f"t{number}"))
    gate.choices.set(Setting.SELLING, "on")
    gate.choices.set(Setting.CHILDREN, "yes")
    gate.review(suggestion(offer("payton", 300)), occasion("child"))
    words = ask(gate, Notice.HELD_BACK, language)
    off, child = (
        ("3 fois : Vous m'avez demandé de ne plus rien vous vendre.",
         "Une fois : Des enfants m'entendent peut-être")
        if language is FRENCH
        else ("3 times: You told me not to sell you anything.", "Once: Children may be listening")
    )  # fmt: skip
    assert "4" in words
    assert 0 < words.index(off) < words.index(child)


def test_at_most_three_rules_are_told_and_the_others_counted(gate: Gate) -> None:
    gate.choices.set(Setting.SELLING, "off")
    gate.choices.set(Setting.CHILDREN, "yes")
    stranger = offer("stranger", 300, brand="Maison")
    now = occasion("t", requested=False, about_buying=False, alarm_ringing=True, task_open=True)
    gate.review(suggestion(stranger, trigger="campaign"), now)
    words = ask(gate, Notice.HELD_BACK)
    assert words.count("Once: ") == 3
    assert re.search(r"[2-9] times: other rules\.", words)


def test_a_rule_that_the_charter_no_longer_has_is_said_to_be_gone(gate: Gate) -> None:
    write_suggestion(gate, verdict=Verdict.BLOCKED, label=Label.SELL_ASKED, rules=("old-rule",))
    assert "a rule that my charter no longer has" in ask(gate, Notice.HELD_BACK)
    assert "une règle que ma charte n'a plus" in ask(gate, Notice.HELD_BACK, FRENCH)


@pytest.mark.parametrize("language", Language)
def test_nothing_held_back_is_said_with_what_it_was_counted_of(
    gate: Gate, language: Language
) -> None:
    suggest(gate, offer("payton", 300))
    words = ask(gate, Notice.HELD_BACK, language)
    assert ("sur une préparée" if language is FRENCH else "of 1 prepared") in words


# -- why ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [(FRENCH, "Vous n'aviez rien demandé : un marchand voulait"), (ENGLISH, "a merchant wanted")],
)
def test_why_says_what_set_it_off(gate: Gate, language: Language, words: str) -> None:
    suggest(gate, offer("payton", 300))
    assert gate.last is not None
    assert words not in ask(gate, Notice.WHY, language)
    unasked = gate.last.suggestion.model_copy(update={"trigger": "campaign"})
    request = NoticeRequest(notice=Notice.WHY, skill="audit", intent="ask")
    last = type(gate.last)(unasked, gate.last.named, gate.last.record)
    said = gate._notices.words(request, last, language)
    assert words in said.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
def test_many_payers_are_named_as_far_as_one_can_listen(
    home: Path, clock: ManualClock, language: Language
) -> None:
    more = "".join(
        f'[[party]]\nid = "p{n}"\nname = "Zahler{n}"\n[[relation]]\nmerchant = "p{n}"\n'
        f'payer = "p{n}"\nbeneficiary = "candide"\nbasis = "flat"\nvalid_from = 2026-01-01\n'
        for n in range(11)
    )
    words = ask(make_checked_gate(home, clock, register=REGISTER + more), Notice.WHO_PAYS, language)
    assert "12" in words
    assert words.count("Zahler") == 7
    assert ("4 autres" if language is FRENCH else "4 others") in words
    assert "candide register show" in words


def test_figures_of_today_begin_at_the_households_midnight(home: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 22, 0, 20, tzinfo=UTC).astimezone())
    clock.set_wall(clock.wall().replace(hour=23, minute=50))
    gate = make_checked_gate(home, clock)
    suggest(gate, offer("payton", 300))
    assert "1 of 1" in ask(gate, Notice.FIGURES)
    clock.advance(minutes=30)
    assert "0 of 0" in ask(gate, Notice.FIGURES)
    assert "1 of 1" in ask(gate, Notice.FIGURES, period=Period.WEEK)
