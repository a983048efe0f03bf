"""Logs to export: a household that asks, is sold to, says no, forgets, and restarts."""

from __future__ import annotations

import base64
import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet

from audit.charter import Charter, load_charter
from audit.home import ledger_path
from audit.interests import Register
from audit.language import Language
from audit.ledger.device_key import DeviceKey, KeyFolder
from audit.ledger.entries import Document, Entry
from audit.ledger.export import Exported, export
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    GapLeaf,
    Label,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
    Share,
    StartLeaf,
    UtteranceLeaf,
    Verdict,
    Voice,
)
from audit.records.messages import Trigger
from tests.support.clock import ManualClock
from tests.support.suggestions import REGISTER

SHARE = Share(
    sold_turns=1, helped_turns=99, sold_words=20, helped_words=480, sold_ms=900, helped_ms=9100
)


class Household:
    """A ledger in a folder of its own, and what may be written there."""

    def __init__(self, home: Path, clock: ManualClock) -> None:
        self.home = home
        self.clock = clock
        self.ledger = Ledger(ledger_path(home), clock)
        self.charter: Charter = load_charter()
        self.register = Register(REGISTER)

    def start(self) -> int:
        """The device starts."""
        leaf = StartLeaf(
            version="0.1.0",
            origin=self.ledger.key.name,
            key=self.ledger.key.text,
            charter=self.charter.digest,
            charter_released=True,
            register_digest=self.register.digest,
            profile="careful",
            fixed_sentences=("a" * 64, "b" * 64),
        )
        charter = Document("charter", self.charter.digest, self.charter.text)
        register = Document("register", self.register.digest, REGISTER)
        return self.ledger.append(Entry(leaf, documents=(charter, register)))

    def help(self, heard: str | None = "quelle heure est-il", words: str = "Il est midi.") -> int:
        """A piece of help."""
        return self.ledger.append(self.help_entry(heard, words))

    def help_entry(self, heard: str | None, words: str) -> Entry:
        leaf = UtteranceLeaf(
            turn="t1", requested=heard is not None, label=Label.ASSIST, verdict=Verdict.SPOKEN,
            rules=(), subject="time-now", skill="clock", intent="ask_time",
            language=Language.FRENCH, voice=Voice.HELP, words=3, milliseconds=744,
            charter=self.charter.digest, profile="none",
        )  # fmt: skip
        return Entry(leaf, personal={"heard": heard, "words": words, "spoken": words})

    def sell(
        self,
        words: str = "Payton paie pour ceci : du café.",
        *,
        need: str = "café moulu",
        spoken: bool = True,
        rules: tuple[str, ...] = ("suggestion-permitted",),
        sponsors: tuple[str, ...] = ("payton",),
    ) -> int:
        """A suggestion that somebody pays for."""
        leaf = UtteranceLeaf(
            turn="t2", requested=True, label=Label.SELL_ASKED,
            verdict=Verdict.SPOKEN if spoken else Verdict.BLOCKED, rules=rules, subject="find",
            skill="shopping", intent="find_product", language=Language.FRENCH, voice=Voice.SELL,
            words=6, milliseconds=1984, charter=self.charter.digest, profile="careful",
            trigger=Trigger.ASKED, sponsors=sponsors, beneficiaries=("candide",),
            register_digest=self.register.digest, catalogue="0" * 64, share=SHARE, left_out=1,
        )  # fmt: skip
        personal = {"heard": "du café", "words": words, "spoken": words, "need": need}
        return self.ledger.append(Entry(leaf, personal=personal))

    def live(self) -> None:
        """Something of every kind that needs nothing to go wrong."""
        self.start()
        helped = self.help()
        self.ledger.append(Entry(OutcomeLeaf(of=helped, outcome=Outcome.DELIVERED, played_ms=744)))
        sold = self.sell()
        self.ledger.append(Entry(OutcomeLeaf(of=sold, outcome=Outcome.DECLINED)))
        no = DeclineLeaf(scope=DeclineScope.PRODUCT, value="9520000000011", of=sold)
        self.ledger.append(Entry(no))
        self.sell(spoken=False, rules=("declined",))
        self.ledger.append(Entry(SettingLeaf(name="selling", value="off")))
        self.ledger.append(Entry(GapLeaf(sentences={"a" * 64: 2})))
        self.ledger.rotate_key()
        self.help(None, "Le minuteur est terminé.")

    def much(self, records: int) -> None:
        """Help, so many times."""
        for start in range(0, records, 1000):
            count = min(1000, records - start)
            self.ledger.append_all(
                [self.help_entry("et ensuite", f"Chanson {start + n}.") for n in range(count)]
            )

    def days(self, count: int) -> None:
        """Each day at nine one piece of help, numbered from nought on."""
        for day in range(count):
            self.help(words=f"Jour {day}.")
            self.clock.advance(days=1)

    def back(self, **duration: float) -> None:
        """Somebody sets the clock back."""
        self.clock.set_wall(self.clock.wall() - timedelta(**duration))

    @property
    def key(self) -> DeviceKey:
        """The device's own key."""
        return KeyFolder(self.home / "device").keys(self.ledger.key.name)[0]

    def export(self, target: Path, **order: Any) -> Exported:
        """Export it all, or what is ordered."""
        return export(ledger_path(self.home), self.key, target, self.clock, **order)

    def records(self) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
        """Every leaf and its words, as the ledger has them."""
        with LedgerReader(ledger_path(self.home)) as reader:
            return [
                (json.loads(stored.body), json.loads(stored.content) if stored.content else None)
                for stored in reader.stored(1, reader.tip.size)
            ]


def events(folder: Path) -> list[dict[str, str]]:
    """The rows of events.csv."""
    text = (folder / "events.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def header_of(folder: Path) -> dict[str, str]:
    """The lines of MANIFEST before the files."""
    lines = (folder / "MANIFEST").read_text("utf-8").split("\nfile ", 1)[0].split("\n")[1:]
    return dict(line.split(" ", 1) for line in lines)


def everything_readable(folder: Path) -> Iterator[bytes]:
    """The bytes of every file, and what is packed inside those that are packed."""
    for path, data in files_of(folder).items():
        yield data
        if path.endswith(".parquet"):
            table = pyarrow.parquet.read_table(folder / path)
            yield json.dumps(table.to_pylist(), ensure_ascii=False).encode()
        if path.endswith(".tlog-proof"):
            yield base64.b64decode(data.split(b"\n")[1].removeprefix(b"extra "))


def verified(folder: Path, language: Language) -> subprocess.CompletedProcess[str]:
    """What the program inside the folder says of it, run as a stranger would."""
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", folder / "verify.pyz", folder, "--quiet"],
        env={"LC_ALL": f"{language}_XX.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        cwd=folder.parent,
    )
