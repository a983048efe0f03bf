"""The demonstration, for real: a voice asks, the starter ears hear, and all of it is in the log."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from assistant.demonstration.checking import verify_log
from assistant.demonstration.performing import Performed, perform, write_weather
from assistant.demonstration.script import Line, lines_in
from assistant.dialogue.supervision import AttachedDialogue
from audit.clock import SystemClock
from audit.gate.door import Cleared
from audit.home import ledger_path
from audit.inspect.statistics import figures_of
from audit.language import Language
from audit.ledger.reader import Record, read_records
from audit.records.leaves import Label, Voice
from hardware.loudspeaker import SilentLoudspeaker
from tests.support.rasa import RASA_TOKEN, RasaForTests, start_actions
from tests.support.voices import MADE_IS_COMPLETE

pytestmark = pytest.mark.skipif(
    not MADE_IS_COMPLETE, reason="the package does not hold all its starter models yet"
)

AUDIBLE = 500  # of 32 767: far above the hiss of a voice between its words


class Watched:
    """A page that remembers what was seen, and where in the file each line began to sound."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, Cleared | None]] = []
        self.ended: list[Performed] = []
        self.typed: list[str] = []

    def begins(self, line: Line) -> None:
        return

    def show(self, words: str, cleared: Cleared | None) -> None:
        self.shown.append((words, cleared))

    def types(self, words: str) -> None:
        self.typed.append(words)

    def ends(self, performed: Performed) -> None:
        self.ended.append(performed)


async def at_once(_seconds: float) -> None:
    """Wait for nothing."""


def stretches_of_sound(path: Path, pause_s: float = 0.4) -> int:
    """How many stretches of sound a recording has that such a pause or a longer one parts."""
    import numpy

    with wave.open(str(path)) as file:
        rate = file.getframerate()
        samples = numpy.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    loud = numpy.flatnonzero(numpy.abs(samples.astype(int)) > AUDIBLE)
    return 1 + int((numpy.diff(loud) > pause_s * rate).sum()) if len(loud) else 0


def spoken(records: list[Record], voice: Voice) -> list[Record]:
    """The records of what was said in a voice."""
    utterances = [one for one in records if one.leaf["kind"] == "utterance"]
    return [
        one for one in utterances if one.leaf["verdict"] == "spoken" and one.leaf["voice"] == voice
    ]


@pytest.mark.parametrize("language", Language)
async def test_the_whole_conversation_is_heard_answered_recorded_and_verified(
    tmp_path: Path, rasa: RasaForTests, language: Language
) -> None:
    home, out, page = tmp_path / "home", tmp_path / "demo.wav", Watched()
    home.mkdir()
    write_weather(home, SystemClock().wall())
    troubles: list[object] = []
    actions = start_actions(home, rasa.actions_port)
    try:
        performed = await perform(
            language,
            home,
            AttachedDialogue(rasa.url, RASA_TOKEN),
            page,
            troubles.append,
            loudspeaker=SilentLoudspeaker(),
            out=out,
            wait=at_once,
        )
    finally:
        actions.stop()
    lines = lines_in(language)
    assert troubles == []
    assert [one.line for one in performed] == list(lines)
    assert page.ended == performed

    by_voice = [one for one in performed if not one.line.key]
    misheard = [one.line.says for one in by_voice if not one.understood]
    assert len(misheard) <= 1, misheard
    assert page.typed == [one.line.says for one in performed if one.typed is not None]
    for one in performed:
        ended = one.heard if one.understood else one.typed
        assert ended is not None
        assert one.line.came_true(ended)

    records = read_records(ledger_path(home))
    asked = spoken(records, Voice.GUEST)
    assert [(one.personal or {})["words"].lower() for one in asked] == [
        one.line.says for one in by_voice
    ]
    assert {(one.leaf["label"], one.leaf["requested"]) for one in asked} == {("assist", False)}
    sold = spoken(records, Voice.SELL)
    assert {one.leaf["label"] for one in sold} == {Label.SELL_ASKED}
    everything = [*asked, *sold, *spoken(records, Voice.HELP)]
    assert figures_of(everything) == figures_of([one for one in everything if one not in asked])
    logged = {one.seq: (one.personal or {})["words"] for one in everything}
    for words, cleared in page.shown:
        assert cleared is not None
        assert logged[cleared.record] == words, "something was shown that has no record"
    assert all(one.leaf["played_ms"] for one in records if _was_heard(one))

    verified = verify_log(home)
    assert (verified.records, verified.faults) == (len(records), 0)
    # A pause parts each question from its answer, and each line from the next.
    assert stretches_of_sound(out) >= len(by_voice) + len(performed)


def _was_heard(record: Record) -> bool:
    return record.leaf["kind"] == "outcome" and record.leaf["outcome"] == "delivered"
