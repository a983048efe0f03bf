"""The sample catalogue and register: made again byte for byte, sound, the money kept apart."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "make_sample_catalogue.py"
CATALOGUE = Path("assistant/shopping/sample_catalogue.jsonl")
REGISTER = Path("audit/interests/sample_register.toml")
TODAY = date(2026, 11, 15)  # a fixed day on which the register is read

Record = dict[str, Any]


def lines() -> list[Record]:
    text = (ROOT / CATALOGUE).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


HEADER, *PRODUCTS = lines()
MONEY = tomllib.loads((ROOT / REGISTER).read_text(encoding="utf-8"))
CATEGORIES = {product["category"] for product in PRODUCTS}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def values(node: object) -> Iterator[object]:
    """Every scalar below `node`."""
    if isinstance(node, dict):
        for child in node.values():
            yield from values(child)
    elif isinstance(node, list):
        for child in node:
            yield from values(child)
    else:
        yield node


def keys(node: object) -> Iterator[str]:
    """Every key below `node`."""
    if isinstance(node, dict):
        yield from node
        for child in node.values():
            yield from keys(child)
    elif isinstance(node, list):
        for child in node:
            yield from keys(child)


def interest(merchant: str, category: str) -> str:
    """What the register says today of a sale: "paid", "unpaid" or "unknown"."""

    def covers(entry: Record) -> bool:
        return entry["merchant"] == merchant and category in entry.get("categories", [category])

    for relation in MONEY["relation"]:
        in_force = relation["valid_from"] <= TODAY <= relation.get("valid_to", TODAY)
        if covers(relation) and in_force:
            return "paid"
    return "unpaid" if any(covers(entry) for entry in MONEY["unpaid"]) else "unknown"


def own_brands() -> set[str]:
    return {
        brand
        for party in MONEY["party"]
        if MONEY["maker"] in (party["id"], party.get("owner"))
        for brand in party.get("brands", [])
    }


class Landed(NamedTuple):
    """One offer with its landed cost, in cents, and per unit of quantity."""

    total: int
    per_unit: Fraction
    merchant: str
    gtin: str
    brand: str


def landed(category: str) -> list[Landed]:
    offers = []
    for product in PRODUCTS:
        if product["category"] != category:
            continue
        for offer in product["offers"]:
            total = offer["price_cents"] + offer["delivery_cents"]
            per_unit = Fraction(total, product["quantity"]["amount"])
            offers.append(
                Landed(total, per_unit, offer["merchant"], product["gtin"], product["brand"])
            )
    return offers


def cheapest(category: str) -> Landed:
    """The one offer with the lowest landed cost, which must also be the lowest per unit."""
    offers = landed(category)
    best = min(offers, key=lambda offer: offer.total)
    assert [o for o in offers if o.total <= best.total] == [best]
    assert [o for o in offers if o.per_unit <= best.per_unit] == [best]
    return best


def test_made_again_it_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    result = run("--root", str(tmp_path))
    assert result.returncode == 0, result.stderr
    for name in (CATALOGUE, REGISTER):
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()


def test_check_passes_on_the_repository_and_says_nothing() -> None:
    result = run("--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("name", [CATALOGUE, REGISTER], ids=["catalogue", "register"])
@pytest.mark.parametrize("missing", [False, True], ids=["changed", "missing"])
def test_check_fails_in_one_sentence_and_writes_nothing(
    tmp_path: Path, name: Path, missing: bool
) -> None:
    run("--root", str(tmp_path))
    path = tmp_path / name
    if missing:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*")}
    result = run("--check", "--root", str(tmp_path))
    assert result.returncode == 1
    said = (result.stdout + result.stderr).splitlines()
    assert len(said) == 1
    assert name.as_posix() in said[0]
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*")} == before


def test_changing_every_number_of_the_register_leaves_the_catalogue_alone(tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    vocabulary = (SCRIPT.parent / "sample_vocabulary.toml").read_text(encoding="utf-8")
    for key in ("rate_permille", "amount_cents"):
        assert f"{key} = " in vocabulary
        vocabulary = vocabulary.replace(f"{key} = ", f"{key} = 9")
    (scripts / "sample_vocabulary.toml").write_text(vocabulary, encoding="utf-8")
    copy = scripts / SCRIPT.name
    copy.write_bytes(SCRIPT.read_bytes())
    subprocess.run([sys.executable, str(copy)], check=True)
    assert (tmp_path / REGISTER).read_bytes() != (ROOT / REGISTER).read_bytes()
    assert (tmp_path / CATALOGUE).read_bytes() == (ROOT / CATALOGUE).read_bytes()


def test_header_says_that_all_is_fictitious() -> None:
    assert HEADER["catalogue"] == "sample"
    assert HEADER["fictitious"] is True
    assert HEADER["licence"] == "GPL-3.0-or-later"
    assert "inventés" in HEADER["note"]["fr"]
    assert "invented" in HEADER["note"]["en"]
    assert len({merchant["id"] for merchant in HEADER["merchants"]}) == 8
    assert "fictitious" in (ROOT / REGISTER).read_text(encoding="utf-8").split("maker =")[0]


def test_size() -> None:
    assert len(PRODUCTS) >= 360
    assert len(CATEGORIES) >= 55
    assert (ROOT / CATALOGUE).stat().st_size < 400_000


def test_gtins_are_unique_demonstration_codes_with_a_right_check_digit() -> None:
    codes = [product["gtin"] for product in PRODUCTS]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert len(code) == 13
        assert code.isascii()
        assert code.isdigit()
        assert code.startswith("952")
        # From the right, check digit included: weights 1, 3, 1, 3 ... and a multiple of ten.
        assert (sum(map(int, code[::-2])) + 3 * sum(map(int, code[-2::-2]))) % 10 == 0


def test_products_have_words_in_both_languages() -> None:
    for product in PRODUCTS:
        for language in ("fr", "en"):
            assert product["name"][language].strip()
            assert product["category_name"][language].strip()
            assert product["keywords"][language]
            assert all(word.strip() for word in product["keywords"][language])
        before_brand = product["name"]["fr"].removesuffix(f" {product['brand']}")
        assert before_brand != product["name"]["fr"], "the brand comes last in French"
        assert before_brand == before_brand.lower()
        assert product["name"]["en"].startswith(f"{product['brand']} ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_tell_products_and_categories_apart(language: str) -> None:
    assert len({product["name"][language] for product in PRODUCTS}) == len(PRODUCTS)
    labels = {(product["category"], product["category_name"][language]) for product in PRODUCTS}
    assert len({name for _, name in labels}) == len(labels) == len(CATEGORIES)


def test_categories_hold_enough_products_in_one_unit() -> None:
    sizes = []
    for category in CATEGORIES:
        shelf = [product for product in PRODUCTS if product["category"] == category]
        assert category.replace("_", "").isalpha()
        assert category == category.lower()
        assert len(shelf) >= 4
        assert len({product["brand"] for product in shelf}) >= 2
        assert len({product["quantity"]["unit"] for product in shelf}) == 1
        sizes.append(len(shelf))
    assert 2 * sum(size >= 6 for size in sizes) > len(sizes)


def test_offers_are_sound() -> None:
    merchants = {merchant["id"] for merchant in HEADER["merchants"]}
    for product in PRODUCTS:
        assert product["quantity"]["amount"] > 0
        assert product["quantity"]["unit"] in ("g", "ml", "piece")
        sellers = [offer["merchant"] for offer in product["offers"]]
        assert 2 <= len(sellers) <= 5
        assert sellers == sorted(set(sellers)), "one a merchant, in an order that favours nobody"
        assert merchants.issuperset(sellers)
        for offer in product["offers"]:
            assert offer["price_cents"] > 0
            assert offer["delivery_cents"] >= 0
            assert offer["currency"] == "EUR"
            assert offer["source"] == "sample"
            assert offer["priced_at"].endswith("Z")
    assert {o["merchant"] for p in PRODUCTS for o in p["offers"]} == merchants


def test_delivery_often_changes_which_offer_is_cheapest() -> None:
    changed = 0
    for product in PRODUCTS:
        lowest = min(offer["price_cents"] for offer in product["offers"])
        total = min(o["price_cents"] + o["delivery_cents"] for o in product["offers"])
        changed += all(
            offer["price_cents"] + offer["delivery_cents"] > total
            for offer in product["offers"]
            if offer["price_cents"] == lowest
        )
    assert changed > len(PRODUCTS) // 4


def test_numbers_are_integers() -> None:
    for record in [*PRODUCTS, MONEY]:
        assert not [value for value in values(record) if isinstance(value, float | bool)]


def test_no_key_of_the_catalogue_speaks_of_who_pays() -> None:
    words = ("commission", "payer", "paid", "sponsor", "permille", "benefici", "relation", "rate")
    for key in keys([HEADER, *PRODUCTS]):
        assert not [word for word in words if word in key.lower()], key


def test_register_names_only_known_parties_merchants_and_categories() -> None:
    merchants = {merchant["id"] for merchant in HEADER["merchants"]}
    parties = {party["id"] for party in MONEY["party"]}
    assert MONEY["maker"] in parties
    for party in MONEY["party"]:
        assert party["name"]
        assert party.get("owner", MONEY["maker"]) in parties
    for relation in MONEY["relation"]:
        assert relation["merchant"] in merchants
        assert {relation["payer"], relation["beneficiary"]} <= parties
        assert relation["basis"] == "sale"
        assert ("rate_permille" in relation) != ("amount_cents" in relation)
        assert relation["valid_from"] <= relation.get("valid_to", relation["valid_from"])
    for entry in MONEY["unpaid"]:
        assert entry["merchant"] in merchants
        assert isinstance(entry["recorded"], date)
    for entry in [*MONEY["relation"], *MONEY["unpaid"]]:
        assert CATEGORIES.issuperset(entry.get("categories", []))


def test_merchants_are_of_every_kind() -> None:
    kinds = {
        merchant["id"]: {interest(merchant["id"], category) for category in CATEGORIES}
        for merchant in HEADER["merchants"]
    }
    assert sorted(kinds.values(), key=sorted) == sorted(
        [
            {"paid"},  # pays on all it sells
            {"paid", "unknown"},  # pay on some categories
            {"paid", "unknown"},
            {"paid", "unpaid"},  # pays on two categories, recorded as unpaid elsewhere
            {"unpaid"},  # recorded as unpaid
            {"unpaid"},
            {"unpaid"},
            {"unknown"},  # appears nowhere
        ],
        key=sorted,
    )
    fixed = [relation for relation in MONEY["relation"] if "amount_cents" in relation]
    assert [len(relation["categories"]) for relation in fixed] == [2]


def test_a_merchant_is_never_both_paid_for_and_recorded_as_unpaid() -> None:
    for relation in MONEY["relation"]:
        for entry in MONEY["unpaid"]:
            if entry["merchant"] == relation["merchant"]:
                assert "categories" in relation
                assert "categories" in entry
                assert not {*relation["categories"]} & {*entry["categories"]}


def test_the_maker_has_an_own_brand_on_some_products() -> None:
    brands = own_brands()
    assert len(brands) == 1
    assert 8 <= sum(product["brand"] in brands for product in PRODUCTS) <= 15


def test_the_cheapest_ground_coffee_is_paid_for_and_another_is_not() -> None:
    best = cheapest("ground_coffee")
    assert interest(best.merchant, "ground_coffee") == "paid"
    assert best.brand not in own_brands()
    assert [
        offer
        for offer in landed("ground_coffee")
        if interest(offer.merchant, "ground_coffee") == "unpaid"
        and offer.gtin != best.gtin
        and offer.brand not in own_brands()
    ]


@pytest.mark.parametrize("category", ["kettle", "milk", "eggs", "socks", "shampoo", "bin_bags"])
def test_the_cheapest_of_several_categories_is_not_paid_for(category: str) -> None:
    best = cheapest(category)
    assert interest(best.merchant, category) == "unpaid"
    assert best.brand not in own_brands()
