"""The words of selling: whole in both languages, French as it is printed, the payer first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from audit.catalogue import (
    Catalogue,
    SentenceMissing,
    catalogue_source,
    decimal_text,
    load_catalogue,
    price_text,
)
from audit.disclosure import FIXED_SENTENCES
from audit.errors import CandideError
from audit.inspect import statistics
from audit.language import Language
from audit.records.money import Money
from audit.records.notices import Notice
from tests.audit.disclosure.typography import badly_spaced

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


def source(language: Language) -> str:
    return catalogue_source("audit.disclosure", language)


class Variables(Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:
        self.names.add(node.id.name)


def variables_by_sentence(language: Language) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser().parse(source(language)).body:
        if isinstance(entry, ast.Message):
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


def test_every_sentence_exists_in_both_languages_with_the_same_variables() -> None:
    assert variables_by_sentence(FRENCH) == variables_by_sentence(ENGLISH)
    for language in Language:
        assert load_catalogue("audit.disclosure", language).sentences == set(
            variables_by_sentence(language)
        )


def test_no_sentence_is_written_twice() -> None:
    for language in Language:
        names = re.findall(r"^([a-z][\w-]*) =", source(language), re.MULTILINE)
        assert len(names) == len(set(names))


# Sentences whose names the code puts together from a code of the facts.
FAMILIES = ("answer", "feature", "payer", "period", "prove", "quantity", "scheme", "unit-price",
            "why")  # fmt: skip


def test_no_sentence_is_left_over() -> None:
    """Each is named in the code, within another, after a notice, or by a code of the facts."""
    package = Path(str(files("audit.disclosure")))
    code = "".join(path.read_text("utf-8") for path in package.glob("*.py"))
    notices = {notice.replace("_", "-") for notice in Notice}
    for name in variables_by_sentence(ENGLISH):
        assert (
            f'"{name}"' in code
            or f"{{ {name} }}" in source(ENGLISH)
            or name in notices
            or name.startswith(tuple(f"{family}-" for family in FAMILIES))
        ), name


# -- French as it is printed ----------------------------------------------------------------------


def french_sources() -> Iterator[tuple[str, str]]:
    """Every French text of the audit layer."""
    for entry in FluentParser().parse(source(FRENCH)).body:
        if isinstance(entry, ast.Message):
            yield entry.id.name, source(FRENCH)[entry.span.start : entry.span.end]
    for name, fixed in FIXED_SENTENCES.items():
        yield name, fixed.text(FRENCH)
    for name, text in statistics._TEXT[FRENCH].items():
        yield name, text
    families = [CandideError]
    while families:
        family = families.pop()
        families.extend(family.__subclasses__())
        if family.__module__.startswith("audit."):
            yield family.__name__, family.fr


@pytest.mark.parametrize(("name", "text"), french_sources())
def test_french_has_its_no_break_spaces(name: str, text: str) -> None:
    assert badly_spaced(text) == [], name


def test_the_check_of_french_spaces_sees_what_it_should() -> None:
    assert badly_spaced("Vente : oui") == [" :"]
    assert len(badly_spaced("« non » 2 % 3 € ah ? oh ! ah; oh")) == 7
    assert badly_spaced("«\u00a0non\u00a0» 2\u00a0% 3\u202f€ ah\u00a0? oh\u00a0! à 12:30") == []


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (0, "0,00\u00a0€", "€0.00"),
        (5, "0,05\u00a0€", "€0.05"),
        (349, "3,49\u00a0€", "€3.49"),
        (123456, "1\u202f234,56\u00a0€", "€1,234.56"),
        (2**53 - 1, "90\u202f071\u202f992\u202f547\u202f409,91\u00a0€", "€90,071,992,547,409.91"),
    ],
)
def test_prices_as_people_write_them(cents: int, french: str, english: str) -> None:
    assert price_text(Money(cents=cents), FRENCH) == french
    assert price_text(Money(cents=cents), ENGLISH) == english


@pytest.mark.parametrize(
    ("thousandths", "french", "english"),
    [
        (1000, "1", "1"),
        (1500, "1,5", "1.5"),
        (1, "0,001", "0.001"),
        (1_250_000, "1\u202f250", "1,250"),
    ],
)
def test_numbers_have_as_many_decimals_as_they_need(
    thousandths: int, french: str, english: str
) -> None:
    assert decimal_text(thousandths, FRENCH) == french
    assert decimal_text(thousandths, ENGLISH) == english


# -- the catalogue itself -------------------------------------------------------------------------


def test_a_sentence_that_is_missing_or_lacks_an_argument_is_refused() -> None:
    catalogue = load_catalogue("audit.disclosure", ENGLISH)
    for name, arguments in (("no-such", {}), ("sale", {"payer": "x"}), ("sale", {})):
        with pytest.raises(SentenceMissing) as missing:
            catalogue.text(name, arguments)
        assert name in missing.value.sentence(FRENCH)


def test_a_file_that_is_not_fluent_is_refused() -> None:
    with pytest.raises(ValueError, match="not Fluent"):
        Catalogue("this is = { not", ENGLISH)


def test_arguments_are_words_and_never_a_pattern() -> None:
    catalogue = Catalogue("hello = Hello { $name }", ENGLISH)
    assert catalogue.text("hello", {"name": "{ $name } { hello }"}) == "Hello { $name } { hello }"
