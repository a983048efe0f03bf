"""Every figure comes with its name, meaning, formula, limits and source, in both languages."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from audit.language import Language
from audit.metrics import Absent, Figure, Method
from audit.metrics.texts import explained, text_of
from audit.records.leaves import Verdict
from tests.audit.metrics.logs import UNPAID, Label, Story, offer, paid
from tests.audit.metrics.reports import measured

TEXTS = tomllib.loads(files("audit.metrics").joinpath("texts.toml").read_text("utf-8"))
DOCUMENT = Path(__file__).parents[3] / "docs" / "figures.md"


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[Figure]:
    """One of every kind of figure there is."""
    story = Story(tmp_path_factory.mktemp("home"))
    story.accept(story.suggest([(offer("payton", 500), paid(30)), (offer("freely", 400), UNPAID)]))
    story.sell(verdict=Verdict.BLOCKED, rules=("quiet",), label=Label.SELL_UNASKED)
    _, found = story.read(report=measured(8, 10))
    story.ledger.close()
    return list(found)


def test_the_figures_are_m1_to_m21_in_their_order(figures: list[Figure]) -> None:
    assert list(dict.fromkeys(figure.id for figure in figures)) == [f"M{n}" for n in range(1, 22)]


@pytest.mark.parametrize("language", Language)
def test_every_figure_is_told_whole(figures: list[Figure], language: Language) -> None:
    for figure in figures:
        for part, words in vars(text_of(figure, language)).items():
            assert words.strip(), (figure.name, part)
            assert "{" not in words
            if part in ("meaning", "formula", "cannot"):
                assert words.endswith("."), (figure.name, words)


@pytest.mark.parametrize("language", Language)
def test_no_two_figures_go_by_one_name(figures: list[Figure], language: Language) -> None:
    names = [text_of(figure, language).name for figure in figures]
    assert len(set(names)) == len(names)


def test_every_text_is_of_a_figure(figures: list[Figure]) -> None:
    assert TEXTS.keys() - {"absent", "method"} == {figure.name for figure in figures}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [*Absent, *Method])
def test_every_code_is_explained(code: Absent | Method, language: Language) -> None:
    assert explained(code, language).endswith(".")
    kind = "absent" if isinstance(code, Absent) else "method"
    assert code.value in TEXTS[kind]


def test_nothing_explains_a_code_that_there_is_not() -> None:
    assert TEXTS["absent"].keys() == {code.value for code in Absent}
    assert TEXTS["method"].keys() == {code.value for code in Method}


def test_the_french_is_set_as_french_is() -> None:
    """No plain space before a high point, and a decimal comma."""
    french = [part for name in TEXTS.values() for part in name.get("fr", {}).values()]
    french += [
        code["fr"] for kind in ("absent", "method") for code in TEXTS[kind].values()
    ]  # fmt: skip
    for words in french:
        if isinstance(words, str):
            assert not re.search("[ \\w][:;?!%»]", words), words
            assert not re.search(r"\d\.\d", words), words


def test_the_document_says_what_the_report_says() -> None:
    document = " ".join(DOCUMENT.read_text("utf-8").split())
    for name in TEXTS.keys() - {"absent", "method"}:
        assert f"(`{name}`)" in document
        for part, words in TEXTS[name]["en"].items():
            assert words.replace("{what}", "…") in document, (name, part)
