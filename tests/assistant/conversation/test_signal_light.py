"""The light says what Candide is doing, from the events of a turn alone."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conversation.signal_light import SignalLight
from assistant.conversation.stages import EventKind, Stage, TurnEvent
from hardware.light import LightColour


class Lamp:
    """A light that remembers what it showed."""

    def __init__(self) -> None:
        self.shown: list[LightColour] = []

    def show(self, colour: LightColour) -> None:
        self.shown.append(colour)


def event(kind: EventKind, stage: Stage | None = None, **data: Any) -> TurnEvent:
    return TurnEvent(kind, "one", 0, stage, data)


def started(stage: Stage) -> TurnEvent:
    return event(EventKind.STAGE_START, stage)


@pytest.fixture
def lamp() -> Lamp:
    return Lamp()


def test_it_is_white_while_listening_blue_while_thinking_and_out_at_the_end(lamp: Lamp) -> None:
    light = SignalLight(lamp)
    for one in (started(Stage.LISTEN), started(Stage.UNDERSTAND), event(EventKind.RUN_END)):
        light(one)
    assert lamp.shown == [LightColour.WHITE, LightColour.BLUE, LightColour.OFF]


@pytest.mark.parametrize(
    ("sells", "colour"), [(True, LightColour.AMBER), (False, LightColour.GREEN)]
)
def test_selling_is_amber_and_helping_is_green(
    lamp: Lamp, sells: bool, colour: LightColour
) -> None:
    light = SignalLight(lamp)
    light(event(EventKind.SPEAKING, sells=sells))
    light(event(EventKind.QUIET))
    assert lamp.shown == [colour, LightColour.OFF]


def test_a_muted_microphone_is_red_until_it_is_on_again(lamp: Lamp) -> None:
    light = SignalLight(lamp)
    light(event(EventKind.MICROPHONE, on=False))
    light(event(EventKind.SPEAKING, sells=False))
    light(event(EventKind.QUIET))
    light(event(EventKind.MICROPHONE, on=True))
    assert lamp.shown == [
        LightColour.RED, LightColour.GREEN, LightColour.RED, LightColour.OFF,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("meanwhile", "afterwards"),
    [
        ([event(EventKind.MICROPHONE, on=False)], LightColour.RED),
        ([event(EventKind.MICROPHONE, on=False), event(EventKind.MICROPHONE, on=True)],
         LightColour.OFF),
        ([started(Stage.LISTEN)], LightColour.WHITE),
        ([started(Stage.WAKE), event(EventKind.RUN_END)], LightColour.OFF),
        ([started(Stage.UNDERSTAND), event(EventKind.RUN_END)], LightColour.OFF),
    ],
)  # fmt: skip
def test_amber_stays_until_the_selling_voice_is_quiet(
    lamp: Lamp, meanwhile: list[TurnEvent], afterwards: LightColour
) -> None:
    light = SignalLight(lamp)
    light(event(EventKind.SPEAKING, sells=True))
    for one in meanwhile:
        light(one)
    assert lamp.shown == [LightColour.AMBER]
    light(event(EventKind.QUIET))
    assert lamp.shown == [LightColour.AMBER, afterwards]


@pytest.mark.parametrize("stage", [Stage.LISTEN, Stage.WAKE])
def test_it_never_says_that_a_muted_microphone_listens(lamp: Lamp, stage: Stage) -> None:
    light = SignalLight(lamp)
    light(event(EventKind.MICROPHONE, on=False))
    light(started(stage))
    light(event(EventKind.RUN_END))
    light(event(EventKind.MICROPHONE, on=True))
    assert LightColour.WHITE not in lamp.shown
    assert lamp.shown[-1] is LightColour.OFF


def test_the_end_of_one_turn_leaves_it_white_for_another_that_is_being_heard(lamp: Lamp) -> None:
    light = SignalLight(lamp)
    heard = [TurnEvent(EventKind.STAGE_START, "two", 0, Stage.LISTEN),
             TurnEvent(EventKind.STAGE_END, "two", 0, Stage.LISTEN)]  # fmt: skip
    light(heard[0])
    light(event(EventKind.RUN_END))
    assert lamp.shown[-1] is LightColour.WHITE
    light(heard[1])
    light(event(EventKind.RUN_END))
    assert lamp.shown[-1] is LightColour.OFF


def test_what_it_has_no_colour_for_leaves_it_as_it_is(lamp: Lamp) -> None:
    light = SignalLight(lamp)
    light(event(EventKind.ERROR, code="dialogue-down"))
    light(event(EventKind.STAGE_END, Stage.SPEAK))
    assert lamp.shown == []
