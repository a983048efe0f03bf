"""What is heard while the assistant itself speaks, and none of it its own echo.

The microphone hears the loudspeaker. What the loudspeaker says is known, so it can be told apart:

- **Stop words** are listened for by a decoder that knows only them and the assistant's own words:
  the echo is then best explained by the words it is made of. A stop word that is among the spoken
  words is never taken, nor one that sounds like one of them. An echo of words that the recogniser
  does not know could be taken for anything: then the open recogniser has to hear the stop word too.
- **Talking over** is 0.4 s of words that the spoken text does not explain. A word is explained if
  something in the text sounds nearly like it, alone or run together, in any order: an echo arrives
  torn. Words of a syllable count only beside a longer one, and doubtful words not at all. What the
  recogniser makes of spoken words that it does not know cannot be told; so much is let pass as
  they may account for. What then looks so is recognised to its end at once, for confidences.

Both use the recogniser of the language that is spoken; it knows stop words of the other language
too where its vocabulary has them ("stop"). If the microphone takes the echo away by itself, voice
alone is somebody talking over: 0.4 s of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.hearing.frames import FRAME_MS, frames_of
from assistant.hearing.phrases import STOP, plain_words
from assistant.hearing.recogniser import Heard
from assistant.hearing.sounds import sound_of, word_sound
from assistant.hearing.utterance import Following, Hears
from audit.language import Language

_OVER_MS = 400
_OTHERS_STAND_FRAMES = 3
_REMEMBERED_FRAMES = frames_of(3000)  # what came before that is another interruption
_LIKE = 75.0  # of 100: how near to something spoken an explained word sounds
_SAME = 80.0
_LATEST = 2  # words that may have followed a stop word before it is noticed
_SURE = 0.6  # confidence below which a word proves nothing
_LONG = 4  # sounds of a word that can stand as a witness alone
_SOUNDS = 6  # about as many as are said in 0.4 s
_SOUND_MS = 70
_GAP_FRAMES = frames_of(300)


@dataclass(frozen=True)
class Stop:
    """A stop word."""

    word: str
    language: Language


@dataclass(frozen=True)
class Over:
    """Somebody talks, and has since so many frames ago."""

    frames_ago: int


class Spoken:
    """What the assistant is saying, for telling its echo from other words."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = plain_words(text)
        self._plain = f" {' '.join(self.words)} "
        self._sounds = {word_sound(word, language) for word in self.words}
        self._sound = sound_of(text, language)

    def contains(self, phrase: str) -> bool:
        """Whether the phrase itself is being spoken."""
        return f" {' '.join(plain_words(phrase))} " in self._plain

    def has_homophone_of(self, word: str) -> bool:
        """Whether a word being spoken cannot be told from `word`, as *arrêtés* from *arrête*."""
        sound = word_sound(word, self.language)
        return any(fuzz.ratio(sound, other) >= _SAME for other in self._sounds)

    def explains(self, word: str) -> bool:
        """Whether `word` may be an echo of what is being spoken."""
        if self.contains(word):
            return True
        sound = sound_of(word, self.language)
        if not sound:
            return True
        if len(sound) < _LONG:  # too short to be looked for inside other words
            return any(fuzz.ratio(sound, other) >= _LIKE for other in self._sounds)
        if len(sound) > len(self._sound):
            return fuzz.ratio(sound, self._sound) >= _LIKE
        return fuzz.partial_ratio(sound, self._sound) >= _LIKE

    def unexplained(self, words: Iterable[str]) -> list[str]:
        """The words that somebody else must have said."""
        others = [word for word in words if not self.explains(word)]
        if any(len(word_sound(word, self.language)) >= _LONG for word in others):
            return others
        return []


class Overhearing:
    """Listens while one text is being spoken."""

    def __init__(
        self, recognisers: Mapping[Language, Hears], spoken: Spoken, *, echo_cancelled: bool
    ) -> None:
        self._spoken = spoken
        self._echo_cancelled = echo_cancelled
        self._frames = 0
        self._voiced = self._since_voice = 0
        self._began = 0
        self._others_stand = 0
        self._others: list[tuple[int, int]] = []  # frame, milliseconds
        self._stops: list[tuple[tuple[str, ...], Stop]] = []
        self._spotter: Following | None = None
        self._open: Following | None = None
        self._recogniser = recogniser = recognisers.get(spoken.language)
        if recogniser is None:
            return
        self._unknown_sounds = sum(
            len(word_sound(word, spoken.language))
            for word in spoken.words
            if not recogniser.knows(word)
        )
        self._stops = _stop_phrases(recogniser, spoken)
        if self._stops and recogniser.takes_grammar:
            own = [word for word in dict.fromkeys(spoken.words) if recogniser.knows(word)]
            phrases = [stop.word for _, stop in self._stops]
            self._spotter = Following(recogniser.listen([*phrases, *own]))
        if not (echo_cancelled and self._spotter):
            self._listen_openly()

    def hear(self, frame: bytes, voice: bool) -> Stop | Over | None:
        """Take in one more frame; a Stop or an Over is told once, and is the end of this."""
        self._frames += 1
        if self._spotter is not None:
            self._spotter.hear(frame)
        if self._open is not None:
            self._open.hear(frame)
        if stop := self._find_stop():
            return stop
        return self._voice_over(voice) if self._echo_cancelled else self._words_over()

    def _find_stop(self) -> Stop | None:
        """A stop word among what the decoder for them, or else the open one, has understood."""
        spotter = self._spotter or self._open
        if spotter is None:
            return None
        texts = [spotter.so_far()]
        if self._unknown_sounds and self._open is not None:
            texts.append(self._open.so_far())
        for words, stop in self._stops:
            if all(self._just_said(words, text) for text in texts):
                return stop
        return None

    def _just_said(self, words: tuple[str, ...], text: str) -> bool:
        """Whether the last words of `text` have something in them that sounds like `words`."""
        latest = plain_words(text)[-len(words) - _LATEST :]
        sound = sound_of(" ".join(words), self._spoken.language)
        runs = (latest[start : start + len(words)] for start in range(len(latest)))
        return any(
            fuzz.ratio(sound, sound_of(" ".join(run), self._spoken.language)) >= _SAME
            for run in runs
        )

    def _voice_over(self, voice: bool) -> Over | None:
        if voice:
            if not self._voiced:
                self._began = self._frames - 1
            self._voiced += 1
            self._since_voice = 0
        else:
            self._since_voice += 1
            if self._since_voice > _GAP_FRAMES:
                self._voiced = 0
        if self._voiced * FRAME_MS >= _OVER_MS:
            return Over(self._frames - self._began)
        return None

    def _words_over(self) -> Over | None:
        if self._open is None:
            return None
        others = self._spoken.unexplained(self._open.so_far().split())
        sounds = sum(len(word_sound(word, self._spoken.language)) for word in others)
        stands = sounds - self._unknown_sounds >= _SOUNDS
        self._others_stand = self._others_stand + 1 if stands else 0
        if self._others_stand < _OTHERS_STAND_FRAMES:
            return None
        self._remember(self._open.finish())
        self._listen_openly()
        others_ms = sum(milliseconds for _, milliseconds in self._others)
        if others_ms - self._unknown_sounds * _SOUND_MS < _OVER_MS:
            return None
        return Over(self._frames - self._others[0][0])

    def _remember(self, heard: Heard) -> None:
        """Keep where the words are that somebody else surely said, and how long they lasted."""
        sure = [word for word in heard.words if word.confidence >= _SURE]
        said = set(self._spoken.unexplained(word.text for word in sure))
        self._others += [
            (self._open_since + word.start_ms // FRAME_MS, word.end_ms - word.start_ms)
            for word in sure
            if word.text in said
        ]
        since = self._frames - _REMEMBERED_FRAMES
        self._others = [other for other in self._others if other[0] >= since]

    def _listen_openly(self) -> None:
        assert self._recogniser is not None  # noqa: S101 - there is one wherever this is called
        self._open = Following(self._recogniser.listen())
        self._open_since = self._frames
        self._others_stand = 0


def _stop_phrases(recogniser: Hears, spoken: Spoken) -> list[tuple[tuple[str, ...], Stop]]:
    """The stop words that a recogniser knows and that are not being spoken, the longest first."""
    found = []
    alone = {
        word
        for phrases in STOP.values()
        for word in phrases
        if spoken.contains(word) or spoken.has_homophone_of(word)
    }
    order = [spoken.language, *(other for other in Language if other is not spoken.language)]
    for language in order:
        for phrase in STOP[language]:
            heard = all(map(recogniser.knows, phrase.split()))
            if heard and not alone.intersection((phrase, *phrase.split())):
                found.append((plain_words(phrase), Stop(phrase, language)))
    return sorted(found, key=lambda item: -len(item[0]))
