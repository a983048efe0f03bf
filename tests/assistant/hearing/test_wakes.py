"""Wakes and false wakes, counted by day, and nothing but counts kept."""

from __future__ import annotations

import json
import logging
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing.wakes import DAYS_KEPT, Day, WakeCounter

TODAY = date(2026, 11, 22)


def test_counts_survive_a_restart_and_are_counts_alone(tmp_path: Path) -> None:
    path = tmp_path / "wakes.json"
    counter = WakeCounter(path, lambda: TODAY)
    counter.woke()
    counter.woke()
    counter.nobody_spoke()
    counter.not_for_me()
    again = WakeCounter(path, lambda: TODAY + timedelta(days=1))
    again.woke()
    assert again.days() == {
        TODAY + timedelta(days=1): Day(wakes=1),
        TODAY: Day(wakes=2, nobody_spoke=1, not_for_me=1),
    }
    assert again.days()[TODAY].mistakes == 2
    assert json.loads(path.read_text()) == {
        "days": {
            "2026-11-22": {"wakes": 2, "nobody_spoke": 1, "not_for_me": 1},
            "2026-11-23": {"wakes": 1, "nobody_spoke": 0, "not_for_me": 0},
        }
    }
    assert [file.name for file in tmp_path.iterdir()] == ["wakes.json"]


def test_sixty_days_are_kept(tmp_path: Path) -> None:
    for day in range(100):
        WakeCounter(tmp_path / "wakes.json", lambda day=day: TODAY + timedelta(days=day)).woke()  # type: ignore[misc]
    days = WakeCounter(tmp_path / "wakes.json", lambda: TODAY).days()
    assert len(days) == DAYS_KEPT
    assert next(iter(days)) == TODAY + timedelta(days=99)
    assert min(days) == TODAY + timedelta(days=40)


def test_a_clock_that_is_not_set_yet_costs_no_counts(tmp_path: Path) -> None:
    path = tmp_path / "wakes.json"
    WakeCounter(path, lambda: TODAY).woke()
    WakeCounter(path, lambda: date(1970, 1, 1)).woke()
    assert set(WakeCounter(path, lambda: TODAY).days()) == {TODAY, date(1970, 1, 1)}


@given(damage=st.binary(max_size=60))
def test_a_damaged_file_is_set_aside_and_counting_begins_anew(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes
) -> None:
    path = tmp_path_factory.mktemp("home") / "wakes.json"
    path.write_bytes(b'{"days": {"2026-11-22": {"wakes": -1}}}' + damage)
    counter = WakeCounter(path, lambda: TODAY)
    assert counter.days() == {}
    assert path.with_suffix(".damaged").exists()
    counter.woke()
    assert WakeCounter(path, lambda: TODAY).days() == {TODAY: Day(wakes=1)}


def test_a_folder_that_is_gone_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    counter = WakeCounter(tmp_path / "gone" / "wakes.json", lambda: TODAY)
    with caplog.at_level(logging.WARNING):
        counter.woke()
    assert counter.days() == {TODAY: Day(wakes=1)}
    assert "cannot be saved" in caplog.text
