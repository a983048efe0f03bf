"""How long the teacher spoke each symbol that Piper spells.

Piper spells a sentence from the text alone, the teacher names what it spoke and when. Both come
from one library and agree almost everywhere; a sentence where they don't is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.starter.espeak import PhonemeEvent

# Symbols that only modify the one before: they have no time of their own.
_MODIFIERS = frozenset("ːˑʲʰˤʷ˞")
_STRESS = frozenset("ˈˌ")
_SEPARATORS = frozenset(" !'(),-.:;?\"_#")
_SWITCH = re.compile(r"\([^)]*\)")  # the name of another language, around a word of it
_AGREEMENT = 0.97  # of the symbols on both sides


@dataclass(frozen=True)
class Durations:
    """Samples before the first symbol, of each symbol, and after the last; they add up to all."""

    before: float
    symbols: tuple[float, ...]
    after: float


def align(symbols: Sequence[str], events: Sequence[PhonemeEvent], end: int) -> Durations | None:
    """Durations of `symbols`, spoken as `events`, in a sound of `end` samples.

    A phoneme's time goes to its base symbols in equal parts, a pause's to the punctuation or space
    where it was made. None where spelling and speech differ too much.
    """
    spelt = [index for index, symbol in enumerate(symbols) if _is_base(symbol)]
    spoken = [
        (number, symbol)
        for number, event in enumerate(events)
        for symbol in unicodedata.normalize("NFD", _SWITCH.sub("", event.name))
        if _is_base(symbol)
    ]
    if not spelt or not spoken:
        return None
    matcher = SequenceMatcher(
        None, [symbols[index] for index in spelt], [symbol for _, symbol in spoken], autojunk=False
    )
    if matcher.ratio() < _AGREEMENT:
        return None
    owners: dict[int, list[int]] = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            number, _ = spoken[block.b + offset]
            owners.setdefault(number, []).append(spelt[block.a + offset])
    return _shared(symbols, events, end, owners)


def _shared(
    symbols: Sequence[str],
    events: Sequence[PhonemeEvent],
    end: int,
    owners: dict[int, list[int]],
) -> Durations | None:
    """Give the time of each event to the symbols that own it."""
    starts = [event.sample for event in events] + [end]
    before, after = float(starts[0]), 0.0
    lengths = [0.0] * len(symbols)
    last = -1  # the last symbol that has been spoken
    for number, event in enumerate(events):
        time = starts[number + 1] - starts[number]
        if time < 0:
            return None
        mine = owners.get(number)
        if mine:
            for index in mine:
                lengths[index] += time / len(mine)
            last = mine[-1]
        elif not _SWITCH.sub("", event.name).strip("_:"):
            place = _pause_after(symbols, last)
            if place is not None:
                lengths[place] += time
            elif last >= 0:
                after += time
            else:
                before += time
        elif last >= 0:
            lengths[last] += time
        else:
            before += time
    return Durations(before, tuple(lengths), after)


def _pause_after(symbols: Sequence[str], last: int) -> int | None:
    """The separator between symbol `last` and the next spoken one, punctuation before a space."""
    found = None
    for index in range(last + 1, len(symbols)):
        if _is_base(symbols[index]):
            break
        if symbols[index] in _SEPARATORS and (found is None or symbols[found] == " "):
            found = index
    return found


def _is_base(symbol: str) -> bool:
    return not (
        symbol in _SEPARATORS
        or symbol in _STRESS
        or symbol in _MODIFIERS
        or unicodedata.combining(symbol)
    )
