"""`candide policy explain` and `replay`, as somebody at a terminal meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.inspect.lines import line
from audit.records.leaves import DeclineScope
from tests.audit.household import help_much, three_offers
from tests.audit.ledger.logs import tamper
from tests.audit.replay.logs import UNASKED, a_month, policies, records, speaking
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import make_checked_gate, occasion
from tests.support.suggestions import offer, suggestion
from tests.support.watchdogs import WordWatch

FRENCH, ENGLISH = "fr_FR.UTF-8", "en_IE.UTF-8"


def first(home: Path, **fields: object) -> int:
    """The number of the first record with these fields."""
    log, _ = records(home)
    return next(
        int(leaf["seq"]) for leaf, _ in log if all(leaf.get(k) == v for k, v in fields.items())
    )


def explained(record: int, *options: str) -> str:
    shown = candide("policy", "explain", record, *options)
    assert (shown.exit_code, shown.stderr) == (0, "")
    return shown.stdout


# -- explain --------------------------------------------------------------------------------------


def test_a_refusal_is_told_with_its_rule_its_law_and_both_halves(home: Path) -> None:
    a_month(home)
    text = explained(first(home, verdict="blocked"))
    assert "selling that nobody asked for (`sell_unasked`), held back." in text
    assert "Set off by: a campaign, unasked. Who pays: payton." in text
    assert "share-cap-week: “Over the last seven days, the share" in text
    assert "Law: UCPD 2005/29, art. 5(2) and 9(a)." in text
    assert (
        "unasked selling of the last 7 days, this one included: 2 of 122 turns (1.64%), "
        "84 of 3084 words (2.73%), 24.676 of 1224.676 seconds (2.02%); the worst is 2.73%, cap 2%"
    ) in text
    assert "since the last unasked suggestion: 30\u00a0min, wait 12\u00a0h" in text
    assert "unasked suggestions in the last 24 hours before it: 1, cap 1" in text
    assert "It is the charter in force today." in text
    assert "its numbers are the same" in text


def test_what_was_allowed_is_told_with_how_close_it_was_to_every_cap(home: Path) -> None:
    a_month(home)
    unasked = explained(first(home, label="sell_unasked"))
    assert "(`sell_unasked`), allowed." in unasked
    for cap in ("25%", "50%", "20%", "2%"):
        assert f", cap {cap}\n" in unasked
    assert "since the last unasked suggestion: never, wait 12\u00a0h" in unasked
    assert "since the last no: never, wait 24\u00a0h" in unasked
    asked = explained(first(home, label="sell_asked"))
    assert "Heard: “which coffee”" in asked
    assert "paid answers in the last hour before it: 0, cap 6" in asked
    assert "unasked selling" not in asked
    unpaid = explained(first(home, label="assist", trigger="asked"))
    assert "Nobody gains from what it names, so no cap counts it." in unpaid


def test_in_french_too(home: Path) -> None:
    a_month(home)
    text = explained(first(home, verdict="blocked"), "--lang", "fr")
    assert "de la vente que personne n'avait demandée (`sell_unasked`), retenu." in text
    assert "84 sur 3084 mots (2,73\u00a0%)" in text
    assert "la pire part est 2,73\u00a0%, plafond 2\u00a0%" in text
    assert "Loi\u00a0: directive 2005/29/CE, art. 5(2) et 9(a)." in text
    for word in (" of ", " cap ", "Law", "None"):
        assert word not in text


def test_of_erased_records_the_leaf_alone_still_tells_the_numbers(home: Path) -> None:
    a_month(home)
    blocked = first(home, verdict="blocked")
    before = explained(blocked)
    assert candide("ledger", "erase", blocked, "--yes").exit_code == 0
    after = explained(blocked)
    assert "Its words are erased." in after
    assert "what the log's leaves alone still tell" in after
    told = [each for each in before.splitlines() if each.startswith("  - ")]
    assert told == [each for each in after.splitlines() if each.startswith("  - ")]
    assert "coffee" not in after


def test_a_fact_that_went_with_the_words_is_said_to_be_gone(home: Path, clock: ManualClock) -> None:
    gate = speaking(home, clock)
    gate.review(three_offers(), occasion("a"))
    gate.never_again(DeclineScope.SPONSOR)
    gate.review(three_offers(), occasion("b"))
    gate.close()
    blocked = first(home, verdict="blocked")
    assert "the household had said no to who sells or pays" in explained(blocked)
    assert candide("ledger", "erase", blocked, "--yes").exit_code == 0
    text = explained(blocked)
    assert "declined-sponsor: “You said no to the company that pays" in text
    assert "declined_sponsor: erased" in text


def test_todays_charter_is_asked_where_it_is_another(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_month(home)
    stricter = policies(tmp_path / "s", "profiles.toml", "cap_week = 200", "cap_week = 100")
    monkeypatch.setenv("CANDIDE_POLICIES", str(tmp_path / "s"))
    text = explained(first(home, label="sell_unasked"))
    assert "released" in text
    assert f"Today another charter is in force: {stricter.digest[:12]}." in text
    assert "On the same facts it would refuse it: share-cap-week." in text
    looser = ("unasked_in_day >= principal.unasked_per_day", "unasked_in_day > 9")
    policies(tmp_path / "l", "charter.cedar", *looser)
    monkeypatch.setenv("CANDIDE_POLICIES", str(tmp_path / "l"))
    assert "On the same facts it would allow it." in explained(first(home, label="sell_asked"))


@pytest.mark.parametrize("locale", [ENGLISH, FRENCH])
def test_what_has_no_decision_is_said_to_have_none(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    a_month(home)
    monkeypatch.setenv("LC_ALL", locale)
    french = locale == FRENCH
    start = explained(first(home, kind="start"))
    assert ("pas de décision à expliquer" if french else "no decision to explain") in start
    help_ = explained(first(home, label="assist"))
    assert ("L'aide n'a pas besoin" if french else "Help needs no leave") in help_
    notice = explained(first(home, label="notice"))
    assert ("Un avis n'a pas besoin" if french else "A notice needs no leave") in notice
    shown = candide("policy", "explain", 9999)
    assert shown.exit_code == 1
    assert ("pas d'enregistrement 9999" if french else "no record 9999") in shown.stderr


def test_without_a_log_both_say_so(home: Path) -> None:
    for command in (["explain", "1"], ["replay"]):
        shown = candide("policy", *command)
        assert shown.exit_code == 1
        assert "There is no log yet" in shown.stderr


def test_what_the_gate_held_back_by_itself_is_not_laid_to_the_charter(
    home: Path, clock: ManualClock
) -> None:
    gate = make_checked_gate(home, clock, register=None)
    gate.review(three_offers(), occasion("a"))
    gate.close()
    text = explained(first(home, verdict="blocked"))
    assert "The register of interests cannot be read, so I sell nothing." in text
    assert "erased" not in text


def test_no_word_of_others_can_command_the_terminal(home: Path, clock: ManualClock) -> None:
    gate = make_checked_gate(home, clock, watchdog=WordWatch())
    gate.review(suggestion(offer("payton", 300)), occasion("a", heard="\x1b[2Jcoffee\nRecord 1"))
    gate.close()
    text = explained(first(home, kind="utterance"))
    assert "\x1b" not in text
    assert "Heard: “\ufffd[2Jcoffee\ufffdRecord 1”" in text


# -- replay ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", [ENGLISH, FRENCH])
def test_a_sound_log_replays_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    a_month(home)
    monkeypatch.setenv("LC_ALL", locale)
    shown = candide("policy", "replay")
    assert (shown.exit_code, shown.stderr) == (0, "")
    english = "12 of 12 decisions taken again on their own facts come out as logged"
    assert ("12 décisions sur 12" if locale == FRENCH else english) in shown.stdout


def test_other_caps_are_told_change_by_change_with_both_halves_of_both_shares(home: Path) -> None:
    a_month(home)
    shown = candide("policy", "replay", "--set", "cap-week=100", "--set", "asked-per-hour=5")
    assert shown.exit_code == 0
    assert "Replayed under: cap-week = 100, asked-per-hour = 5, the rest as it was." in shown.stdout
    assert "sell_unasked spoken (suggestion-permitted) → blocked (share-cap-week)" in shown.stdout
    assert "Unasked share then: 2 of " in shown.stdout
    assert "Unasked share now: 1 of " in shown.stdout, "the first one leaves room for the second"
    assert "95% interval" in shown.stdout
    assert "Answers to what was asked that would have been held back: 1." in shown.stdout
    assert "A replay cannot show" in shown.stdout


def test_a_tampered_share_is_found_and_ends_with_one(home: Path) -> None:
    a_month(home)
    record = first(home, label="sell_unasked")
    more = """replace(cast(body as text), '"helped_turns":120', '"helped_turns":220')"""
    where = f"where seq = {record}"
    tamper(home / "ledger.db", " ".join(("update leaf set body = cast(", more, "as blob)", where)))
    shown = candide("policy", "replay")
    assert shown.exit_code == 1
    assert "come out as logged" not in shown.stdout
    assert (
        f"Record {record}: share_week is 1 of 221 turns (0.46%), 42 of 3042 words (1.39%), 12.338 "
        "of 1212.338 seconds (1.02%) in the log; counted again it is 1 of 121 turns (0.83%)"
    ) in shown.stderr
    assert "does not follow from the log" in explained(record)
    told = json.loads(candide("policy", "replay", "--json").stdout)["findings"]
    assert {finding["record"] for finding in told} == {record}
    assert told[0]["found"]["helped_turns"] == 120


def test_json_has_whole_numbers_and_every_change(home: Path, tmp_path: Path) -> None:
    a_month(home)
    charter = policies(tmp_path / "p", "profiles.toml", "asked_per_hour = 6", "asked_per_hour = 7")
    shown = candide("policy", "replay", "--policies", tmp_path / "p", "--json")
    assert shown.exit_code == 0
    told = json.loads(shown.stdout, parse_float=lambda text: pytest.fail(f"a float: {text}"))
    assert told["policy"] == {"charter": charter.digest, "profile": None, "caps": {}}
    assert [(one["then"], one["now"]) for one in told["changes"]] == [
        ("blocked", "spoken"),
        ("spoken", "not-made"),
    ]
    assert told["then"]["asked_sells"] + 1 == told["now"]["asked_sells"]
    assert told["findings"] == []


def test_days_without_records_and_days_the_wrong_way_round(home: Path) -> None:
    a_month(home)
    shown = candide("policy", "replay", "--from", "2031-01-01")
    assert (shown.exit_code, shown.stdout) == (0, "No record lies in this period.\n")
    assert candide("policy", "replay", "--from", "2026-12-02", "--to", "2026-12-01").exit_code == 2
    first_day = candide("policy", "replay", "--to", "2026-11-22", "--profile", "none").stdout
    assert "Unasked share then: 1 of " in first_day


def test_a_policy_that_is_none_is_refused(home: Path, tmp_path: Path) -> None:
    a_month(home)
    for options, told in (
        (["--profile", "generous"], "has no profile generous. It has: none, careful, open."),
        (["--set", "cap-day=1"], "cap-day is not a cap."),
        (["--set", "cap-week=a"], "cannot have the value “a”"),
        (["--policies", str(tmp_path)], "charter.cedar cannot be read"),
    ):
        shown = candide("policy", "replay", *options)
        assert shown.exit_code == 1
        assert told in shown.stderr


def test_replaying_writes_nothing(home: Path, clock: ManualClock) -> None:
    gate = speaking(home, clock)
    help_much(gate, 3)
    gate.review(three_offers(**UNASKED), occasion("a"))
    before = [line(leaf["seq"], dict(leaf), {"words": ""}) for leaf, _ in records(home)[0]]
    for command in (["replay", "--profile", "none"], ["explain", "1"]):
        assert candide("policy", *command).exit_code == 0, "beside a running speaker"
    assert before == [line(leaf["seq"], dict(leaf), {"words": ""}) for leaf, _ in records(home)[0]]
    gate.close()
