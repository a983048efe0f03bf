"""Words that are withheld or erased are in no file of an export, however it is packed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from audit.ledger.device_key import KeyFolder
from audit.records.leaves import ErasureReason
from tests.audit.export.logs import (
    Household,
    events,
    everything_readable,
    files_of,
    header_of,
)

CANARIES = ("canari entendu", "canari prononcé", "canari cherché", "canari demandé", "canari dit")


def with_canaries(household: Household) -> list[int]:
    """Words in every place where words can be; the numbers of their records."""
    household.start()
    heard, said, sought, asked, told = CANARIES
    return [
        household.sell(f"Payton paie : {said}.", need=sought),
        household.sell(f"Retenu : {told}.", spoken=False, rules=("declined",), need=sought),
        household.help(heard, asked),
    ]


def canaries_in(folder: Path) -> set[str]:
    return {
        canary
        for data in everything_readable(folder)
        for canary in CANARIES
        if canary.encode() in data or json.dumps(canary)[1:-1].encode() in data
    }


def test_the_canaries_sing_where_words_are_included(household: Household, target: Path) -> None:
    with_canaries(household)
    household.export(target)
    assert canaries_in(target) == set(CANARIES)
    for packed in ("events.parquet", "events.csv", "disclosures/000.words"):
        assert packed in files_of(target)


def test_an_export_without_words_holds_none(household: Household, target: Path) -> None:
    records = with_canaries(household)
    household.export(target, words=False)
    assert canaries_in(target) == set()
    assert header_of(target)["words"] == "withheld"
    assert not (target / "disclosures").exists()
    states = {int(row["record"]): row["words_state"] for row in events(target)}
    assert states == {1: "none", **dict.fromkeys(records, "withheld")}
    # The commitments' keys would let anybody try out what was said.
    keys = [row[0].hex().encode() for row in keys_of(household)]
    assert len(keys) == 3
    assert not any(key in data for key in keys for data in everything_readable(target))


def keys_of(household: Household) -> list[tuple[bytes]]:

    with closing(sqlite3.connect(household.ledger.path)) as database:
        return database.execute("select key from erasable").fetchall()


@pytest.mark.parametrize("words", [True, False])
def test_erased_words_are_in_no_file(household: Household, target: Path, words: bool) -> None:
    records = with_canaries(household)
    household.ledger.erase([(records[0], records[-1])], ErasureReason.SPOKEN)
    household.export(target, words=words)
    assert canaries_in(target) == set()
    states = {row["record"]: row["words_state"] for row in events(target)}
    assert [states[str(record)] for record in records] == ["erased"] * 3


def test_the_device_key_is_never_in_an_export(household: Household, target: Path) -> None:
    with_canaries(household)
    household.export(target)
    (key,) = KeyFolder(household.home / "device").keys(household.ledger.key.name)
    secret = key.private.private_bytes_raw()
    pem = (household.home / "device" / key.file).read_bytes().splitlines()[1]
    for data in everything_readable(target):
        assert secret not in data
        assert secret.hex().encode() not in data
        assert pem not in data
