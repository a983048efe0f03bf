"""Whether an answer that was listened for on its own is believed over the open recogniser.

With an expectation two decoders hear the same sound: the open one, and one that knows the expected
phrases alone. The second makes something expected of every sound, and is sure of it, so it is
believed only on a second witness. Its answer is used where all of these hold:

1. it is an answer as expected, with nothing unknown in it;
2. the open recogniser heard something, and not clearly more: at most 0.25 s of words more;
3. either the two agree in how they sound, or the open one is itself unsure of what it heard.

What agrees to something is never guessed: a yes has to be heard by both, word for word.

Otherwise the open one is used: a person may always say something else.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from assistant.hearing.phrases import YES, Expectation
from assistant.hearing.recogniser import Heard
from assistant.hearing.sounds import sound_of
from audit.language import Language

_AGREES = 60.0  # of 100
_MORE_MS = 250
_UNSURE = 0.6  # mean confidence of the open recogniser


def choose(
    free: Heard, narrow: Heard | None, expectation: Expectation, language: Language
) -> tuple[Heard, bool]:
    """What was said, and whether that is the narrow answer; see the rule above."""
    if narrow is None or narrow.unknown or not expectation.accepts(narrow.text, language):
        return free, False
    if narrow.text == free.text:
        return free, True
    if narrow.text in YES[language]:
        return free, False
    if not free.words or _spoken_ms(free) > _spoken_ms(narrow) + _MORE_MS:
        return free, False
    alike = fuzz.ratio(sound_of(free.text, language), sound_of(narrow.text, language))
    if alike >= _AGREES or free.confidence < _UNSURE:
        return narrow, True
    return free, False


def _spoken_ms(heard: Heard) -> int:
    return sum(word.end_ms - word.start_ms for word in heard.words)
