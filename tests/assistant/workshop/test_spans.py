"""What is compared where durations, amounts and things are judged."""

from __future__ import annotations

from fractions import Fraction

from assistant.skills.items import Item
from assistant.workshop.held_apart import SpanSentence
from assistant.workshop.spans import Found, amounts_of, durations_in, names_of, score_spans


def sentence(**there: object) -> SpanSentence:
    return SpanSentence.model_validate({"text": "x", **there})


def test_what_is_found_is_right_wrong_or_missed() -> None:
    sentences = [
        sentence(duration=600),
        sentence(duration=60),
        sentence(duration=30),
        sentence(duration=None),
        sentence(products=["milk"]),
    ]
    found, misses = score_spans("duration", sentences, [["600"], ["90"], [], ["5"], ["7"]])
    assert found == Found(right=1, wrong=2, missed=2)
    assert [(miss.wanted, miss.found) for miss in misses] == [
        (("60",), ("90",)),
        (("30",), ()),
        ((), ("5",)),
    ]
    assert found.f1 == 2 / 6


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    found, misses = score_spans("duration", [sentence(duration=None)], [[]])
    assert found.f1 == 1.0
    assert misses == []


def test_amounts_are_compared_exactly_and_in_one_unit() -> None:
    sentences = [sentence(amounts=["1.5 kg", "12 piece", "25 cl"])]
    items = [
        Item("farine", Fraction(1500), "g"),
        Item("œufs", 12, None),
        Item("crème", Fraction(1, 4), "l"),
        Item("sel", None, None),
    ]
    found, _ = score_spans("amounts", sentences, [amounts_of(items)])
    assert found == Found(right=3, wrong=0, missed=0)


def test_two_words_for_one_unit_are_one_unit() -> None:
    sentences = [sentence(amounts=["2 tin", "1 packet"])]
    items = [Item("tuna", 2, "can"), Item("rice", 1, "pack")]
    found, _ = score_spans("amounts", sentences, [amounts_of(items)])
    assert found == Found(right=2, wrong=0, missed=0)


def test_a_plural_and_an_accent_make_no_other_thing() -> None:
    sentences = [sentence(products=["pommes", "pâtes fraîches"])]
    found, _ = score_spans(
        "products", sentences, [names_of([Item("pomme"), Item("pates fraiche")])]
    )
    assert found == Found(right=2, wrong=0, missed=0)


def test_a_duration_is_read_by_our_own_grammar() -> None:
    assert durations_in("mets un minuteur d'une heure et demie", "fr") == ["5400"]
    assert durations_in("what time is it", "en") == []
