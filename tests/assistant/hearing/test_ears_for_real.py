"""The ears with their real parts: Silero, microWakeWord and Vosk, on synthetic voices."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from assistant.hearing.ears import Ears
from assistant.hearing.events import (
    Event,
    FalseWake,
    NothingSaid,
    Sentence,
    SoFar,
    SpeechBegan,
    StopWord,
    Woke,
)
from assistant.hearing.frames import FRAME_BYTES, Frames
from assistant.hearing.phrases import NUMBER, YES_OR_NO, Expectation
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.vad import VoiceActivity
from assistant.hearing.wake import WakeWord
from audit.language import Language
from tests.assistant.hearing.conftest import Say, quiet

FR, EN = Language.FRENCH, Language.ENGLISH

Make = Callable[[Language], Ears]


@pytest.fixture
def make(recognisers: dict[Language, Recogniser]) -> Make:
    def ears(language: Language) -> Ears:
        return Ears(
            recognisers,
            vad=VoiceActivity(),
            wake=WakeWord(),
            wake_words="okay nabu",
            language=language,
        )

    return ears


def noticed(ears: Ears, sound: bytes) -> list[Event]:
    """What is noticed, but for what is understood so far."""
    return [event for event in ears.hear(sound) if not isinstance(event, SoFar)]


def kinds(events: list[Event]) -> list[type]:
    return [type(event) for event in events]


@pytest.mark.parametrize(
    ("call", "request_", "language", "voice"),
    [
        ("okay nabou", "mets un minuteur de trois minutes", FR, "fr"),
        ("okay nabou", "mets un minuteur de trois minutes", FR, "fr+f2"),
        ("okay nabu", "set a timer for three minutes", EN, "en-us"),
    ],
)
@pytest.mark.parametrize("pause", [None, 0.4])
def test_wake_word_and_request_with_a_pause_or_without(
    make: Make, say: Say, call: str, request_: str, language: Language, voice: str, pause: float
) -> None:
    if pause is None:
        sound = say(f"{call} {request_}", voice)
    else:
        sound = say(call, voice) + quiet(pause) + say(request_, voice)
    events = noticed(make(language), quiet(2.2) + sound + quiet(1.5))
    assert kinds(events) == [Woke, SpeechBegan, Sentence]
    sentence = events[-1]
    assert isinstance(sentence, Sentence)
    assert (sentence.text, sentence.language) == (request_, language)


def test_nobody_speaks_after_the_wake_word(make: Make, say: Say) -> None:
    events = noticed(make(FR), quiet(2.2) + say("okay nabou") + quiet(3))
    assert kinds(events) == [Woke, FalseWake]


def test_the_request_is_understood_before_its_end(make: Make, say: Say) -> None:
    ears = make(FR)
    ears.attend(5)
    events = ears.hear(quiet(1) + say("mets un minuteur de trois minutes") + quiet(1.5))
    stable = [event for event in events if isinstance(event, SoFar) and event.stable]
    sentence = events[-1]
    assert isinstance(sentence, Sentence)
    assert stable[-1].text == sentence.text
    assert stable[-1].at_ms <= sentence.at_ms - 300


@pytest.mark.parametrize(
    ("text", "voice", "language", "expectation"),
    [
        ("oui", "fr", FR, YES_OR_NO),
        ("non merci", "fr+m3", FR, YES_OR_NO),
        ("non", "fr+f2", FR, YES_OR_NO),
        ("yes", "en-us", EN, YES_OR_NO),
        ("no", "en-us+m3", EN, YES_OR_NO),
        ("vingt cinq", "fr", FR, NUMBER),
        ("quinze", "fr", FR, NUMBER),
    ],
)
def test_answers_as_expected_are_taken_for_that(
    make: Make, say: Say, text: str, voice: str, language: Language, expectation: Expectation
) -> None:
    ears = make(language)
    ears.attend(5, expectation)
    events = noticed(ears, quiet(1) + say(text, voice) + quiet(1.5))
    assert kinds(events) == [SpeechBegan, Sentence]
    sentence = events[-1]
    assert isinstance(sentence, Sentence)
    assert (sentence.text, sentence.language, sentence.expected) == (text, language, True)


@pytest.mark.parametrize(
    ("text", "voice", "language"),
    [
        ("ajoute du lait", "fr", FR),
        ("mets un minuteur de trois minutes", "fr+f2", FR),
        ("set a timer for three minutes", "en-us", EN),
        ("what time is it", "en-us+m3", EN),
    ],
)
def test_a_request_instead_of_an_answer_is_a_request(
    make: Make, say: Say, text: str, voice: str, language: Language
) -> None:
    ears = make(language)
    ears.attend(5, YES_OR_NO)
    sentence = noticed(ears, quiet(1) + say(text, voice) + quiet(1.5))[-1]
    assert isinstance(sentence, Sentence)
    assert (sentence.text, sentence.expected) == (text, False)


def test_a_question_into_an_empty_room(make: Make) -> None:
    ears = make(FR)
    ears.attend(2, YES_OR_NO)
    assert kinds(noticed(ears, quiet(4))) == [NothingSaid]


REPLIES = [
    ("ajoute du chocolat et des pommes à la liste", FR, "fr", "arrête"),
    ("un minuteur de cinq minutes et de vingt minutes", FR, "fr+f2", "stop"),
    ("add chocolate and apples to the shopping list", EN, "en-us", "stop"),
]


def mixed(one: bytes, other: bytes, at: int, loudness: float) -> bytes:
    """`one`, softer by `loudness`, and `other` over it from sample `at` on."""
    levels = array("h", one)
    result = array("h", (round(level * loudness) for level in levels))
    over = array("h", other)
    result.extend([0] * max(0, at + len(over) - len(result)))
    for index, level in enumerate(over, start=at):
        result[index] = max(-32768, min(32767, result[index] + level))
    return result.tobytes()


@pytest.mark.parametrize(("text", "language", "voice", "word"), REPLIES)
def test_its_own_voice_in_the_microphone_is_nobody_and_a_stop_over_it_is_heard(
    make: Make, say: Say, text: str, language: Language, voice: str, word: str
) -> None:
    own = say(text, voice)
    ears = make(language)
    ears.speaking(text, language)
    assert noticed(ears, mixed(own, b"", 0, 0.4) + quiet(0.3)) == []
    ears.silent()
    call = say(word, voice.partition("+")[0] + "+m7")
    at = 12_000
    ears = make(language)
    ears.speaking(text, language)
    (event,) = noticed(ears, mixed(own, call, at, 0.1) + quiet(0.3))
    assert isinstance(event, StopWord)
    assert event.word.split()[0] == word
    assert event.at_ms <= (at + len(call) // 2) / 16 + 150


def test_pieces_of_any_length_give_the_same(make: Make, say: Say) -> None:
    sound = quiet(1) + say("mets un minuteur de trois minutes") + quiet(1.5)
    results = []
    for size in (FRAME_BYTES, 2560, 1001):
        ears = make(FR)
        ears.attend(5)
        events: list[Event] = []
        for start in range(0, len(sound), size):
            events += ears.hear(sound[start : start + size])
        results.append(events)
    assert results[0] == results[1] == results[2]
    assert sum(1 for _ in Frames().cut(sound)) == len(sound) // FRAME_BYTES
