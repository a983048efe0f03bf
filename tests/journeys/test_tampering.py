"""Clocks are set back, files are edited, numbers are guessed: nothing more is sold for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from audit.charter import CHARTER_FILES, read_texts
from audit.choices.settings import LEVELS, PinChange
from audit.home import ledger_path
from audit.ledger.reader import Record
from audit.records.leaves import Label
from tests.support.attacks import blocked, heard, refused_by, taken_over
from tests.support.campaigns import campaign, campaigns
from tests.support.clock import ManualClock
from tests.support.conversations import item
from tests.support.forecasts import put_weather
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests
from tests.support.suggestions import offer, suggestion

COFFEE = "je cherche du café moulu"
TIME = "quelle heure est-il"
PIN, GUESSES = "80461375", ("1111", "1234", "0000", "2580", "80461376")
UNASKED = item(suggestion(offer("valdor", 300), trigger="standing", intent="ask_time"))


async def label(here: Household) -> str:
    """What the answer to somebody who looks for coffee counts as."""
    return str((await here.say(COFFEE)).items[0]["label"])


def last_blocked(here: Household) -> Record:
    return blocked(here)[-1]


async def test_a_clock_set_back_gives_no_sale_back(tmp_path: Path, rasa: RasaForTests) -> None:
    home, clock = tmp_path / "home", ManualClock()
    yesterday = clock.wall() - timedelta(days=1)
    async with household(home, rasa, clock=clock) as here:
        assert [await label(here) for _ in range(6)] == [Label.SELL_ASKED] * 6
        clock.set_wall(yesterday)
        assert await label(here) == Label.ASSIST
        clock.set_wall(yesterday + timedelta(days=400))
        assert await label(here) == Label.ASSIST
    async with household(home, rasa, clock=ManualClock(yesterday, monotonic_ms=5)) as here:
        assert await label(here) == Label.ASSIST
        assert refused_by(blocked(here)) == [["asked-count"]] * 3


async def test_a_clock_set_back_ends_no_quiet_hours(tmp_path: Path, rasa: RasaForTests) -> None:
    late = datetime(2026, 11, 22, 22, 30).astimezone()
    clock = ManualClock(late)
    async with taken_over(tmp_path / "home", rasa, clock=clock) as (here, between):
        between.lie("action_tell_time", UNASKED)
        await here.say(TIME)
        assert "quiet-hours" in last_blocked(here).leaf["rules"]
        clock.set_wall(late - timedelta(hours=8))  # the afternoon before
        await here.say(TIME)
        assert "quiet-hours" in last_blocked(here).leaf["rules"]
        clock.set_wall(late + timedelta(hours=16))  # the afternoon after
        await here.say(TIME)
        assert "quiet-hours" not in last_blocked(here).leaf["rules"]
        assert heard(here) == ""


async def test_five_guesses_lock_the_number_whatever_the_clock_says(
    tmp_path: Path, rasa: RasaForTests
) -> None:
    home, clock = tmp_path / "home", ManualClock()
    async with household(home, rasa, clock=clock) as here:
        here.speaker.gate.choices.choose_pin(PIN, PinChange.CHOSEN)
        await here.say("des enfants vivent ici")
        for guess in GUESSES:
            await here.say("ouvre la vente pour un adulte")
            turn = await here.say(guess)
        assert "c'est fermé pour une heure" in turn.items[0]["words"]
    clock = ManualClock(clock.wall() + timedelta(days=2), monotonic_ms=5)
    async with household(home, rasa, clock=clock) as here:
        await here.say("ouvre la vente pour un adulte")
        await here.say(PIN)
        assert await label(here) == Label.ASSIST
        assert refused_by(blocked(here)) == [["child-may-hear"]]
        clock.advance(minutes=61)
        await here.say("ouvre la vente pour un adulte")
        await here.say(PIN)
        assert await label(here) == Label.SELL_ASKED
    assert not [guess for guess in GUESSES if f" {guess} " in heard(here)]


async def test_looser_caps_in_the_file_show_in_every_record_and_stay_under_the_ceiling(
    tmp_path: Path, rasa: RasaForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = tmp_path / "policies"
    policies.mkdir()
    for name in CHARTER_FILES:
        (policies / name).write_text(_loosened(name), "utf-8")
    async with household(tmp_path / "home", rasa):
        pass
    monkeypatch.setenv("CANDIDE_POLICIES", str(policies))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    async with taken_over(tmp_path / "home", rasa, clock=ManualClock()) as (here, between):
        before = len(here.spoken())
        await here.speaker.greet()
        assert "n'est pas une de celles qui sont publiées avec moi" in heard(here)
        (start,) = [r.leaf for r in here.records() if r.leaf["kind"] == "start"][1:]
        assert start["charter_released"] is False
        here.speaker.gate.choices.set_level(LEVELS[-1])
        assert [await label(here) for _ in range(20)] == [Label.SELL_ASKED] * 20
        assert await label(here) == Label.ASSIST
        assert last_blocked(here).leaf["rules"] == ["asked-count"]
        between.lie("action_tell_time", UNASKED)
        await here.say(TIME)
        assert {"share-cap-week", "share-cap-month"} <= set(last_blocked(here).leaf["rules"])
        assert {r.leaf["charter"] for r in here.spoken()[before:]} == {start["charter"]}


def _loosened(name: str) -> str:
    """One of the charter's files, with caps in it as a seller would like them."""
    lines = []
    for line in read_texts()[name].splitlines():
        cap, equals, _ = line.partition(" = ")
        if name.endswith(".toml") and equals and "none" not in "".join(lines[-12:]):
            line = f"{cap} = {0 if cap.endswith('_minutes') else 10_000}"
        lines.append(line)
    return "\n".join(lines)


def edit_by_hand(home: Path, edit: str) -> None:
    """Change a table past the triggers that guard it, and leave no trace of that."""
    guards = "select name, sql from sqlite_master where type = 'trigger'"
    with closing(sqlite3.connect(ledger_path(home))) as log, log:
        triggers = log.execute(guards).fetchall()
        for name, _ in triggers:
            log.execute(f"drop trigger {name}")
        assert log.execute(edit).rowcount > 0
        for _, sql in triggers:
            log.execute(sql)


@pytest.mark.parametrize(
    "edit",
    [
        "delete from account",
        "update setting set value = 'on' where name = 'selling'",
        "delete from decline",
        "delete from setting where name = 'children'",
    ],
)
async def test_a_table_edited_by_hand_is_found_and_stops_selling(
    tmp_path: Path, rasa: RasaForTests, edit: str
) -> None:
    home = tmp_path / "home"
    async with household(home, rasa, clock=ManualClock()) as here:
        await here.say(COFFEE)
        await here.say("non merci")
        await here.say("des enfants vivent ici")
        await here.say("ne me vends plus rien")
    edit_by_hand(home, edit)
    async with household(home, rasa, clock=ManualClock()) as here:
        assert await label(here) == Label.ASSIST
        assert any(record.leaf["kind"] == "incident" for record in here.records())
        assert "ne vends plus rien" in heard(here) or "sell nothing" in heard(here)
        assert "log-unsound" in last_blocked(here).leaf["rules"]


async def test_a_campaign_aimed_at_children_is_never_heard(
    tmp_path: Path, rasa: RasaForTests
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    wish = campaigns(campaign("for-the-small", "valdor", facts={}, audience="children"))
    (home / "campaigns.toml").write_text(wish.text, "utf-8")
    put_weather(home)
    async with taken_over(home, rasa, clock=ManualClock()) as (here, _):
        turn = await here.say("quel temps fait-il")
        assert [thing["label"] for thing in turn.items] == [Label.ASSIST]
        assert last_blocked(here).leaf["campaign"] == "for-the-small"
        assert "aimed-at-children" in last_blocked(here).leaf["rules"]
        assert "Valdor" not in heard(here)
