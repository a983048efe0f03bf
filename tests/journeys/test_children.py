"""Where children live nobody is sold to, until an adult opens it for a quarter of an hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.choices.settings import PinChange
from audit.records.leaves import Label
from tests.support.attacks import blocked, heard, refused_by
from tests.support.clock import ManualClock
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
HERE = {"fr": "des enfants vivent ici", "en": "children live here"}
GONE = {"fr": "il n'y a plus d'enfants ici", "en": "there are no children here any more"}
OPEN = {"fr": "ouvre la vente pour un adulte", "en": "open selling for an adult"}
MORE = {"fr": "vends davantage", "en": "sell more"}
YES = {"fr": "oui", "en": "yes"}
# Digits that stand nowhere else by chance.
PIN = "80461375"
SAID = {
    "fr": "huit zéro quatre six un trois sept cinq",
    "en": "eight oh four six one three seven five",
}
WRONG = {"fr": "huit zéro quatre six un trois sept six", "en": "8 0 4 6 1 3 7 6"}

both = pytest.mark.parametrize("lang", ["fr", "en"])


async def label(here: Household, lang: str) -> str:
    """What the answer to somebody who looks for coffee counts as."""
    return str((await here.say(COFFEE[lang])).items[0]["label"])


def written_anywhere(text: str, *folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if text.encode() in path.read_bytes().lower()]


@both
async def test_an_adults_number_opens_for_a_quarter_of_an_hour_and_is_written_nowhere(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    rasa: RasaForTests,
    caplog: pytest.LogCaptureFixture,
    lang: str,
) -> None:
    clock = ManualClock()
    async with household(tmp_path / "home", rasa, clock=clock) as here:
        here.speaker.gate.choices.choose_pin(PIN, PinChange.CHOSEN)
        assert await label(here, lang) == Label.SELL_ASKED
        assert (await here.say(HERE[lang])).effects == ["children"]
        assert await label(here, lang) == Label.ASSIST
        assert refused_by(blocked(here)) == [["child-may-hear"]]

        for digits, opens in ((WRONG[lang], False), (SAID[lang], True)):
            await here.say(OPEN[lang])
            turn = await here.say(digits)
            assert (turn.intent, turn.heard) == (None, "")
            assert await label(here, lang) == (Label.SELL_ASKED if opens else Label.ASSIST)
        clock.advance(minutes=14)
        assert await label(here, lang) == Label.SELL_ASKED
        clock.advance(minutes=1)
        assert await label(here, lang) == Label.ASSIST

        places = (here.speaker.home, *tmp_path_factory.getbasetemp().glob("rasa*"))
        for secret in (PIN, SAID[lang], WRONG[lang]):
            assert written_anywhere(secret, *places) == []
            assert secret not in heard(here).lower()
            assert secret not in caplog.text
        assert written_anywhere(COFFEE[lang], *places), "the search would find what was said"


@both
async def test_what_makes_selling_easier_wants_the_adults_number_first(
    tmp_path: Path, rasa: RasaForTests, lang: str
) -> None:
    async with household(tmp_path / "home", rasa, clock=ManualClock()) as here:
        choices = here.speaker.gate.choices
        choices.choose_pin(PIN, PinChange.CHOSEN)
        await here.say(HERE[lang])
        before = choices.wishes()
        for loosening in (GONE[lang], MORE[lang]):
            asked = await here.say(loosening)
            assert {"fr": "code de l'adulte", "en": "adult's PIN"}[lang] in asked.items[0]["words"]
            await here.say(YES[lang])  # is no number
            assert choices.wishes() == before
        await here.say(GONE[lang])
        confirm = await here.say(SAID[lang])
        assert confirm.effects == []
        assert choices.wishes().children_here
        assert (await here.say(YES[lang])).effects == ["children"]
        assert await label(here, lang) == Label.SELL_ASKED


@both
async def test_without_a_number_nothing_opens(home: Household, lang: str) -> None:
    await home.say(HERE[lang])
    for line in (OPEN[lang], GONE[lang], MORE[lang]):
        turn = await home.say(line)
        assert "candide settings pin" in turn.items[0]["words"]
        assert (await home.say(YES[lang])).effects == []
    assert await label(home, lang) == Label.ASSIST


async def test_a_restart_closes_what_an_adult_opened(tmp_path: Path, rasa: RasaForTests) -> None:
    home, lang = tmp_path / "home", "en"
    async with household(home, rasa, clock=ManualClock()) as here:
        here.speaker.gate.choices.choose_pin(PIN, PinChange.CHOSEN)
        await here.say(HERE[lang])
        await here.say(OPEN[lang])
        await here.say(SAID[lang])
        assert await label(here, lang) == Label.SELL_ASKED
    async with household(home, rasa, clock=ManualClock()) as here:
        assert await label(here, lang) == Label.ASSIST
