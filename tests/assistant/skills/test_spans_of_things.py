"""Amounts and things in sentences of every kind, by our grammar alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from types import ModuleType

import pytest

from assistant.actions.context import Asked, need_in, needs_in, things_in
from assistant.skills.device import DeviceState
from assistant.skills.items import Item, asked_items, needed_items, split_items
from assistant.skills.lists.marking import joined, within
from assistant.skills.numbers import LanguageCode
from tests.assistant.skills import span_cases_en, span_cases_fr

Reads = Callable[[str, LanguageCode], tuple[Item, ...]]
TABLES: tuple[tuple[str, Reads], ...] = (
    ("ADDED", split_items),
    ("REMOVED", split_items),
    ("ASKED", asked_items),
    ("NEEDS", needed_items),
)
LANGUAGES: list[tuple[LanguageCode, ModuleType]] = [("fr", span_cases_fr), ("en", span_cases_en)]


def things(named: str) -> tuple[Item, ...]:
    """Items as a table writes them: "2 kg: pommes; lait"."""
    found = []
    for one in filter(None, (part.strip() for part in named.split(";"))):
        amount, colon, name = one.rpartition(": ")
        number, *unit = amount.split() if colon else ("", "")
        found.append(
            Item(name, Fraction(number), unit[0] if unit else None) if colon else Item(one)
        )
    return tuple(found)


def rows(module: ModuleType, table: str) -> list[tuple[str, str]]:
    lines = getattr(module, table).strip().splitlines()
    return [(said, named) for said, _, named in (line.partition(" -> ") for line in lines)]


@pytest.mark.parametrize(("language", "module"), LANGUAGES)
def test_the_grammar_alone_reads_nearly_all(language: LanguageCode, module: ModuleType) -> None:
    cases = [(row, read) for table, read in TABLES for row in rows(module, table)]
    assert len(cases) >= 220
    misses = [
        f"{said!r}: {read(said, language)}"
        for (said, named), read in cases
        if read(said, language) != things(named)
    ]
    assert len(misses) <= 0.05 * len(cases), "\n".join(misses)


def asked(heard: str, language: LanguageCode, intent: str, *products: str) -> Asked:
    device = DeviceState(now=datetime(2026, 1, 1, 12, tzinfo=UTC), volume=5)
    return Asked(heard, language, intent, 0.9, device, products)


def test_a_short_mark_loses_neither_the_end_of_a_name_nor_a_number() -> None:
    assert joined([Item("vin blanc sec")], ["du vin blanc"], "fr") == (Item("vin blanc sec"),)
    assert joined([Item("branches de céleri", 2)], ["céleri"], "fr") == (
        Item("branches de céleri", 2),
    )
    doubtful = Item("deux ou trois courgettes")
    assert joined([doubtful], ["trois courgettes"], "fr") == (doubtful,)


def test_what_the_grammar_took_with_the_frame_is_what_was_marked() -> None:
    taken = [Item("i could murder"), Item("pork pie put one", 1)]
    assert joined(taken, ["a pork pie"], "en") == (Item("pork pie", 1),)
    assert within("bruh have you a red kettle", ["a red kettle"], "en") == "red kettle"


def test_a_correction_counts_for_what_came_just_before() -> None:
    assert split_items("du lait et six œufs non douze", "fr") == (Item("lait"), Item("œufs", 12))
    assert split_items("two litres of milk no three litres", "en") == (Item("milk", 3, "l"),)
    assert split_items("du lait non sucré", "fr") == (Item("lait non sucré"),)
    assert split_items("un paquet de riz et non du sucre", "fr")[0] == Item("riz", 1, "pack")


def test_what_somebody_got_is_no_remark() -> None:
    assert split_items("i got a loaf of bread", "en") == (Item("bread", 1, "loaf"),)


def test_what_it_is_for_is_no_part_of_its_name_but_for_whom_may_be() -> None:
    assert split_items("du lait pour le café et du sucre", "fr") == (Item("lait"), Item("sucre"))
    assert split_items("croquettes pour le chat", "fr") == (Item("croquettes pour le chat"),)
    # Where a further thing may begin, nothing is dropped.
    assert split_items("chips pour la fête du coca", "fr") == (Item("chips pour la fête du coca"),)


def test_what_is_asked_after_is_read_as_a_question() -> None:
    turn = asked("est-ce que j'ai noté les filtres à café", "fr", "ask_on_list")
    assert things_in(turn.heard, turn) == (Item("filtres à café"),)


def test_a_need_has_its_amount_and_a_comparison_both_its_things() -> None:
    price = asked("how much is a pint of milk these days", "en", "ask_price", "a pint of milk")
    assert need_in(price) == "milk"
    assert needs_in(price) == (Item("milk", 1, "pint"),)
    compared = asked("compare le miel et la confiture", "fr", "compare", "le miel", "la confiture")
    assert needs_in(compared) == (Item("miel"), Item("confiture"))


def test_a_mark_counts_where_the_grammar_found_the_frame_alone() -> None:
    turn = asked("whaur can i get slippers", "en", "find_product", "slippers")
    assert need_in(turn) == "slippers"
