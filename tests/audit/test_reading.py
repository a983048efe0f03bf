"""What others wrote and would be heard is read, all of it, and the gravest of it counts."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from audit.gate.reading import ThirdPartyReader
from audit.interests import Interest, Standing
from audit.language import Language
from audit.named import Named
from audit.records.claims import Stock
from audit.records.leaves import Tier
from audit.records.messages import Assist, Candidate
from audit.watchdog import Finding
from tests.support.suggestions import offer
from tests.support.watchdogs import WordWatch


@dataclass
class Grading:
    """Finds the tier that a text names, and remembers what it was given."""

    digest: str = "e" * 64
    texts: list[str] = field(default_factory=list)

    def read(self, text: str) -> Finding | None:
        self.texts.append(text)
        found = next((tier for tier in Tier if tier in text), None)
        return Finding(found, ("rule",)) if found else None


def assist(**arguments: object) -> Assist:
    return Assist.model_validate(
        {"utterance": "said", "arguments": arguments, "skill": "music", "intent": "play"}
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
