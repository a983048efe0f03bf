"""Moments to sell nothing in: illness, a death, money trouble, as people say it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.gate.sensitive import is_sensitive
from audit.language import Language

SENSITIVE = {
    Language.FRENCH: [
        "je suis malade", "mon père est décédé hier", "ma grand-mère est morte",
        "il nous a quittés", "mets une alarme pour les obsèques", "j'ai mal à la tête",
        "où est l'hôpital le plus proche", "rappelle-moi l'ordonnance", "j'ai perdu mon travail",
        "je ne peux pas payer le loyer", "on est à découvert", "je suis au chômage",
        "je suis enceinte", "ajoute du paracétamol", "elle a un cancer", "je fais une dépression",
        "l'huissier passe demain", "c'est la fin de mois", "je n'ai plus d'argent",
        "MON CHIEN EST MORT",
    ],
    Language.ENGLISH: [
        "I am ill", "my father died yesterday", "my grandmother is dead", "she passed away",
        "set an alarm for the funeral", "my head hurts", "where is the nearest hospital",
        "remind me of the prescription", "I lost my job", "I can't pay the rent",
        "we are in debt", "I am unemployed", "I am pregnant", "add some ibuprofen",
        "he has cancer", "I am depressed", "the bailiff comes tomorrow",
        "we are behind on the rent", "I have no money", "MY DOG DIED",
    ],
}  # fmt: skip
ORDINARY = {
    Language.FRENCH: [
        "quelle heure est-il", "mets un minuteur de dix minutes", "cherche du café moulu",
        "mets de la musique", "quel temps fait-il", "ajoute du lait à la liste",
        "une machine à café réparable", "éteins la lumière", "monte le volume",
        "compare les bouilloires", "il fait froid", "le marché est ouvert",
    ],
    Language.ENGLISH: [
        "what time is it", "set a timer for ten minutes", "find ground coffee", "play music",
        "what is the weather like", "add milk to the list", "a kettle I can repair",
        "turn off the light", "turn it up", "compare kettles", "it is cold", "will it rain",
        "the still life in the hall", "a pill box hat",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(one, text) for one, texts in SENSITIVE.items() for text in texts]
)
def test_it_is_noticed(language: Language, text: str) -> None:
    assert is_sensitive(text, language)


@pytest.mark.parametrize(
    ("language", "text"), [(one, text) for one, texts in ORDINARY.items() for text in texts]
)
def test_an_ordinary_request_is_none(language: Language, text: str) -> None:
    assert not is_sensitive(text, language)


WRITTEN = st.sampled_from(["NFC", "NFD", "NFKC"])


@given(st.sampled_from(SENSITIVE[Language.FRENCH]), WRITTEN, st.booleans())
def test_neither_accents_nor_case_nor_apostrophes_hide_it(text: str, form: str, loud: bool) -> None:
    written = unicodedata.normalize(form, text).replace("'", "\u2019")
    assert is_sensitive(written.upper() if loud else written, Language.FRENCH)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    assert is_sensitive(bare, Language.FRENCH)


@given(st.text(max_size=200), st.sampled_from(Language))
def test_no_text_is_too_odd_to_look_at(text: str, language: Language) -> None:
    assert is_sensitive(text, language) in (True, False)
