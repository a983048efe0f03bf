"""The ears: sound goes in, and what was noticed comes out, frame by frame.

Everything they hear with is handed to them, and they know of no clock, no microphone and no event
loop. `hear` blocks, for less than a frame lasts: call it from one worker thread, and everything
else from the same thread or between two calls.

    ears = Ears(recognisers, vad=VoiceActivity(), wake=WakeWord(), language=Language.FRENCH)
    async for chunk in microphone.chunks():
        for event in await asyncio.to_thread(ears.hear, chunk):
            match event:
                case Sentence(text=text, language=language): ...
                case StopWord() | TalkedOver() | Woke(): ...  # cut off the loudspeaker

At rest they wait for the wake word. `attend` makes them listen without it, after a key press or for
the answer to a question, and `sleep` back to rest. Around everything that is spoken aloud the
caller says `speaking(text, language)` and, when the loudspeaker has fallen silent, `silent()`. In
between only the wake word, stop words and somebody talking over it are noticed, so `attend` comes
after `silent`.

Woke, StopWord and TalkedOver mean that the assistant is to fall silent; `silent()` is still the
caller's to say. After Woke comes Sentence or FalseWake, after `attend` Sentence or NothingSaid,
after TalkedOver Sentence, with all that was said from the first word on, or NothingSaid. After
these three the ears are at rest again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Protocol

from assistant.hearing.correction import Correction, Corrector
from assistant.hearing.endpoint import Decision, Endpointer, Pace, State, Step
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
from assistant.hearing.frames import FRAME_MS, FRAME_SECONDS, Frames, frames_of
from assistant.hearing.overhearing import Overhearing, Spoken, Stop
from assistant.hearing.phrases import OPEN, Expectation
from assistant.hearing.recogniser import Heard, Word, without
from assistant.hearing.utterance import Hears, Utterance
from assistant.hearing.which_language import leading_language, likeliness, which_language
from audit.language import Language

PATIENCE = 6.0
"""Seconds that a question waits for somebody to begin to answer."""

_KEPT = frames_of(8000)  # how far back somebody talking over can be heard
_LEAD = frames_of(224)  # a voice begins softly; and the wake word is recognised late
_BEFORE_WAKING = 3  # frames: what ends before that was part of the wake word
_BEFORE_KEY = frames_of(500)  # people speak while they press the key
_ECHO = frames_of(300)  # the sound card and the room end later than the loudspeaker is told
_STABLE = frames_of(200)
# What follows a wake word that was hardly one has to be said the more clearly (see `likeliness`).
_AFTER_A_DOUBTFUL_CALL = 1.8


class Vad(Protocol):
    """Tells voice from noise; see VoiceActivity."""

    def is_voice(self, frame: bytes) -> bool: ...


class Wakes(Protocol):
    """Hears the wake word; see WakeWord."""

    @property
    def was_clear(self) -> bool: ...
    def hears(self, frame: bytes) -> bool: ...


class Ears:
    """Everything that one microphone's sound goes through."""

    def __init__(
        self,
        recognisers: Mapping[Language, Hears],
        *,
        vad: Vad,
        wake: Wakes | None = None,
        wake_words: str = "",
        language: Language,
        pace: Pace = Pace.USUAL,
        echo_cancelled: bool = False,
        names: Mapping[Language, Iterable[str]] | None = None,
        believed_from: Mapping[Language, float] | None = None,
    ) -> None:
        """Listen with these.

        With two recognisers the language is decided for each sentence, from `language` on; with one
        it is that one's. `echo_cancelled`: the microphone does not hear the loudspeaker. `names` is
        what is corrected towards. `wake_words`: how the wake word is said, which the assistant may
        say without waking itself. `believed_from`: a sentence that fits its language less than this
        (see `likeliness`) was noise or another language; without it, whatever is heard is believed.
        """
        self.language = language
        """The language of the last sentence."""
        self._recognisers = dict(recognisers)
        self._vad = vad
        self._wake = wake
        self._wake_words = wake_words
        self._echo_cancelled = echo_cancelled
        self._believed_from = dict(believed_from or {})
        self._endpointer = Endpointer(pace)
        self._frames = Frames()
        self._kept: deque[tuple[bytes, bool]] = deque(maxlen=_KEPT)
        self._count = 0  # frames heard
        self._floor = 0  # the first frame that may belong to what is being said
        self._last_voice = 0
        self._woke = 0
        self._called = False  # by the wake word, rather than a key or a question
        self._expectation = OPEN
        self._utterance: Utterance | None = None
        self._began = 0  # the frame at which the utterance begins
        self._so_far = _Understanding()
        self._spoken: Spoken | None = None
        self._spoken_until: int | None = 0  # None while it is being spoken
        self._overhearing: Overhearing | None = None
        self.expect_names(names or {})

    def expect_names(self, names: Mapping[Language, Iterable[str]]) -> None:
        """Correct towards these names from now on."""
        self._correctors = {
            language: Corrector(known, language) for language, known in names.items()
        }

    def hear(self, chunk: bytes) -> list[Event]:
        """Hear some more, 16 kHz mono 16-bit samples, in pieces of any length.

        Raises RecogniserDamaged if a recogniser fails.
        """
        events: list[Event] = []
        for frame in self._frames.cut(chunk):
            events += self._hear(frame)
        return events

    def attend(self, patience: float = PATIENCE, expectation: Expectation = OPEN) -> None:
        """Listen without the wake word for somebody who begins within `patience` seconds."""
        self._begin_waiting(max(self._count - _BEFORE_KEY, self._spoken_until or 0))
        self._expectation = expectation
        self._endpointer.attend(patience)

    def sleep(self) -> None:
        """Listen for the wake word alone."""
        self._begin_waiting(self._count)
        self._endpointer.sleep()

    def speaking(self, text: str, language: Language) -> None:
        """The assistant begins to say `text` aloud, perhaps after other words."""
        self.sleep()
        before = self._spoken if self._spoken_until is None else None
        self._spoken = Spoken(f"{before.text} {text}" if before else text, language)
        self._spoken_until = None
        self._overhearing = Overhearing(
            self._recognisers, self._spoken, echo_cancelled=self._echo_cancelled
        )

    def silent(self) -> None:
        """The loudspeaker has fallen silent."""
        self._overhearing = None
        if self._spoken_until is None:
            self._spoken_until = self._count

    def _begin_waiting(self, floor: int) -> None:
        self._expectation = OPEN
        self._called = False
        self._utterance = None
        self._floor = floor

    def _hear(self, frame: bytes) -> list[Event]:
        self._count += 1
        voice = self._vad.is_voice(frame)
        self._kept.append((frame, voice))
        if self._wake is not None and self._wake.hears(frame) and not self._said_it_itself():
            self._overhearing = None
            self._begin_waiting(self._count - _LEAD)
            self._woke = self._count
            self._called = True
            self._endpointer.wake()
            return [Woke(self._now)]
        if self._overhearing is not None:
            return self._overhear(self._overhearing, frame, voice)
        return self._listen(self._count)

    @property
    def _now(self) -> int:
        return self._count * FRAME_MS

    def _said_it_itself(self) -> bool:
        if self._spoken is None or not self._wake_words or self._echo_cancelled:
            return False
        return self._in_echo(self._count) and self._spoken.contains(self._wake_words)

    def _in_echo(self, frame: int) -> bool:
        """Whether the loudspeaker may be heard in a frame."""
        return self._spoken_until is None or 0 < self._spoken_until <= frame < (
            self._spoken_until + _ECHO
        )

    def _overhear(self, overhearing: Overhearing, frame: bytes, voice: bool) -> list[Event]:
        noticed = overhearing.hear(frame, voice)
        if noticed is None:
            return []
        self._overhearing = None
        if isinstance(noticed, Stop):
            return [StopWord(self._now, noticed.word, noticed.language)]
        events: list[Event] = [TalkedOver(self._now)]
        first = max(self._count - noticed.frames_ago - _LEAD, self._count - len(self._kept) + 1)
        self._begin_waiting(first)
        self._endpointer.attend(PATIENCE)
        for index in range(first, self._count + 1):
            events += self._listen(index)
        return events

    def _listen(self, index: int) -> list[Event]:
        """Let frame `index`, one of those kept, be part of what is being said or not."""
        frame, voice = self._frame(index)
        if voice:
            self._last_voice = index
        ending_wake_word = self._endpointer.in_wake_word
        is_echo = self._is_echo(index)
        if voice and not is_echo and self._is_echo(index - 1):
            # No echo lasts as long as that: it is somebody, and has been for a while.
            self._endpointer.feed(FRAME_SECONDS * (index - self._voice_since(index)), True)
        decisions = self._endpointer.feed(FRAME_SECONDS, voice and not is_echo)
        if ending_wake_word and not voice:
            self._floor = index
        if self._utterance is not None:
            self._utterance.hear(frame, voice)
        elif self._endpointer.in_speech:
            self._begin(index)
        if not self._endpointer.in_speech and self._endpointer.state is not State.ENDED:
            self._utterance = None
        events = [event for decision in decisions for event in self._decided(decision)]
        if self._utterance is not None and self._endpointer.state is State.HEARING:
            events += self._understood(self._utterance)
        return events

    def _is_echo(self, index: int) -> bool:
        """Whether a voice just after the assistant's own is taken for its echo."""
        if self._echo_cancelled or self._spoken_until is None or self._endpointer.in_speech:
            return False
        return self._endpointer.state is State.ATTENDING and self._in_echo(index)

    def _frame(self, index: int) -> tuple[bytes, bool]:
        return self._kept[index - self._count - 1]

    def _begin(self, index: int) -> None:
        """Begin an utterance whose voice goes on at `index`, where that voice began."""
        self._began = max(self._oldest, self._voice_since(index) - _LEAD)
        self._so_far = _Understanding()
        self._utterance = Utterance(self._recognisers, self._expectation)
        for kept in range(self._began, index + 1):
            self._utterance.hear(*self._frame(kept))

    @property
    def _oldest(self) -> int:
        """The first frame that is kept and may belong to what is being said."""
        return max(self._floor, self._count - len(self._kept) + 1)

    def _voice_since(self, index: int) -> int:
        """The frame at which the voice that goes on at `index` began."""
        while index > self._oldest and self._frame(index - 1)[1]:
            index -= 1
        return index

    def _decided(self, decision: Decision) -> list[Event]:
        match decision.step:
            case Step.BEGAN:
                return [SpeechBegan(self._now)]
            case Step.ENDED:
                return self._finish()
            case Step.FALSE_WAKE:
                return [FalseWake(self._now)]
            case Step.NOTHING:
                return [NothingSaid(self._now)]

    def _understood(self, utterance: Utterance) -> list[Event]:
        texts = utterance.so_far()
        if not any(texts.values()):
            return []
        language = leading_language(texts, self.language)
        stable = self._so_far.take(texts.get(language, ""), language)
        if stable is None or not self._so_far.text:
            return []
        text, _ = self._correct(self._so_far.text, language)
        return [SoFar(self._now, text, language, stable)]

    def _finish(self) -> list[Event]:
        """Make a sentence of the utterance that ended, or wait on if there were no words in it."""
        utterance, self._utterance = self._utterance, None
        answers = utterance.finish() if utterance is not None else {}
        said = {
            language: (own, expected)
            for language, (heard, expected) in answers.items()
            if (own := without(heard, self._is_not_theirs)).text
            and self._is_believed(own, expected, language)
        }
        if not said:
            self._floor = self._count
            decision = self._endpointer.unheard()
            return self._decided(decision) if decision is not None else []
        self.language = which_language(
            {language: heard for language, (heard, _) in said.items()},
            self.language,
            [language for language, (_, expected) in said.items() if expected],
        )
        heard, expected = said[self.language]
        text, corrections = self._correct("" if expected else heard.text, self.language)
        self._begin_waiting(self._count)
        self._endpointer.sleep()
        return [
            Sentence(
                self._now,
                text or heard.text,
                self.language,
                heard,
                corrections,
                expected,
                self._last_voice * FRAME_MS,
            )
        ]

    def _is_believed(self, heard: Heard, expected: bool, language: Language) -> bool:
        """Whether somebody said this; noise and other languages may only sound like it."""
        least = self._believed_from.get(language, 0.0)
        if self._called and self._wake is not None and not self._wake.was_clear:
            least = max(least, _AFTER_A_DOUBTFUL_CALL)
        return expected or likeliness(heard, language) >= least

    def _is_not_theirs(self, word: Word) -> bool:
        """Whether a word is the end of the wake word, or one of the assistant's own."""
        end = self._began + word.end_ms / FRAME_MS
        if end < self._woke - _BEFORE_WAKING:
            return True
        if self._spoken is None or self._echo_cancelled:
            return False
        until = self._count if self._spoken_until is None else self._spoken_until + _ECHO
        return end <= until and self._spoken.explains(word.text)

    def _correct(self, text: str, language: Language) -> tuple[str, tuple[Correction, ...]]:
        corrector = self._correctors.get(language)
        return corrector.correct(text) if corrector is not None else (text, ())


class _Understanding:
    """What has been understood of an utterance so far, and for how long it has stood."""

    def __init__(self) -> None:
        self.text = ""
        self._language: Language | None = None
        self._stands = 0

    def take(self, text: str, language: Language) -> bool | None:
        """Take in what is understood now: False where it is new, True once it has stood."""
        if (text, language) != (self.text, self._language):
            self.text, self._language, self._stands = text, language, 0
            return False
        self._stands += 1
        return True if self._stands == _STABLE else None
