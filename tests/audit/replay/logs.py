"""Households' logs made through the real gate, and their records as a replay takes them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from audit.charter import CedarCharter
from audit.charter.texts import read_texts
from audit.gate.door import Gate
from audit.home import ledger_path
from audit.ledger.reader import LedgerReader
from audit.replay import Charters, Policy, Replayed, replay
from audit.replay.reading import read_log
from audit.replay.replaying import Read
from tests.audit.household import help_much, talkative, three_offers
from tests.support.clock import ManualClock
from tests.support.gates import occasion

UNASKED = {"trigger": "campaign"}
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def speaking(home: Path, clock: ManualClock) -> Gate:
    """A gate that has started, so that its log keeps the charter, and whose log was checked."""
    gate = talkative(home, clock)
    gate.start("1.0")
    assert gate._ledger.check() == ()
    return gate


def helped(home: Path) -> None:
    """So much help that an unasked suggestion has room."""
    shutil.copytree(_helped(), home, dirs_exist_ok=True)


def a_month(home: Path) -> None:
    """Two unasked sales a day apart, each with one held back soon after; answers; a no."""
    shutil.copytree(_month(), home)


def _folder() -> Path:
    """A folder that goes when Python does."""
    _KEPT.append(tempfile.TemporaryDirectory())
    return Path(_KEPT[-1].name) / "home"


@cache
def _helped() -> Path:
    home = _folder()
    gate = speaking(home, ManualClock())
    help_much(gate, 60)
    gate.close()
    return home


@cache
def _month() -> Path:
    home, clock = _folder(), ManualClock()
    gate = speaking(home, clock)
    help_much(gate, 120)
    for day in range(2):
        gate.review(three_offers(**UNASKED), occasion(f"sale-{day}"))
        clock.advance(minutes=30)
        gate.review(three_offers(**UNASKED), occasion(f"again-{day}"))
        clock.advance(hours=25)
        help_much(gate, 60, 200 * (day + 1))
    for number in range(7):
        gate.review(three_offers(), occasion(f"asked-{number}", heard="which coffee"))
    gate.decline()
    gate.close()
    return home


def records(home: Path) -> tuple[list[Read], Charters]:
    """Every record of the household's log, and the charters that it keeps."""
    with LedgerReader(ledger_path(home)) as reader:
        log = [(dict(leaf), personal) for leaf, personal in read_log(reader, reader.tip.size)]
        return list(log), Charters(reader.documents("charter"))


def replayed(home: Path, policy: Policy | None = None) -> Replayed:
    """The household's log replayed; as it was, if under no policy."""
    log, charters = records(home)
    return replay(log, charters, policy or Policy())


def changed(home: Path, change: Callable[[list[dict[str, Any]]], None]) -> Replayed:
    """The log replayed after somebody has changed its leaves in memory."""
    log, charters = records(home)
    leaves = [dict(leaf) for leaf, _personal in log]
    change(leaves)
    again = zip(leaves, (personal for _leaf, personal in log), strict=True)
    return replay(again, charters, Policy())


def policies(folder: Path, file: str, old: str, new: str) -> CedarCharter:
    """The packaged charter with one change, written to `folder`."""
    folder.mkdir(exist_ok=True)
    texts = read_texts()
    assert old in texts[file]
    for name, text in texts.items():
        (folder / name).write_text(text.replace(old, new) if name == file else text, "utf-8")
    return CedarCharter(read_texts(folder))
