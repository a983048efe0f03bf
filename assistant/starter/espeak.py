"""espeak-ng, the formant synthesiser inside piper-tts, as the teacher of the starter models.

Piper uses it to spell words as phonemes only, but the same library also speaks, and tells at which
sample each word and each phoneme begins. The calls are those of its C header, `speak_lib.h`.
"""

from __future__ import annotations

import ctypes
import importlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from audit.errors import CandideError

if TYPE_CHECKING:
    from numpy import int16
    from numpy.typing import NDArray

# From speak_lib.h and espeak_ng.h.
_OUTPUT_SYNCHRONOUS = 2
_PHONEME_EVENTS, _PHONEMES_IN_IPA, _DO_NOT_EXIT = 0x0001, 0x0002, 0x8000
_RATE, _PITCH, _PITCH_RANGE = 1, 3, 4
_UTF8 = 1
_END_PAUSE = 0x1000
_BY_CHARACTER = 1
_EVENTS_END, _EVENT_WORD, _EVENT_PHONEME = 0, 1, 7
_NAME_BYTES = 8
_NOISE_SEED = 1

_KLATT = re.compile(r"^klatt", re.MULTILINE)


class EspeakVoiceUnknown(CandideError):
    """espeak-ng has no such voice or variant."""

    code = "espeak-voice-unknown"
    fr = "espeak-ng n’a pas de voix «\u00a0{voice}\u00a0»."
    en = "espeak-ng has no voice “{voice}”."


class EspeakFailed(CandideError):
    """The library could not be loaded, or refused a call; `detail` says which."""

    code = "espeak-failed"
    fr = "espeak-ng n’a pas pu parler\u00a0: {detail}."
    en = "espeak-ng could not speak: {detail}."


@dataclass(frozen=True)
class PhonemeEvent:
    """A phoneme begins at `sample`; `name` is empty, or starts with `_`, for a pause.

    Before a mnemonic, `'` and `,` mark the stress; in the IPA, `ˈ` and `ˌ`.

    `text_position` is the index in the text of the word that it belongs to.
    """

    sample: int
    name: str
    text_position: int


@dataclass(frozen=True)
class WordEvent:
    """A word of `length` characters, at index `text_position` in the text, begins at `sample`."""

    sample: int
    text_position: int
    length: int


@dataclass(frozen=True)
class Spoken:
    """Speech: 16-bit samples at `rate` hertz, and where its phonemes and words begin."""

    samples: NDArray[int16]
    rate: int
    phonemes: tuple[PhonemeEvent, ...]
    words: tuple[WordEvent, ...]


@dataclass(frozen=True)
class Voices:
    """What may be asked for: `language`, or `language+variant`, as in `fr` or `fr+f2`."""

    languages: tuple[str, ...]
    variants: tuple[str, ...]


class _EventId(ctypes.Union):
    _fields_: ClassVar = [("number", ctypes.c_int), ("string", ctypes.c_char * _NAME_BYTES)]


class _Event(ctypes.Structure):
    _fields_: ClassVar = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


class _Voice(ctypes.Structure):
    _fields_: ClassVar = [
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),  # not one C string: see _codes
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    ]


_Listener = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """espeak-ng, by a copy of the library of its own.

    The library keeps its state in globals, and a little of it passes from one sentence to the next
    (less than 10 ms of sound). So the same series of calls on a new instance gives the same
    samples, and neither another instance nor Piper's phonemisation disturbs it.

    Phonemes are named by espeak-ng's own mnemonics (`R`, `a~`), or in the IPA (`ʁ`, `ɑ̃`) with
    `ipa`. Not for use from several threads. Raises EspeakFailed if the library does not come up.
    """

    def __init__(self, *, ipa: bool = False) -> None:
        self._samples = bytearray()
        self._phonemes: list[PhonemeEvent] = []
        self._words: list[WordEvent] = []
        self._library, data, self._phonemise = _load()
        self._rate = self._library.espeak_Initialize(
            _OUTPUT_SYNCHRONOUS,
            0,
            str(data).encode(),
            _DO_NOT_EXIT | _PHONEME_EVENTS | (_PHONEMES_IN_IPA if ipa else 0),
        )
        if self._rate <= 0:
            raise EspeakFailed(detail=f"espeak_Initialize {self._rate}")
        # Breathy voices hiss at random, from the second at which the library came up if not told.
        self._library.espeak_ng_SetRandSeed(ctypes.c_long(_NOISE_SEED))
        # Kept: the library holds a bare pointer to it.
        self._listener = _Listener(self._listen)
        self._library.espeak_SetSynthCallback(self._listener)
        self._voices = self._list_voices(data)

    def voices(self) -> Voices:
        """The languages and variants there are, in alphabetical order."""
        return self._voices

    def say(
        self,
        text: str,
        voice: str,
        *,
        rate: int = 160,
        pitch: int = 50,
        pitch_range: int = 50,
        end_pause: bool = False,
    ) -> Spoken:
        """Speak `text` at `rate` words per minute; pitch and its range go from 0 to 100.

        `end_pause` adds the pause that follows a sentence. Raises EspeakVoiceUnknown, or
        EspeakFailed if speech fails.
        """
        self._choose(voice)
        library = self._library
        for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_PITCH_RANGE, pitch_range)):
            library.espeak_SetParameter(parameter, value, 0)
        self._samples.clear()
        self._phonemes.clear()
        self._words.clear()
        encoded = text.encode()
        flags = _UTF8 | (_END_PAUSE if end_pause else 0)
        status = library.espeak_Synth(
            encoded, len(encoded) + 1, 0, _BY_CHARACTER, 0, flags, None, None
        )
        if status != 0:
            raise EspeakFailed(detail=f"espeak_Synth {status}")
        return self._spoken()

    def phonemes(self, text: str, voice: str) -> list[list[str]]:
        """`text` as Piper spells it: for each sentence, its IPA characters and punctuation.

        Raises EspeakVoiceUnknown.
        """
        self._choose(voice)
        return self._phonemise(voice, text)

    def _choose(self, voice: str) -> None:
        """Make `voice` the current one. The library takes an unknown variant for none."""
        language, plus, variant = voice.partition("+")
        known = language in self._voices.languages and (
            not plus or variant in self._voices.variants
        )
        if not known or self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EspeakVoiceUnknown(voice=voice)

    def _spoken(self) -> Spoken:
        import numpy as np

        return Spoken(
            np.frombuffer(bytes(self._samples), dtype=np.int16),
            self._rate,
            tuple(self._phonemes),
            tuple(self._words),
        )

    def _listen(self, samples: Any, count: int, events: Any) -> int:
        """Take what the library hands over; 0 lets it go on."""
        index = 0
        while events[index].type != _EVENTS_END:
            event = events[index]
            position = event.text_position - 1  # which the library counts from one
            if event.type == _EVENT_PHONEME:
                name = event.id.string.decode("utf-8", "replace")
                self._phonemes.append(PhonemeEvent(event.sample, name, position))
            elif event.type == _EVENT_WORD:
                self._words.append(WordEvent(event.sample, position, event.length))
            index += 1
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        return 0

    def _list_voices(self, data: Path) -> Voices:
        list_voices = self._library.espeak_ListVoices
        list_voices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        found = list_voices(None)
        languages: set[str] = set()
        index = 0
        while found[index]:
            languages.update(_codes(found[index].contents.languages))
            index += 1
        variants = (
            file.name
            for file in (data / "voices" / "!v").iterdir()
            # This build lacks the Klatt synthesiser, and finds no name that has a space.
            if " " not in file.name and not _KLATT.search(file.read_text("utf-8"))
        )
        return Voices(tuple(sorted(languages)), tuple(sorted(variants)))


def _codes(address: int) -> list[str]:
    """Language codes at `address`: each a priority byte and a C string, a zero byte at the end."""
    codes = []
    while ctypes.string_at(address, 1) != b"\0":
        code = ctypes.string_at(address + 1)
        codes.append(code.decode())
        address += len(code) + 2
    return codes


def _load() -> tuple[ctypes.CDLL, Path, Callable[[str, str], list[list[str]]]]:
    """A copy of the library, its data folder, and Piper's phonemisation."""
    try:
        from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

        original = Path(str(importlib.import_module("piper.espeakbridge").__file__))
        # Loaded from a new path, so that the system doesn't hand out the one already loaded.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            library = ctypes.CDLL(shutil.copy(original, folder))
    except (ImportError, OSError) as error:
        raise EspeakFailed(detail=type(error).__name__) from error
    return library, Path(ESPEAK_DATA_DIR), EspeakPhonemizer().phonemize
