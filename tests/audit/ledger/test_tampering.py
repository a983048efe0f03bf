"""The invariant checker names every kind of tampering, and selling stops until it is dealt with."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from audit.language import Language
from audit.ledger.checklog import Finding, check_log
from audit.ledger.entries import Document, Entry
from audit.ledger.erasure import ranges_of
from audit.ledger.errors import LedgerError
from audit.ledger.merkle import Frontier, leaf_hash
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    ErasureReason,
    GapLeaf,
    Label,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
)
from tests.audit.ledger.logs import (
    TRIGGERS,
    ask,
    entry,
    flat,
    leaves_of,
    opened,
    sum_up_again,
    tamper,
    utterance,
)
from tests.support.clock import ManualClock


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of twelve records, of most kinds."""
    home = tmp_path_factory.mktemp("lived-in") / "home"
    clock = ManualClock()
    with opened(home / "ledger.db", clock) as ledger:
        text = "permit nothing;"
        ledger.append(Entry(GapLeaf(sentences={}), documents=(Document("charter", "c", text),)))
        ledger.append(utterance("t2", said="it is noon"))
        clock.advance(minutes=1)
        ledger.append(utterance("t3", Label.SELL_ASKED, said="coffee, four euros"))
        ledger.append(Entry(OutcomeLeaf(of=3, outcome=Outcome.DECLINED)))
        ledger.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value="952", of=3)))
        ledger.append(Entry(DeclineLeaf(scope=DeclineScope.SPONSOR, value="payton")))
        ledger.append(Entry(SettingLeaf(name="profile", value="none")))
        ledger.append(utterance("t8", said="it is one"))
        ledger.erase(ranges_of([3]), ErasureReason.SPOKEN)
        ledger.rotate_key()
        clock.advance(minutes=1)
        ledger.append(utterance("t11", said="it is two"))
        ledger.append(Entry(OutcomeLeaf(of=11, outcome=Outcome.DELIVERED)))
    flat(home / "ledger.db")
    return home


@pytest.fixture
def path(lived_in: Path, home: Path) -> Path:
    shutil.copytree(lived_in, home)
    return home / "ledger.db"


def test_a_log_nobody_touched_has_nothing_to_find(path: Path) -> None:
    assert check_log(path) == ()


def test_a_log_that_was_never_written_to_has_nothing_to_find(tmp_path: Path) -> None:
    empty = tmp_path / "ledger.db"
    empty.touch()
    assert check_log(empty) == (Finding("file-damaged"),)  # not a log yet
    with opened(empty) as ledger:
        ledger.now_ms()
        assert check_log(empty) == ()


RIGHT_LOOKING = json.dumps({"kind": "gap", "log_ms": 120000, "seq": 13, "sentences": {}, "v": 1})
UNLEAF = "update leaf set body = cast(replace(body, 'sell_asked', 'assist') as blob) where seq = 3"
ACCOUNT = (
    "insert into account select {}, log_ms, turn, 'assist', 1, 9999, 9999, turn_no, turn_began_ms, "
    "1, 0, 25, 9999, sold_turns, sold_words, sold_ms, helped_turns + 1, helped_words + 25, "
    "helped_ms + 9999, asked, unasked_ms from account where seq = 3"
)

TAMPERING = {
    "a sale called help": (UNLEAF, "leaf-changed", 3),
    "a leaf's bytes": ("update leaf set body = x'ff00' where seq = 4", "leaf-changed", 4),
    "a leaf that is text": ("update leaf set body = '[]' where seq = 4", "leaf-changed", 4),
    "a leaf deleted": ("delete from leaf where seq = 4", "leaf-changed", 4),
    "two leaves exchanged": (
        "update leaf set body = (select body from leaf where seq = 4) where seq = 6",
        "leaf-changed", 6,
    ),
    "the last leaf": ("update leaf set body = x'00' where seq = 12", "tail-mismatch", None),
    "the last leaf deleted": ("delete from leaf where seq = 12", "tail-mismatch", None),
    "a record added": (
        f"insert into leaf values (13, cast('{RIGHT_LOOKING}' as blob))",  # noqa: S608
        "tail-mismatch", None,
    ),
    "a leaf's hash": ("update subtree set hash = zeroblob(32) where row = 4", "leaf-changed", 4),
    "a subtree's hash": ("update subtree set hash = zeroblob(32) where row = 2", "tree-changed", 2),
    "a hash deleted": ("delete from subtree where row = 5", "tree-changed", 4),
    "a hash added": ("insert into subtree values (22, zeroblob(32))", "tail-mismatch", None),
    "the root": ("update tip set root = zeroblob(32)", "tail-mismatch", None),
    "the size": ("update tip set size = 11", "tail-mismatch", None),
    "the signature": (
        "update tip set note = replace(note, char(10, 10), char(10, 10) || '— other AAAAAAAA' || "
        "char(10) || '— other2 ')", "tail-mismatch", None,
    ),
    "the log's time": ("update tip set log_ms = log_ms + 604800000", "tail-mismatch", None),
    "the log's name": ("update log set origin = 'candide.invalid/log/0'", "tail-mismatch", None),
    "the key": ("update log set key = 'candide'", "tail-mismatch", None),
    "words": (
        "update erasable set content = '{\"words\":\"it is ten\"}' where seq = 2",
        "words-changed", 2,
    ),
    "words' bytes": (
        "update erasable set content = cast(replace(content, 'noon', 'nine') as blob) "
        "where seq = 2", "words-changed", 2,
    ),
    "the key of words": (
        "update erasable set key = zeroblob(32) where seq = 8", "words-changed", 8,
    ),
    "words exchanged": (
        "update erasable set key = (select key from erasable where seq = 2), "
        "content = (select content from erasable where seq = 2) where seq = 8",
        "words-changed", 8,
    ),
    "words deleted without an erasure": ("delete from erasable where seq = 8", "words-missing", 8),
    "words where there were none": (
        "insert into erasable values (4, zeroblob(32), zeroblob(2))", "words-changed", 4,
    ),
    "erased words put back otherwise": (
        "insert into erasable values (3, zeroblob(32), zeroblob(2))", "words-changed", 3,
    ),
    "words of no record": (
        "insert into erasable values (99, zeroblob(32), zeroblob(2))", "words-changed", 99,
    ),
    "a no removed": ("delete from decline where value = '952'", "declines-differ", None),
    "a no about something else": (
        "update decline set value = '953' where value = '952'", "declines-differ", None,
    ),
    "a no of another record": ("update decline set seq = 1", "declines-differ", None),
    "a setting changed": ("update setting set value = 'open'", "settings-differ", None),
    "a setting removed": ("delete from setting", "settings-differ", None),
    "a setting nobody made": (
        "insert into setting values ('selling', 'on', 2)", "settings-differ", None,
    ),
    "a sale that weighs nothing": ("delete from account where seq = 3", "account-differs", 3),
    "a sale that counts as help": (
        "update account set label = 'assist' where seq = 3", "account-differs", 3,
    ),
    "a sale that weighs less": ("update account set words = 1 where seq = 3", "account-differs", 3),
    "a sale of long ago": (
        "update account set log_ms = -9999999 where seq = 3", "account-differs", 3,
    ),
    "help that weighs more": (
        "update account set milliseconds = 999999 where seq = 2", "account-differs", 2,
    ),
    "help nobody gave": (
        ACCOUNT.format(4), "account-differs", 4,
    ),
    "help of no record": (
        ACCOUNT.format(-7), "account-differs", -7,
    ),
    "help to come": (
        ACCOUNT.format(99), "account-differs", 99,
    ),
    "more help in the sums": (
        "update account set helped_words = helped_words + 25 where seq = 8", "account-differs", 8,
    ),
    "more help in all sums to come": (
        "update account set helped_turns = helped_turns + 100 where seq >= 8", "account-differs", 8,
    ),
    "an asked sell out of the sums": (
        "update account set asked = 0 where seq >= 3", "account-differs", 3,
    ),
    "turns begun long ago": (
        "update account set turn_began_ms = turn_began_ms - 604800000", "account-differs", 2,
    ),
    "turns that nobody counted": (
        "update account set turn_no = turn_no + 20 where seq = 11", "account-differs", 11,
    ),
    "a turn that does not sell": (
        "update account set turn_sells = 0 where seq = 3", "account-differs", 3,
    ),
    "an unasked sell of long ago": (
        "update account set unasked_ms = -9 where seq = 11", "account-differs", 11,
    ),
    "no table of refusals": ("drop table decline", "file-damaged", None),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "code", "record"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found_and_the_record_named(
    path: Path, statement: str, code: str, record: int | None
) -> None:
    tamper(path, statement)
    findings = check_log(path)
    assert Finding(code, record) in findings
    if code not in ("tail-mismatch", "file-damaged"):
        assert findings[0] == Finding(code, record)


def test_a_leaf_changed_with_all_its_hashes_is_not_what_was_signed(path: Path) -> None:
    """Without the key the best forgery stops at the signature."""
    tamper(path, UNLEAF)
    bodies = [body for (body,) in ask(path, "select body from leaf order by seq")]
    frontier = Frontier()
    rows = [found for body in bodies for found in frontier.append(leaf_hash(body))]
    tamper(
        path,
        *(
            f"update subtree set hash = x'{found.hex()}' where row = {n}"  # noqa: S608
            for n, found in enumerate(rows)
        ),
        f"update tip set root = x'{frontier.root().hex()}'",  # noqa: S608
        "update account set label = 'assist' where seq = 3",
    )
    sum_up_again(path)
    assert check_log(path) == (Finding("tail-mismatch"),)


def test_sums_that_are_wrong_from_one_record_on_are_named_once(path: Path) -> None:
    tamper(path, "update account set helped_turns = helped_turns + 1 where seq >= 8")
    assert check_log(path) == (Finding("account-differs", 8),)


def test_a_sale_called_help_in_an_account_is_found_with_all_its_sums_made_to_fit(
    path: Path,
) -> None:
    tamper(path, "update account set label = 'assist' where seq = 3")
    sum_up_again(path)
    assert check_log(path) == (Finding("account-differs", 3),)


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_file_that_no_longer_defends_itself_is_named(path: Path, trigger: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"drop trigger {trigger}")
        database.commit()
    assert check_log(path) == (Finding("unprotected"),)


def test_a_log_whose_time_ran_back_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even whoever holds the key can give room back without its being seen."""
    monkeypatch.setattr("audit.ledger.writer.Writer.now_ms", lambda writer: 9 - writer.tip.size)
    path = home / "ledger.db"
    with opened(path) as ledger:
        for number in range(3):
            ledger.append(utterance(f"t{number}"))
    assert [leaf["log_ms"] for leaf in leaves_of(path)] == [9, 8, 7]
    assert check_log(path) == (Finding("time-backwards", 2), Finding("time-backwards", 3))


# -- what people are told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("finding", "fr", "en"),
    [
        (
            Finding("words-missing", 8),
            "Les mots de l'enregistrement 8 manquent, sans effacement enregistré.",
            "The words of record 8 are missing, and no erasure was recorded.",
        ),
        (
            Finding("leaf-changed", 3),
            "L'enregistrement 3 n'est pas celui qui a été écrit.",
            "Record 3 is not the one that was written.",
        ),
        (
            Finding("declines-differ"),
            "Les refus gardés ne sont pas ceux que le journal enregistre.",
            "The declines that are kept are not those the log records.",
        ),
    ],
)
def test_findings_are_said_in_both_languages(finding: Finding, fr: str, en: str) -> None:
    assert finding.sentence(Language.FRENCH) == fr
    assert finding.sentence(Language.ENGLISH) == en


CODES = sorted({code for _, code, _ in TAMPERING.values()} | {"unprotected", "time-backwards"})


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [*CODES, "leaf-malformed"])
def test_every_finding_is_a_sentence(code: str, language: Language) -> None:
    sentence = Finding(code, 41).sentence(language)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert ("41" in sentence) == (code not in {
        "file-damaged", "tail-mismatch", "declines-differ", "settings-differ", "unprotected",
    })  # fmt: skip
    assert "{" not in sentence
    for mark in ":;?!":
        assert f" {mark}" not in sentence  # only with a no-break space
    other = Language.FRENCH if language is Language.ENGLISH else Language.ENGLISH
    assert sentence != Finding(code, 41).sentence(other)


# -- what the ledger does about it ----------------------------------------------------------------


def test_what_is_found_is_recorded_once_and_not_again_at_each_start(path: Path) -> None:
    tamper(path, "delete from erasable where seq = 8")
    for _ in range(3):
        with opened(path) as ledger:
            assert not ledger.sound
            assert ledger.check() == (Finding("words-missing", 8),)
            assert not ledger.sound
            assert ledger.check() == (Finding("words-missing", 8),)
    *_, leaf = leaves_of(path)
    assert (leaf["seq"], leaf["kind"], leaf["problem"]) == (13, "incident", "mismatch")
    assert (leaf["record"], leaf["resolved"]) == (8, False)


def test_something_else_that_is_found_later_is_recorded_too(path: Path) -> None:
    tamper(path, "delete from erasable where seq = 8")
    with opened(path) as ledger:
        ledger.check()
    tamper(path, "update account set words = 1 where seq = 3")
    with opened(path) as ledger:
        assert ledger.check()[0] == Finding("account-differs", 3)
    assert [leaf.get("record") for leaf in leaves_of(path)[12:]] == [8, 3]


def test_resolving_an_incident_does_not_make_a_broken_log_sound(path: Path) -> None:
    tamper(path, "delete from erasable where seq = 8")
    with opened(path) as ledger:
        ledger.check()
        assert ledger.resolve_incidents() == 14
        assert not ledger.sound
        assert ledger.check() != ()
        assert not ledger.sound
    kinds = [(leaf["problem"], leaf["resolved"]) for leaf in leaves_of(path)[12:]]
    assert kinds == [("mismatch", False), (None, True), ("mismatch", False)]


def test_while_the_log_is_locked_nothing_is_called_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy file says nothing about the log: no incident, and another try later."""
    monkeypatch.setattr("audit.ledger.database.BUSY_TIMEOUT_MS", 10)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma journal_mode=delete")
        other.execute("begin exclusive")
        with pytest.raises(LedgerError) as locked:
            check_log(path)
        assert locked.value.code == "ledger-locked"
        other.execute("rollback")
    assert check_log(path) == ()


def test_a_check_goes_on_beside_a_writer(path: Path) -> None:
    """What is said, refused, set and erased while it runs is no finding."""
    with opened(path) as ledger, opened(path) as other:
        ledger.append_all([entry(1, "words") for _ in range(600)])
        turns = iter(range(3))

        def meanwhile() -> None:
            for turn in turns:
                other.append(utterance(f"later-{turn}"))
                other.append(Entry(DeclineLeaf(scope=DeclineScope.PRODUCT, value=f"1{turn}")))
                other.append(Entry(SettingLeaf(name="profile", value=f"open{turn}")))
                other.erase([(2, 2), (400 + turn, 600)], ErasureReason.COMMAND)

        assert ledger.check(meanwhile) == ()
        assert ledger.sound
        assert check_log(path) == ()
