"""Each symbol that Piper spells gets the time that the teacher spoke it."""

from __future__ import annotations

import pytest

from assistant.starter.espeak import Espeak, PhonemeEvent
from assistant.starter.voices.alignment import align
from assistant.starter.voices.corpus import symbol_times


def events(*named: tuple[int, str]) -> list[PhonemeEvent]:
    return [PhonemeEvent(sample, name, 0) for sample, name in named]


def test_phonemes_take_their_time_and_marks_take_none() -> None:
    heard = events((10, "b"), (30, "ˈɔ\u0303"), (100, "ʒ"), (150, "aɪ"))
    timed = align(list("bˈɔ\u0303ʒaɪ."), heard, 210)
    assert timed is not None
    assert timed.before == 10
    assert timed.symbols == (20, 0, 70, 0, 50, 30, 30, 0)
    assert timed.after == 0


def test_a_pause_goes_to_the_comma_and_the_last_one_to_the_full_stop() -> None:
    heard = events((0, "a"), (50, ""), (90, "b"), (120, "_:"))
    timed = align(list("a, b."), heard, 200)
    assert timed is not None
    assert timed.symbols == (50, 40, 0, 30, 80)
    timed = align(list("a (b."), heard, 200)
    assert timed is not None
    assert timed.symbols == (50, 0, 40, 30, 80)


def test_a_phoneme_that_is_not_spelt_lengthens_the_one_before() -> None:
    spelt = "abdefgiklmnopstuvz" * 2
    heard = events(*((10 * place, symbol) for place, symbol in enumerate(spelt)))
    extra = [*heard[:5], PhonemeEvent(45, "ʔ", 0), *heard[5:]]
    timed = align(list(spelt), extra, 10 * len(spelt))
    assert timed is not None
    assert timed.symbols[4] == 10


@pytest.mark.parametrize(
    ("spelt", "heard"),
    [
        ("abcd", [(0, "k"), (10, "l"), (20, "m")]),
        ("", [(0, "a")]),
        ("a", []),
        ("ab", [(50, "a"), (10, "b")]),
    ],
)
def test_what_does_not_match_is_left_out(spelt: str, heard: list[tuple[int, str]]) -> None:
    assert align(list(spelt), events(*heard), 100) is None


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("C'est noté : du pain, et trois œufs.", "fr"),
        ("Je n'ai pas compris, le week-end à Bruges ?", "fr"),
        ("Please take the butter off my list, dear friend!", "en-us"),
    ],
)
def test_real_sentences_are_timed_to_the_sample(text: str, voice: str) -> None:
    teacher = Espeak(ipa=True)
    symbols = teacher.phonemes(text, voice)[0]
    spoken = teacher.say(text, voice, end_pause=True)
    timed = align(symbols, spoken.phonemes, len(spoken.samples))
    assert timed is not None
    total = timed.before + sum(timed.symbols) + timed.after
    assert total == pytest.approx(len(spoken.samples))
    comma = timed.symbols[symbols.index(",")]
    assert comma > 0.05 * spoken.rate
    ids, times = symbol_times(symbols, timed)
    assert sum(times) == pytest.approx(total)
    assert len(ids) == len(times)


def test_a_symbol_without_an_id_gives_its_time_to_the_one_before() -> None:
    timed = align(list("ab"), events((0, "a"), (10, "b")), 30)
    assert timed is not None
    ids, times = symbol_times(["a", "no such symbol"], timed)
    assert len(ids) == 3
    assert times == [0, 30, 0]
