"""What the household switched on: all off at first, off where in doubt, told before it is on."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.connections import (
    CONNECTIONS,
    LISTED,
    ConnectionInsecure,
    Connections,
    ConnectionsNotKept,
    RadioConnection,
    is_radio_on,
    read_connections,
    save_connections,
    weather_connection,
)
from assistant.connections.kept import OPEN_METEO
from audit.language import Language

HERE = weather_connection(48.117, -1.678, "Rennes", OPEN_METEO)


def test_everything_is_off_at_first(tmp_path: Path) -> None:
    connections = read_connections(tmp_path)
    assert connections.weather_on is None
    assert not connections.radio.on
    assert not is_radio_on(tmp_path)


def test_what_is_kept_is_read_again_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    wanted = Connections(weather=HERE, radio=RadioConnection(on=True))
    save_connections(home, wanted)
    assert read_connections(home) == wanted
    assert is_radio_on(home)
    assert (home / CONNECTIONS).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in home.iterdir()] == [CONNECTIONS]


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", "true", "{" * 20_000,
        '{"radio": {"on": "perhaps"}}',
        '{"radio": {"on": true}, "telemetry": {"on": true}}',
        '{"weather": {"on": true}, "radio": {"on": true}}',
        json.dumps({"weather": {**HERE.model_dump(), "source": "http://example.org/"}}),
        json.dumps({"weather": {**HERE.model_dump(), "latitude_tenths": 48.117}}),
    ],
    ids=lambda content: content[:30],
)  # fmt: skip
def test_where_it_cannot_be_read_everything_is_off(tmp_path: Path, content: str) -> None:
    (tmp_path / CONNECTIONS).write_text(content)
    assert read_connections(tmp_path) == Connections()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(ConnectionsNotKept) as told:
        save_connections(tmp_path / "home", Connections())
    assert told.value.sentence(Language.FRENCH).startswith("Les connexions ne peuvent pas")


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_no_place_leaves_nearer_than_a_tenth_of_a_degree(latitude: float, longitude: float) -> None:
    connection = weather_connection(latitude, longitude, "Rennes", OPEN_METEO)
    said = parse_qs(urlsplit(connection.url).query)
    for name, value in (("latitude", latitude), ("longitude", longitude)):
        (text,) = said[name]
        assert len(text.partition(".")[2]) == 1
        assert abs(float(text) - value) <= 0.0501
    assert "Rennes" not in connection.url, "the name stays here"


@pytest.mark.parametrize(
    "url",
    [
        "http://api.open-meteo.com/v1/forecast", "ftp://example.org/", "file:///etc/passwd",
        "https://", "https://me:word@example.org/", "https://example.org/?key=1",
        "https://example.org:99999/", "http://8.8.8.8/", "javascript:alert(1)", "", "http://[::1",
    ],
)  # fmt: skip
def test_an_address_in_the_clear_or_with_more_in_it_is_refused(url: str) -> None:
    with pytest.raises(ConnectionInsecure):
        weather_connection(48, -1, None, url)


@pytest.mark.parametrize(
    "url",
    ["https://meteo.example.org/v1/forecast", "http://127.0.0.1:8080/f", "http://192.168.1.4/f",
     "http://localhost/f"],
)  # fmt: skip
def test_https_or_a_machine_of_the_home_may_be_asked(url: str) -> None:
    assert weather_connection(48, -1, None, url).url.startswith(url)


def test_each_connection_is_described_in_both_languages() -> None:
    assert [listed.name for listed in LISTED] == ["weather", "radio"] == [*Connections.model_fields]
    for listed in LISTED:
        for texts in (listed.title, listed.leaves, listed.to, listed.often, listed.hears):
            assert set(texts) == set(Language)
