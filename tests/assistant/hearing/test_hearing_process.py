"""What the speaker asks the hearing worker, and what it does where that dies, hangs or raves."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing import apart
from assistant.hearing.apart import EarsApart, HearingProcess
from assistant.hearing.errors import HearingStopped
from assistant.hearing.events import Event, Sentence
from assistant.hearing.protocol import (
    Call,
    EarsSetup,
    call_from_wire,
    event_from_wire,
    setup_from_wire,
    setup_to_wire,
    to_wire,
)
from assistant.hearing.recogniser import Heard
from assistant.hearing.wav import RATE, Pcm
from audit.language import Language
from tests.assistant.hearing.conftest import CHUNK, setup
from tests.support.processes import children

FR, EN = Language.FRENCH, Language.ENGLISH

DYING = """
import sys
from assistant.frames import read_frame, worker_pipes, write_frame
requests, answers = worker_pipes()
write_frame(answers, {{"is": "ready", "version": {version}}})
while frame := read_frame(requests):
    if frame[0]["do"] in {dies_at}:
        sys.exit(3)
    write_frame(answers, {{"is": "done", "wake": None, "events": [], "text": ""}})
"""


def dying(*dies_at: str, version: int = 1) -> HearingProcess:
    """A worker that ends at some requests, each time."""
    code = DYING.format(dies_at=dies_at, version=version)
    return HearingProcess([sys.executable, "-c", code])


def test_one_that_dies_again_at_the_same_sound_gives_it_up() -> None:
    process = dying("hear")
    ears = EarsApart(process, setup())
    for _ in range(2):
        ears.attend()
        with pytest.raises(HearingStopped):
            ears.hear(bytes(CHUNK))
    process.close()


TELLING = """
import json, sys
from pathlib import Path
from assistant.frames import read_frame, worker_pipes, write_frame
log, events = Path(sys.argv[1]), json.loads(sys.argv[2])
died = log.with_suffix(".died")
requests, answers = worker_pipes()
write_frame(answers, {"is": "ready", "version": 1})
while frame := read_frame(requests):
    request, sound = frame
    with log.open("a") as file:
        file.write(json.dumps({**request, "seconds": len(sound) / 32_000}) + "\\n")
    if sound[:1] == b"X" and not died.exists():
        died.touch()
        sys.exit(3)
    noticed = events.get(sound[:1].decode(), [])
    write_frame(answers, {"is": "heard", "wake": None, "events": noticed})
"""


class Telling:
    """Ears whose worker tells what it was asked, and dies the first time that it hears an X."""

    def __init__(self, log: Path, **noticed: Event) -> None:
        """`noticed`: what it notices in a sound that begins with a letter."""
        events = {letter: [to_wire(event)] for letter, event in noticed.items()}
        command = [sys.executable, "-c", TELLING, str(log), json.dumps(events)]
        self._log = log
        self.process = HearingProcess(command)
        self.ears = EarsApart(self.process, setup())

    def hears(self, letter: str, seconds: float = 0.1) -> list[Event]:
        sound = letter.encode() * CHUNK
        return [event for _ in range(round(seconds * 10)) for event in self.ears.hear(sound)]

    def asked(self) -> list[Any]:
        return [json.loads(line) for line in self._log.read_text().splitlines()]

    def asked_of_the_last(self) -> tuple[Any, list[Any]]:
        """What the worker that is in use now was asked: how to make ears, and what to hear."""
        asked = self.asked()
        made = max(n for n, request in enumerate(asked) if request["do"] == "make")
        return asked[made]["setup"], asked[made + 1 :]


@pytest.fixture
def telling(tmp_path: Path) -> Iterator[Callable[..., Telling]]:
    made: list[Telling] = []

    def make(**noticed: Event) -> Telling:
        made.append(Telling(tmp_path / "asked.jsonl", **noticed))
        return made[-1]

    yield make
    for one in made:
        one.process.close()


SAID = Sentence(0, "what time is it", EN, Heard("what time is it", 1.0, ()), (), False, 0)


def test_a_model_is_loaded_once(telling: Callable[..., Telling]) -> None:
    home = telling()
    for folder in ("a", "a", "b"):
        home.process.load(FR, Path(folder))
    assert [one["folder"] for one in home.asked() if one["do"] == "load"] == ["a", "b"]


def test_of_a_quiet_night_ten_seconds_are_kept(telling: Callable[..., Telling]) -> None:
    home = telling()
    home.hears(".", 30)
    home.hears("X")
    _, heard = home.asked_of_the_last()
    assert sum(request["seconds"] for request in heard) == pytest.approx(10.0, abs=0.11)


def test_of_what_somebody_says_all_is_kept_until_it_is_over(
    telling: Callable[..., Telling],
) -> None:
    home = telling(S=SAID)
    home.hears(".", 20)
    home.ears.attend()
    home.hears(".", 14)
    home.hears("X")
    _, heard = home.asked_of_the_last()
    assert sum(request["seconds"] for request in heard) >= 14.1
    assert [name for request in heard for name, _ in request["calls"]] == ["Attend"]
    assert home.hears("S") == [SAID]


def test_ears_made_anew_expect_the_language_that_was_last_spoken(
    telling: Callable[..., Telling],
) -> None:
    home = telling(S=SAID)
    home.ears.attend()
    assert home.hears("S") == [SAID]
    assert home.hears("X") == []
    made, heard = home.asked_of_the_last()
    assert made["language"] == "en"
    assert [request["seconds"] for request in heard] == [0.0, 0.1], "a sentence that is over"


HANGING = """
import sys, time
from assistant.frames import read_frame, worker_pipes, write_frame
requests, answers = worker_pipes()
write_frame(answers, {"is": "ready", "version": 1})
while frame := read_frame(requests):
    if frame[0]["do"] == "hear":
        open(sys.argv[1], "w").close()
        time.sleep(1000)
    write_frame(answers, {"is": "done", "wake": None})
"""


def test_closing_waits_for_no_worker_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 3600.0)  # whoever waits for it hangs, too
    os.mkfifo(tmp_path / "hears")
    process = HearingProcess([sys.executable, "-c", HANGING, str(tmp_path / "hears")])
    before = children()
    ears = EarsApart(process, setup())
    refused: list[Exception] = []

    def listen() -> None:
        try:
            ears.hear(bytes(CHUNK))
        except HearingStopped as error:
            refused.append(error)

    thread = threading.Thread(target=listen)
    thread.start()
    (tmp_path / "hears").read_bytes()  # waits until it hears
    process.close()
    thread.join()
    assert len(refused) == 1
    assert children() <= before


@pytest.mark.parametrize("at", ["load", "make", "transcribe", "continue", "finish"])
def test_one_that_dies_whatever_it_is_asked_is_an_error(at: str) -> None:
    process = dying(at)

    def do_everything() -> None:
        process.load(FR, Path("nowhere"))
        EarsApart(process, setup())
        process.transcribe(FR, Pcm(bytes(RATE), RATE))

    with pytest.raises(HearingStopped):
        do_everything()
    process.close()


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/python"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", DYING.format(dies_at=(), version=0)],
        [sys.executable, "-c", "while True: print('x' * 1_000_000)"],
    ],
)
def test_one_that_does_not_come_up_or_talks_nonsense_is_an_error(command: list[str]) -> None:
    before = children()
    process = HearingProcess(command)
    with pytest.raises(HearingStopped):
        process.load(FR, Path("nowhere"))
    assert children() <= before, "a worker was left behind"


def test_its_error_is_a_sentence_in_both_languages() -> None:
    assert "Répétez" in HearingStopped().sentence(FR)
    assert "say it again" in HearingStopped().sentence(EN)


def without_nan(item: object) -> bool:
    """No number of ours is none, and none is equal to itself."""
    return "nan" not in repr(item)


@given(st.from_type(Event).filter(without_nan))  # type: ignore[arg-type]
def test_any_event_survives_the_pipe(event: Event) -> None:
    assert event_from_wire(json_of(to_wire(event))) == event


@given(st.from_type(Call).filter(without_nan))  # type: ignore[arg-type]
def test_any_call_survives_the_pipe(call: Call) -> None:
    assert call_from_wire(json_of(to_wire(call))) == call


@given(st.from_type(EarsSetup).filter(without_nan))
def test_any_setup_survives_the_pipe(ears: EarsSetup) -> None:
    assert setup_from_wire(json_of(setup_to_wire(ears))) == ears


def json_of(value: object) -> object:
    return json.loads(json.dumps(value, ensure_ascii=False))
