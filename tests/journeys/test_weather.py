"""The weather in a conversation: days, "and tomorrow?", a silent source, and one that is off.

It is Sunday 22 November 2026, a little after nine. The source forecasts rain for Monday, snow for
Tuesday, fog for Wednesday, thunder for Thursday and a fine Friday.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.connections import Connections, save_connections
from assistant.skills.weather import FORECAST, read_forecast
from audit.records.leaves import Label
from tests.support.clock import ManualClock
from tests.support.forecasts import put_forecast, put_weather, state_at
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests
from tests.support.weather_source import WeatherSource, weather_source

KEPT_WITHIN_S = 60
both = pytest.mark.parametrize("lang", ["fr", "en"])


@pytest.fixture
def source() -> Iterator[WeatherSource]:
    with weather_source() as running:
        running.forecast(ManualClock().wall())
        yield running


@asynccontextmanager
async def connected(
    tmp_path: Path, rasa: RasaForTests, source: WeatherSource
) -> AsyncIterator[Household]:
    """A household that switched the weather on, once the source has been asked."""
    home = tmp_path / "home"
    save_connections(home, Connections(weather=source.connection))
    async with household(home, rasa, clock=ManualClock()) as here:
        async with asyncio.timeout(KEPT_WITHIN_S):
            while (state := read_forecast(home / FORECAST)) is None or state.tried_at is None:
                await asyncio.sleep(0.05)
        yield here


async def hear(home: Household, *lines: tuple[str, str]) -> None:
    """Say each line; its answer is help of the weather and holds what stands beside the line."""
    for line, expected in lines:
        turn = await home.say(line)
        assert turn.intent == "ask_weather", line
        assert {item["label"] for item in turn.items} == {Label.ASSIST}, line
        words = " ".join(item["words"] for item in turn.items).replace("\u00a0", " ")
        assert expected in words, (line, words)


DAYS = {
    "fr": (
        ("quel temps fait-il", "Vaubrun : il fait 7 degrés, avec quelques nuages"),
        ("quel temps fera-t-il demain", "Demain : pluie, de 1 à 6 degrés."),
        ("et vendredi ?", "Vendredi 27 novembre : ciel dégagé, de 8 à 14 degrés."),
        ("la météo de la semaine", "Ces sept prochains jours : de -4 à 14 degrés"),
    ),
    "en": (
        ("what's the weather like", "Vaubrun: it is 7 degrees, with some clouds"),
        ("what's the weather tomorrow", "Tomorrow: rain, from 1 to 6 degrees."),
        ("and on friday?", "On Friday 27 November: a clear sky, from 8 to 14 degrees."),
        ("what's the weather this week", "Over the next seven days: from -4 to 14 degrees"),
    ),
}
RAIN = {
    "fr": (
        ("est-ce qu'il va pleuvoir aujourd'hui", "Non, pas de pluie prévue aujourd'hui"),
        ("et demain ?", "Oui, de la pluie est prévue demain : le risque est de 80 %."),
        ("est-ce que je dois prendre un parapluie demain", "Oui, prenez un parapluie"),
        ("est-ce qu'il pleut", "Non, il ne pleut pas en ce moment."),
    ),
    "en": (
        ("will it rain today", "No, no rain is expected today"),
        ("and tomorrow?", "Yes, rain is expected tomorrow: the chance is 80%."),
        ("do i need an umbrella tomorrow", "Yes, take an umbrella"),
        ("is it raining", "No, it is not raining at the moment."),
    ),
}
OTHERS = {
    "fr": (
        ("est-ce qu'il va neiger mardi", "Oui, de la neige est prévue après-demain."),
        ("est-ce qu'il va geler cette nuit", "de gel prévu cette nuit"),
        ("est-ce qu'il y aura du vent jeudi", "Jeudi 26 novembre : un vent de tempête"),
        ("quel temps fait-il à lyon", "Je ne connais que le temps d'ici"),
    ),
    "en": (
        ("will it snow on tuesday", "Yes, snow is expected the day after tomorrow."),
        ("will there be frost tonight", "frost is expected tonight"),
        ("will it be windy on thursday", "On Thursday 26 November: a gale"),
        ("what's the weather in london", "I only know the weather here"),
    ),
}
SILENT = {
    "fr": ("quel temps fait-il demain", "la connexion météo ne répond pas"),
    "en": ("what's the weather tomorrow", "the weather connection does not answer"),
}
LOST = {"fr": "Je ne sais plus depuis hier à ", "en": "I have not known since "}
OLD = {"fr": "D'après la prévision de ", "en": "According to the forecast from "}
OFF = {
    "fr": (
        ("quel temps fait-il", "Pour l'ouvrir, tapez « candide connections on weather »"),
        ("quel temps fera-t-il demain", "la connexion météo est fermée"),
    ),
    "en": (
        ("what's the weather like", "To switch it on, type “candide connections on weather”"),
        ("what's the weather tomorrow", "the weather connection is switched off"),
    ),
}


@both
@pytest.mark.parametrize("lines", [DAYS, RAIN, OTHERS], ids=["days", "rain", "others"])
async def test_a_conversation_about_the_weather(
    tmp_path: Path,
    rasa: RasaForTests,
    source: WeatherSource,
    lines: dict[str, tuple[tuple[str, str], ...]],
    lang: str,
) -> None:
    async with connected(tmp_path, rasa, source) as here:
        await hear(here, *lines[lang])
        assert len(source.asked) == 1, "no question is passed on"


@both
async def test_a_source_that_never_answered(
    tmp_path: Path, rasa: RasaForTests, source: WeatherSource, lang: str
) -> None:
    source.status = 500
    async with connected(tmp_path, rasa, source) as here:
        await hear(here, SILENT[lang])


@both
@pytest.mark.parametrize(("hours", "begins"), [(3, OLD), (15, LOST)], ids=["old", "lost"])
async def test_a_source_that_has_fallen_silent(
    tmp_path: Path,
    rasa: RasaForTests,
    source: WeatherSource,
    hours: int,
    begins: dict[str, str],
    lang: str,
) -> None:
    source.status = 500
    home = tmp_path / "home"
    home.mkdir()
    put_forecast(home, state_at(ManualClock().wall() - timedelta(hours=hours), failures=1))
    async with connected(tmp_path, rasa, source) as here:
        await hear(here, (SILENT[lang][0], begins[lang]))


@both
async def test_off_it_says_how_to_switch_it_on(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with household(tmp_path / "home", rasa, clock=ManualClock()) as here:
        await hear(here, *OFF[lang])
        put_weather(here.speaker.home)
        await hear(here, (OFF[lang][0][0], "Vaubrun"))
        await hear(here, OFF[lang][1])


@both
async def test_switched_off_in_the_middle_nothing_is_known_any_more(
    tmp_path: Path, rasa: RasaForTests, source: WeatherSource, lang: str
) -> None:
    async with connected(tmp_path, rasa, source) as here:
        await hear(here, DAYS[lang][1])
        off = source.connection.model_copy(update={"on": False})
        save_connections(here.speaker.home, Connections(weather=off))
        async with asyncio.timeout(KEPT_WITHIN_S):
            while (here.speaker.home / FORECAST).exists():
                await asyncio.sleep(0.05)
        await hear(here, OFF[lang][1])
