"""A household's own log replayed under other rules, one decision after the other.

A decision changes those after it: a sale that would not have been made leaves room, and one that
would have been takes it. So the books are counted anew along the way, with what would have been
said in place of what was. Everything else stays as the log has it: what was asked, what was put to
the gate, what the household said yes and no to. Where that cannot be known, it is counted and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from audit.accounting import Tally
from audit.charter import CedarCharter, ClosedCharter, Decision
from audit.gate.judgement import REGISTER_UNREADABLE
from audit.records.leaves import Label
from audit.replay.charters import Charters, decide
from audit.replay.checking import Finding, check
from audit.replay.counting import Walk, is_asked, is_spoken, is_suggestion, numbers
from audit.replay.policy import Policy
from audit.replay.tallies import Tallies

Leaf = Mapping[str, Any]
# A leaf, and what was logged beside it; None where it is erased or not needed.
Read = tuple[Leaf, Mapping[str, Any] | None]


class Unreplayable(StrEnum):
    """Why a suggestion cannot be judged again; it stays what it was."""

    ERASED = "erased"
    FACTS_MISSING = "facts-missing"
    CHARTER_LOST = "charter-lost"
    REGISTER_UNREADABLE = "register-unreadable"


class Fate(StrEnum):
    """What becomes of a suggestion; `NOT_MADE` where the answer before it would have served."""

    SPOKEN = "spoken"
    BLOCKED = "blocked"
    NOT_MADE = "not-made"


@dataclass(frozen=True)
class Change:
    """A suggestion that would have fared otherwise: what was said of it and what would be."""

    record: int
    wall: str
    wall_sure: bool
    label: Label
    then: Fate
    then_rules: tuple[str, ...]
    now: Fate
    now_rules: tuple[str, ...]

    @property
    def is_outcome(self) -> bool:
        """Whether more would have changed than the rules it was held back by."""
        return self.now is not self.then


@dataclass(frozen=True)
class Sums:
    """What was said in the period: sells and help (`Tally`), sells that were asked for, fates."""

    said: Tally
    asked: int
    fates: Mapping[tuple[Label, Fate], int]

    def count(self, fate: Fate) -> int:
        """How many suggestions fared so."""
        return sum(count for (_label, each), count in self.fates.items() if each is fate)


@dataclass
class Replayed:
    """All that a replay found. `first` and `last` are the times of the first and last record.

    `findings` are of the log as it is, under the policy as it was; `checked` are the suggestions
    whose decision could be taken again for it. `unanswered` counts what was asked and would have
    been held back: what would have been said in its place is in no log.
    """

    records: int = 0
    suggestions: int = 0
    checked: int = 0
    first: str = ""
    last: str = ""
    unsure: bool = False
    unanswered: int = 0
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    left_out: dict[Unreplayable, list[int]] = field(default_factory=dict)
    then: Sums = field(default_factory=lambda: Sums(Tally(), 0, {}))
    now: Sums = field(default_factory=lambda: Sums(Tally(), 0, {}))

    @property
    def replayed(self) -> int:
        """How many suggestions were judged again."""
        return self.suggestions - sum(map(len, self.left_out.values()))


def replay(
    log: Iterable[Read],
    charters: Charters,
    policy: Policy,
    *,
    within: Callable[[Leaf], bool] = lambda leaf: True,
) -> Replayed:
    """Replay a whole log, in its order; the policy holds for what is `within` the period.

    Raises `ProfileUnknown` and, for a log that is not one of ours, whatever reading it may.
    """
    replaying = _Replaying(charters, policy)
    for leaf, personal in log:
        replaying.take(leaf, personal, counted=within(leaf))
    return replaying.finished()


class _Replaying:
    """The log as it was (`walk`) and as it would have been (`tallies`), side by side."""

    def __init__(self, charters: Charters, policy: Policy) -> None:
        self._charters = charters
        self._policy = policy
        self._walk = Walk()
        self._tallies = Tallies()
        self._found = Replayed()
        self._then: Counter[tuple[Label, Fate]] = Counter()
        self._now: Counter[tuple[Label, Fate]] = Counter()
        self._before: tuple[Tally, Tally, int, int] | None = None
        self._sums = Tally(), Tally(), 0, 0
        self._answering = _Answering()

    def take(self, leaf: Leaf, personal: Mapping[str, Any] | None, *, counted: bool) -> None:
        """Go on past one record; it is replayed and counted if `counted`."""
        spoken = is_spoken(leaf)
        if counted:
            self._see(leaf)
            if is_suggestion(leaf):
                spoken = self._suggestion(leaf, personal)
        self._walk.take(leaf)
        if spoken:
            self._tallies.add(leaf)
        if counted:
            self._sums = self._held()

    def finished(self) -> Replayed:
        """What was found, with the sums of the period."""
        found = self._found
        then, now, then_asked, now_asked = self._sums
        was, would, was_asked, would_asked = self._before or (Tally(), Tally(), 0, 0)
        found.then = Sums(_less(then, was), then_asked - was_asked, dict(self._then))
        found.now = Sums(_less(now, would), now_asked - would_asked, dict(self._now))
        return found

    def _held(self) -> tuple[Tally, Tally, int, int]:
        then, now = self._walk.tallies, self._tallies
        return then.total, now.total, then.asked, now.asked

    def _see(self, leaf: Leaf) -> None:
        found = self._found
        if self._before is None:
            self._before = self._held()
            found.first = leaf["wall"]
        found.records += 1
        found.last = leaf["wall"]
        found.unsure = found.unsure or not leaf["wall_sure"]

    def _suggestion(self, leaf: Leaf, personal: Mapping[str, Any] | None) -> bool:
        """Check one suggestion and judge it again; whether it would have been spoken."""
        found, charter = self._found, self._charters.of(leaf["charter"])
        found.suggestions += 1
        facts = personal.get("facts") if personal else None
        findings, now_ms = check(leaf, facts, charter, self._walk)
        found.findings += findings
        found.checked += facts is not None and charter is not None
        then = Fate(leaf["verdict"])
        self._then[Label(leaf["label"]), then] += 1
        now, rules = then, tuple(leaf["rules"])
        asked_again = self._policy.charter or charter
        if self._answering.is_served(leaf):
            now, rules = Fate.NOT_MADE, ()
        elif facts is None or asked_again is None:
            found.left_out.setdefault(_why(leaf, personal), []).append(leaf["seq"])
        else:
            decision = self._judged(leaf, facts, asked_again, now_ms)
            now, rules = Fate.SPOKEN if decision.allowed else Fate.BLOCKED, decision.rules
        self._now[Label(leaf["label"]), now] += 1
        self._answering.take(leaf, now)
        if now is not then or rules != tuple(leaf["rules"]):
            self._change(leaf, then, now, rules)
        return now is Fate.SPOKEN

    def _judged(
        self,
        leaf: Leaf,
        facts: Mapping[str, Any],
        charter: CedarCharter | ClosedCharter,
        now_ms: int,
    ) -> Decision:
        """What the policy says of a suggestion, as the books would have stood."""
        profile = charter.profile(self._policy.profile_of(charter, leaf["profile"]))
        books = self._tallies.books(now_ms, turn=leaf["turn"])
        context = {
            **facts,
            **numbers(books, leaf, self._walk.since_no_ms(now_ms)),
            **self._walk.household.caps(profile, self._policy.caps),
        }
        return decide(charter, context)

    def _change(self, leaf: Leaf, then: Fate, now: Fate, rules: tuple[str, ...]) -> None:
        if then is Fate.SPOKEN and now is Fate.BLOCKED and is_asked(leaf):
            self._found.unanswered += 1
        self._found.changes.append(
            Change(
                record=leaf["seq"],
                wall=leaf["wall"],
                wall_sure=leaf["wall_sure"],
                label=Label(leaf["label"]),
                then=then,
                then_rules=tuple(leaf["rules"]),
                now=now,
                now_rules=rules,
            )
        )


class _Answering:
    """The ways of answering one question, tried one after the other until one may be said.

    They stand in records that follow each other, in one turn, all held back but the last.
    """

    def __init__(self) -> None:
        self._last: Leaf | None = None
        self._served = False

    def is_served(self, leaf: Leaf) -> bool:
        """Whether a way that was tried before this one would have been said."""
        last = self._last
        goes_on = (
            last is not None
            and last["seq"] + 1 == leaf["seq"]
            and last["turn"] == leaf["turn"]
            and last["verdict"] == "blocked"
            and is_asked(last)
            and is_asked(leaf)
        )
        self._served = goes_on and self._served
        return self._served

    def take(self, leaf: Leaf, fate: Fate) -> None:
        """Go on past one way of answering."""
        self._last = leaf
        self._served = self._served or fate is Fate.SPOKEN


def _why(leaf: Leaf, personal: Mapping[str, Any] | None) -> Unreplayable:
    """Why a suggestion cannot be judged again."""
    if REGISTER_UNREADABLE in leaf["rules"]:
        return Unreplayable.REGISTER_UNREADABLE
    if personal is None:
        return Unreplayable.ERASED
    facts = personal.get("facts")
    return Unreplayable.FACTS_MISSING if facts is None else Unreplayable.CHARTER_LOST


def _less(total: Tally, before: Tally) -> Tally:
    return Tally(*(now - then for now, then in zip(total, before, strict=True)))
