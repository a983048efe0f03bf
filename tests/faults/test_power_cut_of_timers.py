"""The power goes while something is to ring: it rings in time, or is told as missed."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.ringing import saved
from assistant.ringing.board import Board
from audit.clock import SystemClock
from tests.support.ringing_process import ringing_process

PASTA = {"effect": "set_timer", "seconds": 2, "name": "pâtes"}


def test_a_timer_rings_after_a_power_cut(tmp_path: Path) -> None:
    with ringing_process(tmp_path) as speaker:
        speaker.set({**PASTA, "seconds": 20})
        speaker.kill()
    with ringing_process(tmp_path, ahead=15) as speaker:
        assert speaker.until("pâtes") == "shown Le minuteur pâtes est terminé."


def test_what_came_while_the_power_was_off_is_told_at_the_start(tmp_path: Path) -> None:
    at = (datetime.now() + timedelta(hours=1)).replace(second=0, microsecond=0)
    with ringing_process(tmp_path) as speaker:
        speaker.set(
            {**PASTA, "seconds": 600},
            {"effect": "set_alarm", "at": f"{at:%H:%M}", "day": f"{at:%Y-%m-%d}"},
            {
                "effect": "set_reminder",
                "at": f"{at:%H:%M}",
                "day": f"{at:%Y-%m-%d}",
                "words": "sortir les poubelles",
            },
        )
        speaker.kill()
    with ringing_process(tmp_path, ahead=7_200) as speaker:
        assert "pendant que j'étais arrêtée" in speaker.until("pâtes")
        assert "n'a pas pu sonner" in speaker.until("alarme")
        assert "pas pu vous rappeler" in speaker.until("sortir les poubelles")
    with ringing_process(tmp_path, ahead=7_210) as speaker:
        speaker.set({**PASTA, "seconds": 1, "name": "thé"})
        assert "thé" in speaker.until("shown Le minuteur"), "what was told is not told again"


def test_what_rings_when_the_power_goes_rings_again(tmp_path: Path) -> None:
    with ringing_process(tmp_path) as speaker:
        speaker.set(PASTA)
        speaker.until("pâtes est terminé")
        speaker.kill()
    with ringing_process(tmp_path) as speaker:
        speaker.until("pâtes est terminé")


def test_what_was_cancelled_stays_cancelled(tmp_path: Path) -> None:
    with ringing_process(tmp_path) as speaker:
        speaker.set({**PASTA, "seconds": 30})
        speaker.set({"effect": "cancel_timers"})
        speaker.kill()
    with ringing_process(tmp_path, ahead=40) as speaker:
        speaker.set({**PASTA, "seconds": 1, "name": "thé"})
        assert "thé" in speaker.until("shown Le minuteur")


async def test_what_is_kept_is_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    write_new, sync, replace = saved.write_new, saved.sync, Path.replace

    def written(path: Path, data: bytes) -> None:
        write_new(path, data)
        steps.append(f"written and synced {path.name}")

    def synced(path: Path) -> None:
        sync(path)
        steps.append(f"synced {path.name}")

    def renamed(path: Path, target: Path) -> Path:
        steps.append(f"renamed to {target.name}")
        return replace(path, target)

    monkeypatch.setattr(saved, "write_new", written)
    monkeypatch.setattr(saved, "sync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    board = Board(tmp_path / "timers.json", SystemClock())
    board.timers.start(60)
    assert await board.keep()
    assert steps == [
        "written and synced timers.new",
        "renamed to timers.json",
        f"synced {tmp_path.name}",
    ]
