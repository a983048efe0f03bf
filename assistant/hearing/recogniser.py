"""Vosk, kept at arm's length: its models checked before it sees them, its JSON made into types.

All of it blocks, and any of it could bring a process down: the speaker has it done by the hearing
worker. One Recogniser may be shared by threads; a Listening belongs to one at a time.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.hearing.errors import RecogniserDamaged, RecogniserMissing
from assistant.hearing.probe import survives
from assistant.hearing.wav import RATE

_NEEDED = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
_WORDS = "graph/words.txt"
_FIXED_GRAPH = "graph/HCLG.fst"
# Some published models of this kind have their words in Gr.fst and no list of them beside it.
_OPEN_GRAPH = ("graph/HCLr.fst", "graph/Gr.fst", "graph/disambig_tid.int")
_UNKNOWN = "[unk]"
_CHUNK = RATE // 10 * 2  # bytes of a tenth of a second: how finely the endpointer is asked


@dataclass(frozen=True)
class Word:
    """One word, with its place since the listening began and Vosk's confidence, 0 to 1."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float


@dataclass(frozen=True)
class Heard:
    """What was said up to a silence or the end; `text` is empty where nothing was.

    `confidence` is the mean over the words, 0.0 where there is none. With a grammar it is near 1
    even for words that nobody said: it can rank, it cannot reject. `unknown` counts what was
    recognised as no word that the model knows; it is in neither `text` nor `words`.
    """

    text: str
    confidence: float
    words: tuple[Word, ...]
    unknown: int = 0


@dataclass(frozen=True)
class Partial:
    """What has been understood so far of something still being said; it may yet change."""

    text: str


class _Decoder(Protocol):
    """The part of vosk.KaldiRecognizer that is used here."""

    def AcceptWaveform(self, data: bytes) -> int: ...
    def Result(self) -> str: ...
    def PartialResult(self) -> str: ...
    def FinalResult(self) -> str: ...


class Recogniser:
    """A loaded Vosk model."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder` (the layout with `am`, `conf` and `graph`).

        Raises RecogniserMissing, or RecogniserDamaged if a file that Vosk needs is missing or
        empty, or if Vosk cannot work with the model. The first time, a child process tries it.
        """
        if not folder.is_dir():
            raise RecogniserMissing(path=folder)
        fixed = (folder / _FIXED_GRAPH).is_file()
        for name in (*_NEEDED, *((_FIXED_GRAPH, _WORDS) if fixed else _OPEN_GRAPH)):
            if not (folder / name).is_file():
                raise RecogniserDamaged(path=folder / name)
        for name in (*_NEEDED, _FIXED_GRAPH, *_OPEN_GRAPH, _WORDS):
            if (folder / name).is_file() and not (folder / name).stat().st_size:
                raise RecogniserDamaged(path=folder / name)
        if not survives(folder):
            raise RecogniserDamaged(path=folder)
        self.folder = folder
        self.takes_grammar = not fixed
        """Whether a listening can be narrowed to some phrases: not with a fixed graph."""
        self._vosk: Any = importlib.import_module("vosk")
        self._vosk.SetLogLevel(-1)
        try:
            self._model = self._vosk.Model(str(folder))
        except Exception as error:
            raise RecogniserDamaged(path=folder) from error

    def knows(self, word: str) -> bool:
        """Whether `word`, in lower case, is one that this model can hear."""
        return bool(word) and self._model.vosk_model_find_word(word) >= 0

    def listen(self, grammar: Sequence[str] | None = None) -> Listening:
        """Begin to listen; with `grammar`, for these phrases and their words only.

        Phrases are in lower case. One with a word the model doesn't know is left out: half of it
        must not pass for it. With none left, or a model of fixed graph, all is listened for.
        Raises RecogniserDamaged if Vosk cannot make a decoder of this model.
        """
        phrases = [phrase for phrase in grammar or () if self._hears(phrase)]
        options: list[str] = []
        if phrases and self.takes_grammar:
            if self.knows(_UNKNOWN):
                phrases.append(_UNKNOWN)
            # Never without a phrase: an empty list crashes Vosk. It reads no \u escapes either.
            options.append(json.dumps(phrases, ensure_ascii=False))
        try:
            decoder = self._vosk.KaldiRecognizer(self._model, float(RATE), *options)
        except Exception as error:
            raise RecogniserDamaged(path=self.folder) from error
        decoder.SetWords(True)
        return Listening(decoder, self.folder)

    def _hears(self, phrase: str) -> bool:
        words = phrase.split()
        return bool(words) and all(map(self.knows, words))


class Listening:
    """One stretch of sound being understood as it comes in. Made by Recogniser.listen."""

    def __init__(self, decoder: _Decoder, folder: Path) -> None:
        self._decoder = decoder
        self._folder = folder
        self._half = b""
        self._partial = ""
        self._over = False

    def hear(self, chunk: bytes) -> Partial | Heard | None:
        """Hear some more, 16 kHz mono 16-bit samples, in pieces of any length.

        Returns Heard where Vosk found the end of what was said (or five seconds of silence), a
        Partial where its understanding changed, else None. One end a chunk: keep them short.
        Raises RecogniserDamaged if Vosk fails, RuntimeError after `finish`.
        """
        if self._over:
            raise RuntimeError("this listening is over")
        sound = self._half + chunk
        whole = len(sound) // 2 * 2
        sound, self._half = sound[:whole], sound[whole:]
        if not sound:
            return None
        try:
            ended = self._decoder.AcceptWaveform(sound)
        except Exception as error:
            raise RecogniserDamaged(path=self._folder) from error
        if ended:
            self._partial = ""
            return self._heard(self._decoder.Result())
        partial = _known(str(json.loads(self._decoder.PartialResult()).get("partial", "")))
        if partial == self._partial:
            return None
        self._partial = partial
        return Partial(partial)

    def finish(self) -> Heard:
        """What was said since the last Heard, the sound being at its end.

        Raises RuntimeError the second time.
        """
        if self._over:
            raise RuntimeError("this listening is over")
        self._over = True
        return self._heard(self._decoder.FinalResult())

    def _heard(self, answer: str) -> Heard:
        result = json.loads(answer)
        words = tuple(
            Word(
                str(word["word"]),
                round(word["start"] * 1000),
                round(word["end"] * 1000),
                float(word["conf"]),
            )
            for word in result.get("result", ())
        )
        if not all(word.text for word in words):
            # The list of words is shorter than the graph: what is left would be another sentence.
            raise RecogniserDamaged(path=self._folder / _WORDS)
        known = tuple(word for word in words if word.text != _UNKNOWN)
        text = _known(str(result.get("text", "")))
        return Heard(text, _mean(known), known, len(words) - len(known))


def _known(text: str) -> str:
    return " ".join(word for word in text.split() if word != _UNKNOWN)


def without(heard: Heard, unwanted: Callable[[Word], bool]) -> Heard:
    """What was heard, but for the words that are `unwanted`."""
    words = tuple(word for word in heard.words if not unwanted(word))
    if len(words) == len(heard.words):
        return heard
    return Heard(" ".join(word.text for word in words), _mean(words), words, heard.unknown)


def joined(parts: Sequence[Heard]) -> Heard:
    """What was heard in several parts, as one."""
    words = tuple(word for part in parts for word in part.words)
    text = " ".join(part.text for part in parts if part.text)
    return Heard(text, _mean(words), words, sum(part.unknown for part in parts))


class Transcription:
    """A whole recording being understood as it comes in, pauses or not."""

    def __init__(self, listening: Listening) -> None:
        self._listening = listening
        self._parts: list[Heard] = []

    def hear(self, sound: bytes) -> None:
        """Hear some more, as `Listening.hear`."""
        for start in range(0, len(sound), _CHUNK):
            answer = self._listening.hear(sound[start : start + _CHUNK])
            if isinstance(answer, Heard):
                self._parts.append(answer)

    def finish(self) -> Heard:
        """All that was said; see `Listening.finish`."""
        return joined([*self._parts, self._listening.finish()])


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0
