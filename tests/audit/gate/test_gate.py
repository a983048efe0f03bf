"""The gate: what is said, as what it counts, in whose voice, and what it refuses."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.disclosure import FIXED_SENTENCES
from audit.gate.door import Cleared, Gate
from audit.gate.permits import OUTSTANDING_AT_MOST, Permit, PermitOffice, PermitRefused, text_digest
from audit.language import Language
from audit.ledger.errors import LedgerDiskFull
from audit.ledger.store import Ledger
from audit.records.leaves import Label, Voice
from audit.records.messages import Message, NoticeRequest
from tests.audit.ledger.logs import Leaves, Rows, fill_disk
from tests.support.charters import Lenient
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import REGISTER, offer, suggestion

A, B, C = "9520000000011", "9520000000028", "9520000000035"
OFFERS = {
    "paid": offer("payton", 300),
    "own": offer("freely", 300, brand="Maison"),
    "unknown": offer("stranger", 300),
    "unpaid": offer("freely", 300),
}


@pytest.fixture
def lenient(home: Path, clock: ManualClock) -> Gate:
    return make_gate(home, clock, charter=Lenient())


def only(cleared: tuple[Cleared, ...]) -> Cleared:
    (one,) = cleared
    return one


MESSAGES: dict[str, Message] = {
    "help": help_with(),
    "paid offer": suggestion(OFFERS["paid"]),
    "unpaid offer": suggestion(OFFERS["unpaid"]),
    "refused offer": suggestion(OFFERS["paid"], OFFERS["unpaid"], claims=[
        {"candidate": 0, "claim": "stock", "left": 2}
    ]),
    "notice": NoticeRequest(notice="why", skill="audit", intent="why"),
}  # fmt: skip


# -- promise 1: logged before heard ---------------------------------------------------------------


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_a_permit_exists_only_after_its_record_is_durable(
    gate: Gate, rows: Rows, monkeypatch: pytest.MonkeyPatch, message: Message
) -> None:
    issue = PermitOffice.issue
    seen: list[int] = []

    def watched(office: PermitOffice, record: int, digest: str) -> Permit:
        seen.extend(seq for (seq,) in rows("select max(seq) from leaf"))
        return issue(office, record, digest)

    monkeypatch.setattr(PermitOffice, "issue", watched)
    cleared = gate.review(message, occasion())

    assert seen == [item.record for item in cleared] != []


def test_words_are_made_speakable_before_the_record_that_holds_them(
    gate: Gate, home: Path, clock: ManualClock, rows: Rows
) -> None:
    order: list[int] = []
    gate.start("1")
    gate.close()

    def speakable(words: str, _language: Language) -> str:
        order.extend(count for (count,) in rows("select count(*) from leaf"))
        return words + " out loud"

    other = Gate(
        Ledger(home / "ledger.db", clock), Lenient(), None, clock,
        render=lambda assist, _language: "it is noon", speakable=speakable,
        watchdog=None, device=home / "device",
    )  # fmt: skip
    cleared = only(other.review(help_with(), occasion()))

    assert order == [3]
    assert rows("select count(*) from leaf") == [(4,)]
    assert cleared.spoken == "it is noon out loud"
    other.redeem(cleared)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_nothing_is_permitted_when_the_disk_is_full(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, message: Message
) -> None:
    issued: list[int] = []

    monkeypatch.setattr(PermitOffice, "issue", lambda *_: issued.append(1))
    fill_disk(monkeypatch)

    with pytest.raises(LedgerDiskFull):
        gate.review(message, occasion())
    assert not issued


def test_the_start_record_names_charter_register_profile_and_the_fixed_sentences(
    gate: Gate, leaves: Leaves, rows: Rows
) -> None:
    assert gate.start("9.9") == 3
    introduced, register, start = leaves()
    assert (introduced["name"], introduced["value"]) == ("introduced", start["charter"])
    assert (register["kind"], register["digest"]) == ("register", start["register_digest"])
    assert start["charter_released"] is True
    assert start["profile"] == "careful"
    assert len(start["register_digest"]) == 64
    assert start["fixed_sentences"] == [fixed.digest for fixed in FIXED_SENTENCES.values()]
    texts = dict(rows("select digest, text from document where kind = 'charter'"))
    assert '@id("selling-off")' in texts[start["charter"]]
    registers = dict(rows("select digest, text from document where kind = 'register'"))
    assert registers == {start["register_digest"]: REGISTER}
    origin, key_id, _ = start["key"].split("+", 2)
    assert start["origin"] == origin
    assert origin.startswith("candide.invalid/log/")
    assert len(key_id) == 8


def test_several_threads_get_one_record_and_one_permit_each(gate: Gate, leaves: Leaves) -> None:
    cleared: list[Cleared] = []

    def speak(number: int) -> None:
        for turn in range(5):
            cleared.extend(gate.review(help_with(), occasion(f"{number}-{turn}")))

    threads = [threading.Thread(target=speak, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(item.record for item in cleared) == list(range(2, 32))
    assert len({item.permit.token for item in cleared}) == 30
    assert [leaf["seq"] for leaf in leaves("utterance")] == list(range(2, 32))


# -- permits --------------------------------------------------------------------------------------


def test_a_permit_works_once(gate: Gate) -> None:
    cleared = only(gate.review(help_with(), occasion()))
    gate.redeem(cleared)
    with pytest.raises(PermitRefused):
        gate.redeem(cleared)


@pytest.mark.parametrize(
    "change",
    [{"words": "buy this"}, {"spoken": "buy this"}, {"voice": Voice.SELL}],
    ids=["words", "spoken text", "voice"],
)
def test_a_permit_is_for_exactly_its_words_in_its_voice(gate: Gate, change: dict[str, Any]) -> None:
    cleared = only(gate.review(help_with(), occasion()))
    with pytest.raises(PermitRefused):
        gate.redeem(replace(cleared, **change))
    with pytest.raises(PermitRefused):
        gate.redeem(cleared)  # an attempt at fraud spends it


def test_a_forged_permit_is_refused(gate: Gate, tmp_path: Path, clock: ManualClock) -> None:
    cleared = only(gate.review(help_with(), occasion()))
    elsewhere = only(make_gate(tmp_path / "other", clock).review(help_with(), occasion()))
    forgeries = [
        Permit(cleared.record, "0" * 32),
        Permit(cleared.record, ""),
        elsewhere.permit,
    ]
    for forged in forgeries:
        with pytest.raises(PermitRefused):
            gate.redeem(replace(cleared, permit=forged))
    gate.redeem(cleared)


def test_a_permit_of_one_record_does_not_serve_another(gate: Gate) -> None:
    first = only(gate.review(help_with(), occasion("t1")))
    second = only(gate.review(help_with(), occasion("t2")))
    with pytest.raises(PermitRefused):
        gate.redeem(replace(first, permit=Permit(second.record, first.permit.token)))


def test_a_permit_nobody_uses_goes_stale(gate: Gate) -> None:
    first, *later = [
        only(gate.review(help_with(), occasion(f"t{number}")))
        for number in range(OUTSTANDING_AT_MOST + 1)
    ]
    with pytest.raises(PermitRefused):
        gate.redeem(first)
    for item in later:
        gate.redeem(item)


SHORT = st.text('a\0",', max_size=5)
TEXTS = st.tuples(st.sampled_from(Voice), SHORT, SHORT)


@given(TEXTS, TEXTS)
def test_no_two_texts_share_a_digest(one: Any, other: Any) -> None:
    assert (text_digest(*one) == text_digest(*other)) == (one == other)


def test_words_cannot_move_between_what_is_shown_and_what_is_spoken() -> None:
    shown = text_digest(Voice.HELP, "it is noon\0buy", "this")
    assert shown != text_digest(Voice.HELP, "it is noon", "buy\0this")


# -- labels and voices (promises 3 and 4) ---------------------------------------------------------

MATRIX = [
    ("asked", ["paid"], Label.SELL_ASKED),
    ("asked", ["own"], Label.SELL_ASKED),
    ("asked", ["unknown"], Label.SELL_ASKED),
    ("asked", ["unpaid"], Label.ASSIST),
    ("asked", ["unpaid", "paid"], Label.SELL_ASKED),
    ("asked", ["paid", "unpaid"], Label.SELL_ASKED),
    ("asked", ["unpaid", "unpaid"], Label.ASSIST),
    ("standing", ["paid"], Label.SELL_UNASKED),
    ("standing", ["unpaid"], Label.SELL_UNASKED),
    ("campaign", ["paid"], Label.SELL_UNASKED),
    ("campaign", ["own"], Label.SELL_UNASKED),
    ("campaign", ["unknown"], Label.SELL_UNASKED),
    ("campaign", ["unpaid"], Label.SELL_UNASKED),
    ("campaign", ["unpaid", "paid"], Label.SELL_UNASKED),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("trigger", "kinds", "label"), MATRIX)
def test_what_is_named_decides_label_and_voice(
    lenient: Gate, leaves: Leaves, trigger: str, kinds: list[str], label: Label, language: Language
) -> None:
    named = [{**OFFERS[kind], "gtin": gtin} for kind, gtin in zip(kinds, (A, B), strict=False)]
    message = suggestion(*named, trigger=trigger, named=list(range(len(named))))
    cleared = only(lenient.review(message, occasion(language=language)))

    assert cleared.label is label
    assert cleared.voice is (Voice.SELL if label.sells else Voice.HELP)
    (leaf,) = leaves("utterance")
    assert (leaf["label"], leaf["voice"], leaf["verdict"]) == (label, cleared.voice, "spoken")
    assert (leaf["share"] is None) == (not label.sells)


def test_help_and_notices_are_in_the_assistants_own_voice(lenient: Gate) -> None:
    for message, label in ((help_with(), Label.ASSIST), (MESSAGES["notice"], Label.NOTICE)):
        cleared = only(lenient.review(message, occasion()))
        assert (cleared.label, cleared.voice) == (label, Voice.HELP)


def test_no_adviser_can_call_asked_what_nobody_requested(lenient: Gate) -> None:
    message = suggestion(OFFERS["paid"], trigger="asked")
    cleared = only(lenient.review(message, occasion(requested=False)))
    assert cleared.label is Label.SELL_UNASKED


def test_a_lie_about_having_been_asked_falls_under_the_cap_of_the_unasked(
    gate: Gate, leaves: Leaves
) -> None:
    message = suggestion(OFFERS["paid"], trigger="asked")
    assert gate.review(message, occasion(requested=False)) == ()
    (leaf,) = leaves("utterance")
    assert (leaf["label"], leaf["verdict"]) == ("sell_unasked", "blocked")
    assert {"share-cap-week", "share-cap-month"} <= set(leaf["rules"])


@pytest.mark.parametrize(
    ("kind", "language", "payer"),
    [
        ("paid", Language.FRENCH, "Payton paie 6\u00a0% du prix à Candide"),
        ("paid", Language.ENGLISH, "Payton pays 6% of the price to Candide"),
        ("own", Language.FRENCH, "la marque de Candide"),
        ("own", Language.ENGLISH, "the brand of Candide"),
        ("unknown", Language.FRENCH, "on ne m'a pas dit qui gagne"),
        ("unknown", Language.ENGLISH, "nobody told me who gains"),
    ],
)
def test_who_pays_comes_before_what_is_sold(
    gate: Gate, kind: str, language: Language, payer: str
) -> None:
    cleared = only(gate.review(suggestion(OFFERS[kind]), occasion(language=language)))
    product = "afé 011" if language is Language.FRENCH else "offee 011"
    assert 0 < cleared.words.index(payer) < cleared.words.index(product)
    assert cleared.words.startswith("Vente" if language is Language.FRENCH else "For sale")


def test_the_record_of_a_sale_names_who_pays_and_who_gains(gate: Gate, leaves: Leaves) -> None:
    gate.review(suggestion(OFFERS["paid"]), occasion())
    (leaf,) = leaves("utterance")
    assert (leaf["sponsors"], leaf["beneficiaries"]) == (["payton"], ["candide"])
    assert leaf["rules"] == ["suggestion-permitted"]
    assert leaf["catalogue"] == "0" * 64
    assert len(leaf["register_digest"]) == 64
    assert leaf["share"]["sold_turns"] == 1


def test_a_cheaper_offer_without_commission_is_named_beside_the_paid_one(lenient: Gate) -> None:
    message = suggestion(offer("payton", 300), offer("freely", 200, gtin=B))
    words = only(lenient.review(message, occasion(language=Language.ENGLISH))).words
    assert "Cheaper and without commission: coffee 028" in words
