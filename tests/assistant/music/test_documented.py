"""What docs/music.md tells people to write works."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from assistant.music.address import Address, find_address
from assistant.music.lowering import FILE_NAME, PERCENT
from assistant.music.stations import read_stations
from assistant.skills.music import find_control, find_music
from tests.support.mpd import needs_mpd

PAGE = (Path(__file__).parents[3] / "docs/music.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+(?: \w+)?)\n(.*?)```", PAGE, re.DOTALL)
TOML = [text for kind, text in BLOCKS if kind == "toml"]


@needs_mpd
@pytest.mark.parametrize("place", ["laptop", "device"])
def test_mpd_takes_the_sample(place: str, tmp_path: Path) -> None:
    """Up to its start: a folder of the sample that is not there is told of after it was read."""
    (text,) = [text for kind, text in BLOCKS if kind == f"conf {place}"]
    moved = re.sub(r'"(?:~|/srv|/var|/run)/[^"]*?([^/"]+)"', rf'"{tmp_path}/\1"', text)
    moved = re.sub(r"^user .*$", "", moved, flags=re.MULTILINE)
    (tmp_path / "mpd.conf").write_text(moved, encoding="utf-8")
    for folder in ("Music", "music", "playlists"):
        (tmp_path / folder).mkdir()
    mpd = subprocess.Popen(
        ["mpd", "--no-daemon", "--stderr", str(tmp_path / "mpd.conf")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=(tmp_path / "log").open("wb"),
    )
    try:
        while mpd.poll() is None and not (tmp_path / "socket").exists():
            pass
        log = (tmp_path / "log").read_text("utf-8", errors="replace")
        assert mpd.poll() is None, log
        assert "unknown" not in log.lower()
    finally:
        mpd.terminate()
        mpd.wait(20)


def test_the_sample_settings_are_read(tmp_path: Path) -> None:
    settings, stations = TOML
    (tmp_path / "music.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "stations.toml").write_text(stations, encoding="utf-8")
    address = find_address(tmp_path, {})
    assert address == Address(socket=tomllib.loads(settings)["socket"])
    assert [station.name for station in read_stations(tmp_path)] == ["Radio Campus"]


def test_the_page_tells_how_far_the_music_is_lowered() -> None:
    assert f"{PERCENT} % of its volume" in PAGE
    assert FILE_NAME in PAGE


@pytest.mark.parametrize("row", ["play", "radio"])
def test_what_the_page_says_can_be_asked_is_understood(row: str) -> None:
    for sentence in _sentences(row):
        assert find_music(sentence, "fr") or find_music(sentence, "en"), sentence


def test_what_the_page_says_can_be_done_while_it_plays_is_understood() -> None:
    for sentence in _sentences("while it plays"):
        assert find_control(sentence, "fr") or find_control(sentence, "en"), sentence


def _sentences(row: str) -> list[str]:
    (cells,) = re.findall(rf"^\| {row} \| (.*) \|$", PAGE, re.MULTILINE)
    found = re.findall(r'"([^"]+)"', cells)
    assert len(found) > 2
    return found
