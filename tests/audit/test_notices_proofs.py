"""What Candide proves of a suggestion, and what it says of its settings."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from assistant.speaking.speakable import speakable
from audit.choices.settings import LEVELS, Setting
from audit.disclosure import Answers
from audit.gate.door import Gate
from audit.home import ledger_path
from audit.language import Language
from audit.notices.proving import Order, prove
from audit.records.leaves import ErasureReason, Verdict
from audit.records.notices import Notice
from tests.audit.disclosure.asking import OTHER, ask, suggest, write_suggestion
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_checked_gate, occasion
from tests.support.suggestions import offer

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Gate:
    return make_checked_gate(home, clock)


# -- the proof ------------------------------------------------------------------------------------


def proved(gate: Gate, record: int) -> Any:
    return gate._ledger.read(lambda connection: prove(connection, record))


@pytest.mark.parametrize("language", Language)
def test_the_last_suggestion_is_proved_from_the_log(gate: Gate, language: Language) -> None:
    record = suggest(gate, offer("payton", 300), offer("freely", 400, gtin=OTHER))
    for number in range(5):
        gate.review(help_with(), occasion(f"h{number}"))
    tip = gate._ledger.tip
    words = ask(gate, Notice.PROVE, language)
    root = tip.root.hex()[:8]
    assert f"{record}" in words
    assert f"{tip.size}" in words
    assert ", ".join(root) in words
    assert f"candide ledger prove {record}" in words
    first = "est bien la première" if language is FRENCH else "is indeed the first"
    assert first in words
    assert len(re.findall(r"\.(?= |$)", words)) == 2
    assert f"{_one_by_one(root, language)}," in speakable(words, language)


@pytest.mark.parametrize("language", Language)
def test_any_digits_of_a_root_are_heard_one_by_one(language: Language) -> None:
    answers = Answers(language)
    for one, other in product("0123456789abcdef", repeat=2):
        for digits in (one + other, other + one, one + one):
            root = bytes.fromhex(digits * 4)
            words = answers.proof("first", record=1, size=2, root=root, holds=True)
            assert _one_by_one(digits * 4, language) in speakable(words, language)


def _one_by_one(digits: str, language: Language) -> str:
    """Each digit of a root as it is heard by itself."""
    return ", ".join(speakable(digit, language) for digit in digits)


def test_an_order_that_the_log_does_not_give_is_told(gate: Gate) -> None:
    assert proved(gate, write_suggestion(gate)).order is Order.FIRST
    assert proved(gate, write_suggestion(gate, named=(1,))).order is Order.NOT_FIRST


def test_what_was_held_back_or_erased_has_no_order_and_still_a_place(gate: Gate) -> None:
    blocked = write_suggestion(gate, verdict=Verdict.BLOCKED)
    erased = write_suggestion(gate)
    gate._ledger.erase([(erased, erased)], ErasureReason.COMMAND)
    for record, order in ((blocked, Order.HELD_BACK), (erased, Order.ERASED)):
        found = proved(gate, record)
        assert (found.order, found.included) == (order, True)


def tamper(home: Path, table: str, column: str, record: int, old: str, new: str) -> None:
    """Change a record behind the ledger's back."""
    with closing(sqlite3.connect(ledger_path(home))) as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'trigger'"):
            database.execute(f"drop trigger {name}")
        changed = database.execute(
            f"update {table} set {column} = "  # noqa: S608
            f"cast(replace(cast({column} as text), ?, ?) as blob) where seq = ?",
            (old, new, record),
        )
        assert changed.rowcount == 1
        database.commit()


def test_words_that_are_not_those_sealed_are_found(gate: Gate, home: Path) -> None:
    record = write_suggestion(gate, named=(1,))
    tamper(home, "erasable", "content", record, '"named":[1]', '"named":[0]')
    assert proved(gate, record).order is Order.CHANGED


def test_a_leaf_that_was_changed_is_not_in_the_tree(gate: Gate, home: Path) -> None:
    record = suggest(gate, offer("payton", 300))
    tamper(home, "leaf", "body", record, "sell_asked", "assist")
    assert not proved(gate, record).included
    assert "do not believe this log any more" in ask(gate, Notice.PROVE)
    assert "ne croyez plus ce journal" in ask(gate, Notice.PROVE, FRENCH)


@pytest.mark.parametrize("language", Language)
def test_before_any_suggestion_there_is_nothing_to_prove(gate: Gate, language: Language) -> None:
    words = ask(gate, Notice.PROVE, language)
    assert ("rien à prouver" if language is FRENCH else "nothing to prove") in words


# -- the settings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (FRENCH, ("prudent", "une proposition de moi-même par jour", "6 réponses payées par heure",
                  "au plus 2 % de vente non demandée", "Aucun enfant", "de 21 h à 8 h",
                  "Aucun refus", "ne vous demande pas votre avis")),
        (ENGLISH, ("careful", "one suggestion of my own accord a day", "6 paid answers an hour",
                   "at most 2% of unasked selling", "no children", "9:00 pm to 8:00 am",
                   "No refusals", "do not ask for your opinion")),
    ],
)  # fmt: skip
def test_the_settings_begin_careful(gate: Gate, language: Language, parts: tuple[str, ...]) -> None:
    words = ask(gate, Notice.SETTINGS, language)
    assert all(part in words for part in parts)


def test_the_settings_tell_what_was_changed(gate: Gate, clock: ManualClock) -> None:
    suggest(gate, offer("payton", 300))
    gate.decline()  # a product and its likeness are one refusal
    gate.choices.set_level(LEVELS[1])
    gate.choices.set(Setting.QUIET, "none")
    gate.choices.set(Setting.SURVEY, "on")
    gate.choices.set(Setting.CHILDREN, "yes")
    words = ask(gate, Notice.SETTINGS)
    for part in ("nothing of my own accord", "3 paid answers", "selling is closed",
                 "No quiet hours", "One refusal", "I may ask"):  # fmt: skip
        assert part in words
    assert "unasked selling over" not in words
    gate.choices.pin.choose("4807")
    gate.choices.try_pin("4807")
    clock.advance(minutes=5)
    assert "for 10 more minutes" in ask(gate, Notice.SETTINGS)
    clock.advance(minutes=9, seconds=30)
    assert "for one more minute" in ask(gate, Notice.SETTINGS)
    clock.advance(minutes=1)
    assert "selling is closed" in ask(gate, Notice.SETTINGS)
    gate.choices.set(Setting.SELLING, "off")
    assert "You have switched selling off." in ask(gate, Notice.SETTINGS)


@pytest.mark.parametrize(("level", "word"), [(0, "“nothing”"), (2, "“careful”"), (4, "“open”")])
def test_the_settings_name_the_profile(gate: Gate, level: int, word: str) -> None:
    gate.choices.set_level(LEVELS[level])
    words = ask(gate, Notice.SETTINGS)
    assert word in words
    assert ("I do not sell" in words) == (level == 0)
