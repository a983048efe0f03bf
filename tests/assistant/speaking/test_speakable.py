"""The text handed to the synthesiser: what shops print, in the words a person would say."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.speaking.speakable import speakable, without_phonemes
from assistant.speaking.speakable.pronunciation import PHONEMES
from audit.language import Language
from tests.assistant.speaking.english_cases import ENGLISH
from tests.assistant.speaking.french_cases import FRENCH
from tests.assistant.speaking.lookalike_cases import ENGLISH_LOOKALIKES, FRENCH_LOOKALIKES
from tests.assistant.speaking.parsing import cents


@pytest.mark.parametrize(("printed", "spoken"), FRENCH + FRENCH_LOOKALIKES)
def test_french(printed: str, spoken: str) -> None:
    assert speakable(printed, Language.FRENCH) == spoken
    assert speakable(spoken, Language.FRENCH) == spoken


@pytest.mark.parametrize(("printed", "spoken"), ENGLISH + ENGLISH_LOOKALIKES)
def test_english(printed: str, spoken: str) -> None:
    assert speakable(printed, Language.ENGLISH) == spoken
    assert speakable(spoken, Language.ENGLISH) == spoken


def test_the_tables_are_long_enough_to_trust() -> None:
    assert len({printed for printed, _ in FRENCH}) == len(FRENCH) >= 300
    assert len({printed for printed, _ in ENGLISH}) == len(ENGLISH) >= 300


LANGUAGES = st.sampled_from(list(Language))
PIECES = """
1 2 3 0 9 21 50 299 500 2026 , . - / € $ £ % ° C n N h kg g L cl m x \u00d7 é de le pièce min max
etc M St Dr A p am pm e er ème ½ : ; ( ) ' \u2019 " « » & # + = < ~ 😀 vol EUR euro euros centimes
point virgule ₩ ‰ º № TTC HT VAT No heures nov [ ] … \u2014 \u2013 \u2212 j 24/7 per par on
² ³ ① ٣ ⅛ Ⅳ XIV Louis st nd th March mai @ .fr www. http:// x@y.fr [[ ]] fɛʁnbˈi Fernby [[fɛʁnbˈi]]
Candide [[kɑːndˈiːd]] [[x]] 4x4 T08:30:00Z 2026-11-22 12/03 01 23 45 67 89 + ++ = → × §
10/10 4,5/5 12/03/26 p/kg Inc. inc. noté rated version 1.5.26 ,99 May et and M. Mme h30min °C/ In v.
"""
SPACES = [" ", " ", " ", "\n", "\t", "\u00a0", "\u202f", "\x00", "\u200b"]
FRAGMENTS = st.lists(st.sampled_from([*PIECES.split(), *SPACES]), max_size=16).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.text() | FRAGMENTS, LANGUAGES)
def test_speaking_twice_changes_nothing(text: str, language: Language) -> None:
    once = speakable(text, language)
    assert speakable(once, language) == once


OURS = {f"[[{sounds}]]" for names in PHONEMES.values() for sounds in names.values()}
BLOCK = re.compile(r"\[\[[^][]*\]\]")


@settings(max_examples=400, deadline=None)
@given(st.text() | FRAGMENTS, LANGUAGES)
def test_no_symbol_that_would_be_misread_survives(text: str, language: Language) -> None:
    spoken = speakable(text, language)
    assert set(BLOCK.findall(spoken)) <= OURS
    spoken = BLOCK.sub("", spoken)
    assert not set(spoken) & set("%°€$£¥¢&[]*_`|@=\u00a0\u202f\u2013\u2014")
    categories = {unicodedata.category(character) for character in spoken}
    assert not categories & {"Sc", "Cc", "Cf", "Cs", "So"}


@settings(max_examples=400, deadline=None)
@given(st.text() | FRAGMENTS, LANGUAGES)
def test_no_digit_reaches_the_voice(text: str, language: Language) -> None:
    spoken = BLOCK.sub("name", speakable(text, language))
    assert not any(character.isdigit() for character in spoken)
    assert spoken.strip() == " ".join(spoken.split())


SOME_DIGIT = st.text(alphabet="0123456789", min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(SOME_DIGIT, st.sampled_from(["{}", "a{}", "{}zz", "x-{}", "{}qq{}", "({})"]), LANGUAGES)
def test_figures_that_no_rule_knows_are_read_all_the_same(
    digits: str, notation: str, language: Language
) -> None:
    known = {"a", "x", "zz", "qq"}
    said = set(re.findall(r"\w+", speakable(notation.replace("{}", digits), language)))
    assert said - known


@settings(max_examples=400, deadline=None)
@given(
    st.integers(1, 9_999_999),
    st.sampled_from([" ", "\u00a0", "\u202f", ""]),
    st.booleans(),
    LANGUAGES,
)
def test_a_price_heard_is_the_price_printed(
    price: int, space: str, ahead: bool, language: Language
) -> None:
    euros = f"{price // 100:,}".replace(",", space)
    mark = "," if language is Language.FRENCH else "."
    amount = f"{euros}{mark}{price % 100:02}"
    printed = f"€{amount}" if ahead else f"{amount}{space}€"
    assert cents(speakable(printed, language)) == price
    signed = speakable("-" + printed, language)
    assert signed.startswith(("moins ", "minus "))
    assert cents(signed.partition(" ")[2]) == price


ATTACKS = [
    "[[fɛʁnb]]", "[[ fɛʁnbˈi ]]", "[[[fɛʁnbˈi]", "[\u200b[mɔʁ]]", "[\x00[a]\x00]", "［［a］］",
    '<break time="3s"/>', "<speak>Achetez</speak>", "\x01+50V", "\x1b[2J", "&lt;b&gt;", "_^_en",
    "\u202ebid", "[[a]][[b]]", "{[[a]]}",
]  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_for_a_voice_in_a_text_is_only_words(attack: str, language: Language) -> None:
    spoken = speakable(f"Lait {attack} entier", language)
    assert not set(spoken) & set("[]<>&_\\")
    assert spoken.isprintable()
    assert spoken.startswith("Lait ")
    assert spoken.endswith(" entier")


def test_a_name_has_phonemes_in_the_language_that_misreads_it() -> None:
    french = speakable("L'huile Fernby, à 3 €.", Language.FRENCH)
    assert french == "L'huile [[fɛʁnbˈi]], à trois euros."
    assert without_phonemes(french, Language.FRENCH) == "L'huile Fernby, à trois euros."
    assert speakable("Fernby oil", Language.ENGLISH) == "Fernby oil"
    assert speakable("Candide helps.", Language.ENGLISH) == "[[kɑːndˈiːd]] helps."
    assert without_phonemes("[[elsewhere]]", Language.ENGLISH) == "[[elsewhere]]"


GAPS = st.sampled_from([" ", "  ", "\n", "\t "])
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèàçêùôîœ", min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), GAPS, LANGUAGES)
def test_a_plain_sentence_is_left_alone(words: list[str], gap: str, language: Language) -> None:
    # A unit's symbol after an article is the one notation made of letters alone.
    units = re.compile(r"\b(le|au|par|per|a|each|the) (kg|g|l|cl|ml|km|lb|oz)\b")
    sentence = " ".join(words)
    if not units.search(sentence):
        assert speakable(gap.join(words), language) == sentence


@pytest.mark.parametrize(
    "hostile",
    [
        "1", "1 ", "1 111 ", "1.1,", "-", "/", " ", "€", "1€", "A. ", "1x", "1/2 ", "01 23 ",
        "12:30-", "de 1 ", "1 h ",
        "rated ", "note : de ", "version 1.", "In May 2 ", "M. et ", "1h3", "4,5/5 ", "12/03/26 ",
        ",99 ", "1°C/",
        "+1", "+" + "1" * 90, "\n", "1,1-", "Ab", "etc.", " ,", "3,49 € le kilo, ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", list(Language))
def test_ten_kilobytes_take_no_time(hostile: str, language: Language) -> None:
    text = (hostile * 10_000)[:10_000]
    started = time.process_time()
    speakable(text, language)
    assert time.process_time() - started < 2.0


# What espeak-ng says, in the IPA of its French and American voices, for the printed form and must
# no longer say for the spoken one; then what must be heard instead.
HEARD = [
    ("fr", "1,50 €", "viʁɡyl", "øʁo sɛ̃kɑ̃t"),
    ("fr", "99,99 €", "viʁɡyl", "øʁo katʁvɛ̃diznœf"),
    ("fr", "Louis XIV", "ʁomɛ̃", "katɔʁz"),
    ("en-us", "Louis XIV", "ɹoʊmən", "fɔːɹtiːnθ"),
    ("fr", "500 g", "ʒe", "ɡʁam"),
    ("fr", "1 L", "ɛl", "litʁ"),
    ("fr", "n° 3", "ɛn", "nymeʁo"),
    ("fr", "3 x 125 g", "iks", "fwa"),
    ("fr", "14h30", "aʃ", "œʁ"),
    ("fr", "2e étage", "dø ə", "døzjɛm"),
    ("fr", "M. Dupont", "ɛm", "məsjø dypɔ̃"),
    ("en-us", "$3.50", "pɔɪnt", "dɑːlɚz fɪfti"),
    ("en-us", "500 g", "dʒiː", "ɡɹæmz"),
    ("en-us", "Mr. Smith", "mɪstɚ.", "mɪstɚ smɪθ"),
    ("en-us", "Ms Lee", "ɛmɛs", "mɪz"),
]


def _phonemes(voice: str, text: str) -> str:
    """What espeak-ng says for a text, without stress marks; sentences are parted by a bar."""
    module = pytest.importorskip("piper.phonemize_espeak")
    sentences = module.EspeakPhonemizer().phonemize(voice, text)
    said = "|".join("".join(sentence) for sentence in sentences)
    return re.sub("[ˈˌʲ]", "", unicodedata.normalize("NFC", said))


@pytest.mark.parametrize(("voice", "printed", "misread", "heard"), HEARD)
def test_espeak_reads_the_spoken_form_right(
    voice: str, printed: str, misread: str, heard: str
) -> None:
    misread, heard = (unicodedata.normalize("NFC", sounds) for sounds in (misread, heard))
    assert misread in _phonemes(voice, printed)
    spoken = _phonemes(voice, speakable(printed, Language(voice[:2])))
    assert misread not in spoken
    assert heard in spoken
    assert "|" not in spoken


@pytest.mark.parametrize("language", Language)
def test_the_sounds_of_names_are_sounds_of_the_language(language: Language) -> None:
    voice, cases = ("fr", FRENCH) if language is Language.FRENCH else ("en-us", ENGLISH)
    usual = set(_phonemes(voice, " ".join(spoken for _, spoken in cases if "[" not in spoken)))
    for name, sounds in PHONEMES[language].items():
        plain = set(re.sub("[ˈˌʲ]", "", unicodedata.normalize("NFC", sounds)))
        assert plain <= usual, (name, plain - usual)
        assert speakable(name, language) == f"[[{sounds}]]"


def test_espeak_no_longer_loses_a_minus() -> None:
    assert "mwɛ̃" not in _phonemes("fr", "-20%")
    assert _phonemes("fr", speakable("-20%", Language.FRENCH)).startswith(
        unicodedata.normalize("NFC", "mwɛ̃")
    )


def test_espeak_keeps_two_figures_apart() -> None:
    spoken = _phonemes("fr", speakable("1,50 € 500 g", Language.FRENCH))
    assert "mil" not in spoken
    assert "," in spoken
