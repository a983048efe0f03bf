"""Whatever a household, an adviser and a merchant do, in any order: what the log says holds."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from audit.accounting import DAY_MS, HOUR_MS
from audit.choices.settings import Setting
from audit.gate.door import Cleared
from audit.gate.permits import PermitRefused
from audit.home import ledger_path
from audit.records.leaves import Voice
from tests.audit.household import A, B, C, talkative
from tests.audit.roomy import roomy
from tests.support.clock import ManualClock
from tests.support.gates import help_with, occasion
from tests.support.suggestions import offer, suggestion

MERCHANTS = st.sampled_from(["payton", "freely", "stranger"])
TRIGGERS = st.sampled_from(["asked", "standing", "campaign"])
OFFERS = st.lists(
    st.builds(
        lambda merchant, cents, gtin: offer(merchant, cents, gtin=gtin),
        MERCHANTS,
        st.integers(100, 110),
        st.sampled_from([A, B, C]),
    ),
    min_size=1,
    max_size=5,
)


class RandomHousehold(RuleBasedStateMachine):
    """Keeps its own account of what was heard and refused, and compares it with the log."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.clock = ManualClock()
        self.gate = roomy(self.home, self.clock)
        self.turn = 0
        self.declined: set[str] = set()
        self.selling = True

    def next_turn(self) -> str:
        self.turn += 1
        return f"turn-{self.turn}"

    def hear(self, cleared: Sequence[Cleared]) -> None:
        for item in cleared:
            self.gate.redeem(item)
            assert (item.voice is Voice.SELL) == item.label.sells
            assert self.selling or not item.label.sells
            for gtin in self.declined:
                assert f"afé {gtin[-3:]}" not in item.words
            try:
                self.gate.redeem(item)
            except PermitRefused:
                continue
            raise AssertionError("a permit served twice")

    @rule(times=st.integers(1, 3))
    def ask_for_help(self, times: int) -> None:
        for _ in range(times):
            self.hear(self.gate.review(help_with(), occasion(self.next_turn())))

    @rule(offers=OFFERS, trigger=TRIGGERS, requested=st.booleans(), data=st.data())
    def suggest(
        self, offers: list[dict[str, Any]], trigger: str, requested: bool, data: st.DataObject
    ) -> None:
        indexes = st.integers(0, len(offers) - 1)
        named = data.draw(st.lists(indexes, min_size=1, max_size=2, unique=True))
        message = suggestion(*offers, trigger=trigger, named=named)
        turn = data.draw(st.sampled_from([f"turn-{self.turn}", self.next_turn()]))
        self.hear(self.gate.review(message, occasion(turn, requested=requested)))

    @rule()
    def say_no(self) -> None:
        if self.gate.last is not None:
            self.declined |= {item.offer.gtin for item in self.gate.last.named}
        self.gate.decline()

    @rule(allowed=st.booleans())
    def switch(self, allowed: bool) -> None:
        self.gate.choices.set(Setting.SELLING, "on" if allowed else "off")
        self.selling = allowed

    @rule(minutes=st.sampled_from([1, 61, 24 * 60 + 1]), years=st.integers(-2, 2))
    def let_time_pass(self, minutes: int, years: int) -> None:
        self.clock.advance(minutes=minutes)
        self.clock.set_wall(self.clock.wall().replace(year=2026 + years, day=1))

    @rule()
    def restart(self) -> None:
        self.gate.close()
        self.clock = ManualClock(self.clock.wall(), monotonic_ms=1)
        self.gate = talkative(self.home, self.clock)
        self.gate._ledger.check()

    @invariant()
    def the_caps_hold(self) -> None:
        with closing(sqlite3.connect(ledger_path(self.home))) as database:
            bodies = database.execute("select body from leaf order by seq").fetchall()
        spoken = [
            leaf
            for (body,) in bodies
            if (leaf := json.loads(body))["kind"] == "utterance" and leaf["verdict"] == "spoken"
        ]
        for label, cap, window in (("sell_unasked", 1, DAY_MS), ("sell_asked", 6, HOUR_MS)):
            times = [leaf["log_ms"] for leaf in spoken if leaf["label"] == label]
            for now in times:
                assert sum(now - window < time <= now for time in times) <= cap

    def teardown(self) -> None:
        self.gate.close()
        self.folder.cleanup()


TestRandomHousehold = RandomHousehold.TestCase
TestRandomHousehold.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
