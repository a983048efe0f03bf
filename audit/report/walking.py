"""One walk through the records, from the first to the last: what the figures do not count.

What was in force when the period began was set before it, and what became of a suggestion may be
recorded after it. Nothing is kept of a record but what is asked of it, so memory grows with the
suggestions, which are few, and not with the log.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from audit.choices.settings import DEFAULT_PROFILE, Setting
from audit.ledger.noes import Noes as NoesHeld
from audit.ledger.noes import count_noes

Leaf = dict[str, Any]
Progress = Callable[[int, int], None]
_AT_ONCE = 1024
_NO_SETTING = "default"


@dataclass(frozen=True)
class Sell:
    """A suggestion that was made in the period."""

    record: int
    month: str
    sponsors: tuple[str, ...]


@dataclass(frozen=True)
class Bounds:
    """The times of day of a period as records carry them, the end left out, and its records."""

    since: str
    until: str
    first: int
    last: int

    def hold(self, wall: str) -> bool:
        """Whether a time of day is inside."""
        return self.since <= wall < self.until


class Succession:
    """What held when the period began, and each thing that took its place in it."""

    def __init__(self) -> None:
        self._values: list[str] = []

    def take(self, value: str, *, before: bool) -> None:
        """This holds from now on; `before` the period, it is forgotten once another does."""
        if before:
            self._values.clear()
        if value not in self._values[-1:]:
            self._values.append(value)

    @property
    def values(self) -> tuple[str, ...]:
        """Each once, in the order in which they came."""
        return tuple(dict.fromkeys(self._values))

    @property
    def latest(self) -> str | None:
        """What held at the end."""
        return self._values[-1] if self._values else None


class Walk:
    """What was found on the way."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.charters = Succession()
        self.registers = Succession()
        self.watchdogs = Succession()
        self.profiles = Succession()
        self.versions = Succession()
        self.released: dict[str, bool] = {}
        self.sells: dict[int, Sell] = {}
        self.outcomes: Counter[str] = Counter()
        self.accepted: set[int] = set()
        self.rule_charters: dict[str, str] = {}
        self.noes: NoesHeld = {}
        self.settings: dict[str, str] = {}
        self.gaps = 0
        self.incidents: list[Leaf] = []

    def through(self, records: Iterable[tuple[int, bytes]], size: int, progress: Progress) -> None:
        """Take note of each record. Raises `ValueError` and `KeyError` for one that is none."""
        for seq, body in records:
            self._see(seq, json.loads(body))
            if seq % _AT_ONCE == 0:
                progress(seq, size)

    def _see(self, seq: int, leaf: Leaf) -> None:
        inside = self._bounds.hold(leaf["wall"])
        if seq <= self._bounds.last:
            self._see_state(seq, leaf)
        match leaf["kind"]:
            case "utterance" if inside:
                self._see_utterance(seq, leaf)
            case "outcome" if leaf["of"] in self.sells:
                self.outcomes[leaf["outcome"]] += 1
                if leaf["outcome"] == "accepted":
                    self.accepted.add(leaf["of"])
            case "gap" if inside:
                self.gaps += sum(leaf["sentences"].values())
            case "incident" if inside:
                self.incidents.append(leaf)

    def _see_state(self, seq: int, leaf: Leaf) -> None:
        before = seq <= self._bounds.first
        match leaf["kind"]:
            case "start":
                self.charters.take(leaf["charter"], before=before)
                self.released[leaf["charter"]] = leaf["charter_released"]
                self.registers.take(leaf["register_digest"], before=before)
                self.watchdogs.take(leaf["watchdog"], before=before)
                self.profiles.take(leaf["profile"], before=before)
                self.versions.take(leaf["version"], before=before)
            case "register":
                self.registers.take(leaf["digest"], before=before)
            case "setting":
                self.settings[leaf["name"]] = leaf["value"]
                if leaf["name"] == Setting.PROFILE:
                    self.profiles.take(leaf["value"], before=before)
            case "utterance":
                # A device that changed its charter without a start on record is not passed over.
                self.charters.take(leaf["charter"], before=before)
        count_noes(self.noes, seq, leaf)

    def _see_utterance(self, seq: int, leaf: Leaf) -> None:
        sells = leaf["label"].startswith("sell")
        if leaf["verdict"] == "blocked":
            self.rule_charters.update(dict.fromkeys(leaf["rules"], leaf["charter"]))
        elif sells:
            self.sells[seq] = Sell(seq, leaf["wall"][:7], tuple(leaf["sponsors"]))

    @property
    def profile(self) -> str:
        """The profile at the end of the period."""
        return self.settings.get(Setting.PROFILE, self.profiles.latest or DEFAULT_PROFILE)

    def cap(self, setting: Setting) -> str | None:
        """The household's own cap at the end of the period, if it set one."""
        value = self.settings.get(setting, _NO_SETTING)
        return None if value == _NO_SETTING else value
