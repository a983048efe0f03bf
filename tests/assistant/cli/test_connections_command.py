"""`candide connections` and `candide weather`: told first, asked, and off at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from assistant.cli.connections import connections
from assistant.cli.weather import weather
from assistant.connections import is_radio_on, read_connections
from assistant.skills.weather import FORECAST, read_weather
from tests.support.forecasts import put_forecast, state_at

HERE = ("--latitude", "48.117", "--longitude", "-1.678", "--place", "Rennes")
BOTH = pytest.mark.parametrize(
    ("locale", "ask", "on", "off"),
    [
        ("en_IE.UTF-8", "Switch it on?", "Switched on", "Switched off."),
        ("fr_FR.UTF-8", "L'ouvrir\u00a0?", "Ouverte", "Fermée."),
    ],
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MPD_HOST", str(tmp_path / "no-player"))
    monkeypatch.setenv("LC_ALL", "en_IE.UTF-8")
    return tmp_path / "home"


def run(command: click.Command, *words: str, typed: str = "", status: int = 0) -> str:
    result = CliRunner().invoke(command, list(words), input=typed)
    assert result.exit_code == status, result.output
    return result.output


@BOTH
def test_it_tells_exactly_what_leaves_before_it_is_switched_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, locale: str, ask: str, on: str, off: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    output = run(connections, "on", "weather", *HERE, typed="y\n")
    connection = read_connections(home).weather_on
    assert connection is not None
    before, _, after = output.partition(ask)
    assert connection.url in before
    assert "latitude=48.1&longitude=-1.7&" in before
    assert "api.open-meteo.com" in before
    assert on in after
    assert connection.url in run(connections, "list")
    assert off in run(connections, "off", "weather")
    assert read_connections(home).weather_on is None


@pytest.mark.parametrize("answer", ["n\n", "\n", "perhaps\nn\n"])
def test_without_a_plain_yes_nothing_is_switched_on(home: Path, answer: str) -> None:
    output = run(connections, "on", "weather", *HERE, typed=answer)
    assert "Nothing has been switched on." in output
    run(connections, "on", "radio", typed=answer)
    assert read_connections(home) == read_connections(home / "nowhere")


def test_where_nobody_can_answer_nothing_is_switched_on(home: Path) -> None:
    run(connections, "on", "radio", typed="", status=1)
    assert not is_radio_on(home)


@pytest.mark.parametrize(
    "words",
    [
        ("weather",), ("weather", "--latitude", "48.1"), ("weather", *HERE, "--source", "http://a.b"),
    ],
)  # fmt: skip
def test_a_connection_that_is_not_complete_is_refused_with_a_sentence(
    home: Path, words: tuple[str, ...]
) -> None:
    output = run(connections, "on", *words, typed="y\n", status=1)
    assert output.strip().endswith(".")
    assert not home.exists()


def test_the_place_is_remembered_when_it_is_switched_on_again(home: Path) -> None:
    run(connections, "on", "weather", *HERE, typed="y\n")
    first = read_connections(home).weather
    run(connections, "off", "weather")
    run(connections, "on", "weather", typed="y\n")
    assert read_connections(home).weather == first


def test_what_was_fetched_goes_with_the_connection(home: Path) -> None:
    run(connections, "on", "weather", *HERE, typed="y\n")
    put_forecast(home, state_at(datetime.now(UTC)))
    run(connections, "off", "weather")
    assert not (home / FORECAST).exists()


def test_one_connection_does_not_switch_the_other(home: Path) -> None:
    run(connections, "on", "radio", typed="y\n")
    assert is_radio_on(home)
    assert read_connections(home).weather_on is None
    run(connections, "on", "weather", *HERE, typed="y\n")
    run(connections, "off", "radio")
    assert not is_radio_on(home)
    assert read_connections(home).weather_on is not None


def test_the_list_says_that_all_is_off(home: Path) -> None:
    output = run(connections, "list")
    assert "weather (the weather): off" in output
    assert "radio (the radio): off" in output
    assert not home.exists()


def test_a_choice_that_cannot_be_read_is_told(home: Path) -> None:
    home.mkdir()
    (home / "connections.json").write_text("{")
    output = run(connections, "list")
    assert "connections.json cannot be read, so everything is off." in output
    run(connections, "off", "weather")
    assert "cannot be read" not in run(connections, "list")


def test_a_measurement_is_written_where_the_weather_is_read(home: Path) -> None:
    output = run(weather, "sensor", "-3.4", "--sky", "snow", "--place", "Rennes")
    found = read_weather(home / "weather.json")
    assert found is not None
    assert (found.now_c, found.sky, found.place, found.source) == (-3, "snow", "Rennes", "sensor")
    assert "-3 °C" in output
    run(weather, "sensor", "4")
    found = read_weather(home / "weather.json")
    assert found is not None
    assert (found.now_c, found.sky, found.place) == (4, None, "Rennes")
    assert "remark" not in json.loads((home / "weather.json").read_text())


@pytest.mark.parametrize(
    "words", [("sensor", "99"), ("sensor", "warm"), ("sensor", "4", "--place", "Buy! Now")]
)
def test_what_cannot_be_measured_is_refused(home: Path, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(weather, list(words))
    assert result.exit_code in {1, 2}
    assert not (home / "weather.json").exists()
