"""M8 from both ends: what is logged, and what the adviser makes again of the catalogue it names.

The logged features and weights show whether an order follows from its reasons. They cannot show
that the reasons are honest; so here the real adviser derives every candidate again, with all
commissions as they are, at nought, and dealt out at random. Whatever it says must stay the same.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files

import pytest

from assistant.actions.shopping import candidate
from assistant.household.database import open_database
from assistant.shopping import advice
from assistant.shopping.catalogue import Catalogue
from assistant.shopping.ranking import Offer, ranked
from audit.interests import Register
from audit.ledger.reader import read_records
from audit.records.messages import Candidate
from tests.audit.metrics.logs import Label, Story

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    loaded = Catalogue(open_database(tmp_path_factory.mktemp("household") / "household.db"))
    loaded.load_sample()
    return loaded


def needs() -> list[tuple[str, str]]:
    """A need for every category of the sample catalogue, in both languages in turn."""
    lines = files("assistant.shopping").joinpath("sample_catalogue.jsonl").read_text("utf-8")
    products = [json.loads(line) for line in lines.splitlines()[1:]]
    categories = {product["category"]: product["category_name"] for product in products}
    return [
        (names[language], language)
        for place, names in enumerate(categories.values())
        for language in (("fr", "en")[place % 2],)
    ]


class Money:
    """The register in force, as whoever leaks would read it."""

    def __init__(self) -> None:
        self.sample = Register.load().text
        self.put(self.sample)

    def put(self, text: str) -> None:
        """Let another register be in force."""
        self.register = Register(text)

    def at_nought(self) -> str:
        """The sample with nobody paying for anything."""
        return re.sub(r"(?ms)^\[\[(relation|captain)\]\]\n.*?(?=^\[\[|\Z)", "", self.sample)

    def at_random(self, seed: int) -> str:
        """The sample with its payments dealt out anew."""
        chance = random.Random(seed)
        return re.sub(
            "(?m)^(rate_permille|amount_cents) = .*",
            lambda line: f"{line[1]} = {chance.randint(1, 900)}",
            self.sample,
        )


@pytest.fixture
def money() -> Money:
    return Money()


def tell(story: Story, catalogue: Catalogue, money: Money) -> None:
    """A log in which the adviser answered every need, joined with who gains."""
    for place, (need, language) in enumerate(needs()):
        purpose = "compare" if place % 3 == 0 else "find"
        found = advice.advise(catalogue, need, purpose, language)  # type: ignore[arg-type]
        if found is None:
            continue
        offers = [candidate(offer) for offer in found.candidates]
        interests = [
            money.register.interest_of(Candidate.model_validate(one), DAY) for one in offers
        ]
        sells = any(interests[index].sells for index in found.named)
        story.suggest(
            [
                (one, {
                    "standing": gain.standing,
                    "payer": gain.payer.id if gain.payer else None,
                    "own_brand": gain.own_brand,
                    "commission_cents": gain.commission.cents if gain.commission else None,
                })
                for one, gain in zip(offers, interests, strict=True)
            ],
            label=Label.SELL_ASKED if sells else Label.ASSIST,
            need=need, named=found.named, language=language, subject=purpose,
            catalogue=catalogue.digest,
        )  # fmt: skip


def flips(story: Story, catalogue: Catalogue) -> tuple[int, int]:
    """How many logged suggestions the adviser would make otherwise now, of all."""
    records = [record for record in read_records(story.ledger.path) if record.leaf.get("trigger")]
    changed = 0
    for record in records:
        assert record.leaf["catalogue"] == catalogue.digest
        assert record.personal is not None
        again = advice.advise(
            catalogue, record.personal["need"], record.leaf["subject"], record.leaf["language"]
        )
        logged = record.personal["candidates"]
        changed += (
            again is None
            or [candidate(offer) for offer in again.candidates] != logged
            or list(again.named) != list(record.personal["named"])
        )
    return changed, len(records)


def commissions(money: Money, offers: Sequence[Offer]) -> dict[str, int]:
    """What somebody who opened the register would know of these offers."""
    register = money.register
    found = {}
    for offer in offers:
        gain = register.interest_of(Candidate.model_validate(candidate(offer)), DAY)
        found[f"{offer.gtin} {offer.merchant}"] = gain.commission.cents if gain.commission else 0
    return found


def leaking(money: Money) -> Callable[[Sequence[Offer]], list[Offer]]:
    """A ranker that lets money decide among what is nearly equal: within two euros a unit."""

    def leak(offers: Sequence[Offer]) -> list[Offer]:
        gains = commissions(money, offers)
        return sorted(
            ranked(offers),
            key=lambda offer: (
                offer.features["landed_per_unit"] // 200,
                -gains[f"{offer.gtin} {offer.merchant}"],
            ),
        )

    return leak


def test_no_commission_changes_what_the_adviser_names(
    story: Story, catalogue: Catalogue, money: Money
) -> None:
    tell(story, catalogue, money)
    changed, told = flips(story, catalogue)
    assert told > 20
    assert changed == 0
    for text in (money.at_nought(), money.at_random(1), money.at_random(2)):
        money.put(text)
        assert flips(story, catalogue) == (0, told)
    found = story.figures()
    assert found["M8", ""].numerator == 0
    assert found["M8", "displacement"].value == 0
    assert found["M16", ""].value == 1
    assert found["M6", "commission"].value == 0
    assert found["M9", ""].value == found["M9", "neutral"].value


def test_a_leaking_ranker_is_found_when_commissions_change(
    story: Story, catalogue: Catalogue, money: Money, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "ranked", leaking(money))
    tell(story, catalogue, money)
    assert flips(story, catalogue)[0] == 0  # with the money it was made with, it repeats itself
    for text in (money.at_nought(), money.at_random(1)):
        money.put(text)
        assert flips(story, catalogue)[0] > 0


def test_a_leaking_ranker_is_found_in_the_log_alone(
    story: Story, catalogue: Catalogue, money: Money, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "ranked", leaking(money))
    tell(story, catalogue, money)
    found = story.figures()
    assert found["M8", ""].numerator > 0  # type: ignore[operator]
    assert found["M8", "displacement"].value > 0  # type: ignore[operator]
    assert found["M16", ""].value < 1  # type: ignore[operator]
    assert found["M6", "commission"].value > 0  # type: ignore[operator]


def test_a_leak_hidden_in_the_features_is_found_by_their_arithmetic(
    story: Story, catalogue: Catalogue, money: Money, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reports a landed cost that is lower for whoever pays, and orders honestly by that."""
    honest = Offer.features.fget  # type: ignore[attr-defined]
    paying = {payer.id for payer in money.register.payers(DAY)}

    def doctored(offer: Offer) -> dict[str, int]:
        cost = honest(offer)["landed_per_unit"]
        return {"landed_per_unit": cost // 2 if offer.merchant in paying else cost}

    monkeypatch.setattr(Offer, "features", property(doctored))
    tell(story, catalogue, money)
    found = story.figures()
    assert found["M8", ""].numerator == 0
    assert found["M16", ""].value < 1  # type: ignore[operator]
