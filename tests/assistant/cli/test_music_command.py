"""`candide music`: what MPD says, or that it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli.music import music
from tests.support.mpd import SONGS, RealPlayer, mpd, needs_mpd, one_mpd

__all__ = ["mpd", "one_mpd"]  # fixtures


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(music, arguments)


@needs_mpd
@pytest.mark.usefixtures("home")
def test_the_status_tells_where_and_what(mpd: RealPlayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    assert run("status").output.splitlines() == [
        f"MPD at {mpd.socket}, stopped",
        "Volume: 100 of 100",
        "Queued: 0",
    ]
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("status").output.splitlines()[0] == f"MPD sur {mpd.socket}, arrêté"


@needs_mpd
@pytest.mark.usefixtures("home")
def test_the_library_is_counted(mpd: RealPlayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    lines = run("library").output.splitlines()
    assert lines[0] == f"Songs: {len(SONGS)}"
    assert lines[1:] == ["Artists: 4", "Albums: 4", "Playlists: 2", "Genres: 4"]


@pytest.mark.usefixtures("home")
def test_without_mpd_one_sentence_says_so() -> None:
    for command in ("status", "library"):
        result = run(command)
        assert result.exit_code == 1
        assert result.output.startswith("The music player (MPD) does not answer at ")


@pytest.mark.usefixtures("home")
def test_mpd_on_another_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPD_HOST", "192.0.2.7")
    result = run("status")
    assert result.exit_code == 1
    assert result.output == "The music player must be on this machine, and 192.0.2.7 is not.\n"


def test_the_stations_are_listed_with_why_none_is_opened(home: Path) -> None:
    assert (
        run("stations").output == f"No station is listed. Write them into {home}/stations.toml.\n"
    )
    (home / "stations.toml").write_text(
        '[[station]]\nname = "FIP"\nurl = "https://radio.example/f"\nalso = ["radio fip"]\n',
        encoding="utf-8",
    )
    assert run("stations").output.splitlines() == [
        "FIP (radio fip)  https://radio.example/f",
        "No station is opened: that connection is switched off.",
    ]
