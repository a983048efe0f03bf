"""A replay changes nothing under the same rules, and follows through what others would change."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit import accounting
from audit.accounting import Books, Window
from audit.charter import ClosedCharter
from audit.choices.settings import Setting, SettingRefused
from audit.gate import judgement
from audit.gate.door import Gate
from audit.home import ledger_path
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineScope, ErasureReason, Label, MusicChange, MusicSource
from audit.replay import Policy, replay
from audit.replay.errors import NotACap, ProfileUnknown
from audit.replay.policy import read_caps
from audit.replay.replaying import Fate, Read, Replayed, Unreplayable
from tests.audit.household import help_much, three_offers
from tests.audit.replay.logs import (
    UNASKED,
    a_month,
    changed,
    helped,
    policies,
    records,
    replayed,
    speaking,
)
from tests.support.clock import ManualClock
from tests.support.gates import make_checked_gate, make_gate, occasion


def fates(found: Replayed) -> list[tuple[Label, Fate, Fate]]:
    """The changes of outcome."""
    return [(one.label, one.then, one.now) for one in found.changes if one.is_outcome]


# -- the same rules -------------------------------------------------------------------------------


def test_under_the_same_rules_nothing_changes(home: Path, clock: ManualClock) -> None:
    a_month(home)
    found = replayed(home)
    assert (found.findings, found.changes, found.left_out) == ([], [], {})
    assert found.checked == found.replayed == found.suggestions > 10
    assert found.then == found.now
    assert found.then.said.sold_turns == 2


STEPS = st.sampled_from(
    ["help", "push", "push in a turn", "ask", "no", "no sponsor", "wait", "long wait", "tighten",
     "open", "restart", "off", "on", "children", "erase", "lift", "music"]
)  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=2, max_size=10))
def test_so_it_is_whatever_a_household_did(steps: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, clock = Path(folder), ManualClock()
        helped(home)
        gate = speaking(home, clock)
        for number, step in enumerate(steps):
            gate, clock = live(gate, home, clock, step, number)
        gate.close()
        as_it_was = replayed(home)
        assert as_it_was.findings == as_it_was.changes == []
        none = replayed(home, Policy(profile="none"))
        judged = set(range(10**6)).difference(*none.left_out.values())
        log, _ = records(home)
        for leaf, _personal in log:
            if leaf.get("label", "").startswith("sell") and leaf["seq"] in judged:
                now = next((c.now for c in none.changes if c.record == leaf["seq"]), None)
                assert (now or Fate(leaf["verdict"])) is Fate.BLOCKED


def live(
    gate: Gate, home: Path, clock: ManualClock, step: str, number: int
) -> tuple[Gate, ManualClock]:
    """Let one thing happen in a household."""
    match step:
        case "help":
            help_much(gate, 3, 1000 + 10 * number)
        case "push":
            gate.review(three_offers(**UNASKED), occasion(f"push-{number}"))
        case "push in a turn":
            gate.review(three_offers(**UNASKED), occasion("help-1"))
        case "ask":
            gate.review(three_offers(), occasion(f"ask-{number}"))
        case "no":
            gate.decline()
        case "no sponsor":
            gate.never_again(DeclineScope.SPONSOR)
        case "lift":
            gate.choices.lift(gate.choices.latest)
        case "wait":
            clock.advance(minutes=61)
        case "long wait":
            clock.advance(hours=25)
        case "tighten":
            gate.choices.set(Setting.CAP_WEEK, "100")
        case "open":
            gate.choices.set(Setting.PROFILE, "open")
        case "off" | "on":
            gate.choices.set(Setting.SELLING, step)
        case "music":
            gate.music(MusicChange.STARTED, MusicSource.RADIO)
        case "children":
            gate.choices.set(Setting.CHILDREN, "yes")
        case "erase":
            size = gate._ledger.tip.size
            gate._ledger.erase([(size, size)], ErasureReason.COMMAND)
        case "restart":
            gate.close()
            clock = ManualClock(clock.wall(), monotonic_ms=1)
            gate = speaking(home, clock)
    return gate, clock


def test_a_decision_is_counted_as_of_when_it_was_taken_not_written(home: Path) -> None:
    """Some milliseconds lie between the two, and in them an hour ends, and a minute."""

    class Ticking(ManualClock):
        def monotonic_ms(self) -> int:
            self._monotonic_ms += 1
            return self._monotonic_ms

    clock = Ticking()
    gate = speaking(home, clock)
    for number in range(6):
        gate.review(three_offers(), occasion(f"asked-{number}"))
    gate.review(three_offers(**UNASKED), occasion("unasked"))
    first = next(leaf for leaf, _ in records(home)[0] if leaf.get("trigger"))
    clock._monotonic_ms += first["log_ms"] + 3_600_000 - gate._ledger.now_ms() - 20
    for number in range(20):
        gate.review(three_offers(**UNASKED), occasion(f"late-{number}"))
    gate.close()
    log, _ = records(home)
    crossing = [
        leaf["seq"]
        for leaf, personal in log
        if personal and personal["facts"]["asked_in_hour"] > hour_count(log, leaf)
    ]
    assert crossing, "an hour did end between a decision and its record"
    assert replayed(home).findings == []


def hour_count(log: Sequence[Read], leaf: Mapping[str, Any]) -> int:
    """Asked-for sells spoken in the hour before a record was written."""
    since = leaf["log_ms"] - 3_600_000
    return sum(
        each["label"] == "sell_asked" and each["verdict"] == "spoken" and each["log_ms"] > since
        for each, _personal in log[: leaf["seq"] - 1]
        if each["kind"] == "utterance"
    )


# -- what the log cannot have come to -------------------------------------------------------------


@pytest.mark.parametrize("window", list(Window))
@pytest.mark.parametrize("half", ["sold_turns", "helped_words", "helped_ms"])
def test_a_wrong_half_of_any_share_is_found(
    home: Path, clock: ManualClock, window: Window, half: str
) -> None:
    a_month(home)

    def change(leaves: list[dict[str, Any]]) -> None:
        leaf = next(leaf for leaf in leaves if leaf.get("share"))
        leaf["share"], leaf["counted"] = dict(leaf["share"]), dict(leaf["counted"])
        if window is Window.WEEK:
            leaf["share"][half] += 1
        else:
            leaf["counted"][window] = {**leaf["counted"][window], half: 999_999}

    (finding,) = changed(home, change).findings
    assert finding.name == f"share_{window}"
    assert isinstance(finding.logged, dict)
    assert isinstance(finding.found, dict)
    assert {name for name, value in finding.found.items() if finding.logged[name] != value} == {
        half
    }


def test_a_device_that_lies_about_its_help_is_found_though_its_record_agrees_with_itself(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = speaking(home, clock)
    help_much(gate, 5)

    def generous(*args: Any, **more: Any) -> Books:
        books = accounting.books(*args, **more)
        kinder = {
            window: tally._replace(helped_turns=500, helped_words=9_000, helped_ms=5_000_000)
            for window, tally in books.tallies.items()
        }
        return replace(books, tallies=kinder)

    monkeypatch.setattr(judgement, "accounting", _With(accounting, books=generous))
    (sale,) = gate.review(three_offers(**UNASKED), occasion("sale"))
    gate.close()
    found = replayed(home)
    assert {finding.record for finding in found.findings} == {sale.record}
    leaf_says = {finding.name for finding in found.findings if finding.source == "leaf"}
    assert leaf_says == {f"share_{window}" for window in Window}
    (change,) = found.changes
    assert (change.now, "share-cap-week" in change.now_rules) == (Fate.BLOCKED, True)


class _With:
    """A module with some of its names replaced."""

    def __init__(self, module: Any, **names: Any) -> None:
        self._module, self._names = module, names

    def __getattr__(self, name: str) -> Any:
        return self._names.get(name) or getattr(self._module, name)


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("verdict", "spoken", "verdict"),
        ("rules", ["spacing"], "verdict"),
        ("label", "sell_asked", "label"),
        ("label", "assist", "sells"),
        ("trigger", "asked", "asked"),
        ("words", 3, "share_week"),
        ("profile", "open", "cap_week"),
    ],
)
def test_a_changed_decision_is_found(
    home: Path, clock: ManualClock, field: str, value: Any, name: str
) -> None:
    a_month(home)

    def change(leaves: list[dict[str, Any]]) -> None:
        next(leaf for leaf in leaves if leaf.get("verdict") == "blocked")[field] = value

    assert name in {finding.name for finding in changed(home, change).findings}


def test_facts_that_the_household_decided_otherwise_are_found(
    home: Path, clock: ManualClock
) -> None:
    a_month(home)

    def change(leaves: list[dict[str, Any]]) -> None:
        leaf = next(leaf for leaf in leaves if leaf.get("name") == "introduced")
        leaf["name"], leaf["value"] = "selling", "off"

    names = {finding.name for finding in changed(home, change).findings}
    assert names == {"selling_allowed", "introduced"}


def test_a_charter_in_the_log_that_is_not_the_one_named_is_no_charter(
    home: Path, clock: ManualClock
) -> None:
    a_month(home)
    log, charters = records(home)
    ((digest, text),) = charters._texts.items()
    other = text.replace("context.unasked_in_day >= 3", "context.unasked_in_day >= 9")
    for texts in ({}, {digest: other}, {digest: "rubbish"}):
        found = replay(log, type(charters)(texts), Policy())
        assert set(found.left_out) == {Unreplayable.CHARTER_LOST}
        assert (found.checked, found.findings, found.changes) == (0, [], [])


# -- other rules ----------------------------------------------------------------------------------


def test_with_the_profile_none_nothing_is_sold(home: Path, clock: ManualClock) -> None:
    a_month(home)
    found = replayed(home, Policy(profile="none"))
    assert found.findings == []
    assert found.now.said.sold_turns == found.now.asked == 0
    assert {label for label, fate in found.now.fates if fate is Fate.SPOKEN} == {Label.ASSIST}
    assert found.unanswered == found.then.asked == 6


def test_a_sale_that_is_not_made_leaves_room_for_the_next(home: Path, clock: ManualClock) -> None:
    """The cascade: with a tighter week the first sale goes, and the caps of the rest look on."""
    gate = speaking(home, clock)
    gate.choices.set(Setting.PROFILE, "open")
    help_much(gate, 30)
    gate.review(three_offers(**UNASKED), occasion("first"))
    help_much(gate, 60, 100)
    clock.advance(minutes=30)
    gate.review(three_offers(**UNASKED), occasion("too soon"))
    gate.close()
    found = replayed(home, Policy(caps=read_caps(["cap-week=300"])))
    assert fates(found) == [
        (Label.SELL_UNASKED, Fate.SPOKEN, Fate.BLOCKED),
        (Label.SELL_UNASKED, Fate.BLOCKED, Fate.SPOKEN),
    ]
    then, now = found.changes
    assert (then.now_rules, now.then_rules) == (("share-cap-week",), ("spacing",))
    assert found.now.said.sold_turns == 1


def test_a_looser_charter_lets_an_answer_stand_and_the_ones_after_it_are_not_made(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    a_month(home)
    charter = policies(tmp_path / "p", "profiles.toml", "asked_per_hour = 6", "asked_per_hour = 7")
    found = replayed(home, Policy(charter=charter))
    assert found.findings == []
    assert fates(found) == [
        (Label.SELL_ASKED, Fate.BLOCKED, Fate.SPOKEN),
        (Label.ASSIST, Fate.SPOKEN, Fate.NOT_MADE),
    ]
    assert found.now.said.helped_turns == found.then.said.helped_turns - 1


def test_what_a_changed_rule_says_is_what_counts(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    a_month(home)
    charter = policies(
        tmp_path / "p", "charter.cedar", "when { resource.sells && !principal.introduced }",
        "when { resource.sells }",
    )  # fmt: skip
    found = replayed(home, Policy(charter=charter))
    assert found.now.said.sold_turns == found.now.asked == 0
    assert all("not-introduced" in one.now_rules for one in found.changes if one.now_rules)


def test_only_the_days_asked_for_are_replayed(home: Path, clock: ManualClock) -> None:
    a_month(home)
    log, charters = records(home)
    first = log[0][0]["wall"][:10]
    none = Policy(profile="none")
    later = replay(log, charters, none, within=lambda leaf: leaf["wall"][:10] > first)
    assert later.then.said.sold_turns == 1
    assert later.now.said.sold_turns == 0
    assert all(one.wall[:10] > first for one in later.changes)
    nothing = replay(log, charters, none, within=lambda leaf: False)
    assert (nothing.records, nothing.suggestions, nothing.then.asked) == (0, 0, 0)


def test_erased_records_stay_what_they_were_and_are_named(home: Path, clock: ManualClock) -> None:
    a_month(home)
    sale = next(leaf["seq"] for leaf, _ in records(home)[0] if leaf.get("trigger"))
    ledger = Ledger(ledger_path(home), clock)
    ledger.erase([(sale, sale)], ErasureReason.COMMAND)
    ledger.close()
    found = replayed(home, Policy(profile="none"))
    assert found.left_out == {Unreplayable.ERASED: [sale]}
    assert found.now.said.sold_turns == 1
    assert found.findings == []

    def change(leaves: list[dict[str, Any]]) -> None:
        leaves[sale - 1]["share"] = {**leaves[sale - 1]["share"], "helped_turns": 1}

    assert [one.record for one in changed(home, change).findings] == [sale]


def test_what_the_charter_did_not_decide_stays(home: Path, clock: ManualClock) -> None:
    gate = make_checked_gate(home, clock, register=None)
    gate.review(three_offers(), occasion("a"))
    gate.close()
    found = replayed(home, Policy(profile="open"))
    assert set(found.left_out) == {Unreplayable.REGISTER_UNREADABLE}
    assert found.changes == []


def test_a_charter_that_could_not_be_read_refused_and_another_would_decide(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    gate = make_checked_gate(home, clock, charter=ClosedCharter())
    gate.review(three_offers(), occasion("a"))
    gate.close()
    assert replayed(home).findings == []
    charter = policies(tmp_path / "p", "profiles.toml", "# No selling at all.", "# None.")
    found = replayed(home, Policy(charter=charter))
    assert (Label.SELL_ASKED, Fate.BLOCKED, Fate.SPOKEN) in fates(found)


def test_caps_are_the_households_own_unless_told_otherwise(home: Path, clock: ManualClock) -> None:
    gate = speaking(home, clock)
    gate.choices.set(Setting.UNASKED_PER_DAY, "0")
    help_much(gate, 120)
    gate.review(three_offers(**UNASKED), occasion("sale"))
    gate.close()
    assert fates(replayed(home, Policy(profile="open"))) == []
    default = Policy(caps=read_caps(["unasked-per-day=default"]))
    assert fates(replayed(home, default)) == [(Label.SELL_UNASKED, Fate.BLOCKED, Fate.SPOKEN)]


def test_what_is_no_cap_and_no_profile_is_refused(home: Path, clock: ManualClock) -> None:
    for text in ("quiet=none", "cap-day=100", "", "x"):
        with pytest.raises(NotACap):
            read_caps([text])
    with pytest.raises(SettingRefused):
        read_caps(["cap-week=-1"])
    gate = make_gate(home, clock)
    gate.start("1.0")
    gate.review(three_offers(), occasion("a"))
    gate.close()
    with pytest.raises(ProfileUnknown):
        replayed(home, Policy(profile="generous"))
