"""The one invariant checker of a ledger: used at start-up, by the command line and by tests.

What must hold: the file is whole; records are numbered without holes, and log time never runs
backwards; every stored hash is that of its subtree, and the root is the one that was signed; every
commitment has its words or an erasure that names it, and every word its commitment; the tables
that the charter reads say what the records say.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.exc import SQLAlchemyError

from audit.accounting.sums import Running
from audit.language import Language
from audit.ledger.database import is_whole, open_engine
from audit.ledger.entries import account_of, setting_of
from audit.ledger.errors import LedgerLocked, ledger_error
from audit.ledger.identity import NONSENSE, TailMismatch, check_tail, read_key
from audit.ledger.merkle import Frontier, leaf_hash, rows_for
from audit.ledger.noes import Noes, count_noes
from audit.ledger.tables import (
    AccountRow,
    DeclineRow,
    ErasableRow,
    LeafRow,
    SettingRow,
    SubtreeRow,
)
from audit.ledger.tip import read_tip

_RECORDS_AT_ONCE = 256
_TRIGGERS = {
    f"{table}_{rule}"
    for table, order in (
        ("leaf", "without_holes"),
        ("subtree", "without_holes"),
        ("account", "only_grows"),
    )
    for rule in ("never_updated", "never_deleted", order)
} | {"tip_only_grows"}

_SENTENCES = {
    "file-damaged": ("Le fichier est abîmé.", "The file is damaged."),
    "tail-mismatch": (
        "La fin du journal n'est pas ce que la dernière signature couvre.",
        "The end of the log is not what the last signature covers.",
    ),
    "leaf-changed": (
        "L'enregistrement {record} n'est pas celui qui a été écrit.",
        "Record {record} is not the one that was written.",
    ),
    "tree-changed": (
        "L'arbre des empreintes est faux à l'enregistrement {record}.",
        "The tree of hashes is wrong at record {record}.",
    ),
    "leaf-malformed": (
        "L'enregistrement {record} n'a pas la forme d'un enregistrement.",
        "Record {record} does not have the form of a record.",
    ),
    "time-backwards": (
        "Le temps du journal recule à l'enregistrement {record}.",
        "Log time runs backwards at record {record}.",
    ),
    "words-changed": (
        "Les mots de l'enregistrement {record} ne sont pas ceux qui ont été écrits.",
        "The words of record {record} are not those that were written.",
    ),
    "words-missing": (
        "Les mots de l'enregistrement {record} manquent, sans effacement enregistré.",
        "The words of record {record} are missing, and no erasure was recorded.",
    ),
    "account-differs": (
        "Le compte de l'enregistrement {record} n'est pas ce que dit l'enregistrement.",
        "The account of record {record} is not what the record says.",
    ),
    "declines-differ": (
        "Les refus gardés ne sont pas ceux que le journal enregistre.",
        "The declines that are kept are not those the log records.",
    ),
    "settings-differ": (
        "Les réglages gardés ne sont pas ceux que le journal enregistre.",
        "The settings that are kept are not those the log records.",
    ),
    "unprotected": (
        "Le fichier n'est plus protégé contre les changements.",
        "The file is no longer protected against changes.",
    ),
}


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree, and the record concerned where it is about one."""

    code: str
    record: int | None = None

    def sentence(self, language: Language) -> str:
        """What was found, for people."""
        fr, en = _SENTENCES[self.code]
        return (fr if language is Language.FRENCH else en).format(record=self.record)


@dataclass
class _Seen:
    """What the records up to here say that must stand in the other tables."""

    log_ms: int = 0
    declines: Noes = field(default_factory=dict)
    settings: dict[str, tuple[str, int]] = field(default_factory=dict)
    wordless: list[int] = field(default_factory=list)
    erased: list[tuple[int, int]] = field(default_factory=list)
    running: Running = field(default_factory=Running)
    astray: bool = False


def check_log(path: Path, pause: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
    """Check the whole ledger at `path`; empty where everything agrees.

    Reads in short transactions, so it works beside a writer, and calls `pause` between them. What
    is appended while it runs is not looked at, but for erasures. Raises `LedgerLocked`.
    """
    engine = open_engine(path, writing=False)
    findings: list[Finding] = []
    try:
        with engine.connect() as connection:
            for finding in _findings(connection, pause):
                findings.append(finding)
    except SQLAlchemyError as error:
        refusal = ledger_error(error, path)
        if isinstance(refusal, LedgerLocked):
            raise refusal from error
        findings.append(Finding("file-damaged"))
    except NONSENSE:
        findings.append(Finding("file-damaged"))
    finally:
        engine.dispose()
    return tuple(findings)


def _findings(connection: Connection, pause: Callable[[], None]) -> Iterator[Finding]:
    try:
        known = read_key(connection)
    except TailMismatch:
        yield Finding("tail-mismatch")
        return
    if known is None:
        return
    size = read_tip(connection).size
    if not is_whole(connection):
        yield Finding("file-damaged")
    triggers = set(
        connection.exec_driver_sql("select name from sqlite_master where type='trigger'").scalars()
    )
    if not triggers >= _TRIGGERS:
        yield Finding("unprotected")
    try:
        check_tail(connection, known)
    except TailMismatch:
        yield Finding("tail-mismatch")
    connection.rollback()
    frontier, seen = Frontier(), _Seen()
    for first in range(1, size + 1, _RECORDS_AT_ONCE):
        last = min(size, first + _RECORDS_AT_ONCE - 1)
        whole = yield from _check_part(connection, first, last, frontier, seen)
        connection.rollback()
        if not whole:
            return  # what comes after a hole has nothing to be compared with
        pause()
    yield from _check_tables(connection, size, seen)


def _check_part(
    connection: Connection, first: int, last: int, frontier: Frontier, seen: _Seen
) -> Generator[Finding, None, bool]:
    """Check the records from `first` to `last`; in the end, whether they are all there."""
    bodies = connection.execute(
        select(LeafRow.seq, LeafRow.body)
        .where(LeafRow.seq.between(first, last))
        .order_by(LeafRow.seq)
    ).all()
    start = rows_for(first - 1)
    stored = connection.scalars(
        select(SubtreeRow.hash)
        .where(SubtreeRow.row >= start, SubtreeRow.row < rows_for(last))
        .order_by(SubtreeRow.row)
    ).all()
    accounts = _by_seq(connection, AccountRow, first, last)
    words = _by_seq(connection, ErasableRow, first, last)
    at = 0
    for number, (seq, body) in zip(range(first, last + 1), bodies, strict=False):
        # What a database tool rewrote may be text; no leaf of ours is.
        completed = frontier.append(leaf_hash(body if isinstance(body, bytes) else b""))
        there = list(stored[at : at + len(completed)])
        at += len(completed)
        if there[:1] != completed[:1]:
            yield Finding("leaf-changed", number)
        elif there != completed:
            yield Finding("tree-changed", number)
        leaf = _parsed(body)
        if leaf is None or seq != number or leaf.get("seq") != number:
            yield Finding("leaf-malformed", number)
            continue
        try:
            yield from _check_record(leaf, words.get(number), accounts.get(number), seen)
        except NONSENSE:
            yield Finding("leaf-malformed", number)
    whole = len(bodies) == last - first + 1
    if not whole:
        yield Finding("leaf-changed", first + len(bodies))
    return whole


def _check_record(leaf: dict[str, Any], words: Any, account: Any, seen: _Seen) -> Iterator[Finding]:
    number = leaf["seq"]
    if leaf["log_ms"] < seen.log_ms:
        yield Finding("time-backwards", number)
    seen.log_ms = leaf["log_ms"]
    commitment = leaf.get("commitment")
    if words is not None:
        if not _fits(words, commitment):
            yield Finding("words-changed", number)
    elif commitment is not None:
        seen.wordless.append(number)
    if leaf["kind"] == "erasure":
        seen.erased.extend((first, last) for first, last in leaf["ranges"])
    count_noes(seen.declines, number, leaf)
    if (setting := setting_of(leaf)) is not None:
        seen.settings[setting[0]] = (setting[1], number)
    yield from _check_account(leaf, account, seen)


def _check_account(leaf: dict[str, Any], account: Any, seen: _Seen) -> Iterator[Finding]:
    """Compare an account with its record, and the sums after it with all records up to it.

    Of accounts in a row whose sums differ, the first is named: the others follow from it.
    """
    said = account_of(leaf)
    if said is None:
        if account is not None:
            yield Finding("account-differs", leaf["seq"])
        return
    weight = (leaf["log_ms"], *vars(said).values())
    sums = seen.running.add(*weight)
    kept = () if account is None else tuple(account)[1:]
    same, summed = kept[: len(weight)] == weight, kept[len(weight) :] == sums
    if not same or not (summed or seen.astray):
        yield Finding("account-differs", leaf["seq"])
    seen.astray = not summed


def _fits(words: Any, commitment: str | None) -> bool:
    if not isinstance(words.key, bytes) or not isinstance(words.content, bytes):
        return False
    return hmac.digest(words.key, words.content, hashlib.sha256).hex() == commitment


def _check_tables(connection: Connection, size: int, seen: _Seen) -> Iterator[Finding]:
    """Compare what the records say with the tables; look at what came in the meantime too."""
    later = connection.scalars(select(LeafRow.body).where(LeafRow.seq > size).order_by(LeafRow.seq))
    for leaf in filter(None, map(_parsed, later)):
        if leaf["kind"] == "erasure":
            seen.erased.extend((first, last) for first, last in leaf["ranges"])
        count_noes(seen.declines, leaf["seq"], leaf)
        if (setting := setting_of(leaf)) is not None:
            seen.settings[setting[0]] = (setting[1], leaf["seq"])
    for number in _not_within(seen.wordless, seen.erased):
        yield Finding("words-missing", number)
    for number in _beside_the_log(connection, ErasableRow, size):
        yield Finding("words-changed", number)
    for number in _beside_the_log(connection, AccountRow, size):
        yield Finding("account-differs", number)
    declines = connection.execute(select(*DeclineRow.__table__.columns))
    if {(row.scope, row.value): (row.seq, row.unasked_only) for row in declines} != seen.declines:
        yield Finding("declines-differ")
    settings = connection.execute(select(SettingRow.name, SettingRow.value, SettingRow.seq))
    if {row.name: (row.value, row.seq) for row in settings} != seen.settings:
        yield Finding("settings-differ")


def _beside_the_log(connection: Connection, table: Any, size: int) -> Sequence[int]:
    """Numbers in `table` that no record has, nor one that came since the log had `size`."""
    return connection.scalars(
        select(table.seq)
        .join(LeafRow, LeafRow.seq == table.seq, isouter=True)
        .where(or_(table.seq < 1, table.seq > size), LeafRow.seq.is_(None))
    ).all()


def _not_within(numbers: Sequence[int], ranges: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Those of the ascending `numbers` that no range holds."""
    left = sorted(ranges)
    at = 0
    reach = 0
    for number in numbers:
        while at < len(left) and left[at][0] <= number:
            reach = max(reach, left[at][1])
            at += 1
        if number > reach:
            yield number


def _by_seq(connection: Connection, table: Any, first: int, last: int) -> dict[int, Any]:
    rows = connection.execute(
        select(*table.__table__.columns).where(table.seq.between(first, last))
    ).all()
    return {row.seq: row for row in rows}


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        leaf = json.loads(body)
    except (ValueError, RecursionError):
        return None
    needed = {"seq", "log_ms", "kind"}
    return leaf if isinstance(leaf, dict) and {*leaf} >= needed else None
