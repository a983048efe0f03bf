"""The page about connections says what the command says, and what really leaves."""

from __future__ import annotations

import re

import pytest

from assistant.connections import LISTED, OPEN_METEO, weather_connection
from assistant.skills.weather import FRESH_FOR
from audit.language import Language
from tests.support.documents import blocks, flowing, text

PAGES = {Language.ENGLISH: "docs/connections.md", Language.FRENCH: "docs/connexions.md"}


def plain(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("language", Language)
def test_each_connection_stands_on_the_page_word_for_word(language: Language) -> None:
    page = flowing(PAGES[language])
    for listed in LISTED:
        assert f"## `{listed.name}`" in page
        for texts in (listed.leaves, listed.often, listed.hears):
            assert plain(texts[language]) in page, listed.name


@pytest.mark.parametrize("page", PAGES.values())
def test_the_address_on_the_page_is_the_one_that_is_asked(page: str) -> None:
    (shown,) = blocks(page, "text")
    assert shown.strip() == weather_connection(48.117, -1.678, "Rennes", OPEN_METEO).url


def test_the_two_pages_have_the_same_parts() -> None:
    shapes = [
        re.findall(r"^(#+|```\w*|\||- \*\*)", text(page), re.MULTILINE) for page in PAGES.values()
    ]
    assert shapes[0] == shapes[1]


def test_the_hours_on_the_page_are_those_that_hold() -> None:
    assert FRESH_FOR.total_seconds() == 12 * 3600
    assert "more than twelve hours old it is not told" in flowing(PAGES[Language.ENGLISH])
    assert "au-delà de douze heures elle n'est plus dite" in flowing(PAGES[Language.FRENCH])
