"""What the ears notice and when, with parts that understand the first letters of a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.hearing.ears import Ears
from assistant.hearing.endpoint import Pace
from assistant.hearing.events import (
    Event,
    FalseWake,
    NothingSaid,
    Sentence,
    SoFar,
    SpeechBegan,
    StopWord,
    TalkedOver,
    Woke,
)
from assistant.hearing.frames import FRAME_BYTES, FRAME_MS
from assistant.hearing.phrases import YES_OR_NO, Expectation
from assistant.hearing.recogniser import Heard, Partial, Word
from assistant.hearing.utterance import Hears
from audit.language import Language

FR, EN = Language.FRENCH, Language.ENGLISH


def frame(what: str) -> bytes:
    """A frame that says what is in it: a word, the wake word, a humming voice, or nothing."""
    return what.encode().ljust(FRAME_BYTES, b"\0")


def said(text: str, frames: int = 8) -> bytes:
    """Each word in so many frames; the recogniser knows it from its second frame on."""
    return b"".join(frame(word) * frames for word in text.split())


def quiet(seconds: float) -> bytes:
    return frame("") * round(seconds * 1000 / FRAME_MS)


WAKE = frame("WAKE") * 12
MURMUR = frame("mmh") * 12


class FakeVad:
    def is_voice(self, frame: bytes) -> bool:
        return bool(frame.rstrip(b"\0"))


class FakeWake:
    """Recognises the wake word just before its end."""

    def __init__(self, *, was_clear: bool = True) -> None:
        self.was_clear = was_clear
        self._run = 0

    def hears(self, frame: bytes) -> bool:
        self._run = self._run + 1 if frame.startswith(b"WAKE") else 0
        return self._run == 9


class FakeDecoding:
    """Hears the words that are written in frames, if it has them."""

    def __init__(self, has: Callable[[str], bool], confidence: float) -> None:
        self._has = has
        self._confidence = confidence
        self._runs: list[tuple[str, int, int]] = []
        self._frames = 0
        self._text = ""

    def hear(self, chunk: bytes) -> Partial | Heard | None:
        for start in range(0, len(chunk), FRAME_BYTES):
            word = chunk[start : start + FRAME_BYTES].rstrip(b"\0").decode()
            last = self._runs[-1] if self._runs else ("", 0, 0)
            if word and word not in ("mmh", "WAKE"):
                if last[0] == word and last[2] == self._frames:
                    self._runs[-1] = (word, last[1], self._frames + 1)
                else:
                    self._runs.append((word, self._frames, self._frames + 1))
            self._frames += 1
        text = " ".join(word.text for word in self._words())
        if text == self._text:
            return None
        self._text = text
        return Partial(text)

    def finish(self) -> Heard:
        words = self._words()
        unknown = sum(not self._has(word) for word, _, _ in self._runs)
        text = " ".join(word.text for word in words)
        return Heard(text, self._confidence if words else 0.0, words, unknown)

    def _words(self) -> tuple[Word, ...]:
        return tuple(
            Word(word, start * FRAME_MS, end * FRAME_MS, self._confidence)
            for word, start, end in self._runs
            if self._has(word) and end - start >= 2
        )


class FakeRecogniser:
    """Knows some words; what it doesn't know is unknown to it."""

    takes_grammar = True

    def __init__(self, vocabulary: str, confidence: float = 0.9) -> None:
        self._vocabulary = set(vocabulary.split())
        self._confidence = confidence
        self.grammars: list[Sequence[str] | None] = []

    def knows(self, word: str) -> bool:
        return word in self._vocabulary

    def listen(self, grammar: Sequence[str] | None = None) -> FakeDecoding:
        self.grammars.append(grammar)
        words = self._vocabulary
        if grammar is not None:
            words = {word for phrase in grammar for word in phrase.split()}
        return FakeDecoding(words.__contains__, self._confidence)


FRENCH_WORDS = """
    quelle heure est il oui non merci ajoute du chocolat arrête stop la bouilloire mon fleur coûte
    trente euros nous avons aussi une autre machine pas celle
"""
ENGLISH_WORDS = "what time is it yes no thanks stop enough add the red kettle costs thirty euros"


def make(recognisers: Mapping[Language, Hears] | None = None, **options: Any) -> Ears:
    options.setdefault("language", FR)
    options.setdefault("wake", FakeWake())
    options.setdefault("wake_words", "okay nabu")
    return Ears(recognisers or {FR: FakeRecogniser(FRENCH_WORDS)}, vad=FakeVad(), **options)


def kinds(events: list[Event]) -> list[type]:
    return [type(event) for event in events if not isinstance(event, SoFar)]


def sentence(events: list[Event]) -> Sentence:
    (found,) = [event for event in events if isinstance(event, Sentence)]
    return found


def test_asleep_nothing_that_is_said_is_noticed_or_even_recognised() -> None:
    recogniser = FakeRecogniser(FRENCH_WORDS)
    ears = make({FR: recogniser})
    assert ears.hear(quiet(1) + said("quelle heure est il stop") + quiet(5)) == []
    assert recogniser.grammars == []


@pytest.mark.parametrize("pause", [0.0, 0.3, 1.2])
def test_what_follows_the_wake_word_is_the_sentence_whole_and_without_it(pause: float) -> None:
    events = make().hear(quiet(3) + WAKE + quiet(pause) + said("quelle heure est il") + quiet(2))
    assert kinds(events) == [Woke, SpeechBegan, Sentence]
    assert sentence(events).text == "quelle heure est il"
    assert sentence(events).heard.unknown == 0


def test_a_short_word_straight_after_the_wake_word_is_heard() -> None:
    events = make().hear(quiet(3) + WAKE + said("stop") + quiet(2))
    assert sentence(events).text == "stop"


def test_what_was_said_before_the_wake_word_is_nobodys_business() -> None:
    ears = make()
    events = ears.hear(said("ajoute du chocolat") + WAKE + said("quelle heure est il") + quiet(2))
    assert sentence(events).text == "quelle heure est il"


def test_nobody_speaks_after_the_wake_word() -> None:
    ears = make()
    events = ears.hear(quiet(1) + WAKE + quiet(5))
    assert kinds(events) == [Woke, FalseWake]
    assert 1000 < events[1].at_ms - events[0].at_ms <= 1600
    assert ears.hear(said("quelle heure est il") + quiet(2)) == []


def test_a_murmur_is_no_sentence_and_words_after_it_still_are() -> None:
    assert kinds(make().hear(WAKE + quiet(0.3) + MURMUR + quiet(5))) == [
        Woke, SpeechBegan, FalseWake,
    ]  # fmt: skip
    ears = make()
    ears.attend(5)
    events = ears.hear(MURMUR + quiet(1) + said("oui") + quiet(2))
    assert kinds(events) == [SpeechBegan, SpeechBegan, Sentence]
    assert sentence(events).text == "oui"


def test_a_key_press_needs_no_wake_word_and_loses_no_word_said_while_it_is_pressed() -> None:
    ears = make()
    assert ears.hear(quiet(1) + said("quelle")) == []
    ears.attend(5)
    assert sentence(ears.hear(said("heure est il") + quiet(2))).text == "quelle heure est il"


def test_a_question_nobody_answers() -> None:
    ears = make()
    ears.attend(2)
    events = ears.hear(quiet(5))
    assert kinds(events) == [NothingSaid]
    assert abs(events[0].at_ms - 2000) <= FRAME_MS


def test_what_is_understood_so_far_grows_is_stable_when_it_stands_and_is_what_is_said() -> None:
    ears = make()
    ears.attend(5)
    events = ears.hear(said("quelle heure", 18) + quiet(0.4) + said("est il", 18) + quiet(2))
    parts = [event for event in events if isinstance(event, SoFar)]
    assert [(part.text, part.stable) for part in parts] == [
        (text, stable)
        for text in accumulate(["quelle", " heure", " est", " il"])
        for stable in (False, True)
    ]
    last = sentence(events)
    assert last.text == parts[-1].text
    assert parts[-1].at_ms < last.voice_ms + 200 < last.at_ms


@pytest.mark.parametrize(("pace", "silence"), [(Pace.QUICK, 250), (Pace.PATIENT, 1250)])
def test_the_pace_decides_how_soon_a_sentence_is_over(pace: Pace, silence: int) -> None:
    ears = make(pace=pace)
    ears.attend(5)
    said_at = sentence(ears.hear(said("quelle heure") + quiet(3)))
    assert 0 <= said_at.at_ms - said_at.voice_ms - silence < FRAME_MS


def test_an_answer_as_expected_is_told_and_another_request_is_let_through() -> None:
    recogniser = FakeRecogniser(FRENCH_WORDS)
    ears = make({FR: recogniser})
    ears.attend(5, YES_OR_NO)
    answer = sentence(ears.hear(said("oui merci") + quiet(2)))
    assert (answer.text, answer.expected) == ("oui merci", True)
    grammar = recogniser.grammars[-1]
    assert grammar is not None
    assert "oui" in grammar
    ears.attend(5, YES_OR_NO)
    other = sentence(ears.hear(said("quelle heure est il") + quiet(2)))
    assert (other.text, other.expected) == ("quelle heure est il", False)
    # The expectation was for one answer.
    ears.attend(5)
    assert not sentence(ears.hear(said("oui") + quiet(2))).expected


def test_phrases_of_the_callers_own_can_be_expected() -> None:
    ears = make()
    ears.attend(5, Expectation(("chocolat", "bouilloire"), ("kettle",)))
    assert sentence(ears.hear(said("chocolat") + quiet(2))).expected


@pytest.mark.parametrize(
    ("confidence", "frames", "believed"),
    [(0.9, 8, True), (0.9, 40, False), (0.5, 8, True), (0.4, 16, False)],
)
def test_words_that_fit_badly_were_said_by_nobody(
    confidence: float, frames: int, believed: bool
) -> None:
    text = "quelle heure est il"
    for limits, heard in (({FR: 1.5}, believed), ({}, True), ({EN: 1.5}, True)):
        ears = make({FR: FakeRecogniser(FRENCH_WORDS, confidence)}, believed_from=limits)
        ears.attend(5)
        events = ears.hear(said(text, frames) + quiet(8))
        assert kinds(events) == [SpeechBegan, Sentence if heard else NothingSaid]


@pytest.mark.parametrize("was_clear", [True, False])
@pytest.mark.parametrize("confidence", [0.9, 0.6])
def test_after_a_doubtful_call_only_what_is_said_clearly_counts(
    was_clear: bool, confidence: float
) -> None:
    recogniser = FakeRecogniser(FRENCH_WORDS, confidence)
    ears = make({FR: recogniser}, wake=FakeWake(was_clear=was_clear))
    events = ears.hear(quiet(3) + WAKE + quiet(0.3) + said("quelle heure est il") + quiet(8))
    heard = was_clear or confidence > 0.8
    assert kinds(events) == [Woke, SpeechBegan, Sentence if heard else FalseWake]
    ears.attend(5)
    assert sentence(ears.hear(said("quelle heure est il") + quiet(2)))


def test_an_answer_as_expected_is_believed_however_it_is_said() -> None:
    ears = make({FR: FakeRecogniser(FRENCH_WORDS, 0.4)}, believed_from={FR: 3.0})
    ears.attend(5, YES_OR_NO)
    assert sentence(ears.hear(said("non", 30) + quiet(2))).expected


def test_the_language_is_found_out_for_each_sentence_and_kept_where_it_is_in_both() -> None:
    ears = make({FR: FakeRecogniser(FRENCH_WORDS), EN: FakeRecogniser(ENGLISH_WORDS)})
    heard = []
    for text in ("quelle heure est il", "stop", "what time is it", "stop"):
        ears.attend(5)
        heard.append(sentence(ears.hear(said(text) + quiet(2))))
    assert [(one.text, one.language) for one in heard] == [
        ("quelle heure est il", FR),
        ("stop", FR),
        ("what time is it", EN),
        ("stop", EN),
    ]
    assert ears.language is EN


def test_a_name_that_was_misheard_is_put_right_and_the_correction_told() -> None:
    ears = make(names={FR: ["Montfleur"]})
    ears.attend(5)
    events = ears.hear(said("ajoute la bouilloire mon fleur") + quiet(2))
    result = sentence(events)
    assert result.text == "ajoute la bouilloire Montfleur"
    assert result.heard.text == "ajoute la bouilloire mon fleur"
    assert [(one.heard, one.name) for one in result.corrections] == [("mon fleur", "Montfleur")]
    stable = [event.text for event in events if isinstance(event, SoFar) and event.stable]
    assert stable[-1] == result.text
    ears.expect_names({})
    ears.attend(5)
    assert sentence(ears.hear(said("mon fleur") + quiet(2))).corrections == ()


REPLY = "la bouilloire coûte trente euros"


def speaking(ears: Ears, text: str = REPLY, language: Language = FR) -> Ears:
    ears.hear(quiet(3))
    ears.speaking(text, language)
    return ears


def test_the_assistants_own_words_are_nobody_speaking() -> None:
    for pace in Pace:
        ears = speaking(make(pace=pace))
        assert ears.hear(said(REPLY) + said("bouilloire trente")) == []
        ears.silent()
        assert ears.hear(said("euros", 4) + quiet(5)) == []


def test_a_stop_word_is_taken_within_150_milliseconds_of_its_end() -> None:
    ears = speaking(make())
    before = ears.hear(said("la bouilloire"))
    began = 3000 + 16 * FRAME_MS
    (event,) = ears.hear(said("arrête") + said("coûte"))
    assert before == []
    assert isinstance(event, StopWord)
    assert (event.word, event.language) == ("arrête", FR)
    assert event.at_ms <= began + 8 * FRAME_MS + 150
    ears.silent()
    assert ears.hear(quiet(5)) == []


def test_a_stop_word_that_is_being_spoken_stops_nothing() -> None:
    ears = speaking(make(), "dites stop et arrête la machine")
    assert ears.hear(said("stop et arrête la machine")) == []


def test_a_stop_word_of_the_other_language_stops_where_the_recogniser_knows_it() -> None:
    ears = speaking(make({EN: FakeRecogniser(ENGLISH_WORDS)}), "the red kettle costs", EN)
    assert kinds(ears.hear(said("the red enough"))) == [StopWord]


def test_talking_over_is_noticed_and_all_that_was_said_is_the_next_sentence() -> None:
    ears = speaking(make())
    events = ears.hear(said("la bouilloire non merci ajoute du chocolat"))
    assert TalkedOver in kinds(events)
    ears.silent()
    events += ears.hear(quiet(2))
    assert kinds(events) == [TalkedOver, SpeechBegan, Sentence]
    assert sentence(events).text == "non merci ajoute du chocolat"


def test_what_it_still_said_itself_is_no_part_of_what_was_said_over_it() -> None:
    ears = speaking(make())
    events = ears.hear(said("la bouilloire ajoute du chocolat coûte trente"))
    ears.silent()
    events += ears.hear(said("merci") + quiet(2))
    assert sentence(events).text == "ajoute du chocolat merci"


def test_a_cough_over_it_is_no_talking() -> None:
    assert speaking(make()).hear(said("la") + MURMUR + said("bouilloire")) == []


def test_a_text_of_words_the_recogniser_does_not_know_is_no_reason_to_fall_silent() -> None:
    """What it makes of them is anything; here it hears "ajoute machine" for "Zanzibar"."""
    ears = speaking(make(), "la bouilloire zanzibar coûte trente euros")
    assert ears.hear(said("la bouilloire ajoute machine coûte trente euros")) == []
    assert TalkedOver in kinds(ears.hear(said("ajoute une autre machine pas celle")))


def test_without_an_echo_a_voice_alone_is_talking_over_and_a_click_is_not() -> None:
    ears = speaking(make(echo_cancelled=True))
    assert ears.hear(frame("mmh") * 10 + quiet(1)) == []
    events = ears.hear(said("bouilloire pas celle") + quiet(2))
    assert kinds(events) == [TalkedOver, SpeechBegan, Sentence]
    assert sentence(events).text == "bouilloire pas celle"


def test_the_wake_word_is_heard_over_the_assistant_unless_it_says_it_itself() -> None:
    ears = speaking(make())
    events = ears.hear(said("la") + WAKE)
    ears.silent()
    events += ears.hear(said("quelle heure est il") + quiet(2))
    assert kinds(events) == [Woke, SpeechBegan, Sentence]
    assert kinds(speaking(make(), "dites okay nabu et parlez").hear(WAKE)) == []


def test_an_answer_given_before_the_echo_has_died_away_loses_nothing() -> None:
    ears = speaking(make(), "du chocolat")
    ears.hear(said("du chocolat"))
    ears.silent()
    ears.attend(5, YES_OR_NO)
    events = ears.hear(said("chocolat", 4) + said("oui") + quiet(2))
    assert sentence(events).text == "oui"


def test_sleep_forgets_what_was_being_said() -> None:
    ears = make()
    ears.attend(5)
    ears.hear(said("quelle heure"))
    ears.sleep()
    assert ears.hear(said("est il") + quiet(2)) == []


pieces = st.lists(
    st.sampled_from(
        [WAKE, MURMUR, said("quelle heure"), said("oui"), said("stop"), quiet(0.2), quiet(1.5)]
    ),
    max_size=12,
)


@settings(database=None, deadline=None, max_examples=50)
@given(sounds=pieces, cuts=st.sets(st.integers(0, 400_000), max_size=20), attend=st.booleans())
def test_however_sound_is_cut_into_pieces_the_same_is_noticed(
    sounds: list[bytes], cuts: set[int], attend: bool
) -> None:
    sound = b"".join(sounds) + quiet(3)
    whole, cut = make(), make()
    if attend:
        whole.attend(2)
        cut.attend(2)
    ends = [0, *sorted(end for end in cuts if end < len(sound)), len(sound)]
    events: list[Event] = []
    for start, end in pairwise(ends):
        events += cut.hear(sound[start:end])
    assert events == whole.hear(sound)


@settings(database=None, deadline=None, max_examples=50)
@given(sounds=pieces)
def test_every_waking_ends_in_a_sentence_or_in_nothing(sounds: list[bytes]) -> None:
    events = make().hear(b"".join(sounds) + quiet(20))
    ends = [event for event in events if isinstance(event, Woke | Sentence | FalseWake)]
    assert not any(isinstance(event, StopWord | TalkedOver | NothingSaid) for event in events)
    for before, after in zip([None, *ends], [*ends, None], strict=True):
        if isinstance(before, Woke):
            assert after is not None  # another waking, or the end of this one
        else:
            assert after is None or isinstance(after, Woke)
    assert all(event.text for event in events if isinstance(event, Sentence))
