"""The words of selling: whole in both languages, French as it is printed, the payer first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from audit.catalogue import Catalogue, SentenceMissing, decimal_text, load_catalogue, price_text
from audit.disclosure import FIXED_SENTENCES, Named, Wording
from audit.disclosure.wording import unit_cost
from audit.errors import CandideError
from audit.inspect import statistics
from audit.interests import Interest, Party, Standing
from audit.language import Language
from audit.metrics import SellingFigures
from audit.records.messages import LARGEST_PRICE, Candidate
from audit.records.money import Money
from tests.support.suggestions import offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
NO_BREAK = "\u00a0\u202f"


def source(language: Language) -> str:
    return files("audit.disclosure").joinpath(f"{language}.ftl").read_text("utf-8")


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


# -- French as it is printed ----------------------------------------------------------------------


def badly_spaced(text: str) -> list[str]:
    """Where French wants a no-break space and has none: before : ; ? ! % » € and after «."""
    return re.findall(rf"[^{NO_BREAK}\d/][:;?!](?=\s|$)|[^{NO_BREAK}][%»€]|«[^{NO_BREAK}]", text)


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


# -- suggestions ----------------------------------------------------------------------------------

PAYER = Party(id="payer", name="Zahlmeister")
MAKER = Party(id="maker", name="Machersohn")
INTERESTS = {
    "rate": Interest(Standing.PAID, PAYER, MAKER, Money(cents=18), 60),
    "amount": Interest(Standing.PAID, PAYER, MAKER, Money(cents=50)),
    "own": Interest(Standing.OWN_BRAND, MAKER, MAKER),
    "unknown": Interest(Standing.UNKNOWN),
    "unpaid": Interest(Standing.UNPAID),
}
DISCLOSED = {
    FRENCH: {"rate": "Zahlmeister", "amount": "Zahlmeister", "own": "Machersohn",
             "unknown": "on ne m'a pas dit qui gagne"},
    ENGLISH: {"rate": "Zahlmeister", "amount": "Zahlmeister", "own": "Machersohn",
              "unknown": "nobody told me who gains"},
}  # fmt: skip
NAMES = ("Ananas", "Birne", "Zitrone")

CENTS = st.integers(0, 100_000) | st.integers(0, LARGEST_PRICE)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200)
QUANTITIES = st.fixed_dictionaries(
    {"amount": st.integers(1, 10_000_000), "unit": st.sampled_from(["g", "ml", "piece"])}
)


@st.composite
def named_offers(draw: st.DrawFn) -> list[tuple[str, Named]]:
    kinds = draw(st.lists(st.sampled_from(sorted(INTERESTS)), min_size=1, max_size=3))
    return [
        (
            kind,
            Named(
                Candidate.model_validate(
                    offer(
                        "shop",
                        draw(CENTS),
                        delivery=draw(CENTS),
                        name={"fr": name, "en": name},
                        quantity=draw(QUANTITIES),
                        merchant_name="Laden",
                    )
                ),
                INTERESTS[kind],
            ),
        )
        for kind, name in zip(kinds, NAMES, strict=False)
    ]


@given(named_offers(), st.sampled_from(Language), st.booleans())
def test_in_every_suggestion_the_payer_comes_before_the_product(
    offers: list[tuple[str, Named]], language: Language, cheaper: bool
) -> None:
    other = Candidate.model_validate(
        offer("free", 100, name={"fr": "Dattel", "en": "Dattel"}, merchant_name="Freiladen")
    )
    words = Wording(language).suggestion([item for _, item in offers], other if cheaper else None)
    after = 0
    for kind, item in offers:
        name = words.index(item.offer.name.fr)
        assert words.count(item.offer.name.fr) == 1
        if kind != "unpaid":
            assert after <= words.index(DISCLOSED[language][kind], after) < name
            assert ("Vente\u00a0:" if language is FRENCH else "For sale:") in words[after:name]
        after = name
    selling = any(kind != "unpaid" for kind, _ in offers)
    refusal = "Dites «\u00a0non\u00a0»" if language is FRENCH else "Say “no”"
    nobody = "Personne ne paie" if language is FRENCH else "Nobody pays"
    assert (refusal in words) == selling
    assert (nobody in words) == (not selling)
    assert ("Dattel" in words) == cheaper
    if language is FRENCH:
        assert badly_spaced(words) == []


@given(
    st.builds(
        lambda *facts: Candidate.model_validate(
            offer(
                "shop", facts[0], delivery=facts[1], quantity=facts[2],
                name={"fr": facts[3], "en": facts[3]}, merchant_name=facts[4],
                features={"landed_per_unit": facts[5]},
            )
        ),
        CENTS, CENTS, QUANTITIES, TEXT, TEXT, st.integers(-(2**53) + 1, 2**53 - 1),
    ),
    st.sampled_from(sorted(INTERESTS)),
    st.sampled_from(Language),
    TEXT,
)  # fmt: skip
def test_no_offer_leaves_the_wording_without_words(
    candidate: Candidate, kind: str, language: Language, need: str
) -> None:
    """Whatever a feed holds: everything that fits the wire types can be said."""
    wording = Wording(language)
    item = Named(candidate, INTERESTS[kind])
    asked = suggestion(offer("shop", 1), need=need).model_copy(update={"candidates": (candidate,)})
    name = candidate.name.fr
    assert name[1:] in wording.suggestion([item], None)
    assert name in wording.suggestion([Named(candidate, INTERESTS["rate"])], candidate)
    assert name in wording.who_pays([item])
    assert name in wording.why(asked, candidate)
    assert need in wording.why(asked, candidate)


@pytest.mark.parametrize(
    ("quantity", "french", "english"),
    [
        ({"amount": 250, "unit": "g"}, "250 g", "250 g"),
        ({"amount": 1000, "unit": "g"}, "1 kg", "1 kg"),
        ({"amount": 1500, "unit": "ml"}, "1,5 L", "1.5 L"),
        ({"amount": 6, "unit": "piece"}, "6 pièces", "6 pieces"),
    ],
)
def test_quantities_as_people_write_them(
    quantity: dict[str, Any], french: str, english: str
) -> None:
    candidate = Candidate.model_validate(offer("shop", 100, quantity=quantity))
    item = Named(candidate, INTERESTS["unpaid"])
    for language, expected in ((FRENCH, french), (ENGLISH, english)):
        words = Wording(language).suggestion([item], None)
        assert expected in re.sub(f"[{NO_BREAK}]", " ", words)


def test_the_price_of_a_unit_is_rounded_up_in_the_shops_disfavour() -> None:
    third = Candidate.model_validate(offer("shop", 100, quantity={"amount": 3, "unit": "piece"}))
    assert unit_cost(third) == Money(cents=34)
    kilo = Candidate.model_validate(offer("shop", 300, delivery=50))
    assert unit_cost(kilo) == Money(cents=1400)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_figures_always_name_both_halves(asked: int, unasked: int, helped: int) -> None:
    figures = SellingFigures(asked, unasked, helped)
    for language, over in ((FRENCH, "sur"), (ENGLISH, "of")):
        words = re.sub(r"[\u202f,]", "", Wording(language).figures(figures))
        assert f"{figures.sold} {over} {figures.total}" in words.replace("\u00a0", " ")
        assert "radio" in words or not figures.total


@pytest.mark.parametrize("language", Language)
def test_what_was_left_out_is_counted(language: Language) -> None:
    wording = Wording(language)
    one, many = (
        wording.left_out(["Parce que."], paid=count, declined=count, nothing=True)
        for count in (1, 12)
    )
    assert one.startswith("Parce que.")
    parts = (
        ("un produit que vous avez écarté et une offre payée", "12 produits", "12 offres")
        if language is FRENCH
        else ("one product that you have set aside and one offer", "12 products", "12 offers")
    )
    assert parts[0] in one
    assert all(part in many for part in parts[1:])
    for paid, declined in ((3, 0), (0, 3)):
        assert "3" in wording.left_out([], paid=paid, declined=declined, nothing=False)
    assert wording.left_out([], paid=0, declined=0, nothing=False) == ""


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
