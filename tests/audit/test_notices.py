"""What the audit layer says of itself, and that the log keeps no word anybody said."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.charter import ClosedCharter
from audit.choices.settings import Setting
from audit.gate.door import Gate, Occasion
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.reader import read_records
from audit.records.leaves import Label, Outcome
from audit.records.messages import NoticeRequest
from audit.records.notices import Notice
from tests.audit.ledger.logs import Rows
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


def ask(gate: Gate, notice: str, language: Language) -> str:
    request = NoticeRequest(notice=notice, skill="audit", intent=f"ask_{notice}")
    (cleared,) = gate.review(request, occasion("notice", language))
    assert cleared.label is Label.NOTICE
    gate.redeem(cleared)
    return cleared.words


BEFORE_ANY_SUGGESTION = [
    ("why", FRENCH, "Je ne vous ai rien proposé récemment."),
    ("why", ENGLISH, "I have suggested nothing to you lately."),
    ("who_pays", FRENCH, "Un marchand paie Candide pour des ventes\u00a0: Payton."),
    ("who_pays", ENGLISH, "One merchant pays Candide for sales: Payton."),
    ("figures", FRENCH, "0 sur 0, il n'y a pas de part à donner"),
    ("figures", ENGLISH, "0 of 0, so there is no share to give"),
    ("selling_off", FRENCH, "je ne vous vends plus rien"),
    ("selling_off", ENGLISH, "I will not sell you anything any more"),
]
AFTER_ONE = [
    ("why", FRENCH, "J'ai comparé 2 offres pour «\u00a0café moulu\u00a0»."),
    ("why", ENGLISH, "I compared 2 offers for “café moulu”."),
    (
        "who_pays",
        FRENCH,
        "Pour «\u00a0café 011\u00a0»\u00a0: Payton paie 6\u00a0% du prix à Candide",
    ),
    ("who_pays", ENGLISH, "“coffee 011”: Payton pays 6% of the price to Candide, which is €0.18"),
    ("figures", FRENCH, "Ventes\u00a0: 1 sur 3, soit 33,3\u00a0%"),
    ("figures", ENGLISH, "Sales: 1 of 3, which is 33.3%"),
    ("selling_off", FRENCH, "C'est noté"),
    ("selling_off", ENGLISH, "Noted"),
]


@pytest.mark.parametrize(("notice", "language", "words"), BEFORE_ANY_SUGGESTION)
def test_notices_before_anything_was_suggested(
    gate: Gate, notice: str, language: Language, words: str
) -> None:
    assert words in ask(gate, notice, language)


@pytest.mark.parametrize(("notice", "language", "words"), AFTER_ONE)
def test_notices_after_a_suggestion(
    gate: Gate, notice: str, language: Language, words: str
) -> None:
    gate.review(help_with(), occasion("t1"))
    gate.review(help_with(), occasion("t2"))
    gate.review(suggestion(offer("payton", 300), offer("freely", 400, gtin="9520000000028")),
                occasion("t3"))  # fmt: skip
    assert words in ask(gate, notice, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            FRENCH,
            "Mon journal ne correspond plus à sa dernière signature. Je continue de vous aider, et "
            "je ne vends plus rien tant que ce n'est pas réglé.",
        ),
        (
            ENGLISH,
            "My log no longer agrees with its last signature. I go on helping you, and I sell "
            "nothing until that is settled.",
        ),
    ],
)
def test_a_log_that_does_not_agree_is_told_unasked(
    gate: Gate, language: Language, words: str
) -> None:
    request = NoticeRequest(notice=Notice.LOG_STOPPED, skill="audit", intent="none")
    (cleared,) = gate.review(request, occasion("start", language, requested=False))
    assert cleared.words == words
    assert cleared.label is Label.NOTICE


def test_why_tells_the_sum_that_was_logged(gate: Gate) -> None:
    gate.review(suggestion(offer("payton", 300)), occasion())
    words = ask(gate, "why", ENGLISH)
    assert "I had only one offer" in words
    assert "the delivered cost per unit in cents counts once" in words
    assert "comes first with a total of 1,200, which is €12.00 a kilo delivered" in words
    assert "No commission enters this sum" in words


@pytest.mark.parametrize(
    ("language", "words"),
    [(FRENCH, "Vous m'avez demandé de ne plus rien vous vendre."), (ENGLISH, "not to sell you")],
)
def test_why_tells_the_rule_that_refused(gate: Gate, language: Language, words: str) -> None:
    gate.choices.set(Setting.SELLING, "off")
    gate.review(suggestion(offer("payton", 300)), occasion())
    assert words in ask(gate, "why", language)


def test_why_speaks_of_what_was_heard_and_not_of_what_was_held_back(gate: Gate) -> None:
    gate.review(suggestion(offer("payton", 300)), occasion())
    gate.review(suggestion(offer("payton", 300), trigger="campaign"), occasion())
    assert "“coffee 011” from Payton comes first" in ask(gate, "why", ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_an_unreadable_register_says_so_when_asked_who_pays(
    home: Path, clock: ManualClock, language: Language
) -> None:
    gate = make_gate(home, clock, register=None)
    gate.review(suggestion(offer("payton", 300)), occasion())
    register = "registre des intérêts" if language is FRENCH else "register of interests"
    assert register in ask(gate, "who_pays", language)
    assert register in ask(gate, "why", language)


@pytest.mark.parametrize("language", Language)
def test_an_unreadable_charter_says_so_when_asked_why(
    home: Path, clock: ManualClock, language: Language
) -> None:
    gate = make_gate(home, clock, charter=ClosedCharter())
    gate.review(suggestion(offer("payton", 300)), occasion())
    assert ClosedCharter().sentence("", language) in ask(gate, "why", language)


def test_who_pays_knows_all_four_standings(gate: Gate) -> None:
    for kind, clause in (
        (offer("freely", 300), "nobody pays"),
        (offer("stranger", 300), "I do not know who gains, so I count it as paid"),
        (offer("freely", 300, brand="Maison"), "the brand of Candide, who make this assistant"),
    ):
        gate.review(suggestion(kind), occasion())
        assert clause in ask(gate, "who_pays", ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_figures_come_with_halves_interval_period_and_what_they_cannot_show(
    gate: Gate, language: Language
) -> None:
    """Promise 11, on 3 sells of 40."""
    for number in range(37):
        gate.review(help_with(), occasion(f"h{number}"))
    for number in range(3):
        gate.review(suggestion(offer("payton", 300)), occasion(f"s{number}"))
    words = ask(gate, "figures", language)
    expected = (
        ("Aujourd'hui", "37 demandes", "3 sur 40", "7,5", "2,6", "19,9", "radio")
        if language is FRENCH
        else ("Today", "37 requests", "3 of 40", "7.5", "2.6", "19.9", "radio")
    )
    assert all(part in words for part in expected)


# -- no personal word in a leaf (promises 8 and 9) ------------------------------------------------

CANARIES = ("zanzibar", "quetzal", "xylophone", "wolpertinger", "jabberwock", "bandersnatch")


@pytest.fixture
def told(gate: Gate) -> Gate:
    """A household that said personal words, in every place where they can come in."""
    heard, need, french, english, merchant, brand = CANARIES
    candidate = offer(
        "payton", 300, name={"fr": french, "en": english}, merchant_name=merchant, brand=brand
    )
    now = Occasion(turn="t1", language=FRENCH, heard=f"je cherche {heard}")
    gate.start("1")
    gate.review(help_with().model_copy(update={"arguments": {"item": heard}}), now)
    gate.review(suggestion(candidate, need=need), now)
    ask(gate, "why", ENGLISH)
    gate.decline()
    gate.choices.set(Setting.SELLING, "off")
    gate.review(suggestion(candidate, offer("freely", 400, gtin="9520000000028"), need=need), now)
    gate.outcome(2, Outcome.DELIVERED, 1234)
    return gate


def test_no_leaf_holds_a_word_that_was_said(told: Gate, rows: Rows) -> None:
    bodies = b" ".join(body for (body,) in rows("select body from leaf")).decode().lower()
    contents = b" ".join(body for (body,) in rows("select content from erasable")).decode().lower()
    for canary in CANARIES:
        assert canary not in bodies
        assert canary in contents
    for column in ("turn", "label"):
        assert "zanzibar" not in str(rows(f"select {column} from account"))  # noqa: S608


def test_no_leaf_and_nothing_erasable_holds_a_float(told: Gate, rows: Rows) -> None:
    def refuse(number: str) -> None:
        raise AssertionError(number)

    for (body,) in rows("select body from leaf union all select content from erasable"):
        json.loads(body, parse_float=refuse, parse_constant=refuse)


def test_the_commitment_is_an_hmac_over_the_stored_bytes(told: Gate, rows: Rows) -> None:
    committed = rows("select body, key, content from leaf join erasable using (seq)")
    said = "json_extract(cast(body as text), '$.kind') = 'utterance'"
    assert [(len(committed),)] == rows(f"select count(*) from leaf where {said}")  # noqa: S608
    for body, key, content in committed:
        expected = hmac.new(key, content, hashlib.sha256).hexdigest()
        assert json.loads(body)["commitment"] == expected
    assert len({key for _, key, _ in committed}) == len(committed)
    assert all(len(key) == 32 for _, key, _ in committed)


def test_a_record_without_personal_words_commits_to_nothing(
    told: Gate, leaves: Callable[..., list[dict[str, Any]]]
) -> None:
    for leaf in leaves():
        assert ("commitment" in leaf) == (leaf["kind"] == "utterance")


def test_the_erasable_words_hold_the_digest_of_what_was_spoken(told: Gate, rows: Rows) -> None:
    for (content,) in rows("select content from erasable"):
        words = json.loads(content)
        assert words["digest"] == hashlib.sha256(words["spoken"].encode()).hexdigest()


def test_the_words_can_be_erased_and_the_log_still_reads(told: Gate, home: Path) -> None:
    told.close()
    before = read_records(ledger_path(home))
    with closing(sqlite3.connect(ledger_path(home))) as database:
        database.execute("delete from erasable")
        database.commit()
    after = read_records(ledger_path(home))
    assert [record.leaf for record in after] == [record.leaf for record in before]
    assert all(record.personal is None for record in after)


def test_a_leaf_tells_the_time_only_to_the_quarter_of_an_hour(
    told: Gate, leaves: Callable[..., list[dict[str, Any]]]
) -> None:
    assert {leaf["wall"] for leaf in leaves()} == {"2026-11-22T09:00Z"}
