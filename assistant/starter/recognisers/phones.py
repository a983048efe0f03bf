"""The sounds that a recogniser tells apart, and the numbers that Kaldi gives them.

A phone is one of espeak-ng's, in the IPA. Kaldi numbers it by its place in a word, so that word
times can be told: beginning, inside, end, or alone. All places share two output classes (`pdf`) of
the network: one for a phone's first frame, one for the rest. Silence and the garbage phone, which
stands for speech that is none of ours, have one class each.

Each phone number has one state with two transitions, entered forward or looped; transition numbers
count from one, two to a phone number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

SILENCE, GARBAGE = "SIL", "GBG"
SILENCE_PDF, GARBAGE_PDF = 0, 1
SILENCE_ID, GARBAGE_ID = 1, 2
_SPECIAL = 2
_PLACES = "BIES"  # Kaldi's letters: begin, internal, end, singleton
_PLACE_NAMES = ("begin", "internal", "end", "singleton")
# Sounds of words borrowed from the other language, by the nearest sounds that a language has.
_NEAR = {
    "dʒ": "d ʒ", "tʃ": "t ʃ", "ŋ": "n", "ɹ": "ʁ", "h": "", "ʌ": "œ", "ʊ": "u", "ɪ": "i", "iː": "i",
    "uː": "u", "ɔː": "ɔ", "ɑː": "a", "æ": "a", "ɒ": "ɔ", "ɜː": "œ", "əʊ": "o", "oʊ": "o",
    "eɪ": "ɛ j", "aɪ": "a j", "aʊ": "a u", "ɔɪ": "ɔ j", "θ": "s", "ð": "z", "ɐ": "a", "ɚ": "œ ʁ",
    "ʲ": "j", "ɫ": "l", "x": "ʁ", "ɲ": "n j", "œ̃": "ɛ̃", "ɑ̃": "ɑː n", "ɔ̃": "ɔː n", "ɛ̃": "æ n",
    "ʁ": "ɹ", "y": "uː", "ø": "ɜː", "œ": "ɜː", "a": "æ", "i": "iː", "u": "uː", "o": "oʊ", "e": "eɪ",
    "ɔ": "ɔː", "r": "ɹ", "ɡʲ": "ɡ", "ts": "t s", "ʍ": "w", "ɬ": "l", "ɑ": "ɑː", "aː": "ɑː",
}  # fmt: skip
_NOT_SOUND = str.maketrans("", "", "ˈˌ-‿'")


def phone_of(name: str) -> str | None:
    """The phone that espeak-ng calls `name` in an event: no stress; None if it is no sound."""
    if name.startswith("("):  # another language begins
        return None
    if not name or name.startswith("_"):
        return SILENCE
    return unicodedata.normalize("NFD", name).translate(_NOT_SOUND) or None


@dataclass(frozen=True)
class Phones:
    """The phones of one recogniser, in the order of their numbers."""

    names: tuple[str, ...]

    @property
    def pdfs(self) -> int:
        """How many classes the network tells apart."""
        return _SPECIAL + 2 * len(self.names)

    @property
    def count(self) -> int:
        """How many phone numbers there are."""
        return _SPECIAL + len(_PLACES) * len(self.names)

    def knows(self, pronunciation: tuple[str, ...]) -> bool:
        """Whether every phone of `pronunciation` is one of these."""
        return all(phone in self.names for phone in pronunciation)

    def nearest(self, pronunciation: tuple[str, ...]) -> tuple[str, ...]:
        """`pronunciation` in these phones alone; empty if that cannot be."""
        found: list[str] = []
        for phone in pronunciation:
            if phone in self.names:
                found.append(phone)
                continue
            near = _NEAR.get(unicodedata.normalize("NFC", phone), _NEAR.get(phone, "?")).split()
            if not self.knows(tuple(near)):
                return ()
            found.extend(near)
        return tuple(found)

    def first_pdf(self, phone: str) -> int:
        """The class of a phone's first frame."""
        if phone in (SILENCE, GARBAGE):
            return SILENCE_PDF if phone == SILENCE else GARBAGE_PDF
        return _SPECIAL + 2 * self.names.index(phone)

    def rest_pdf(self, phone: str) -> int:
        """The class of the frames after the first."""
        return self.first_pdf(phone) + (phone not in (SILENCE, GARBAGE))

    def identifier(self, phone: str, place: str) -> int:
        """The number of `phone` at `place` (B, I, E or S) in a word."""
        return _SPECIAL + 1 + len(_PLACES) * self.names.index(phone) + _PLACES.index(place)

    def in_word(self, pronunciation: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the phones of a whole word."""
        if len(pronunciation) == 1:
            return (self.identifier(pronunciation[0], "S"),)
        places = "B" + "I" * (len(pronunciation) - 2) + "E"
        return tuple(map(self.identifier, pronunciation, places))

    def tuples(self) -> list[tuple[int, int, int]]:
        """For each phone number: itself, and the classes of its forward and looped transitions."""
        found = [
            (SILENCE_ID, SILENCE_PDF, SILENCE_PDF),
            (GARBAGE_ID, GARBAGE_PDF, GARBAGE_PDF),
        ]
        for name in self.names:
            for place in _PLACES:
                classes = self.first_pdf(name), self.rest_pdf(name)
                found.append((self.identifier(name, place), *classes))
        return found

    def word_boundary(self) -> str:
        """The file that tells Vosk where in a word each phone number stands."""
        lines = [f"{SILENCE_ID} nonword", f"{GARBAGE_ID} singleton"]
        for name in self.names:
            for place, place_name in zip(_PLACES, _PLACE_NAMES, strict=True):
                lines.append(f"{self.identifier(name, place)} {place_name}")
        return "".join(f"{line}\n" for line in lines)


def loop_transition(identifier: int) -> int:
    """The transition by which a phone number goes on."""
    return 2 * identifier - 1


def forward_transition(identifier: int) -> int:
    """The transition by which a phone number begins."""
    return 2 * identifier
