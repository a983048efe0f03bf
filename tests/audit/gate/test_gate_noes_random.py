"""Promise 5, whatever is said in whatever order: what a whole no holds for is never named."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.choices.settings import Setting
from audit.gate.door import Cleared
from audit.home import ledger_path
from audit.ledger.checklog import check_log
from audit.named import No
from audit.records.leaves import DeclineScope as Scope
from audit.records.leaves import Label, Outcome
from tests.audit.household import help_much, talkative
from tests.audit.roomy import roomy
from tests.support.clock import ManualClock
from tests.support.gates import occasion
from tests.support.suggestions import offer, suggestion

GTINS = tuple(f"95200000{number:05}" for number in range(101, 105))
OFFERS = st.lists(
    st.builds(
        lambda merchant, cents, gtin, brand, grams: offer(
            merchant,
            cents,
            gtin=gtin,
            brand=brand,
            quantity={"amount": grams, "unit": "g"},
            category=f"coffee_{grams}",
        ),
        st.sampled_from(["payton", "freely", "stranger"]),
        st.integers(100, 104),
        st.sampled_from(GTINS),
        st.sampled_from(["Marque", "MARQUE", "Autre"]),
        st.sampled_from([250, 500]),
    ),
    min_size=1,
    max_size=4,
)


class Household:
    """Keeps account of what was refused: of whole noes and lighter ones, by scope and value."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.clock = ManualClock()
        self.gate = roomy(self.home, self.clock)
        self.gate.choices.set(Setting.PROFILE, "open")
        self.turn = 0
        self.noes: dict[tuple[Scope, str], bool] = {}
        self.heard: list[tuple[Cleared, dict[str, Any]]] = []

    def next_turn(self) -> str:
        self.turn += 1
        return f"turn-{self.turn}"

    def refuse(self, scope: Scope, value: str, *, lighter: bool = False) -> None:
        self.noes[scope, value] = self.noes.get((scope, value), True) and lighter

    def hear(self, cleared: Sequence[Cleared], offers: list[dict[str, Any]]) -> None:
        for item in cleared:
            self.gate.redeem(item)
            if item.label is Label.NOTICE:
                continue
            for one in offers:
                if f"afé {one['gtin'][-3:]}" not in item.words:
                    continue
                for no in (
                    (Scope.PRODUCT, one["gtin"]),
                    (Scope.BRAND, one["brand"].casefold()),
                    (Scope.CATEGORY, one["category"]),
                ):
                    same = [two for two in offers if two["gtin"] == one["gtin"]]
                    if no in self.noes and (no[0] is Scope.PRODUCT or len(same) == 1):
                        assert self.noes[no], no
                        assert item.label is not Label.SELL_UNASKED, no
                sponsor = (Scope.SPONSOR, one["merchant"])
                shop = f"chez {one['merchant_name']}"
                if shop in item.words and len({two["merchant"] for two in offers}) == 1:
                    assert self.noes.get(sponsor, True), sponsor

    def suggest(
        self, offers: list[dict[str, Any]], asked: bool, later: bool, most: int, answer: str
    ) -> None:
        if later:
            self.let_a_day_pass()
        order = sorted(
            range(len(offers)),
            key=lambda i: (offers[i]["price"]["cents"], offers[i]["gtin"], offers[i]["merchant"]),
        )
        trigger = "asked" if asked else "campaign"
        message = suggestion(*offers, trigger=trigger, named=order[:most])
        cleared = self.gate.review(message, occasion(self.next_turn()))
        self.hear(cleared, offers)
        if cleared:
            self.answer(answer)

    def answer(self, answer: str) -> None:
        last = self.gate.last
        assert last is not None
        if last.unasked and answer != "no":
            answer = "cut short"
        match answer:
            case "nothing":
                return
            case "no":
                for item in last.named:
                    self.refuse(Scope.PRODUCT, item.offer.gtin)
                self.gate.decline()
            case "cut short":
                if last.unasked:
                    for item in last.named:
                        self.refuse(Scope.PRODUCT, item.offer.gtin, lighter=True)
                self.gate.outcome(last.record, Outcome.INTERRUPTED, 500)
            case scope:
                for no in self.gate.never_again(Scope(scope)):
                    self.refuse(no.scope, no.value)

    def let_a_day_pass(self) -> None:
        self.clock.advance(hours=25)
        self.clock.set_wall(self.clock.wall().replace(hour=12))
        help_much(self.gate, 12, start=self.turn * 1000)

    def lift_what_was_declined_last(self) -> None:
        self._lifted(self.gate.choices.latest)
        self.gate.choices.lift(self.gate.choices.latest)

    def lift_by_name(self, gtin: str, brand: str) -> None:
        noes = [No(Scope.PRODUCT, gtin, "x", "x"), No(Scope.BRAND, brand, "x", "x")]
        self._lifted(noes)
        self.gate.choices.lift(noes)

    def _lifted(self, noes: Sequence[No]) -> None:
        for no in noes:
            value = no.value[1:] if no.scope is Scope.PRODUCT and len(no.value) == 14 else no.value
            self.noes.pop((no.scope, value), None)

    def restart(self) -> None:
        self.gate.close()
        self.clock = ManualClock(self.clock.wall(), monotonic_ms=1)
        self.gate = talkative(self.home, self.clock)
        self.gate._ledger.check()

    def the_log_holds_every_no(self) -> None:
        declined = self.gate.choices.wishes().declined
        held = {
            (scope, value[1:] if scope is Scope.PRODUCT else value): lighter
            for (scope, value), lighter in declined.items()
            if scope is not Scope.LIKENESS
        }
        assert held == self.noes

    def leave(self) -> None:
        self.gate.close()
        assert check_log(ledger_path(self.home)) == ()
        self.folder.cleanup()


SUGGEST = st.tuples(
    st.just(Household.suggest),
    OFFERS,
    st.booleans(),
    st.booleans(),
    st.integers(1, 2),
    st.sampled_from(["nothing", "no", "cut short", "brand", "category", "sponsor"]),
)
LIFT = st.tuples(
    st.just(Household.lift_by_name),
    st.sampled_from(GTINS),
    st.sampled_from(["marque", "autre"]),
)
OTHERS = st.sampled_from([(Household.lift_what_was_declined_last,), (Household.restart,)])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(SUGGEST, SUGGEST, SUGGEST, LIFT, OTHERS), min_size=12, max_size=16))
def test_what_a_whole_no_holds_for_is_never_named(steps: list[Any]) -> None:
    household = Household()
    try:
        for step, *facts in steps:
            step(household, *facts)
            household.the_log_holds_every_no()
    finally:
        household.leave()
