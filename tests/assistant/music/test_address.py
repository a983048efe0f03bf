"""Where MPD is asked: what the household wrote, else MPD_HOST, else where it usually is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.music import address as addresses
from assistant.music.address import FILE_NAME, Address, find_address
from assistant.music.errors import MusicFileUnreadable, PlayerElsewhere


@pytest.mark.parametrize(
    ("given", "port", "expected"),
    [
        ("/run/mpd/socket", "", Address(socket="/run/mpd/socket")),
        ("sesame@/run/mpd/socket", "", Address(socket="/run/mpd/socket", password="sesame")),
        ("@mpd", "", Address(socket="\0mpd")),
        ("localhost", "", Address()),
        ("localhost", "6601", Address(port=6601)),
        ("localhost", "no number", Address()),
        ("127.0.0.1", "70000", Address()),
        ("a@b@localhost", "", Address(password="a@b")),
        ("::1", "", Address(host="::1")),
    ],
)
def test_mpd_host_is_read_as_other_clients_read_it(
    tmp_path: Path, given: str, port: str, expected: Address
) -> None:
    assert find_address(tmp_path, {"MPD_HOST": given, "MPD_PORT": port}) == expected


def test_without_anything_it_is_where_it_usually_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = tmp_path / "socket"
    monkeypatch.setattr(addresses, "USUAL_SOCKET", usual)
    assert find_address(tmp_path, {}) == Address()
    usual.touch()
    assert find_address(tmp_path, {}) == Address(socket=str(usual))


@pytest.mark.parametrize(
    "host",
    ["192.168.1.4", "music.example", "0.0.0.0", "8.8.8.8", "127.0.0.1.example", "::"],  # noqa: S104
)
def test_no_other_machine_is_asked(tmp_path: Path, host: str) -> None:
    with pytest.raises(PlayerElsewhere):
        find_address(tmp_path, {"MPD_HOST": host})
    (tmp_path / FILE_NAME).write_text(f'host = "{host}"\n', encoding="utf-8")
    with pytest.raises(PlayerElsewhere):
        find_address(tmp_path, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('socket = "/run/other/mpd"', Address(socket="/run/other/mpd")),
        ('host = "::1"\nport = 6611', Address(host="::1", port=6611)),
        ('port = 6611\npassword = "sesame"', Address(port=6611, password="sesame")),
        ("", Address()),
    ],
)
def test_what_the_household_wrote_comes_first(tmp_path: Path, text: str, expected: Address) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert find_address(tmp_path, {"MPD_HOST": "/elsewhere"}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "port = 0",
        'socket = "/a"\nhost = "localhost"',
        "no toml",
        'password = 5\nport = "x"',
        "x = 1",
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_told_of_without_quoting_it(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / FILE_NAME).write_text(text + '\npassword2 = "sesame"', encoding="utf-8")
    with pytest.raises(MusicFileUnreadable) as caught:
        find_address(tmp_path, {})
    assert "sesame" not in str(caught.value)
    assert FILE_NAME in str(caught.value)


def test_an_address_is_shown_as_people_write_it() -> None:
    assert str(Address()) == "127.0.0.1:6600"
    assert str(Address(host="::1")) == "[::1]:6600"
    assert str(Address(socket="\0mpd")) == "@mpd"
