"""What a new log takes over from one in doubt: all that forbids, and nothing that allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.home import ledger_path
from audit.ledger.carrying import noes_in
from audit.ledger.entries import Entry
from audit.records.leaves import DeclineLeaf, DeclineScope, Leaf, SettingLeaf
from tests.audit.ledger.logs import opened, tamper


def carried(home: Path, *leaves: Leaf) -> list[Leaf]:
    with opened(ledger_path(home)) as ledger:
        ledger.append_all([Entry(leaf) for leaf in leaves])
    return noes_in(ledger_path(home))


def test_every_no_is_carried_as_it_was_and_in_its_order(home: Path) -> None:
    noes = [
        DeclineLeaf(scope=scope, value=f"v-{scope}", unasked_only=lighter)
        for scope in DeclineScope
        for lighter in (scope in (DeclineScope.PRODUCT, DeclineScope.LIKENESS),)
    ]
    assert carried(home, *noes) == noes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("selling", "off"),
        ("profile", "none"),
        ("children", "yes"),
        ("quiet", "2100-0900"),
        ("quiet", "0900-0800"),
        ("unasked-per-day", "0"),
        ("asked-per-hour", "5"),
        ("cap-week", "199"),
    ],
)
def test_a_setting_that_forbids_is_carried(home: Path, name: str, value: str) -> None:
    leaf = SettingLeaf(name=name, value=value)
    assert carried(home, leaf) == [leaf]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("selling", "on"),
        ("profile", "open"),
        ("profile", "careful"),
        ("children", "no"),
        ("introduced", "a" * 64),
        ("adult-until", "999999"),
        ("quiet", "none"),
        ("quiet", "2200-0800"),
        ("quiet", "1300-1500"),
        ("unasked-per-day", "1"),
        ("asked-per-hour", "20"),
        ("cap-week", "default"),
        ("cap-week", "1000"),
        ("survey", "on"),
    ],
)
def test_a_setting_that_allows_is_not(home: Path, name: str, value: str) -> None:
    assert carried(home, SettingLeaf(name=name, value=value)) == []


def test_a_no_that_cannot_be_read_could_be_to_anything(home: Path) -> None:
    """And it keeps no other from being carried."""
    product = DeclineLeaf(scope=DeclineScope.PRODUCT, value="952")
    brand = DeclineLeaf(scope=DeclineScope.BRAND, value="marque")
    carried(home, product, DeclineLeaf(scope=DeclineScope.SPONSOR, value="x"), brand)
    tamper(ledger_path(home), "update decline set scope = 'planet' where seq = 2")
    off = SettingLeaf(name="selling", value="off")
    assert noes_in(ledger_path(home)) == [product, off, brand]


@pytest.mark.parametrize("value", ["x'ff'", "7", "''", "'2100'"])
def test_a_setting_that_cannot_be_read_stops_nothing_else(home: Path, value: str) -> None:
    selling = SettingLeaf(name="selling", value="off")
    carried(home, SettingLeaf(name="quiet", value="2100-0900"), selling)
    tamper(
        ledger_path(home),
        f"update setting set value = {value} where name = 'quiet'",  # noqa: S608 - of this test
    )
    assert noes_in(ledger_path(home)) == [selling]
