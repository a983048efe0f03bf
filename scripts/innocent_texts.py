"""Innocent texts of the product itself, which the watchdog is measured on and never learns from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast

from audit.language import Language
from audit.watchdog.kinds import Kind
from audit.watchdog.measuring import Everyday

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = "assistant/shopping/sample_catalogue.jsonl"
WORDS = "assistant/words"
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def everyday() -> dict[str, Everyday]:
    """Innocent texts of the product itself, by where they come from."""
    sources = {
        "household sentences": (Kind.HOUSEHOLD, household_sentences),
        "catalogue names": (Kind.PRODUCT, catalogue_names),
        "our own sentences": (Kind.SKILL, own_sentences),
    }
    return {
        name: Everyday(
            kind,
            {language: list(texts(language)) for language in Language},
            own=tuple(sorted(catalogue_sellers())) if kind is Kind.PRODUCT else (),
        )
        for name, (kind, texts) in sources.items()
    }


def catalogue_sellers() -> set[str]:
    """The brands and merchants of the sample catalogue."""
    header, *products = (ROOT / CATALOGUE).read_text("utf-8").splitlines()
    merchants = {merchant["name"] for merchant in json.loads(header)["merchants"]}
    return merchants | {product["brand"] for product in map(json.loads, products)}


def household_sentences(language: Language) -> Iterator[str]:
    """What households say, from the examples of the intents, without their annotations."""
    for path in sorted((ROOT / "nlu_data" / "nlu" / language).glob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("    - "):
                yield _ANNOTATION.sub(r"\1", line.removeprefix("    - "))


def catalogue_names(language: Language) -> Iterator[str]:
    """The names of products, brands, categories and merchants of the sample catalogue."""
    header, *products = (ROOT / CATALOGUE).read_text("utf-8").splitlines()
    for merchant in json.loads(header)["merchants"]:
        yield merchant["name"]
    for product in map(json.loads, products):
        yield product["name"][language]
        yield product["brand"]
        yield product["category_name"][language]
        yield from product["keywords"][language]


def own_sentences(language: Language) -> Iterator[str]:
    """Every sentence Candide can say when it helps, with a three for each argument."""
    for path in sorted((ROOT / WORDS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value:
                yield from variants(entry.value)


def variants(pattern: ast.Pattern) -> list[str]:
    """All texts that a pattern can give."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            ways = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            ways = [way for v in element.expression.variants for way in variants(v.value)]
        else:
            ways = ["3"]
        texts = [text + way for text in texts for way in ways]
    return texts
