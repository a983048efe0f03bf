"""What the loudspeaker does is passed on to everybody who wants to know."""

from __future__ import annotations

import pytest

from assistant.conversation.sounding import Sounding, TellsOnce, Trouble
from assistant.conversation.stages import Emitter, EventKind, TurnEvent
from audit.language import Language
from hardware.errors import LoudspeakerFailed, MicrophoneFailed
from tests.support.clock import ManualClock


class Ears:
    def __init__(self) -> None:
        self.told: list[str] = []

    def speaks(self, spoken: str, _language: Language) -> None:
        self.told.append(spoken)

    def is_quiet(self) -> None:
        self.told.append("quiet")


@pytest.fixture
def events() -> list[TurnEvent]:
    return []


@pytest.fixture
def told() -> list[Trouble]:
    return []


@pytest.fixture
def sounding(events: list[TurnEvent], told: list[Trouble]) -> Sounding:
    emitter = Emitter(ManualClock())
    emitter.emit(EventKind.RUN_START, "one")
    emitter.listen(events.append)
    return Sounding(emitter, told.append)


def test_the_ears_know_the_words_and_the_events_do_not(
    sounding: Sounding, events: list[TurnEvent]
) -> None:
    ears = sounding.ears = Ears()
    sounding.speaks("il est neuf heures", Language.FRENCH, sells=True)
    sounding.sounds()
    sounding.is_quiet()
    assert ears.told == ["il est neuf heures", "quiet"]
    assert [event.kind for event in events] == [
        EventKind.SPEAKING, EventKind.FIRST_SOUND, EventKind.QUIET,
    ]  # fmt: skip
    assert {event.turn for event in events} == {"one"}
    assert events[0].data == {"sells": True}


def test_without_ears_it_speaks_all_the_same(sounding: Sounding, events: list[TurnEvent]) -> None:
    sounding.speaks("il est neuf heures", Language.FRENCH, sells=False)
    sounding.is_quiet()
    assert len(events) == 2


def test_each_kind_of_trouble_is_told_once(sounding: Sounding, told: list[Trouble]) -> None:
    for error in (LoudspeakerFailed(why="gone"), LoudspeakerFailed(why="again"),
                  MicrophoneFailed(why="gone")):  # fmt: skip
        sounding.fails(error)
    assert [error.code for error in told] == ["loudspeaker-failed", "microphone-failed"]


def test_trouble_that_was_over_is_told_of_anew(told: list[Trouble]) -> None:
    trouble = TellsOnce(told.append)
    assert trouble.fails(MicrophoneFailed(why="gone"))
    assert not trouble.fails(MicrophoneFailed(why="still gone"))
    trouble.works()
    assert trouble.fails(MicrophoneFailed(why="gone again"))
    assert len(told) == 2
