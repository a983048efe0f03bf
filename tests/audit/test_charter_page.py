"""The pages about the charter are what the charter says today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.charter import CedarCharter, read_texts
from audit.charter.page import charter_page
from audit.charter.scenarios import read_scenarios
from audit.language import Language

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {Language.ENGLISH: DOCS / "charter.md", Language.FRENCH: DOCS / "charte.md"}
CHARTER = CedarCharter(read_texts())
each_page = pytest.mark.parametrize("language", PAGES, ids=str)


@each_page
def test_the_page_is_current(language: Language) -> None:
    """Made anew by `candide policy doc --lang`."""
    page = charter_page(CHARTER, len(read_scenarios()), language)
    assert PAGES[language].read_text("utf-8") == page


@each_page
def test_every_rule_is_on_the_page_once_with_its_sentence(language: Language) -> None:
    page = PAGES[language].read_text("utf-8")
    for rule in CHARTER.rules.values():
        assert page.count(f"| `{rule.id}` |") == 1
        assert rule.sentence(language) in page


@each_page
def test_every_group_has_a_title(language: Language) -> None:
    titles = re.findall(r"^### (.+)$", PAGES[language].read_text("utf-8"), re.MULTILINE)
    groups = {rule.group for rule in CHARTER.rules.values()}
    assert len(titles) == len(groups)
    assert not groups & {*titles}


def test_the_two_pages_have_the_same_shape() -> None:
    english, french = (
        re.findall(r"^(#+|\||-) ?", page.read_text("utf-8"), re.MULTILINE)
        for page in PAGES.values()
    )
    assert english == french


def test_the_french_page_is_set_with_no_break_spaces() -> None:
    page = PAGES[Language.FRENCH].read_text("utf-8")
    page = re.sub(r"`[^`]*`|\]\([^)]*\)", "☐", page)
    assert re.findall(r".* [:;?!%»].*|.*« .*|.*’.*", page) == []


@each_page
def test_the_profiles_are_a_table(language: Language) -> None:
    page = PAGES[language].read_text("utf-8")
    percent = "\u00a0%" if language is Language.FRENCH else "%"
    for cap in (25, 33, 50, 20, 30, 2, 10):
        assert re.search(rf"^\|.*\| {cap}{percent} \|", page, re.MULTILINE), cap
    assert "| 12\u00a0h | 4\u00a0h |" in page
