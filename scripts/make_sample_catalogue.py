"""Write the sample catalogue and the sample register of interests; all of it is fictitious.

    python scripts/make_sample_catalogue.py          writes the two files
    python scripts/make_sample_catalogue.py --check  exits 1 if the files differ from the above

The catalogue (assistant/shopping/sample_catalogue.jsonl) is what the adviser sees: products, offers
and prices, no word on who pays whom. The register (audit/interests/sample_register.toml) is what
the trusted side alone reads: who pays for which sale. No number of the register is an input of the
catalogue. Words, reference prices, merchants and the text of the register come from
sample_vocabulary.toml beside this file.

Only `Random.random()` is drawn from, whose sequence for a seed Python guarantees, so the bytes are
the same on every version and machine. Money is whole euro cents everywhere.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from string import Template
from typing import Any, TypeVar

HERE = Path(__file__).resolve().parent
CATALOGUE = Path("assistant/shopping/sample_catalogue.jsonl")
REGISTER = Path("audit/interests/sample_register.toml")

SEED = 952
GTIN_PREFIX = "952"  # kept by GS1 for examples and demonstrations
OFFER_COUNTS = (2, 2, 3, 3, 4, 5)  # offers for a product, one entry drawn
JITTER_PERCENT = 6  # a price departs from the merchant's level by at most this, either way
BARGAIN_PERCENT = 90  # price of a `cheapest_at` offer, of the reference; delivery is free

NOTE_FR = (
    "Catalogue de démonstration. Produits, marques, marchands et prix sont inventés, et toute "
    "ressemblance avec une entreprise réelle est fortuite. Les codes GTIN commencent par 952, "
    "préfixe que GS1 garde pour les exemples."
)
NOTE_EN = (
    "Demonstration catalogue. Products, brands, merchants and prices are invented, and any "
    "likeness to a real firm is accidental. GTIN codes begin with 952, the prefix that GS1 keeps "
    "for examples."
)

T = TypeVar("T")
Record = dict[str, Any]


@dataclass(frozen=True)
class Merchant:
    """An invented shop: price level in percent for each aisle, delivery fees in cents."""

    id: str
    name: str
    aisles: dict[str, int]
    fees_cents: tuple[int, ...]
    free_from_cents: int
    priced_at: str


@dataclass(frozen=True)
class Item:
    """One product of a category: amount in the category's unit, reference price in cents."""

    brand: str
    fr: str
    en: str
    amount: int
    reference_cents: int


@dataclass(frozen=True)
class Category:
    """A kind of product; `cheapest_at` names the merchant with its lowest landed cost, if set."""

    code: str
    aisle: str
    unit: str
    fr: str
    en: str
    keywords_fr: tuple[str, ...]
    keywords_en: tuple[str, ...]
    items: tuple[Item, ...]
    cheapest_at: str | None


@dataclass(frozen=True)
class Vocabulary:
    """All that the generator knows, read from sample_vocabulary.toml."""

    merchants: tuple[Merchant, ...]
    categories: tuple[Category, ...]
    register: Record


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary at `path`; an unknown or missing key raises TypeError or KeyError."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    merchants = tuple(
        Merchant(**{**entry, "fees_cents": tuple(entry["fees_cents"])})
        for entry in data["merchant"]
    )
    categories = []
    for entry in data["category"]:
        rows = entry.pop("products")
        entry["items"] = tuple(Item(*row) for row in rows)
        categories.append(Category(**{"cheapest_at": None, **entry}))
    return Vocabulary(merchants, tuple(categories), data["register"])


def gtin(number: int) -> str:
    """The GTIN-13 of the product with this running number: prefix, nine digits, check digit."""
    body = f"{GTIN_PREFIX}{number:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def pick(draw: Callable[[], float], choices: Sequence[T]) -> T:
    """One of `choices`, each as likely as the others."""
    return choices[int(draw() * len(choices))]


def shelf_price(cents: int) -> int:
    """A price that a shop would print near `cents`: ends in 5 or 9, from ten euros in 49 or 99."""
    if cents >= 1000:
        return cents // 50 * 50 + 49
    return cents // 10 * 10 + (5 if cents % 10 < 5 else 9)


def ordinary_offer(
    draw: Callable[[], float], merchant: Merchant, aisle: str, reference_cents: int
) -> tuple[int, int]:
    """Price and delivery, in cents, that this merchant asks for a product of this aisle."""
    percent = 100 - JITTER_PERCENT + int(draw() * (2 * JITTER_PERCENT + 1))
    price = shelf_price(reference_cents * merchant.aisles[aisle] * percent // 10_000)
    fee = pick(draw, merchant.fees_cents)
    return price, 0 if price >= merchant.free_from_cents else fee


def make_offers(
    draw: Callable[[], float], merchants: Iterable[Merchant], category: Category, item: Item
) -> list[Record]:
    """Two to five offers of `item`, in the order of the merchants' ids, which favours nobody."""
    sellers = [merchant for merchant in merchants if category.aisle in merchant.aisles]
    wanted = min(pick(draw, OFFER_COUNTS), len(sellers))
    bargain = category.cheapest_at if item is category.items[0] else None
    chosen = [seller for seller in sellers if seller.id == bargain]
    sellers = [seller for seller in sellers if seller.id != bargain]
    while len(chosen) < wanted:
        chosen.append(sellers.pop(int(draw() * len(sellers))))
    offers = []
    for merchant in sorted(chosen, key=lambda seller: seller.id):
        price, delivery = ordinary_offer(draw, merchant, category.aisle, item.reference_cents)
        if merchant.id == bargain:
            price = shelf_price(item.reference_cents * BARGAIN_PERCENT // 100)
            delivery = 0
        offers.append(
            {
                "merchant": merchant.id,
                "price_cents": price,
                "delivery_cents": delivery,
                "currency": "EUR",
                "priced_at": merchant.priced_at,
                "source": "sample",
            }
        )
    return offers


def make_products(vocabulary: Vocabulary) -> list[Record]:
    """Every product with its offers; ValueError if a `cheapest_at` of the vocabulary fails."""
    draw = random.Random(SEED).random
    products = []
    for place, category in enumerate(vocabulary.categories, start=1):
        shelf = [
            {
                "gtin": gtin(place * 1000 + row),
                "brand": item.brand,
                "category": category.code,
                "name": {"fr": f"{item.fr} {item.brand}", "en": f"{item.brand} {item.en}"},
                "category_name": {"fr": category.fr, "en": category.en},
                "keywords": {"fr": category.keywords_fr, "en": category.keywords_en},
                "quantity": {"amount": item.amount, "unit": category.unit},
                "offers": make_offers(draw, vocabulary.merchants, category, item),
            }
            for row, item in enumerate(category.items, start=1)
        ]
        if category.cheapest_at and set(cheapest_merchants(shelf)) != {category.cheapest_at}:
            raise ValueError(f"{category.code} is not cheapest at {category.cheapest_at}")
        products += shelf
    return products


def cheapest_merchants(shelf: Iterable[Record]) -> list[str]:
    """Who has the lowest landed cost among these products: in all, and per unit, ties included."""
    landed = [
        (offer["price_cents"] + offer["delivery_cents"], product["quantity"]["amount"], offer)
        for product in shelf
        for offer in product["offers"]
    ]
    lowest = min(cents for cents, _, _ in landed)
    best = min(landed, key=lambda entry: Fraction(entry[0], entry[1]))
    return [
        offer["merchant"]
        for cents, amount, offer in landed
        if cents == lowest or cents * best[1] == best[0] * amount
    ]


def catalogue_text(vocabulary: Vocabulary) -> str:
    """The catalogue as JSON lines: the header object, then one product a line."""
    header = {
        "catalogue": "sample",
        "fictitious": True,
        "note": {"fr": NOTE_FR, "en": NOTE_EN},
        "licence": "GPL-3.0-or-later",
        "merchants": [{"id": shop.id, "name": shop.name} for shop in vocabulary.merchants],
    }
    return "".join(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
        for record in [header, *make_products(vocabulary)]
    )


def toml_list(codes: Iterable[str]) -> str:
    """A TOML array of these codes in alphabetical order, wrapped for reading."""
    body = ", ".join(f'"{code}"' for code in sorted(codes))
    return "[\n" + textwrap.fill(body, 100, initial_indent="  ", subsequent_indent="  ") + ",\n]"


def register_text(vocabulary: Vocabulary) -> str:
    """The register as TOML, read back before it is returned so that it is known to parse."""
    given = vocabulary.register
    aisles = {category.code: category.aisle for category in vocabulary.categories}
    pelmira_paid = [code for code in aisles if aisles[code] in given["pelmira_paid_aisles"]]
    text = Template(given["text"]).substitute(
        valdor_paid=toml_list(given["valdor_paid"]),
        pelmira_paid=toml_list(pelmira_paid),
        galibel_paid=toml_list(given["galibel_paid"]),
        galibel_unpaid=toml_list(aisles.keys() - set(given["galibel_paid"])),
    )
    register = tomllib.loads(text)
    merchants = {merchant.id for merchant in vocabulary.merchants}
    for entry in [*register["relation"], *register["unpaid"]]:
        unknown = set(entry.get("categories", ())) - aisles.keys()
        if unknown or entry["merchant"] not in merchants:
            raise ValueError(f"the register names an unknown merchant or category: {entry}")
    parties = {party["id"] for party in register["party"]}
    for link in register["link"]:
        if not {link["owner"], link["owned"]} <= parties:
            raise ValueError(f"the register links an unknown party: {link}")
    for captain in register["captain"]:
        if captain["party"] not in parties or captain["category"] not in aisles:
            raise ValueError(f"the register names an unknown captain or category: {captain}")
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the two files; the exit status."""
    parser = argparse.ArgumentParser(description="Write the fictitious sample catalogue.")
    parser.add_argument("--check", action="store_true", help="compare with the disk, write nothing")
    parser.add_argument("--root", type=Path, default=HERE.parent, help="folder to write under")
    options = parser.parse_args(arguments)
    vocabulary = read_vocabulary(HERE / "sample_vocabulary.toml")
    made = {CATALOGUE: catalogue_text(vocabulary), REGISTER: register_text(vocabulary)}
    stale = []
    for name, text in made.items():
        path, content = options.root / name, text.encode()
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        elif not path.is_file() or path.read_bytes() != content:
            stale.append(name.as_posix())
    if stale:
        print(
            f"Not what scripts/make_sample_catalogue.py would write: {', '.join(stale)}.",
            file=sys.stderr,
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
