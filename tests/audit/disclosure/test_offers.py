"""An offer as it is spoken: who gains first, what it costs, what speaks for it, how to say no."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.disclosure import Answers, Wording
from audit.gate.claims import CERTIFIED_SCHEMES
from audit.language import Language
from audit.named import Named, No
from audit.records.claims import Claim, Deadline, Label, PriceCut, Rating, Stock
from audit.records.leaves import DeclineScope
from audit.records.messages import LARGEST_PRICE, Candidate
from tests.audit.disclosure.interests import INTERESTS, SOLD, named, names_to_say
from tests.audit.disclosure.typography import NO_BREAK, badly_spaced
from tests.support.suggestions import offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
NAMES = ("Ananas", "Birne", "Zitrone")
CENTS = st.integers(0, 100_000) | st.integers(0, LARGEST_PRICE)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200)
QUANTITIES = st.fixed_dictionaries(
    {"amount": st.integers(1, 10_000_000), "unit": st.sampled_from(["g", "ml", "piece"])}
)
# What only the words of each kind say.
TELLS = {
    FRENCH: {"rate": "6\u00a0% du prix", "amount": "0,50\u00a0€", "placement": "est montrée",
             "click": "on suit cette offre", "flat": "chaque mois", "captain": "ce rayon",
             "own": "qui fabrique cet assistant", "family": "de la famille de Machersohn",
             "unknown": "on ne m'a pas dit qui gagne"},
    ENGLISH: {"rate": "6% of the price", "amount": "€0.50", "placement": "is shown",
              "click": "follows this offer", "flat": "every month", "captain": "this shelf",
              "own": "who make this assistant", "family": "of the family of Machersohn",
              "unknown": "nobody told me who gains"},
}  # fmt: skip


@st.composite
def named_offers(draw: st.DrawFn) -> list[tuple[str, Named]]:
    kinds = draw(st.lists(st.sampled_from(sorted(INTERESTS)), min_size=1, max_size=3))
    return [
        (kind, named(kind, name, draw(CENTS), delivery=draw(CENTS), quantity=draw(QUANTITIES)))
        for kind, name in zip(kinds, NAMES, strict=False)
    ]


def spoken(item: Named, language: Language, *claims: Claim) -> str:
    return Wording(language).suggestion([item], None, claims)


@settings(deadline=None)
@given(named_offers(), st.sampled_from(Language), st.booleans())
def test_in_every_suggestion_all_who_gain_come_before_the_product(
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
        for firm in names_to_say(kind):
            assert after <= words.index(firm, after) < name
        mark = "Vente\u00a0:" if language is FRENCH else "For sale:"
        assert (mark in words[after:name]) == (kind != "unpaid")
        after = name
    selling = any(kind != "unpaid" for kind, _ in offers)
    refusal = "Dites «\u00a0non\u00a0»" if language is FRENCH else "Say “no”"
    nobody = "Personne ne paie" if language is FRENCH else "Nobody pays"
    assert (refusal in words) == selling
    assert (nobody in words) == (not selling)
    assert ("Dattel" in words) == cheaper
    if language is FRENCH:
        assert badly_spaced(words) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [kind for kind in SOLD if kind in TELLS[FRENCH]])
def test_it_is_said_what_is_paid_for(kind: str, language: Language) -> None:
    assert TELLS[language][kind] in spoken(named(kind), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ["placement", "click", "flat", "captain"])
def test_no_sum_is_told_where_it_is_not_for_a_sale(kind: str, language: Language) -> None:
    before, _, _ = spoken(named(kind), language).partition("Ananas")
    assert not re.search(r"[0-9€%]", before)
    assert not re.search(r"[0-9€%]", Answers(language).who_pays([named(kind)]))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", SOLD)
def test_a_paid_offer_takes_two_sentences_more_than_its_facts(
    kind: str, language: Language
) -> None:
    """One says who gains, one how to refuse; the facts of the offer itself are a third."""
    words = spoken(named(kind), language)
    assert len(re.findall(r"\.(?= |$)", words)) == 3
    advice = spoken(named("unpaid"), language)
    assert len(re.findall(r"\.(?= |$)", advice)) == 2


@pytest.mark.parametrize("language", Language)
def test_a_shop_in_a_group_that_is_itself_says_nothing_twice(language: Language) -> None:
    grouped = named("flat")
    alone = Named(grouped.offer.model_copy(update={"merchant": "group"}), grouped.interest)
    assert "Dachkonzern" in spoken(grouped, language)
    assert "Dachkonzern" not in spoken(alone, language)


@pytest.mark.parametrize("language", Language)
def test_a_shop_of_the_makers_family_is_no_brand_of_it(language: Language) -> None:
    item = named("family")
    shop = Named(item.offer.model_copy(update={"merchant": "holder"}), item.interest)
    brand_word, shop_word = ("marque", "magasin") if language is FRENCH else ("brand", "shop")
    assert brand_word in spoken(item, language)
    assert shop_word in spoken(shop, language)
    assert brand_word not in spoken(shop, language)


@pytest.mark.parametrize("language", Language)
def test_what_nobody_pays_for_is_told_apart_beside_what_is_sold(language: Language) -> None:
    words = Wording(language).suggestion([named("rate"), named("unpaid", "Birne")], None)
    without = "Sans commission\u00a0: Birne" if language is FRENCH else "Without commission: Birne"
    assert without in words


# -- refusing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_refusing_is_told_first_and_takes_no_more_words(language: Language, count: int) -> None:
    wording = Wording(language)
    words = wording.suggestion([named("rate", name) for name in NAMES[:count]], None)
    no, yes = (
        ("«\u00a0non\u00a0»", "«\u00a0oui\u00a0»") if language is FRENCH else ("“no”", "“yes”")
    )
    assert 0 <= words.index(no) < words.index(yes)
    assert wording.words_to_refuse == 1 <= wording.words_to_accept


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


@pytest.mark.parametrize("language", Language)
def test_a_no_that_left_something_out_can_be_taken_back_by_the_words_told(
    language: Language,
) -> None:
    wording = Wording(language)
    lift = "tu peux m'en reparler" if language is FRENCH else "lift that"
    assert lift in wording.left_out([], paid=0, declined=1, nothing=False)
    assert lift not in wording.left_out([], paid=1, declined=0, nothing=False)
    words = wording.may_lift(No(DeclineScope.PRODUCT, "1", "bouilloire", "kettle"))
    assert lift in words
    assert ("bouilloire" if language is FRENCH else "kettle") in words


# -- what speaks for it --------------------------------------------------------------------------

AT = datetime(2026, 11, 1, 17, 30, tzinfo=UTC)
PROVED: list[tuple[Claim, str, str]] = [
    (
        PriceCut(candidate=0, before_cents=399),
        "Le prix le plus bas des trente derniers jours était de 3,99\u00a0€.",
        "The lowest price of the last thirty days was €3.99.",
    ),
    (
        Rating(candidate=0, tenths=45, count=1234, source="Testmag", day=AT.date(), verified=True),
        "Note\u00a0: 4,5 sur 5, par 1\u202f234 acheteurs vérifiés, selon Testmag.",
        "Rated 4.5 out of 5 by 1,234 verified buyers, says Testmag.",
    ),
    (
        Rating(candidate=0, tenths=40, count=30, source="Testmag", day=AT.date(), verified=False),
        "Note\u00a0: 4 sur 5, par 30 personnes dont l'achat n'est pas vérifié, selon Testmag.",
        "Rated 4 out of 5 by 30 people, not verified as buyers, says Testmag.",
    ),
    (
        Label(candidate=0, scheme="blue-angel", certificate="DE-UZ 1"),
        "Label certifié\u00a0: Ange bleu.",
        "Certified label: Blue Angel.",
    ),
    (
        Stock(candidate=0, left=3, source="Laden", at=AT),
        "Il en reste 3, selon Laden, le 1er novembre à 17 h 30.",
        "There are 3 left, says Laden, on 1 November at 5:30 pm.",
    ),
    (
        Deadline(candidate=0, until=AT.replace(day=2, minute=0), source="Laden", at=AT),
        "L'offre finit le 2 novembre à 17 h, selon Laden, le 1er novembre.",
        "The offer ends on 2 November at 5:00 pm, says Laden, on 1 November.",
    ),
]


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The household's clock is that of Greenwich."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(("claim", "french", "english"), PROVED, ids=lambda each: str(each)[:20])
def test_a_claim_is_its_evidence_in_one_sentence(claim: Claim, french: str, english: str) -> None:
    for language, expected in ((FRENCH, french), (ENGLISH, english)):
        words = spoken(named("rate"), language, claim)
        plain = spoken(named("rate"), language)
        said, wanted = (re.sub(f"[{NO_BREAK}]", " ", each) for each in (words, expected))
        assert wanted in said
        assert words.count(". ") == plain.count(". ") + 1
        if language is FRENCH:
            assert badly_spaced(words) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scheme", sorted(CERTIFIED_SCHEMES))
def test_every_certified_scheme_has_a_name(scheme: str, language: Language) -> None:
    claim = Label(candidate=0, scheme=scheme, certificate="1")
    words = spoken(named("unpaid"), language, claim)
    assert len(words) > len(spoken(named("unpaid"), language))
    assert scheme not in re.findall(r"[\w-]+", words)


UNPROVED: list[Claim] = [
    Rating(candidate=0, tenths=50),
    Rating(candidate=0, tenths=50, count=3, source="Testmag"),
    Rating(candidate=0, tenths=50, count=3, verified=True),
    Label(candidate=0, scheme="very-green", certificate="1"),
    Label(candidate=0, scheme="ab"),
    Stock(candidate=0, left=1),
    Stock(candidate=0, left=1, source="Laden"),
    Deadline(candidate=0, until=AT, at=AT),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("claim", UNPROVED, ids=str)
def test_what_lacks_its_evidence_is_not_put_into_words(claim: Claim, language: Language) -> None:
    assert spoken(named("rate"), language, claim) == spoken(named("rate"), language)


@pytest.mark.parametrize("language", Language)
def test_a_claim_follows_its_own_offer(language: Language) -> None:
    offers = [named("rate"), named("amount", "Birne")]
    cut = PriceCut(candidate=1, before_cents=31_415)
    words = Wording(language).suggestion(offers, None, [cut])
    assert words.index("Birne") < words.index("314")


# -- everything that fits the wire types can be said ---------------------------------------------


@settings(deadline=None)
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
    """Whatever a feed holds."""
    wording, answers = Wording(language), Answers(language)
    item = Named(candidate, INTERESTS[kind])
    asked = suggestion(offer("shop", 1), need=need).model_copy(update={"candidates": (candidate,)})
    name = candidate.name.fr
    rating = Rating(candidate=0, tenths=1, count=1, source=need, day=date.today(), verified=True)
    assert name[1:] in wording.suggestion([item], None)
    assert need in wording.suggestion([item], None, [rating])
    assert name in wording.suggestion([Named(candidate, INTERESTS["rate"])], candidate)
    assert name in answers.who_pays([item])
    assert name in answers.why(asked, candidate)
    assert need in answers.why(asked, candidate)


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
    for language, expected in ((FRENCH, french), (ENGLISH, english)):
        words = spoken(named("unpaid", quantity=quantity), language)
        assert expected in re.sub(f"[{NO_BREAK}]", " ", words)


def test_the_price_of_a_unit_is_rounded_up_in_the_shops_disfavour() -> None:
    third = named("unpaid", cents=100, quantity={"amount": 3, "unit": "piece"})
    assert "€0.34 each delivered" in spoken(third, ENGLISH)
    kilo = named("unpaid", delivery=50)
    assert "€14.00 a kilo delivered" in spoken(kilo, ENGLISH)
