"""How each word is pronounced: alone, before a vowel (*les‿amis*), and wherever it was heard."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.starter.recognisers.phones import Phones
from assistant.starter.recognisers.speech import EspeakSpeech
from audit.language import Language

Pronunciation = tuple[str, ...]
_RARE = 0.06  # of a word's commonest pronunciation
_AT_MOST = 5
_PLAIN = {Language.FRENCH: ("fr", "fr-be"), Language.ENGLISH: ("en-us", "en-gb-x-rp")}
_VOWEL = {Language.FRENCH: "à", Language.ENGLISH: "and"}


@dataclass(frozen=True)
class Entry:
    """One pronunciation of one word; a rarer one costs more."""

    word: str
    pronunciation: Pronunciation
    cost: float


def lexicon(
    vocabulary: Sequence[str],
    heard: Iterable[tuple[str, Pronunciation]],
    language: Language,
    phones: Phones,
    espeak: EspeakSpeech,
) -> tuple[Entry, ...]:
    """The pronunciations of every word that `phones` suffice for; `heard` are those in context."""
    counts: defaultdict[str, Counter[Pronunciation]] = defaultdict(Counter)
    for word, pronunciation in heard:
        if phones.knows(pronunciation):
            counts[word][pronunciation] += 1
    entries = []
    for word in vocabulary:
        linked = set()
        for accent in _PLAIN[language]:
            for text in (word, f"{word} {_VOWEL[language]}"):
                said = espeak.say(text, accent)
                if said and said.words and (nearest := phones.nearest(said.words[0][1])):
                    counts[word][nearest] += 1
                    linked.add(nearest)
        most = max(counts[word].values(), default=0)
        common = {
            pronunciation
            for pronunciation, count in counts[word].most_common(_AT_MOST)
            if count >= _RARE * most
        }
        for pronunciation in sorted(common | linked):
            share = max(_RARE, counts[word][pronunciation] / most)
            entries.append(Entry(word, pronunciation, -math.log(share)))
    return tuple(entries)
