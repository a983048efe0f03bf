"""A log that the first program wrote is taken into the tree as it is, and goes on."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config

from audit.ledger.checklog import Finding, check_log
from audit.ledger.database import open_engine, writing
from audit.ledger.merkle import inclusion_proof
from audit.ledger.notes import open_note
from audit.ledger.reader import LedgerReader, read_records
from audit.ledger.schema import CURRENT_REVISION, MIGRATIONS
from audit.ledger.store import Ledger
from audit.records.leaves import ErasureReason, Label, Verdict
from tests.audit.ledger import plain
from tests.audit.ledger.logs import WEIGHT, ask, entry, leaves_of, opened, utterance
from tests.support.clock import ManualClock

CHARTER = 'permit (principal, action == Action::"suggest", resource);'
KEY = bytes(range(32))
CONTENT = (
    '{"at":"2026-10-02T08:07:30+00:00","heard":"quelle heure","words":"Il est 8\u00a0h"}'.encode()
)


def first_leaves() -> list[bytes]:
    """What version 0.1.0 wrote: a start without a key in it, something said, and a no."""
    digest = hashlib.sha256(CHARTER.encode()).hexdigest()
    common = {"v": 1, "wall": "2026-10-02T08:00Z", "wall_sure": True}
    leaves: list[dict[str, Any]] = [
        {
            "kind": "start", "seq": 1, "log_ms": 0, "version": "0.1.0", "charter": digest,
            "charter_released": True, "register_digest": "", "profile": "careful",
            "fixed_sentences": [],
        },
        {
            "kind": "utterance", "seq": 2, "log_ms": 1500, "turn": "t1", "requested": True,
            "label": "assist", "verdict": "spoken", "rules": [], "subject": "time-now",
            "skill": "clock", "intent": "ask_time", "language": "fr", "voice": "help", "words": 4,
            "milliseconds": 1600, "charter": digest, "profile": "careful", "trigger": None,
            "sponsors": [], "beneficiaries": [], "register_digest": None, "catalogue": None,
            "share": None, "left_out": 0,
            "commitment": hmac.digest(KEY, CONTENT, hashlib.sha256).hex(),
        },
        {"kind": "decline", "seq": 3, "log_ms": 90_000, "scope": "product", "value": "9", "of": 2},
        {"kind": "setting", "seq": 4, "log_ms": 90_001, "name": "profile", "value": "open"},
    ]  # fmt: skip
    return [
        json.dumps({**common, **leaf}, sort_keys=True, separators=(",", ":")).encode()
        for leaf in leaves
    ]


def first_schema(path: Path) -> None:
    path.parent.mkdir(parents=True, mode=0o700)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = open_engine(path, writing=True)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()


@pytest.fixture
def old(path: Path) -> Path:
    """A log as version 0.1.0 left it."""
    first_schema(path)
    with closing(sqlite3.connect(path)) as database:
        leaves = first_leaves()
        database.executemany("insert into leaf values (?, ?)", enumerate(leaves, 1))
        database.execute("insert into erasable values (2, ?, ?)", (KEY, CONTENT))
        database.execute("insert into account values (2, 1500, 't1', 'assist', 1, 4, 1600)")
        database.execute("insert into decline values ('product', '9', 3)")
        database.execute("insert into setting values ('profile', 'open', 4)")
        digest = hashlib.sha256(CHARTER.encode()).hexdigest()
        database.execute("insert into charter values (?, ?)", (digest, CHARTER))
        database.commit()
    return path


def test_the_records_are_what_they_were_byte_for_byte_and_signed_now(old: Path) -> None:
    with opened(old) as ledger:
        key = ledger.key
        assert ledger.tip.size == 4
    assert [body for (body,) in ask(old, "select body from leaf order by seq")] == first_leaves()
    assert ask(old, "select version_num from alembic_version") == [(CURRENT_REVISION,)]
    tree = plain.Tree([plain.leaf_hash(leaf) for leaf in first_leaves()])
    with LedgerReader(old) as reader:
        opened_note = open_note(reader.tip.note, [key])
        assert reader.tip.root == tree.root(0, 4)
        assert opened_note.text.split("\n")[:2] == [key.name, "4"]
        for index in range(4):
            assert inclusion_proof(index, 4, reader.hashes) == tree.path(index, 0, 4)
    assert check_log(old) == ()


def test_charters_words_and_wishes_are_kept(old: Path) -> None:
    with opened(old) as ledger:
        ledger.now_ms()
    with LedgerReader(old) as reader:
        assert reader.documents("charter") == {
            hashlib.sha256(CHARTER.encode()).hexdigest(): CHARTER
        }
    words = read_records(old)[1].personal
    assert words is not None
    assert words["heard"] == "quelle heure"
    assert ask(old, "select scope, value, seq from decline") == [("product", "9", 3)]
    assert ask(old, "select * from setting") == [("profile", "open", 4)]


def test_numbers_and_log_time_go_on(old: Path, clock: ManualClock) -> None:
    with opened(old, clock) as ledger:
        assert ledger.now_ms() == 90_001
        clock.advance(seconds=2)
        assert ledger.append(entry()) == 5
        assert not ledger.sound
        assert ledger.check() == ()
        assert ledger.sound
        assert ledger.erase([(1, 5)], ErasureReason.COMMAND) == 1
    assert [leaf["log_ms"] for leaf in leaves_of(old)] == [0, 1500, 90_000, 90_001, 92_001, 92_001]
    assert all(leaf["wall_sure"] for leaf in leaves_of(old))
    assert check_log(old) == ()


def test_a_log_of_the_first_program_without_records_goes_on_too(path: Path) -> None:
    first_schema(path)
    with opened(path) as ledger:
        assert ledger.append(entry()) == 1
        assert ledger.sound
    assert check_log(path) == ()


@pytest.mark.parametrize("leaf", [b"\xff", b"[]", b"3", b"{}", b'{"log_ms":"x","wall":"y"}'])
def test_a_first_log_whose_end_is_no_record_is_set_aside(path: Path, leaf: bytes) -> None:
    first_schema(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("insert into leaf values (1, ?)", (leaf,))
        database.commit()
    with opened(path) as ledger:
        assert ledger.append(entry()) == 2
    assert leaves_of(path)[0]["problem"] == "damaged"
    assert ask(path.parent / "set-aside" / "ledger-1.db", "select body from leaf") == [(leaf,)]


def test_a_change_of_schema_that_fails_leaves_the_first_log_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    ledger = Ledger(old, ManualClock())
    with monkeypatch.context() as patch:
        patch.setattr("audit.ledger.device_key.KeyFolder.make", fails)
        with pytest.raises(Exception, match="log cannot be written"):
            ledger.now_ms()
    assert ask(old, "select version_num from alembic_version") == [("0001",)]
    assert ask(old, "select count(*) from charter") == [(1,)]
    assert ledger.append(entry()) == 5
    ledger.close()
    assert check_log(old) == ()


# -- accounts without sums -------------------------------------------------------------------------


def without_sums(summed: Path, path: Path) -> Path:
    """The same records and accounts at `path`, as version 0.1.0 left them."""
    first_schema(path)
    with closing(sqlite3.connect(path)) as database:
        for table, columns, count in (
            ("leaf", "seq, body", 2), ("erasable", "seq, key, content", 3),
            ("account", f"seq, {WEIGHT}", 7),
        ):  # fmt: skip
            rows = ask(summed, f"select {columns} from {table} order by seq")  # noqa: S608
            marks = ", ".join("?" * count)
            database.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608
        database.commit()
    return path


@pytest.fixture
def summed(tmp_path: Path, clock: ManualClock) -> Path:
    """A log with turns that interleave, go on and sell, longer than is read at once."""
    path = tmp_path / "summed" / "ledger.db"
    with opened(path, clock) as ledger:
        for number in range(12):
            ledger.append_all(
                [utterance(f"t{number}-{n}", words=9 + n % 30) for n in range(100)]
                + [
                    utterance(f"t{number}-99", Label.SELL_ASKED),
                    utterance(f"t{number}-50", words=30),
                    utterance(f"sale-{number}", Label.SELL_UNASKED),
                    utterance(f"held-{number}", Label.SELL_UNASKED, verdict=Verdict.BLOCKED),
                ]
            )
            clock.advance(hours=1)
    return path


def test_accounts_already_there_are_given_the_sums_they_would_have_had(
    summed: Path, path: Path
) -> None:
    before = ask(summed, "select * from account order by seq")
    assert len(before) > 1000
    schema = "select name, tbl_name, sql from sqlite_master where tbl_name = 'account' order by 1"
    with opened(without_sums(summed, path)) as ledger:
        ledger.now_ms()
        assert ask(path, "select * from account order by seq") == before
        assert ask(path, schema) == ask(summed, schema)
        assert check_log(path) == ()
        ledger.append(utterance("new"))
    assert check_log(path) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("label = 'assist' where label = 'sell_unasked'", Finding("account-differs", 103)),
        ("words = 'no number' where seq = 7", Finding("account-differs", 7)),
        ("turn = cast(x'ff' as text) where seq = 7", Finding("file-damaged")),
    ],
)
def test_an_account_somebody_had_changed_is_not_made_good_by_the_change_of_schema(
    summed: Path, path: Path, change: str, found: Finding
) -> None:
    without_sums(summed, path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"update account set {change}")  # noqa: S608
        database.commit()
    with opened(path) as ledger:
        ledger.append(entry())
    assert check_log(path)[0] == found
