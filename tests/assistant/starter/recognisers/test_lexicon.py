"""Pronunciations: alone, in context, and with sounds borrowed from the other language."""

from __future__ import annotations

from random import Random

from assistant.starter.recognisers.lexicon import lexicon
from assistant.starter.recognisers.phones import Phones
from assistant.starter.recognisers.speech import EspeakSpeech
from audit.language import Language

_FRENCH = Phones(tuple("a b d e f i j k l m n o p s t u v w y z ø œ ɑ̃ ɔ ɔ̃ ə ɛ ɛ̃ ɡ ʁ ʃ ʒ".split()))


def _said(words: tuple[str, ...], *contexts: str) -> dict[str, set[tuple[str, ...]]]:
    espeak = EspeakSpeech(Random(1))
    heard = [pair for text in contexts if (said := espeak.say(text, "fr")) for pair in said.words]
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in lexicon(words, heard, Language.FRENCH, _FRENCH, espeak):
        found.setdefault(entry.word, set()).add(entry.pronunciation)
    return found


def test_a_word_alone_is_pronounced_as_espeak_says_it() -> None:
    assert ("l", "ɛ") in _said(("lait",))["lait"]


def test_liaison_in_context_is_another_pronunciation() -> None:
    found = _said(("les", "œufs"), "les œufs", "les œufs")

    assert any(pronunciation[-1] == "z" for pronunciation in found["les"])
    assert any(pronunciation[-1] != "z" for pronunciation in found["les"])


def test_a_word_of_two_parts_is_one_word() -> None:
    found = _said(("tais-toi", "celle-ci", "qu'est-ce"))

    assert set(found) == {"tais-toi", "celle-ci", "qu'est-ce"}
    assert ("t", "ɛ", "t", "w", "a") in found["tais-toi"]


def test_a_borrowed_word_is_pronounced_with_the_nearest_sounds() -> None:
    assert _FRENCH.nearest(("dʒ", "a", "z")) == ("d", "ʒ", "a", "z")
    assert "budget" in _said(("budget",))
    assert _FRENCH.nearest(("ʔ",)) == ()


def test_the_commonest_pronunciation_costs_nothing() -> None:
    espeak = EspeakSpeech(Random(1))
    heard = [("lait", ("l", "e"))] * 3

    entries = lexicon(("lait",), heard, Language.FRENCH, _FRENCH, espeak)

    costs = {entry.pronunciation: entry.cost for entry in entries}
    assert costs[("l", "e")] == 0.0
    assert costs[("l", "ɛ")] > 0.0
