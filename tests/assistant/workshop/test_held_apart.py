"""The sentences held apart: read whole or refused, and really apart from what is learnt."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from assistant.workshop.errors import HeldApartUnusable
from assistant.workshop.held_apart import read_sentences, read_spans
from audit.language import Language

ROOT = Path(__file__).parents[3] / "nlu_data"
SENTENCES_AT_LEAST = 600
OF_EACH_AT_LEAST = 12
SPANS_AT_LEAST = 60
_MARK = re.compile(r"\[([^\]]*)\]\(product\)")


def plain(sentence: str) -> str:
    """As a sentence is compared: its words alone."""
    return " ".join(re.findall(r"\w+", _MARK.sub(r"\1", sentence).lower()))


def learnt(language: Language) -> set[str]:
    return {
        plain(line.removeprefix("- "))
        for path in (ROOT / "nlu" / language.value).glob("*.yml")
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    }


@pytest.mark.parametrize("language", list(Language))
def test_there_are_enough_sentences_of_every_intent(language: Language) -> None:
    sentences = read_sentences(ROOT / "tests", language)
    intents = {
        intent
        for path in (ROOT / "domain").glob("*.yml")
        for intent in yaml.safe_load(path.read_text("utf-8")).get("intents") or ()
    }
    counts = Counter(sentence.intent for sentence in sentences)
    assert len(sentences) >= SENTENCES_AT_LEAST
    assert set(counts) == intents
    assert min(counts.values()) >= OF_EACH_AT_LEAST
    assert [text for text, n in Counter(one.text for one in sentences).items() if n > 1] == []


@pytest.mark.parametrize("language", list(Language))
def test_no_sentence_held_apart_is_learnt(language: Language) -> None:
    known = learnt(language)
    sentences = [one.text for one in read_sentences(ROOT / "tests", language)]
    spans = [one.text for one in read_spans(ROOT / "tests", language)]
    assert [text for text in sentences + spans if plain(text) in known] == []


@pytest.mark.parametrize("language", list(Language))
def test_there_is_enough_to_find(language: Language) -> None:
    spans = read_spans(ROOT / "tests", language)
    for kind in ("duration", "amounts", "products"):
        assert sum(bool(getattr(one, kind)) for one in spans) >= SPANS_AT_LEAST, kind
    assert sum(one.judges("duration") and one.duration is None for one in spans) >= 20


@pytest.mark.parametrize(
    "content", ["", "nlu: 3", "nlu:\n- intent: x", "[", "nlu:\n- {intent: x, examples: [a]}"]
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "clock.yml").write_text(content, "utf-8")
    with pytest.raises(HeldApartUnusable):
        read_sentences(tmp_path, Language.FRENCH)


def test_spans_of_another_form_are_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    with pytest.raises(HeldApartUnusable):
        read_spans(tmp_path, Language.ENGLISH)
    (tmp_path / "en" / "spans.yml").write_text("spans: [{text: x, duration: -3}]", "utf-8")
    with pytest.raises(HeldApartUnusable):
        read_spans(tmp_path, Language.ENGLISH)
