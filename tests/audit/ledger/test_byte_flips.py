"""One byte of the database file is another: it is found, or what the log says is what it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerError
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    ErasureReason,
    Label,
    MusicChange,
    MusicLeaf,
    MusicSource,
    SettingLeaf,
)
from tests.audit.ledger.logs import entry, flat, opened, utterance
from tests.support.clock import ManualClock

# What the log says. `latest_wall` only tells whether the next time of day is sure, and is unsigned.
CONTENT = (
    "select * from leaf order by seq",
    "select * from erasable order by seq",
    "select seq, log_ms, turn, label, requested != 0, words, milliseconds, turn_no, turn_began_ms, "
    "turn_counts != 0, turn_sells != 0, turn_words, turn_ms, sold_turns, sold_words, sold_ms, "
    "helped_turns, helped_words, helped_ms, asked, unasked_ms from account order by seq",
    "select * from decline order by scope, value",
    "select * from setting order by name",
    "select * from subtree order by row",
    "select size, root, note, log_ms from tip",
    "select origin, key from log",
)

PHASES = (Phase.explicit, Phase.generate)  # one byte is not made simpler by another


class Flipped:
    """A database file of which one byte is changed at a time."""

    def __init__(self, path: Path) -> None:
        with opened(path) as ledger:
            for number, label in enumerate((Label.ASSIST, Label.SELL_ASKED, Label.SELL_UNASKED)):
                ledger.append(utterance(f"t{number}", label, said=f"words {number}"))
            ledger.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952")))
            ledger.append(Entry(SettingLeaf(name="profile", value="none")))
            music = MusicLeaf(what=MusicChange.STARTED, source=MusicSource.RADIO)
            ledger.append(Entry(music))
            ledger.erase([(2, 2)], ErasureReason.COMMAND)
        flat(path)
        self.path = path
        self.whole = path.read_bytes()
        self.content = self.read()
        # Where bytes stand that say something: most of the file is empty.
        self.filled = [at for at, byte in enumerate(self.whole) if byte]

    def read(self) -> list[list[Any]]:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as database:
            return [database.execute(query).fetchall() for query in CONTENT]

    def put(self, where: int, mask: int) -> None:
        body = bytearray(self.whole)
        body[self.filled[where % len(self.filled)]] ^= mask
        for ending in ("-wal", "-shm"):
            Path(f"{self.path}{ending}").unlink(missing_ok=True)
        self.path.write_bytes(body)


@pytest.fixture(scope="module")
def flipped(tmp_path_factory: pytest.TempPathFactory) -> Flipped:
    return Flipped(tmp_path_factory.mktemp("flipped") / "home" / "ledger.db")


# More of them, as many as one likes, are tried with CANDIDE_FLIPS=10000.
@settings(max_examples=int(os.environ.get("CANDIDE_FLIPS", "150")), deadline=None, phases=PHASES)
@given(where=st.integers(0, 2**20), mask=st.integers(1, 255))
def test_a_changed_byte_is_found_or_changes_nothing(
    flipped: Flipped, where: int, mask: int
) -> None:
    flipped.put(where, mask)
    if not check_log(flipped.path):
        assert flipped.read() == flipped.content


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(where=st.integers(0, 2**20), mask=st.integers(1, 255))
def test_whatever_byte_is_changed_the_speaker_gets_a_record_or_a_refusal(
    flipped: Flipped, where: int, mask: int
) -> None:
    """It goes on, begins anew beside what it set aside, or says that the log cannot be written."""
    flipped.put(where, mask)
    home, clock = flipped.path.parent, ManualClock()
    ledger = Ledger(flipped.path, clock)
    try:
        number = ledger.append(entry())
    except LedgerError:
        return
    finally:
        ledger.close()
    aside = home / "set-aside"
    if aside.exists():
        assert read_records(flipped.path)[0].leaf["problem"] == "damaged"
    else:
        assert number in (8, 9, 10)  # the old one, perhaps with a new key and an incident
        assert not ledger.sound
    shutil.rmtree(aside, ignore_errors=True)
    (home / "device" / "high-water").unlink()
