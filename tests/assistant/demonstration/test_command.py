"""`candide demo`: what it refuses before it starts anything."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from assistant.cli.demo import demo


def test_a_file_that_cannot_be_written_is_refused_before_anything_starts(tmp_path: Path) -> None:
    out = tmp_path / "no-such-folder" / "demo.wav"
    ended = CliRunner().invoke(demo, ["--out", str(out)])
    assert ended.exit_code == 1
    assert str(out) in ended.output
    assert len(ended.output.splitlines()) == 1


def test_another_language_is_refused() -> None:
    assert CliRunner().invoke(demo, ["--lang", "de"]).exit_code == 2
