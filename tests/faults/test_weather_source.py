"""The source of the forecast hangs, or sends rubbish; no turn waits for it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

from assistant.connections import Connections, save_connections
from assistant.conversation.speaker import Speaker
from assistant.conversation.turn import Said
from assistant.skills.weather import FORECAST, read_forecast
from tests.support.clock import ManualClock
from tests.support.conversations import ScriptedDialogue, WatchedScreen, answered, help_item
from tests.support.weather_source import WeatherSource, weather_source

# Not how fast it is, but that it does not wait for what never comes.
PATIENCE_S = 120


class Dialogue:
    """A dialogue that knows the time."""

    def __init__(self) -> None:
        self.client: Any = ScriptedDialogue()

    async def start(self) -> None:
        return

    async def stop(self) -> None:
        return


def speaker_of(home: Path, source: WeatherSource) -> tuple[Speaker, Dialogue]:
    save_connections(home, Connections(weather=source.connection))
    dialogue = Dialogue()
    return Speaker(home, dialogue, clock=ManualClock(), screen=WatchedScreen()), dialogue


async def test_a_source_that_never_answers_delays_no_turn_and_no_end(tmp_path: Path) -> None:
    with weather_source() as source:
        source.hold = threading.Event()
        speaker, dialogue = speaker_of(tmp_path, source)
        async with asyncio.timeout(PATIENCE_S):
            async with speaker.running():
                assert await asyncio.to_thread(source.reached.wait, PATIENCE_S)
                for _ in range(3):
                    dialogue.client.answers.append(answered(help_item("time-now", time="09:07")))
                    turn = await speaker.ask(Said("what time is it"))
                    assert [item["words"] for item in turn.items] == ["It is 9:07 am."]
            assert not source.hold.is_set(), "it was still being waited for"
        state = read_forecast(tmp_path / FORECAST)
        assert state is not None
        assert state.forecast is None


async def test_a_source_that_sends_rubbish_breaks_nothing(tmp_path: Path) -> None:
    with weather_source() as source:
        source.body = b"<html>Welcome to the hotel</html>" * 1_000
        speaker, dialogue = speaker_of(tmp_path, source)
        async with asyncio.timeout(PATIENCE_S), speaker.running():
            while (state := read_forecast(tmp_path / FORECAST)) is None or not state.failures:
                await asyncio.sleep(0.05)
            dialogue.client.answers.append(answered(help_item("time-now", time="09:07")))
            turn = await speaker.ask(Said("what time is it"))
            assert not turn.errors
