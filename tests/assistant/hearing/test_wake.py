"""The wake word: the real models on synthetic voices and on people who say other things."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from assistant.hearing.errors import WakeWordMissing
from assistant.hearing.frames import FRAME_BYTES, FRAME_MS, Frames
from assistant.hearing.wake import REFRACTORY_MS, Sensitivity, WakePhrase, WakeWord
from assistant.hearing.wav import read_wav
from audit.language import Language
from tests.assistant.hearing.conftest import Say, quiet, recordings


def wakes(wake: WakeWord, sound: bytes) -> list[int]:
    """When it woke, in milliseconds."""
    frames = enumerate(Frames().cut(sound), start=1)
    return [index * FRAME_MS for index, frame in frames if wake.hears(frame)]


@pytest.mark.parametrize(
    ("phrase", "spelt", "voices"),
    [
        (WakePhrase.OKAY_NABU, "okay nabou", ["fr", "fr+f2", "fr+m3", "fr+f4"]),
        (WakePhrase.OKAY_NABU, "okay nabu", ["en-us", "en-us+m3", "en-us+m7"]),
        (WakePhrase.HEY_JARVIS, "hey jarvis", ["en-us+f3"]),
    ],
)
def test_it_wakes_when_it_is_called_once_each_time(
    say: Say, phrase: WakePhrase, spelt: str, voices: list[str]
) -> None:
    wake = WakeWord(phrase)
    for voice in voices:
        call = say(spelt, voice, 130)
        end = 1000 + len(call) // 32
        found = wakes(wake, quiet(1) + call + quiet(2.5))
        assert len(found) == 1, voice
        assert -250 <= found[0] - end <= 300, voice


def test_it_does_not_wake_when_other_things_are_said(say: Say) -> None:
    wake = WakeWord()
    for text, voice in (
        ("mets un minuteur de trois minutes", "fr"),
        ("bonjour à tous, nous voici au cabanon", "fr+f2"),
        ("okay, I need a new boot for the car", "en-us"),
        ("what is on my shopping list", "en-us+f2"),
    ):
        assert wakes(wake, quiet(1) + say(text, voice) + quiet(1)) == []


def test_it_does_not_wake_for_people_who_talk_to_one_another() -> None:
    files = recordings()[::6]
    if not files:
        pytest.skip("no recordings of people beside the checkout (../shared/data/speech)")
    wake = WakeWord()
    assert [file.name for file in files if wakes(wake, read_wav(file).samples)] == []


def fake(*likely: float) -> WakeWord:
    return WakeWord(detector=detector(likely))


def detector(likely: tuple[float, ...]) -> Any:
    steps = iter(likely)

    def detect(frame: bytes) -> Iterator[float]:
        yield next(steps, 0.0)

    return detect


@pytest.mark.parametrize(
    ("likely", "keen", "usual", "strict"),
    [
        ((0.4, 0.4, 0.4), False, False, False),
        ((0.6, 0.7, 0.6), True, False, False),
        ((0.92, 0.92, 0.92), True, True, False),
        ((0.99, 0.5, 0.99, 0.5), True, True, False),
        ((0.98, 0.99), True, True, True),
    ],
)
def test_how_sure_it_must_be_is_a_setting(
    likely: tuple[float, ...], keen: bool, usual: bool, strict: bool
) -> None:
    for sensitivity, expected in zip(
        (Sensitivity.KEEN, Sensitivity.USUAL, Sensitivity.STRICT),
        (keen, usual, strict),
        strict=True,
    ):
        wake = WakeWord(sensitivity=sensitivity, detector=detector(likely))
        assert bool(wakes(wake, bytes(FRAME_BYTES * 5))) is expected, sensitivity


@pytest.mark.parametrize(
    ("likely", "clear"),
    [
        ((0.86, 0.89, 0.89, 0.8), False),
        ((0.86, 0.92, 0.8, 0.92), False),
        ((0.86, 0.89, 0.92, 0.93), True),  # it had woken before
        ((0.99, 0.99), True),
    ],
)
def test_a_call_is_clear_if_it_stands(likely: tuple[float, ...], clear: bool) -> None:
    wake = fake(0.99, 0.99, *[0.0] * 80, *likely)
    assert len(wakes(wake, bytes(FRAME_BYTES * 100))) == 2
    assert wake.was_clear is clear


def test_one_call_wakes_once_and_the_next_may_come_two_seconds_later() -> None:
    always = WakeWord(detector=lambda _frame: [1.0])
    found = wakes(always, bytes(FRAME_BYTES * 200))
    gaps = {after - before for before, after in pairwise(found)}
    assert len(gaps) == 1
    assert REFRACTORY_MS <= gaps.pop() <= REFRACTORY_MS + 2 * FRAME_MS


def test_half_a_frame_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="1024"):
        fake(1.0).hears(bytes(10))


def test_without_its_library_a_key_press_and_typing_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(name: str) -> Any:
        raise ImportError("no module")

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(WakeWordMissing) as missing:
        WakeWord()
    monkeypatch.undo()
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(WakeWordMissing) as elsewhere:
        WakeWord()
    assert "tapez" in missing.value.sentence(Language.FRENCH)
    assert "darwin" in elsewhere.value.sentence(Language.ENGLISH)
    assert "Press the key" in elsewhere.value.sentence(Language.ENGLISH)


def test_a_wake_word_says_how_it_is_said() -> None:
    assert [phrase.words for phrase in WakePhrase] == [
        "okay nabu", "hey jarvis", "hey mycroft", "alexa",
    ]  # fmt: skip
