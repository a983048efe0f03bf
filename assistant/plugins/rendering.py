"""The words of a skill's answer, for our own process to say: from its files, and no others.

The name of such a sentence is `<skill>.<sentence>`; none of our own has a point in its name, so the
gate knows these for what they are and reads all of them before they are said.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.plugins.loading import find_skills
from assistant.plugins.words import LETTERS_AT_MOST
from audit.catalogue import SentenceMissing
from audit.language import Language

POINT = "."


def is_of_a_skill(utterance: str) -> bool:
    """Whether a sentence is one of a skill that others wrote."""
    return POINT in utterance


def skill_text(utterance: str, arguments: Mapping[str, str | int], language: Language) -> str:
    """The words of a skill's sentence. Raises `SentenceMissing`."""
    name, _, sentence = utterance.partition(POINT)
    skill = find_skills().skills.get(name)
    if skill is None:
        raise SentenceMissing(sentence=utterance)
    text = skill.words[language].catalogue.text(sentence, arguments)
    if not text.strip() or len(text) > LETTERS_AT_MOST or not _on_one_line(text):
        raise SentenceMissing(sentence=utterance)
    return text


def _on_one_line(text: str) -> bool:
    return all(letter.isprintable() or letter in "\u00a0\u202f" for letter in text)
