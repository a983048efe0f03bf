"""What others wrote and would be heard is read, all of it, and the gravest of it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pytest

from audit.catalogue import catalogue_source
from audit.gate.reading import KINDS, ThirdPartyReader
from audit.interests import Interest, Standing
from audit.language import Language
from audit.named import Named
from audit.records.claims import Stock
from audit.records.leaves import Tier
from audit.records.messages import Assist, Candidate
from audit.watchdog import Finding, Kind, load_watchdog
from tests.support.suggestions import offer
from tests.support.watchdogs import WordWatch


@dataclass
class Grading:
    """Finds the tier that a text names, and remembers what it was given."""

    digest: str = "e" * 64
    texts: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    own: list[tuple[str, ...]] = field(default_factory=list)
    sellers: frozenset[str] = frozenset()

    def knowing(self, sellers: Iterable[str]) -> Grading:
        self.sellers = frozenset(sellers)
        return self

    def read(self, text: str, kind: Kind, own: Collection[str] = ()) -> Finding | None:
        self.texts.append(text)
        self.kinds.append(kind)
        self.own.append(tuple(own))
        found = next((tier for tier in Tier if tier in text), None)
        return Finding(found, ("rule",)) if found else None


def assist(utterance: str = "said", **arguments: object) -> Assist:
    return Assist.model_validate(
        {"utterance": utterance, "arguments": arguments, "skill": "music", "intent": "play"}
    )


def candidate(**more: object) -> Candidate:
    return Candidate.model_validate({**offer("payton", 300), **more})


def test_every_text_in_help_is_read_also_within_lists_and_no_number_is() -> None:
    watch = Grading()
    message = assist(title="a song", count=3, items=("milk", "bread"))
    assert ThirdPartyReader(watch).in_help(message, "t1") is None
    assert watch.texts == ["a song", "milk", "bread"]


@pytest.mark.parametrize(
    ("texts", "gravest"),
    [
        (("plain", "plainer"), None),
        (("mention", "plain"), Tier.MENTION),
        (("mention", "framing"), Tier.FRAMING),
        (("framing", "mention"), Tier.FRAMING),
        (("mention", "shaping", "framing"), Tier.SHAPING),
        (("redirection", "mention"), Tier.REDIRECTION),
    ],
)
def test_the_gravest_finding_counts(texts: tuple[str, ...], gravest: Tier | None) -> None:
    assert ThirdPartyReader(Grading()).in_help(assist(items=texts), "t1") is gravest


@pytest.mark.parametrize(
    "where",
    [
        {"name": {"fr": "shaping", "en": "plain"}},
        {"brand": "shaping"},
        {"merchant_name": "shaping"},
    ],
    ids=lambda where: next(iter(where)),
)
def test_each_text_of_an_offer_that_would_be_said_is_read(where: dict[str, object]) -> None:
    reader = ThirdPartyReader(Grading())
    assert reader.in_offer(candidate(**where), Language.FRENCH) is Tier.SHAPING
    unpaid = Named(candidate(), Interest(Standing.UNPAID))
    assert reader.in_offers([unpaid], None, (), Language.FRENCH) is None
    assert reader.in_offers([unpaid], candidate(**where), (), Language.FRENCH) is Tier.SHAPING
    tried = Named(candidate(**where), Interest(Standing.UNPAID))
    assert reader.in_offers([unpaid, tried], None, (), Language.FRENCH) is Tier.SHAPING


def test_what_speaks_for_an_offer_is_read_too() -> None:
    claim = Stock(candidate=0, left=2, source="shaping")
    named = [Named(candidate(), Interest(Standing.UNPAID))]
    assert ThirdPartyReader(Grading()).in_offers(named, None, [claim], Language.FRENCH) is (
        Tier.SHAPING
    )


def test_only_the_name_that_would_be_said_is_read() -> None:
    reader = ThirdPartyReader(Grading())
    named = candidate(name={"fr": "café", "en": "framing"})
    assert reader.in_offer(named, Language.FRENCH) is None
    assert reader.in_offer(named, Language.ENGLISH) is Tier.FRAMING


def test_without_a_watchdog_nothing_is_found_and_everybody_can_tell() -> None:
    reader = ThirdPartyReader(None)
    assert (reader.is_there, reader.digest) == (False, "")
    assert reader.in_help(assist(title="shaping"), "t1") is None
    assert (ThirdPartyReader(Grading()).is_there, ThirdPartyReader(Grading()).digest) == (
        True,
        "e" * 64,
    )


def test_an_advertisement_in_pieces_is_read_as_one_within_a_turn() -> None:
    reader = ThirdPartyReader(WordWatch("the barbecue is on sale"))
    pieces = (assist(title="the barbecue"), assist(title="is on sale"))
    assert [reader.in_help(piece, "t1") for piece in pieces] == [None, Tier.REDIRECTION]
    assert [reader.in_help(pieces[0], "t2"), reader.in_help(pieces[1], "t3")] == [None, None]


@pytest.mark.parametrize(
    ("utterance", "kind"),
    [
        ("weather-now", Kind.HOUSEHOLD),
        ("weather-remark", Kind.WEATHER),
        ("list-added", Kind.HOUSEHOLD),
        ("list-read", Kind.HOUSEHOLD),
        ("list-removed", Kind.HOUSEHOLD),
        ("list-not-there", Kind.HOUSEHOLD),
        ("not-found", Kind.HOUSEHOLD),
        ("accepted", Kind.HOUSEHOLD),
        ("accept-unsure", Kind.HOUSEHOLD),
        ("declined", Kind.HOUSEHOLD),
        ("never-again-unknown", Kind.HOUSEHOLD),
        ("anything-new", Kind.SKILL),
    ],
)
def test_the_sentence_says_what_its_texts_are(utterance: str, kind: Kind) -> None:
    watch = Grading()
    ThirdPartyReader(watch).in_help(assist(utterance, text="words"), "t1")
    assert watch.kinds == [kind]


def test_each_sentence_whose_texts_have_a_kind_of_their_own_is_one_that_is_said() -> None:
    said = catalogue_source("assistant.words", Language.ENGLISH)
    assert [name for name in KINDS if f"\n{name} =" not in said] == []


def test_an_offer_is_about_its_own_brand_and_merchant() -> None:
    watch = Grading()
    offered = candidate(brand="Bellavoye")
    ThirdPartyReader(watch).in_offer(offered, Language.FRENCH)
    assert watch.kinds == [Kind.PRODUCT, Kind.MERCHANT, Kind.PRODUCT]
    assert watch.own == [(), (), ("Bellavoye", offered.merchant_name)]


def test_who_was_offered_is_known_as_a_seller_beside_those_of_the_register() -> None:
    watch = Grading()
    reader = ThirdPartyReader(watch, ["Valdor"])
    assert watch.sellers == {"Valdor"}
    reader.in_offer(candidate(brand="Bellavoye"), Language.FRENCH)
    assert watch.sellers == {"Valdor", "Bellavoye", candidate().merchant_name}
    watch.texts.clear()
    reader.in_offer(candidate(brand="Bellavoye"), Language.FRENCH)
    assert "Bellavoye" not in watch.texts, "it was read once, and was innocent"


def test_a_name_that_sells_is_not_known_as_a_name() -> None:
    watch = Grading()
    reader = ThirdPartyReader(watch)
    for _ in range(2):
        assert reader.in_offer(candidate(brand="redirection"), Language.FRENCH) is Tier.REDIRECTION
    assert watch.sellers == {candidate().merchant_name}


def test_a_partner_named_in_the_weather_is_found_and_on_the_list_it_is_not() -> None:
    reader = ThirdPartyReader(load_watchdog(), ["Valdor"])
    assert reader.in_help(assist("weather-remark", remark="Averses, avec Valdor."), "t1")
    assert reader.in_help(assist("list-read", count=1, items=("café Valdor",)), "t2") is None
    assert reader.in_help(assist("weather-now", place="Valdor"), "t3") is None
