"""A rendering in which somebody who gains is missing, or comes too late, is found before it is
heard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.disclosure import Wording
from audit.interests import Interest, Party, Standing, Why
from audit.language import Language
from audit.named import Named
from audit.records.money import Money
from tests.audit.disclosure.interests import INTERESTS, MAKER, SOLD, named, names_to_say

NAMES = ("Ananas", "Birne", "Zitrone")
KINDS = st.lists(st.sampled_from(sorted(INTERESTS)), min_size=1, max_size=3)
SAID_OTHERWISE = {
    Language.FRENCH: ("qui fabrique cet assistant", "on ne m'a pas dit qui gagne à cet achat",
                      "Vente"),
    Language.ENGLISH: ("who make this assistant", "nobody told me who gains if you buy this",
                       "For sale"),
}  # fmt: skip


def offers_of(kinds: list[str]) -> list[Named]:
    return [named(kind, name) for kind, name in zip(kinds, NAMES, strict=False)]


@settings(deadline=None)
@given(KINDS, st.sampled_from(Language))
def test_what_is_rendered_is_found_to_disclose(kinds: list[str], language: Language) -> None:
    offers, wording = offers_of(kinds), Wording(language)
    assert wording.discloses(wording.suggestion(offers, None), offers)


@settings(deadline=None)
@given(KINDS, st.sampled_from(Language), st.data())
def test_a_firm_that_is_not_named_before_its_product_is_missed(
    kinds: list[str], language: Language, data: st.DataObject
) -> None:
    """Each sale must name its own: what was said of another offer does not count."""
    sold = [place for place, kind in enumerate(kinds) if names_to_say(kind)]
    if not sold:
        return
    offers, wording = offers_of(kinds), Wording(language)
    words = wording.suggestion(offers, None)
    place = data.draw(st.sampled_from(sold))
    firm = data.draw(st.sampled_from(names_to_say(kinds[place])))
    begin = words.index(NAMES[place - 1]) if place else 0
    product = words.index(NAMES[place])
    without = words[begin:product].replace(firm, "Jemand")
    assert without != words[begin:product]
    late = words[:begin] + without + words[product:]
    assert not wording.discloses(late, offers)
    assert not wording.discloses(f"{late} {firm}", offers)


@settings(deadline=None)
@given(KINDS, st.sampled_from(Language), st.data())
def test_a_product_named_before_who_gains_is_found(
    kinds: list[str], language: Language, data: st.DataObject
) -> None:
    sold = [place for place, kind in enumerate(kinds) if kind != "unpaid"]
    if not sold:
        return
    offers, wording = offers_of(kinds), Wording(language)
    words = wording.suggestion(offers, None)
    place = data.draw(st.sampled_from(sold))
    before = words.index(NAMES[place - 1]) + len(NAMES[place - 1]) if place else 0
    spoilt = data.draw(st.sampled_from([NAMES[place], NAMES[place].lower()]))
    assert not wording.discloses(f"{words[:before]} {spoilt} {words[before:]}", offers)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", SOLD)
def test_own_brand_and_unknown_and_that_it_is_a_sale_must_be_said_as_such(
    kind: str, language: Language
) -> None:
    item, wording = named(kind), Wording(language)
    words = wording.suggestion([item], None)
    for said in SAID_OTHERWISE[language]:
        if said in words:
            assert not wording.discloses(words.replace(said, "…"), [item])


@pytest.mark.parametrize("language", Language)
def test_a_product_left_out_of_the_words_is_found(language: Language) -> None:
    wording = Wording(language)
    one, two = named("rate"), named("unpaid", "Birne")
    assert not wording.discloses(wording.suggestion([one], None), [one, two])
    assert not wording.discloses(wording.suggestion([two], None), [one])
    assert not wording.discloses("", [two])


def paid_by(name: str) -> Interest:
    payer = Party(id="payer", name=name)
    return Interest(Standing.PAID, payer, MAKER, Money(cents=5), 10, why=Why.RELATION)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("payer", "product"),
    [
        ("Valdor", "Valdor"),  # the same name
        ("Valdor", "Café Valdor"),  # the payer's within the product's
        ("Maison du Café", "Café"),  # the product's within the payer's
        ("Val (d'or) [x] *", "Café {2} \\d"),  # whatever would be a pattern
        ("valdor", "VALDOR corsé"),
        ("Ananas", "ananas"),
    ],
)
def test_names_that_hold_each_other_are_told_apart(
    payer: str, product: str, language: Language
) -> None:
    wording = Wording(language)
    item = Named(named("rate", product).offer, paid_by(payer))
    words = wording.suggestion([item], None)
    assert wording.discloses(words, [item])
    mark = "Vente\u00a0: " if language is Language.FRENCH else "For sale: "
    start = words.lower().rindex(product.lower())
    assert not wording.discloses(mark + words[start:], [item])


@pytest.mark.parametrize("language", Language)
def test_the_tail_of_one_offer_does_not_disclose_the_next(language: Language) -> None:
    """ "…, chez Valdor. Birne" says nothing of Valdor paying for the second."""
    wording = Wording(language)
    first = named("unpaid", merchant_name="Valdor")
    second = Named(named("rate", "Birne").offer, paid_by("Valdor"))
    words = wording.suggestion([first, second], None)
    assert wording.discloses(words, [first, second])
    mark = "Vente" if language is Language.FRENCH else "For sale"
    begin, end = words.index(mark), words.index("Birne")
    for instead in ("", words[begin:end].replace("Valdor", "Jemand")):
        spoilt = words[:begin] + instead + words[end:]
        assert "Valdor" in spoilt[:end]
        assert not wording.discloses(spoilt, [first, second])
