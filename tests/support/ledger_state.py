"""Whether a ledger still is what its writer said it was, before something happened to it."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from audit.clock import SystemClock
from audit.language import Language
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.errors import LedgerError
from audit.ledger.store import Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
from tests.support.fault_writer import Said

AFTERWARDS = "the next record"


def problems(path: Path, said: Sequence[Said], *, unsaid: int = 0) -> list[str]:
    """What is wrong with the ledger at `path` after everything in `said`; nothing, one hopes.

    Looks for erased words in its files as they lie there, then opens it as the speaker would and
    adds a record. At most `unsaid` records may be there that were not acknowledged: those that
    were being written when a writer died.
    """
    wrong = _erased_words_back(path, said)
    try:
        ledger = Ledger(path, SystemClock())
        leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
        added = ledger.append(Entry(leaf, personal={"words": AFTERWARDS}))
        ledger.close()
    except LedgerError as error:
        return [*wrong, f"the ledger does not go on: {error.code}"]
    if found := lost(path, said):
        wrong.append(f"{found} acknowledged records are lost")
    return wrong + _not_whole(path, added) + _too_many(path, said, unsaid)


def lost(path: Path, said: Sequence[Said]) -> int:
    """How many records were acknowledged and are not there as they were.

    All of them where the file cannot be read; none of those that the log says were erased.
    """
    try:
        records = _records(path)
    except sqlite3.Error:
        return sum(one.what == "acknowledged" for one in said)
    there = {seq: words for seq, _, words in records}
    ranges = [pair for _, leaf, _ in records for pair in leaf.get("ranges", [])]
    erased = {seq for first, last in ranges for seq in range(first, last + 1)}
    return sum(
        there.get(one.record, "gone") != (None if one.record in erased else one.words)
        for one in said
        if one.what == "acknowledged"
    )


def _erased_words_back(path: Path, said: Sequence[Said]) -> list[str]:
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [
        f"erased words are back in {file.name}"
        for one in said
        if one.what == "erased"
        for file in files
        if one.words.encode() in file.read_bytes()
    ]


def _not_whole(path: Path, added: int) -> list[str]:
    records = _records(path)
    wrong = []
    if [seq for seq, _, _ in records] != list(range(1, len(records) + 1)):
        wrong.append("the numbers have holes")
    if records[-1][0] != added or records[-1][2] != AFTERWARDS:
        wrong.append(f"the next record is not the last: {added} of {len(records)}")
    if any(leaf["seq"] != seq for seq, leaf, _ in records):
        wrong.append("a record says it is another")
    times = [leaf["log_ms"] for _, leaf, _ in records]
    if times != sorted(times):
        wrong.append("log time ran back")
    wrong += [f"an incident was recorded: {leaf}" for _, leaf, _ in records if _incident(leaf)]
    return wrong + [finding.sentence(Language.ENGLISH) for finding in check_log(path)]


def _incident(leaf: dict[str, Any]) -> bool:
    return leaf["kind"] in ("incident", "key")


def _too_many(path: Path, said: Sequence[Said], unsaid: int) -> list[str]:
    mine = [leaf for _, leaf, words in _records(path) if words != AFTERWARDS]
    more = sum(leaf["kind"] == "outcome" for leaf in mine)
    more -= sum(one.what == "acknowledged" for one in said)
    return [f"{more} records nobody was told of"] if more > unsaid else []


def _records(path: Path) -> list[tuple[int, dict[str, Any], str | None]]:
    """Number, leaf and words of every record. Words that don't fit their commitment are wrong."""
    with closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True)) as database:
        rows = database.execute(
            "select seq, body, key, content from leaf left join erasable using (seq) order by seq"
        ).fetchall()
    records = []
    for seq, body, key, content in rows:
        leaf = json.loads(body)
        words = None
        if content is not None:
            fits = hmac.new(key, content, hashlib.sha256).hexdigest() == leaf["commitment"]
            words = json.loads(content)["words"] if fits else "words that don't fit"
        records.append((seq, leaf, words))
    return records
