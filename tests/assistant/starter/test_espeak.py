"""espeak-ng speaks, says where its phonemes and words begin, and refuses voices it lacks."""

from __future__ import annotations

import hashlib
import time

import numpy as np
import pytest

from assistant.starter.espeak import Espeak, EspeakVoiceUnknown, Spoken
from assistant.starter.voices.analysis import pitch_track
from assistant.starter.voices.sound import HOP

PHRASE = "ajoute du lait à ma liste"


def test_phonemes_and_words_are_found_in_the_sound_and_in_the_text() -> None:
    spoken = Espeak().say(PHRASE, "fr")
    words = [PHRASE[w.text_position : w.text_position + w.length] for w in spoken.words]
    assert words == PHRASE.split()
    starts = [event.sample for event in spoken.phonemes]
    assert starts == sorted(starts)
    assert 0 <= starts[0] < starts[-1] <= len(spoken.samples)
    spelt = "".join(event.name.strip("',") for event in spoken.phonemes if event.text_position == 7)
    assert spelt == "dy-"  # the word “du”
    seconds = len(spoken.samples) / spoken.rate
    assert 1 < seconds < 3
    assert np.abs(spoken.samples).max() > 5000


def test_phonemes_are_named_by_mnemonics_or_in_the_ipa() -> None:
    mnemonics = [event.name for event in Espeak().say("bon", "fr").phonemes]
    ipa = [event.name for event in Espeak(ipa=True).say("bon", "fr").phonemes]
    assert "'O~" in mnemonics
    assert "ˈɔ̃" in ipa


def test_two_instances_do_not_disturb_each_other_nor_piper() -> None:
    first, second = _sounds_of_a_series(), int(time.time())
    while int(time.time()) == second:  # left alone, the library hisses by the second it came up in
        pass
    assert _sounds_of_a_series() == first


def _sounds_of_a_series() -> list[str]:
    """Digests, which can be compared in a failure's message as the sounds themselves cannot."""
    espeak = Espeak()
    espeak.phonemes("Bonjour.", "fr")
    lines = (("Hello there", "en-us+f2"), (PHRASE, "fr+croak"), (PHRASE, "fr"))
    sounds = (espeak.say(text, voice).samples for text, voice in lines)
    return [hashlib.sha256(sound.tobytes()).hexdigest() for sound in sounds]


def test_piper_spells_one_list_a_sentence() -> None:
    sentences = Espeak().phonemes("Bonjour. Ça va ?", "fr")
    assert len(sentences) == 2
    assert sentences[0][-1] == "."
    assert "ʒ" in sentences[0]


def test_rate_pitch_and_pause_are_heard() -> None:
    espeak = Espeak()
    plain = espeak.say(PHRASE, "fr")
    assert len(espeak.say(PHRASE, "fr", rate=240).samples) < 0.8 * len(plain.samples)
    longer = espeak.say(PHRASE, "fr", end_pause=True)
    assert len(longer.samples) > len(plain.samples) + 0.1 * plain.rate
    low, high = (_pitch(espeak.say(PHRASE, "fr", pitch=pitch)) for pitch in (40, 90))
    assert high > 1.2 * low


def _pitch(spoken: Spoken) -> float:
    """The usual pitch, to compare with another one: the analysis takes the rate for 16 kHz."""
    pitch, voiced = pitch_track(spoken.samples / 32768, len(spoken.samples) // HOP)
    return float(np.median(pitch[voiced > 0]))


def test_voices_can_be_listed_and_unknown_ones_are_refused() -> None:
    espeak = Espeak()
    voices = espeak.voices()
    assert {"fr", "fr-be", "en-us", "en-gb"} <= set(voices.languages)
    assert {"f2", "m3", "Annie"} <= set(voices.variants)
    for voice in ("tlh-xx", "fr+nobody", "fr+klatt", ""):
        with pytest.raises(EspeakVoiceUnknown) as caught:
            espeak.say("bon", voice)
        assert voice in str(caught.value)


@pytest.mark.parametrize("text", ["", "…", "😀"])
def test_nothing_to_say_is_no_error(text: str) -> None:
    assert len(Espeak().say(text, "fr").samples) >= 0
