"""The products, brands, merchants and kinds of the sample catalogue, as they are said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.starter.texts.form import heard_form
from audit.language import Language


@dataclass(frozen=True)
class Goods:
    """Names in one language. `kinds` are categories and keywords: what a list is made of."""

    products: tuple[str, ...]
    kinds: tuple[str, ...]
    brands: tuple[str, ...]
    merchants: tuple[str, ...]


@cache
def goods(language: Language) -> Goods:
    """All that can be bought by name."""
    lines = files("assistant.shopping").joinpath("sample_catalogue.jsonl").read_text("utf-8")
    header, *products = map(json.loads, lines.splitlines())
    code = language.value
    kinds = {product["category_name"][code] for product in products}
    kinds.update(keyword for product in products for keyword in product["keywords"][code])
    return Goods(
        _said(product["name"][code] for product in products),
        _said(kinds),
        _said(product["brand"] for product in products),
        _said(merchant["name"] for merchant in header["merchants"]),
    )


def _said(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({form for name in names if (form := heard_form(name))}))
