"""What a campaign leads to meets the charter like anything else, and the log names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.words import render
from audit.campaigns import Campaign
from audit.campaigns.campaigns import Campaigns
from audit.choices.settings import Setting, quiet_value
from audit.gate.door import Gate
from audit.home import campaigns_path, ledger_path
from audit.language import Language
from audit.ledger.reader import read_records
from audit.opening import open_gate
from audit.records.leaves import DeclineScope, Label, Voice
from audit.records.messages import Suggestion
from tests.audit.household import help_much, talkative
from tests.audit.ledger.logs import Leaves
from tests.support.campaigns import campaign, campaigns, weather
from tests.support.clock import ManualClock
from tests.support.gates import make_checked_gate, occasion
from tests.support.suggestions import offer, suggestion

PLAIN = campaign()
PAID = ("payton", 300)


def coffee(*merchants: tuple[str, int], **more: Any) -> Suggestion:
    """What the adviser says when asked for ground coffee, as the campaigner hands it on."""
    offers = [offer(shop, cents, **more) for shop, cents in merchants or (PAID,)]
    return suggestion(*offers, trigger="campaign")


def wished(wish: Campaign, **more: Any) -> Any:
    more = {"requested": False, "about_buying": False, "campaign": wish, **more}
    return occasion("now", Language.ENGLISH, **more)


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Gate:
    """A household that let selling open, and was helped a lot."""
    gate = talkative(home, clock)
    gate.choices.set(Setting.PROFILE, "open")
    help_much(gate, 60)
    return gate


def rules(gate: Gate, wish: Campaign, leaves: Leaves, **more: Any) -> list[str]:
    """Put a campaign to the gate, which must refuse it in silence; by which rules it did."""
    assert gate.review(more.pop("suggestion", coffee()), wished(wish, **more)) == ()
    leaf = leaves("utterance")[-1]
    assert (leaf["label"], leaf["verdict"]) == (Label.SELL_UNASKED, "blocked")
    assert leaf["campaign"] == wish.id
    return list(leaf["rules"])


def test_a_plain_campaign_is_said_by_the_second_voice_payer_first(
    gate: Gate, leaves: Leaves
) -> None:
    (said,) = gate.review(coffee(), wished(PLAIN))
    assert (said.label, said.voice) == (Label.SELL_UNASKED, Voice.SELL)
    assert said.words.index("Payton pays 6%") < said.words.index("Coffee 011")
    leaf = leaves("utterance")[-1]
    assert (leaf["campaign"], leaf["trigger"], leaf["sponsors"]) == (
        "coffee-cold", "campaign", ["payton"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wants", "found"),
    [
        (("browsing_history", "social_likes"), ["personal-field"]),
        (("purchases",), ["personal-field"]),
        (("mood",), ["mood-field", "personal-field"]),
        (("voice_stress", "browsing_history"), ["mood-field", "personal-field"]),
    ],
)
def test_who_asks_for_personal_data_is_refused(
    gate: Gate, leaves: Leaves, wants: tuple[str, ...], found: list[str]
) -> None:
    assert rules(gate, campaign(wants=wants), leaves) == found


def test_what_is_aimed_at_children_is_refused_even_where_an_adult_opened(
    gate: Gate, leaves: Leaves
) -> None:
    gate.choices.set(Setting.CHILDREN, "yes")
    gate.choices.set(Setting.ADULT_UNTIL, str(2**40))
    assert rules(gate, campaign(audience="children"), leaves) == ["aimed-at-children"]
    (said,) = gate.review(coffee(), wished(PLAIN))
    assert said.label is Label.SELL_UNASKED


def test_a_sponsor_that_does_not_pay_for_what_is_named_is_nobody_we_can_name(
    gate: Gate, leaves: Leaves
) -> None:
    assert rules(gate, campaign(sponsor="freely"), leaves) == ["undisclosed-interest"]
    free = coffee(("freely", 200))
    assert rules(gate, PLAIN, leaves, suggestion=free) == ["undisclosed-interest"]


def test_another_category_than_the_campaigns_is_on_nobodys_record(
    gate: Gate, leaves: Leaves
) -> None:
    assert rules(gate, campaign(category="tea"), leaves) == ["unregistered-interest"]
    other = coffee(category="tea")
    assert rules(gate, PLAIN, leaves, suggestion=other) == ["unregistered-interest"]


@pytest.mark.parametrize(
    ("setting", "value", "found"),
    [
        (Setting.CHILDREN, "yes", ["child-may-hear"]),
        (Setting.SELLING, "off", ["selling-off"]),
        (Setting.QUIET, quiet_value(0, 23 * 60 + 59), ["quiet-hours"]),
    ],
)
def test_what_the_household_set_holds(
    gate: Gate, leaves: Leaves, setting: Setting, value: str, found: list[str]
) -> None:
    gate.choices.set(setting, value)
    assert rules(gate, PLAIN, leaves) == found


def test_the_moment_must_be_right(gate: Gate, leaves: Leaves, clock: ManualClock) -> None:
    assert rules(gate, PLAIN, leaves, alarm_ringing=True) == ["alarm-ringing"]
    assert rules(gate, PLAIN, leaves, task_open=True) == ["task-open"]
    gate.review(weather(), occasion("sad", Language.ENGLISH, heard="my mother died"))
    assert rules(gate, PLAIN, leaves) == ["sensitive-context"]
    clock.set_wall(datetime(2001, 1, 1, tzinfo=UTC))
    assert "quiet-hours" in rules(gate, PLAIN, leaves)


def test_after_a_no_it_is_not_said_again(gate: Gate, leaves: Leaves, clock: ManualClock) -> None:
    gate.review(coffee(), wished(PLAIN))
    gate.decline()
    clock.advance(days=2)
    help_much(gate, 60, start=60)
    assert rules(gate, PLAIN, leaves) == ["declined-product"]
    clock.advance(days=40)
    help_much(gate, 60, start=120)
    assert rules(gate, PLAIN, leaves) == ["declined-product"]
    assert DeclineScope.PRODUCT in {leaf["scope"] for leaf in leaves("decline")}


def test_it_may_try_once_a_day_where_it_was_heard(home: Path, clock: ManualClock) -> None:
    gate = talkative(home, clock)
    help_much(gate, 60)
    gate.close()
    gate = make_checked_gate(home, clock, campaigns=campaigns(PLAIN))
    gate.choices.set(Setting.PROFILE, "open")
    said = {1: weather()}
    assert gate.campaigning.after(said) == PLAIN
    blocked = replace(wished(PLAIN), alarm_ringing=True)
    assert gate.review(coffee(), blocked) == ()
    assert gate.campaigning.after(said) == PLAIN
    clock.advance(minutes=1)
    assert gate.review(coffee(), wished(PLAIN)) != ()
    assert gate.campaigning.after(said) is None
    clock.advance(hours=23)
    assert gate.campaigning.after(said) is None
    clock.advance(hours=2)
    assert gate.campaigning.after(said) == PLAIN
    assert gate.campaigning.after({}) is None


# -- what is in force at the start -----------------------------------------------------------------


def opened(home: Path, clock: ManualClock) -> Gate:
    gate = open_gate(home, clock, render=render, speakable=lambda words, _language: words)
    gate.start("1")
    return gate


def changes(home: Path) -> list[tuple[str, str, list[str]]]:
    leaves = [record.leaf for record in read_records(ledger_path(home))]
    return [
        (leaf["digest"], leaf["previous"], leaf["ids"])
        for leaf in leaves
        if leaf["kind"] == "campaigns"
    ]


def test_a_file_changed_by_hand_goes_on_record_at_the_next_start(
    home: Path, clock: ManualClock
) -> None:
    opened(home, clock).close()
    assert changes(home) == []
    one, two = campaigns(PLAIN), campaigns(PLAIN, campaign("more", "freely"))
    for file in (one, one, two):
        campaigns_path(home).write_text(file.text, "utf-8")
        opened(home, clock).close()
    assert changes(home) == [
        (one.digest, "", ["coffee-cold"]),
        (two.digest, one.digest, ["coffee-cold", "more"]),
    ]
    campaigns_path(home).unlink()
    opened(home, clock).close()
    opened(home, clock).close()
    assert changes(home)[2:] == [("", two.digest, [])]


def test_every_start_says_which_campaigns_are_in_force_and_keeps_their_text(
    home: Path, clock: ManualClock, rows: Callable[..., list[Any]], leaves: Leaves
) -> None:
    file = campaigns(campaign(wants=("mood",)))
    home.mkdir()
    campaigns_path(home).write_text(file.text, "utf-8")
    opened(home, clock).close()
    assert leaves("start")[0]["campaigns"] == file.digest
    kept = dict(rows("select digest, text from document where kind = 'campaigns'"))
    assert Campaigns.read(kept[file.digest]).every[0].wants == ("mood",)


def test_a_file_that_cannot_be_read_runs_no_campaign_and_stops_no_help(
    home: Path, clock: ManualClock, leaves: Leaves
) -> None:
    home.mkdir()
    campaigns_path(home).write_text('[[campaign]]\nid = "Achetez !"', "utf-8")
    gate = opened(home, clock)
    assert gate.campaigning.after({1: weather()}) is None
    (cleared,) = gate.review(weather(), occasion())
    assert cleared.label is Label.ASSIST
    assert leaves("start")[0]["campaigns"] == ""
    assert leaves("campaigns") == []
    gate.close()
