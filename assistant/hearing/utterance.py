"""One utterance, heard by every recogniser there is, and by a narrow decoder beside each.

Quiet is kept back: a recogniser is given 0.3 s of it after a voice, enough for the last word, and
the rest only if the voice goes on. So it makes no words of a quiet room, and has nothing left to do
when the silence has lasted long enough to be the end. A word found where there was hardly any voice
was nobody's, and is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.hearing.frames import FRAME_MS, frames_of
from assistant.hearing.narrowing import choose
from assistant.hearing.phrases import Expectation
from assistant.hearing.recogniser import Heard, Partial, Word, joined, without
from audit.language import Language

_QUIET_FRAMES = frames_of(300)
_VOICED = 0.4  # of the frames of a word


class Decoding(Protocol):
    """The part of a Listening that is used here."""

    def hear(self, chunk: bytes) -> Partial | Heard | None: ...
    def finish(self) -> Heard: ...


class Hears(Protocol):
    """The part of a Recogniser that is used here."""

    @property
    def takes_grammar(self) -> bool: ...
    def knows(self, word: str) -> bool: ...
    def listen(self, grammar: Sequence[str] | None = None) -> Decoding: ...


class Utterance:
    """What one person says, from its beginning on."""

    def __init__(self, recognisers: Mapping[Language, Hears], expectation: Expectation) -> None:
        self._expectation = expectation
        self._free = {
            language: Following(recogniser.listen()) for language, recogniser in recognisers.items()
        }
        self._narrow = {
            language: Following(recogniser.listen(phrases))
            for language, recogniser in recognisers.items()
            if (phrases := _heard_phrases(recogniser, expectation.phrases(language)))
        }
        self._quiet = 0
        self._held = bytearray()
        self._voices: list[bool] = []

    def hear(self, frame: bytes, voice: bool) -> None:
        """Take in one more frame."""
        self._voices.append(voice)
        self._quiet = 0 if voice else self._quiet + 1
        self._held += frame
        if self._quiet > _QUIET_FRAMES:
            return
        sound = bytes(self._held)
        self._held.clear()
        for following in (*self._free.values(), *self._narrow.values()):
            following.hear(sound)

    def so_far(self) -> dict[Language, str]:
        """What each open recogniser has understood."""
        return {language: following.so_far() for language, following in self._free.items()}

    def finish(self) -> dict[Language, tuple[Heard, bool]]:
        """What was said in each language, and whether that is the narrow answer."""
        narrow = {
            language: self._voiced(following.finish())
            for language, following in self._narrow.items()
        }
        return {
            language: choose(
                self._voiced(following.finish()),
                narrow.get(language),
                self._expectation,
                language,
            )
            for language, following in self._free.items()
        }

    def _voiced(self, heard: Heard) -> Heard:
        return without(heard, lambda word: not self._has_voice(word))

    def _has_voice(self, word: Word) -> bool:
        voices = self._voices[word.start_ms // FRAME_MS : -(-word.end_ms // FRAME_MS)]
        return sum(voices) >= _VOICED * len(voices)


class Following:
    """One decoder over one utterance, in which it may find several ends of its own."""

    def __init__(self, decoding: Decoding) -> None:
        self._decoding = decoding
        self._parts: list[Heard] = []
        self._partial = Partial("")

    def hear(self, sound: bytes) -> None:
        """Take in more sound."""
        match self._decoding.hear(sound):
            case Heard() as part:
                self._parts.append(part)
                self._partial = Partial("")
            case Partial() as partial:
                self._partial = partial

    def so_far(self) -> str:
        """All that has been understood, the last part perhaps not for good."""
        texts = [*(part.text for part in self._parts), self._partial.text]
        return " ".join(text for text in texts if text)

    def finish(self) -> Heard:
        """All that was said."""
        return joined([*self._parts, self._decoding.finish()])


def _heard_phrases(recogniser: Hears, phrases: Sequence[str]) -> list[str]:
    """The phrases that a recogniser can listen for; with none it would listen for anything."""
    if not recogniser.takes_grammar:
        return []
    return [phrase for phrase in phrases if all(map(recogniser.knows, phrase.split()))]
