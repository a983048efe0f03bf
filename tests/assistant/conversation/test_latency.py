"""How long turns took: what is counted, what is kept, and what a person is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli.latency import latency
from assistant.conversation.latency import TURNS_AT_MOST, LatencyBook, read_times
from assistant.conversation.stages import Emitter, EventKind, Stage
from tests.support.clock import ManualClock


class Turns:
    """Emits the events of turns that take as long as a test says."""

    def __init__(self, home: Path) -> None:
        self.clock = ManualClock()
        self.emitter = Emitter(self.clock)
        self.book = LatencyBook(home)
        self.emitter.listen(self.book)

    def take(
        self, name: str, *, ended_ago: int | None = None, think: int = 30, synthesis: int = 50
    ) -> None:
        times: dict[str, int] = {}
        now = self.clock.monotonic_ms()
        ended = None if ended_ago is None else now - ended_ago
        self.emitter.emit(EventKind.RUN_START, name, ended_ms=ended)
        with self.emitter.stage(name, Stage.UNDERSTAND, times) as found:
            self.clock.advance(milliseconds=think)
            found["rehearsed"] = ended_ago is not None
        self.clock.advance(milliseconds=synthesis)
        self.emitter.emit(EventKind.FIRST_SOUND, name)
        self.clock.advance(milliseconds=1000)
        self.emitter.emit(EventKind.FIRST_SOUND, name)
        self.emitter.emit(EventKind.RUN_END, name, milliseconds=times)


def test_a_spoken_turn_counts_from_the_end_of_the_sentence(tmp_path: Path) -> None:
    turns = Turns(tmp_path)
    turns.take("one", ended_ago=7)
    (times,) = turns.book.turns
    assert times.to_first_sound == 7 + 30 + 50, "the second sound is not what a person waits for"
    assert (times.spoken, times.rehearsed) == (True, True)
    assert times.stages == {Stage.UNDERSTAND: 30}


def test_a_typed_turn_counts_from_its_start(tmp_path: Path) -> None:
    turns = Turns(tmp_path)
    turns.take("one")
    (times,) = turns.book.turns
    assert (times.to_first_sound, times.spoken, times.rehearsed) == (80, False, False)


def test_a_turn_with_no_sound_has_no_such_time(tmp_path: Path) -> None:
    turns = Turns(tmp_path)
    turns.emitter.emit(EventKind.RUN_START, "one", ended_ms=None)
    turns.emitter.emit(EventKind.RUN_END, "one", milliseconds={})
    assert turns.book.turns[0].to_first_sound is None


def test_the_last_turns_outlive_a_restart_and_older_ones_leave(tmp_path: Path) -> None:
    turns = Turns(tmp_path)
    for number in range(TURNS_AT_MOST + 3):
        turns.take(str(number))
    kept = LatencyBook(tmp_path).turns
    assert [one.turn for one in kept] == [str(3 + number) for number in range(TURNS_AT_MOST)]


@pytest.mark.parametrize("content", [b"", b"[{]", b'[{"turn": 1}]', b"\xff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "latency.json").write_bytes(content)
    assert read_times(tmp_path) == []
    Turns(tmp_path).take("one")
    assert [one.turn for one in read_times(tmp_path)] == ["one"]


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_file(tmp_path: Path) -> None:
    (tmp_path / "latency.new").mkdir()
    turns = Turns(tmp_path)
    turns.take("one")
    assert len(turns.book.turns) == 1


def test_the_command_draws_each_turn_and_says_the_median(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    runner = CliRunner()
    assert "Aucun échange" in runner.invoke(latency).output
    turns = Turns(tmp_path)
    turns.take("one", ended_ago=5, think=20, synthesis=75)
    turns.take("two", think=200, synthesis=100)
    turns.take("three", ended_ago=5, think=20, synthesis=75)
    lines = runner.invoke(latency).output.splitlines()
    assert lines[1].strip().startswith("100")
    assert lines[2].strip().startswith("300")
    assert lines[2].count("u") > 3 * lines[1].split("parlé")[0].count("u"), "longer is drawn longer"
    assert "médiane" in lines[4]
    assert lines[4].strip().startswith("100")
    shown = json.loads(runner.invoke(latency, ["--json"]).output)
    assert [one["to_first_sound"] for one in shown] == [100, 300, 100]
