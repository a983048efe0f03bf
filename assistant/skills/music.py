"""What a sentence wants played, or done to the music that plays.

The asking is taken off ("mets-moi", "i'd like to hear"), then what tells the kind ("la playlist",
"songs by"); the rest is a name, which our own process looks for in the household's music. Where
nobody asks for anything, or the sentence denies it, the answer is None.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.skills import music_words as words
from assistant.skills.effects.music import (
    NAME_LETTERS_AT_MOST,
    MusicControl,
    MusicKind,
    PlayMusic,
)
from assistant.skills.levels import Level, find_level
from assistant.skills.numbers import LanguageCode

__all__ = ["asks_what_plays", "find_control", "find_loudness", "find_music", "names_music"]

_MOST_LETTERS = 300
_QUOTES = str.maketrans({"\u2019": "'", "«": " ", "»": " ", "“": " ", "”": " ", '"': " "})


def find_music(sentence: str, language: LanguageCode) -> PlayMusic | None:
    """What `sentence` wants to hear, None where that is not clear."""
    text = _plain(sentence)
    if text is None:
        return None
    asking = words.ASKING[language]
    text = _without_ends(text, language)
    after = asking.match(text)
    wanted = text[after.end() :] if after else text
    if language == "en":
        wanted, turned_on = _without_particle(text, wanted)
        after = after or turned_on
    wanted = _without_ends(wanted, language).strip(" .")
    if not wanted or words.NO_NAME[language].match(wanted):
        return None
    kind, name = _kind_of(wanted, language)
    if not after and (kind == "any" or not words.BARE[language].match(wanted)):
        return None  # a bare name asks for nothing
    if name is not None:
        name = _without_ends(name, language).strip(" .'")
        if not name or len(name) > NAME_LETTERS_AT_MOST or words.NO_NAME[language].match(name):
            return None
    return PlayMusic(kind=kind, name=name)


def find_control(sentence: str, language: LanguageCode) -> MusicControl | None:
    """What `sentence` wants done to the music, None where all of it does not say so."""
    text = _plain(sentence)
    if text is None:
        return None
    text = _without_ends(text, language).strip(" .").lower()
    for control, pattern in words.CONTROLS[language]:
        if pattern.fullmatch(text):
            return control
    return None


def find_loudness(sentence: str, language: LanguageCode) -> Level | None:
    """How loud `sentence` wants the music, None where not all of it says so."""
    text = _plain(sentence)
    if text is None:
        return None
    text = _without_ends(text, language).strip(" .").lower()
    if words.LOUDNESS[language].fullmatch(text) is None:
        return None
    level = find_level(text, language)
    return None if level is None or level.unmute else level


def asks_what_plays(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` has a word that asks, so that it is no order to play something."""
    text = _plain(sentence)
    return text is None or words.QUESTION[language].search(text.lower()) is not None


def names_music(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` is about the music, so that a volume is that of the music alone."""
    text = _plain(sentence)
    return text is not None and words.MUSIC[language].search(text.lower()) is not None


def _plain(sentence: str) -> str | None:
    """The sentence without what is only written; None where it is too long to be one."""
    if len(sentence) > _MOST_LETTERS:
        return None
    text = unicodedata.normalize("NFC", sentence).translate(_QUOTES)
    text = re.sub(r"[\x00-\x1f\x7f-\x9f,;:?!…]", " ", text)
    return " ".join(text.split())


def _without_ends(text: str, language: LanguageCode) -> str:
    """`text` without courtesies before and after it."""
    head, tail = words.HEADS[language], words.TAILS[language]
    while True:
        shorter = text.rstrip(" .")
        if found := head.match(shorter):
            shorter = shorter[found.end() :]
        if found := tail.search(shorter):
            shorter = shorter[: found.start()]
        if shorter == text:
            return text
        text = shorter


def _without_particle(text: str, wanted: str) -> tuple[str, re.Match[str] | None]:
    """ "put abbey road on": the verb stands before the name, and "on" after it."""
    found = words.PUT_ON.fullmatch(text)
    return (found["name"], found) if found else (wanted, None)


def _kind_of(wanted: str, language: LanguageCode) -> tuple[MusicKind, str | None]:
    for kind, pattern in words.KINDS[language]:
        if found := pattern.fullmatch(wanted):
            names = found.groupdict()
            return kind, names.get("name") or names.get("before")
    return "any", wanted
