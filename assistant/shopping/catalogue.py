"""The catalogue in the household's database: loading the sample, and finding products by words."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from importlib.resources import files
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assistant.folding import words_of
from assistant.household.tables import CatalogueState, OfferRow, ProductRow, SearchWord
from assistant.shopping.names import LanguageCode, Names
from assistant.shopping.ranking import Offer


def names_to_hear() -> frozenset[str]:
    """What brands and merchants are called: names that a recogniser has seldom met."""
    header, *products = map(json.loads, _sample().splitlines())
    merchants = {merchant["name"] for merchant in header["merchants"]}
    return frozenset(merchants | {product["brand"] for product in products})


def _sample() -> bytes:
    return files("assistant.shopping").joinpath("sample_catalogue.jsonl").read_bytes()


class Catalogue:
    """The products and offers the adviser knows.

    `digest` names the file they came from, `names` are the brands, shops and categories in it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.digest = ""
        self.names = Names({}, ())

    def load_sample(self) -> None:
        """Load the fictitious sample catalogue, unless it is loaded already."""
        content = _sample()
        self.digest = hashlib.sha256(content).hexdigest()
        header, *products = map(json.loads, content.splitlines())
        merchants = {merchant["id"]: merchant["name"] for merchant in header["merchants"]}
        self.names = Names(merchants, products)
        with Session(self._engine) as session, session.begin():
            if session.scalar(select(CatalogueState.digest)) == self.digest:
                return
            for table in (SearchWord, OfferRow, ProductRow, CatalogueState):
                session.execute(delete(table))
            session.execute(insert(ProductRow), [_product_row(product) for product in products])
            session.execute(
                insert(OfferRow),
                [
                    {
                        "gtin": product["gtin"],
                        "merchant_name": merchants[offer["merchant"]],
                        **offer,
                    }
                    for product in products
                    for offer in product["offers"]
                ],
            )
            session.execute(
                insert(SearchWord),
                [
                    {"gtin": product["gtin"], "language": language, "word": word}
                    for product in products
                    for language in ("fr", "en")
                    for word in _search_words(product, language)
                ],
            )
            session.add(CatalogueState(digest=self.digest))

    def find(self, need: str, language: LanguageCode) -> list[Offer]:
        """The offers of the one category that fits `need` best; none if most of it fits nothing."""
        wanted = set(words_of(need))
        if not wanted:
            return []
        with Session(self._engine) as session:
            hits: dict[str, int] = defaultdict(int)
            query = select(SearchWord.gtin).where(
                SearchWord.language == language, SearchWord.word.in_(wanted)
            )
            for gtin in session.scalars(query):
                hits[gtin] += 1
            if not hits or max(hits.values()) * 2 <= len(wanted):
                return []
            most = max(hits.values())
            best = [gtin for gtin, found in hits.items() if found == most]
            products = session.scalars(select(ProductRow).where(ProductRow.gtin.in_(best))).all()
            category = min(products, key=lambda product: _distance(product, wanted, language))
            fitting = [p.gtin for p in products if p.category == category.category]
            rows = session.execute(
                select(ProductRow, OfferRow)
                .join(OfferRow, OfferRow.gtin == ProductRow.gtin)
                .where(ProductRow.gtin.in_(fitting))
            )
            return [_offer(product, offer) for product, offer in rows]


def _distance(
    product: ProductRow, wanted: set[str], language: LanguageCode
) -> tuple[int, int, str]:
    """How far a product's category is from what is wanted: a kind of milk before milk chocolate."""
    category = set(words_of(product.category_fr if language == "fr" else product.category_en))
    return len(category - wanted), len(wanted - category), product.category


def _search_words(product: dict[str, Any], language: str) -> set[str]:
    texts = [
        product["name"][language],
        product["category_name"][language],
        product["brand"],
        *product["keywords"][language],
    ]
    return {word for text in texts for word in words_of(text)}


def _product_row(product: dict[str, Any]) -> dict[str, Any]:
    return {
        "gtin": product["gtin"],
        "brand": product["brand"],
        "category": product["category"],
        "name_fr": product["name"]["fr"],
        "name_en": product["name"]["en"],
        "category_fr": product["category_name"]["fr"],
        "category_en": product["category_name"]["en"],
        "quantity": product["quantity"]["amount"],
        "unit": product["quantity"]["unit"],
    }


def _offer(product: ProductRow, offer: OfferRow) -> Offer:
    return Offer(
        gtin=product.gtin,
        brand=product.brand,
        category=product.category,
        name_fr=product.name_fr,
        name_en=product.name_en,
        category_fr=product.category_fr,
        category_en=product.category_en,
        quantity=product.quantity,
        unit=product.unit,
        merchant=offer.merchant,
        merchant_name=offer.merchant_name,
        price_cents=offer.price_cents,
        delivery_cents=offer.delivery_cents,
        currency=offer.currency,
        priced_at=offer.priced_at,
    )
