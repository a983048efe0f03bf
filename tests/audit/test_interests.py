"""The register of interests: who gains from which offer, and that silence counts as paid."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.interests import Interest, Register, RegisterInvalid, Standing
from audit.language import Language
from audit.opening import open_gate
from audit.records.leaves import Label
from audit.records.messages import Candidate
from audit.records.money import Money
from tests.support.clock import ManualClock
from tests.support.gates import occasion
from tests.support.suggestions import REGISTER, offer, suggestion

DAY = date(2026, 11, 22)
PARTIES = """
maker = "us"

[[party]]
id = "us"
name = "Us"
brands = ["Ours"]

[[party]]
id = "shop"
name = "The Shop"

[[party]]
id = "group"
name = "The Group"

[[party]]
id = "daughter"
name = "Our Daughter"
brands = ["Theirs"]
owner = "us"
"""


def relation(**more: Any) -> str:
    facts = {
        "merchant": "shop", "payer": "shop", "beneficiary": "us", "basis": "sale",
        "rate_permille": 60, "valid_from": date(2026, 1, 1), **more,
    }  # fmt: skip
    lines = [
        f"{key} = {value!r}" if isinstance(value, (str, int, list)) else f"{key} = {value}"
        for key, value in facts.items()
        if value is not None
    ]
    return "\n".join(["[[relation]]", *lines, ""])


def unpaid(merchant: str = "shop", recorded: date = date(2026, 1, 1), **more: Any) -> str:
    extra = "".join(f"{key} = {value!r}\n" for key, value in more.items())
    return f"[[unpaid]]\nmerchant = '{merchant}'\nrecorded = {recorded}\n{extra}"


def interest(*entries: str, on: date = DAY, **more: Any) -> Interest:
    candidate = Candidate.model_validate(offer("shop", more.pop("cents", 1000), **more))
    return Register(PARTIES + "".join(entries)).interest_of(candidate, on)


def test_the_sellers_are_all_parties_but_the_maker_and_all_brands_its_own_too() -> None:
    brand = '[[brand]]\nparty = "group"\nname = "Bought"\nvalid_from = 2026-02-01\n'
    register = Register(PARTIES + brand + relation(brands=["Paid For"]))
    assert register.sellers == {
        "The Shop", "The Group", "Our Daughter", "Ours", "Theirs", "Bought", "Paid For",
    }  # fmt: skip


def test_an_offer_the_register_says_nothing_about_counts_as_paid() -> None:
    found = interest()
    assert found.standing is Standing.UNKNOWN
    assert found.sells
    assert found.payer is None


def test_a_relation_in_force_makes_an_offer_paid() -> None:
    found = interest(relation())
    assert found.standing is Standing.PAID
    assert found.sells
    assert found.payer
    assert found.beneficiary
    assert (found.payer.name, found.beneficiary.name) == ("The Shop", "Us")
    assert (found.commission, found.rate_permille) == (Money(cents=60), 60)


def test_only_what_is_recorded_as_unpaid_is_not_selling() -> None:
    assert interest(unpaid()).standing is Standing.UNPAID
    assert not interest(unpaid()).sells
    assert interest(unpaid("another")).standing is Standing.UNKNOWN


@pytest.mark.parametrize("brand", ["Ours", "ours", "OURS", "Theirs"])
def test_a_brand_of_the_maker_or_of_its_own_firms_is_selling_wherever_it_is_sold(
    brand: str,
) -> None:
    found = interest(unpaid(), brand=brand)
    assert found.standing is Standing.OWN_BRAND
    assert found.sells


def test_a_relation_outweighs_what_else_is_recorded() -> None:
    for found in (interest(unpaid(), relation()), interest(relation(), brand="Ours")):
        assert found.standing is Standing.PAID


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2026, 2, 28), Standing.UNKNOWN),
        (date(2026, 3, 1), Standing.PAID),
        (date(2026, 3, 31), Standing.PAID),
        (date(2026, 4, 1), Standing.UNKNOWN),
    ],
)
def test_both_dates_of_a_relation_are_included(day: date, standing: Standing) -> None:
    march = relation(valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    assert interest(march, on=day).standing is standing


def test_unpaid_holds_from_the_day_it_was_recorded() -> None:
    record = unpaid(recorded=date(2026, 3, 1))
    assert interest(record, on=date(2026, 2, 28)).standing is Standing.UNKNOWN
    assert interest(record, on=date(2026, 3, 1)).standing is Standing.UNPAID


@pytest.mark.parametrize(
    ("category", "standing"), [("tea", Standing.PAID), ("ground_coffee", Standing.UNKNOWN)]
)
def test_categories_bound_a_relation(category: str, standing: Standing) -> None:
    assert interest(relation(categories=["tea"]), category=category).standing is standing


def test_categories_bound_what_is_recorded_as_unpaid() -> None:
    assert interest(unpaid(categories=["tea"]), category="tea").standing is Standing.UNPAID
    assert interest(unpaid(categories=["tea"])).standing is Standing.UNKNOWN


@pytest.mark.parametrize("order", [1, -1])
def test_the_dearest_relation_wins(order: int) -> None:
    entries = [
        relation(rate_permille=60),
        relation(payer="group", rate_permille=None, amount_cents=61),
        relation(payer="group", rate_permille=10),
    ][::order]
    found = interest(*entries)
    assert found.payer
    assert (found.payer.id, found.commission) == ("group", Money(cents=61))
    assert found.rate_permille is None


@pytest.mark.parametrize(
    ("cents", "permille", "commission"),
    [(1000, 60, 60), (1008, 60, 60), (1009, 60, 61), (8, 60, 0), (9, 60, 1), (333, 1000, 333),
     (25, 20, 1), (24, 20, 0), (0, 60, 0)],
)  # fmt: skip
def test_a_commission_is_rounded_to_the_nearest_cent_half_up(
    cents: int, permille: int, commission: int
) -> None:
    found = interest(relation(rate_permille=permille), cents=cents)
    assert found.commission == Money(cents=commission)
    assert found.sells


def test_a_commission_is_on_the_price_without_delivery() -> None:
    assert interest(relation(), delivery=5000).commission == Money(cents=60)


def test_everybody_who_pays_today_is_listed_by_name() -> None:
    register = Register(
        PARTIES
        + relation()
        + relation(payer="group")
        + relation(payer="daughter", valid_to=date(2026, 6, 30))
    )
    assert [party.name for party in register.payers(DAY)] == ["The Group", "The Shop"]


INVALID = {
    "no TOML": ("maker = [", "line 1: it is not valid TOML", "ligne 1"),
    "empty": ("", "maker: it is missing", "maker\u00a0: il manque"),
    "no parties": ("maker = 'us'", "party: it is missing", "party\u00a0: il manque"),
    "unknown maker": (
        PARTIES.replace('maker = "us"', 'maker = "them"'),
        "line 2, maker: them is not among the parties",
        "ligne 2, maker\u00a0: them n'est pas parmi les parties",
    ),
    "unknown payer": (
        PARTIES + relation(payer="nobody"),
        "relation 1 (line 24), payer: nobody is not among the parties",
        "relation 1 (ligne 24), payer",
    ),
    "unknown beneficiary": (
        PARTIES + relation(beneficiary="x"), "beneficiary: x is not", "beneficiary\u00a0: x n'est",
    ),
    "unknown owner": (
        PARTIES.replace('owner = "us"', 'owner = "su"'),
        "party 4 (line 21), owner: su is not among the parties",
        "party 4 (ligne 21), owner",
    ),
    "same party twice": (
        PARTIES + '[[party]]\nid = "us"\nname = "Other"\n',
        "party 5 (line 23), id: the id us is taken already",
        "l'identifiant us est déjà pris",
    ),
    "same entry twice": (
        PARTIES + relation(id="r1") + unpaid(id="r1"),
        "unpaid 1 (line 33), id: the id r1 is taken already",
        "l'identifiant r1 est déjà pris",
    ),
    "rate and amount": (
        PARTIES + relation(amount_cents=5), "either a rate or an amount", "un taux ou un montant",
    ),
    "neither": (
        PARTIES + relation(rate_permille=None), "a rate or an amount", "un taux ou un montant",
    ),
    "negative rate": (PARTIES + relation(rate_permille=-5), "rate_permille: it must", ">\u00a00"),
    "rate of nothing": (PARTIES + relation(rate_permille=0), "rate_permille: it must", ">\u00a00"),
    "more than the price": (PARTIES + relation(rate_permille=1001), "≤\u00a01000", "≤\u00a01000"),
    "half a thousandth": (
        PARTIES + relation().replace("= 60", "= 60.5"), "a whole number", "un nombre entier",
    ),
    "huge amount": (
        PARTIES + relation(rate_permille=None, amount_cents=10**40),
        "relation 1 (line 28), amount_cents: it must be ≤",
        "relation 1 (ligne 28), amount_cents\u00a0: il doit être ≤",
    ),
    "number without end": (
        PARTIES + relation().replace("= 60", "= " + "9" * 5000), "valid TOML", "TOML valable",
    ),
    "nested without end": ("maker = " + "[" * 5000, "valid TOML", "TOML valable"),
    "unknown basis": (
        PARTIES + relation(basis="clicks"),
        "basis: expected one of: sale, placement, click, flat",
        "basis\u00a0: l'un de ceux-ci est attendu\u00a0: sale, placement",
    ),
    "a rate of a click": (
        PARTIES + relation(basis="click"), "a sale only", "n'a de sens que pour une vente",
    ),
    "misspelt": (
        PARTIES + relation(valid_until=date(2027, 1, 1)),
        "relation 1 (line 29), valid_until: there is no such field",
        "valid_until\u00a0: ce champ n'existe pas",
    ),
    "no beginning": (
        PARTIES + relation(valid_from=None), "valid_from: it is missing", "valid_from\u00a0: il",
    ),
    "a moment": (
        PARTIES + relation().replace("2026-01-01", "2026-01-01T00:00:00"),
        "valid_from: a date is expected",
        "une date est attendue",
    ),
    "no such day": (
        PARTIES + relation().replace("2026-01-01", "'2026-02-30'"),
        "valid_from: a date is expected",
        "une date est attendue",
    ),
    "ends before it begins": (
        PARTIES + relation(valid_to=date(2025, 12, 31)),
        "relation 1 (line 22): it ends before it begins",
        "cela finit avant de commencer",
    ),
    "for nothing in particular": (
        PARTIES + relation(merchant=None), "a merchant or brands", "un marchand ou des marques",
    ),
    "no category": (PARTIES + relation(categories=[]), "categories: it is empty", "il est vide"),
    "nameless party": (
        PARTIES.replace('"The Shop"', '""'),
        "party 2 (line 11), name: it is empty",
        "party 2 (ligne 11), name\u00a0: il est vide",
    ),
    "a name that turns the text round": (
        PARTIES.replace("The Shop", "The \\u202eShop"),
        "a character that has no place in a name",
        "qui n'a pas sa place dans un nom",
    ),
    "unpaid without a date": (
        PARTIES + "[[unpaid]]\nmerchant = 'shop'\n", "recorded: it is missing", "recorded",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "english", "french"), INVALID.values(), ids=INVALID)
def test_a_register_that_contradicts_itself_is_refused_and_says_where(
    text: str, english: str, french: str
) -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        Register(text)
    assert english in invalid.value.sentence(Language.ENGLISH)
    assert french in invalid.value.sentence(Language.FRENCH)
    assert invalid.value.code == "register-unreadable"


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        Register(PARTIES + relation(rate_permille=0, categories=["Tea"]) + unpaid("The Shop"))
    assert [(one.table, one.row, one.field, one.line) for one in invalid.value.problems] == [
        ("relation", 1, "rate_permille", 27),
        ("relation", 1, "categories", 29),
        ("unpaid", 1, "merchant", 31),
    ]
    assert "(and 2 more problems)" in invalid.value.sentence(Language.ENGLISH)
    assert "(et 2 autres problèmes)" in invalid.value.sentence(Language.FRENCH)


def test_a_line_that_is_not_sure_is_not_given() -> None:
    """A heading inside a long text would shift all that comes after it."""
    text = 'relation = [{payer = "us"}]' + PARTIES
    decoy = PARTIES.replace("[[party]]", 'x = """\n[[party]]\n"""\n[[party]]', 1).replace(
        '"The Group"', '""'
    )
    for each in (text, decoy):
        with pytest.raises(RegisterInvalid) as invalid:
            Register(each)
        assert {one.line for one in invalid.value.problems if one.row} == {None}


def test_what_a_file_says_cannot_command_the_terminal() -> None:
    with pytest.raises(RegisterInvalid) as invalid:
        Register(PARTIES + '"\\u001b[31m" = 1\n')
    for language in Language:
        assert "\u001b" not in invalid.value.sentence(language)


@pytest.mark.parametrize("spoil", ["missing", "bytes", "folder", "size"])
def test_a_register_that_cannot_be_read_is_refused(tmp_path: Path, spoil: str) -> None:
    path = tmp_path / "register.toml"
    if spoil == "bytes":
        path.write_bytes(b"\xff\xfe")
    elif spoil == "folder":
        path.mkdir()
    elif spoil == "size":
        path.write_text(REGISTER + "#" * (1 << 22), "utf-8")
    with pytest.raises(RegisterInvalid):
        Register.load(path)


def test_the_sample_register_is_in_order_and_its_digest_is_of_its_bytes() -> None:
    register = Register.load()
    assert register.maker.name == "Candide"
    assert len(register.payers(DAY)) >= 3
    assert Register(REGISTER).digest != Register(REGISTER + "\n").digest


def test_a_household_with_a_broken_register_is_helped_and_sold_nothing(
    tmp_path: Path, clock: ManualClock
) -> None:
    (tmp_path / "register.toml").write_text("maker = [")
    gate = open_gate(
        tmp_path, clock, render=lambda *_: "noon", speakable=lambda words, _language: words
    )
    (notice,) = gate.review(suggestion(offer("payton", 300)), occasion())
    assert notice.label is Label.NOTICE
