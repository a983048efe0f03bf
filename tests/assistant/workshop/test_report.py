"""The report, its picture, and what is told of the run before."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.workshop.evaluation import AsHeard, Evaluation
from assistant.workshop.held_apart import Sentence
from assistant.workshop.kept_run import (
    KeptRun,
    difference,
    keep_run,
    read_run,
    understood_sentences,
)
from assistant.workshop.picture import confusion_matrix
from assistant.workshop.report import Made, Report
from assistant.workshop.report_texts import TEXTS
from assistant.workshop.scores import Manner, Taken, score
from assistant.workshop.spans import Found, Miss
from audit.language import Language
from tests.audit.disclosure.typography import badly_spaced

MANNER = Manner(
    acts=lambda intent: intent == "set_timer", asks_first=lambda _intent, _chance: False
)
TAKEN = [
    Taken(Sentence("mets dix minutes", "set_timer"), "set_timer", 0.9),
    Taken(Sentence("quelle heure", "ask_time"), "set_timer", 0.8),
    Taken(Sentence("et il pleut", "ask_weather"), "nlu_fallback", 0.1),
]
MADE = Made(date(2026, 11, 23), "candide evaluate --out docs", 1_680_000, "starter")


def evaluation(*, heard: bool = False) -> Evaluation:
    scores = score(TAKEN, MANNER)
    sentences = [one.sentence for one in TAKEN]
    return Evaluation(
        Language.FRENCH,
        TAKEN,
        scores,
        {"duration": Found(9, 1, 0), "amounts": Found(1, 0, 0), "products": Found(1, 1, 1)},
        {"duration": [Miss("une minute papillon", (), ("60",))], "amounts": [], "products": []},
        AsHeard(scores, scores, sentences, ["a", "b", "c"]) if heard else None,
    )


@pytest.mark.parametrize("reader", list(Language))
def test_a_page_has_every_figure_with_its_interval(reader: Language) -> None:
    page = Report(MADE, reader).page([evaluation(heard=True)], {}, {Language.FRENCH: "m.svg"})
    text = TEXTS[reader]
    for part in ("understood", "wrong-actions", "false-actions", "duration", "as-heard"):
        assert text[part] in page
    assert "`ask_time` → `set_timer` | 1 | quelle heure" in page
    assert "une minute papillon | " in page
    assert "](m.svg)" in page
    assert re.search(r"33[.,]3\s?%.*6[.,]1\s?%\s–\s79[.,]2\s?%", page)
    assert "{" not in page


def test_a_french_page_is_spaced_as_french_is() -> None:
    page = Report(MADE, Language.FRENCH).page([evaluation(heard=True)], {}, {})
    prose = [line for line in page.splitlines() if not line.startswith(("|", "!["))]
    assert badly_spaced("\n".join(prose)) == []


def test_both_languages_have_the_same_texts() -> None:
    assert TEXTS[Language.FRENCH].keys() == TEXTS[Language.ENGLISH].keys()


def test_what_changed_since_the_last_run_is_told(tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    assert read_run(kept) is None
    then = {"mets dix minutes": False, "quelle heure": True, "no longer there": True}
    keep_run(kept, KeptRun(made=date(2026, 11, 1), understood={"fr": then}))
    last = read_run(kept)
    assert last is not None
    change = difference(last, "fr", understood_sentences(TAKEN, MANNER))
    assert (change.better, change.worse) == (["mets dix minutes"], ["quelle heure"])
    page = Report(MADE, Language.ENGLISH).page([evaluation()], {Language.FRENCH: change}, {})
    assert "Compared with the run of 1 November 2026" in page
    assert "understood now: 1 (mets dix minutes)" in page
    assert "no longer understood: 1 (quelle heure)" in page


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"made": "x", "understood": {}}'])
def test_a_run_that_cannot_be_read_is_no_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    assert read_run(tmp_path / "run.json") is None


def test_the_picture_has_a_cell_with_its_number_for_each_pair_that_was_found() -> None:
    counts = {("ask_time", "ask_time"): 12, ("ask_time", "a<b"): 3}
    picture = ElementTree.fromstring(  # noqa: S314
        confusion_matrix("Matrix & more", counts, ["a<b", "ask_time"])
    )
    svg = "{http://www.w3.org/2000/svg}"
    assert len(picture.findall(f"{svg}rect")) == 1 + 2
    texts = [text.text for text in picture.findall(f"{svg}text")]
    assert texts.count("12") == texts.count("3") == 1
    assert texts.count("a<b") == 2
    assert picture.get("aria-label") == "Matrix & more"
