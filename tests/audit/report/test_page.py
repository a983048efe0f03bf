"""The page: whole in itself, deaf to what a log says in markup, and never with a bare ratio."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audit.home import ledger_path
from audit.language import Language
from audit.report.as_html import POLICY, html_report
from audit.report.contents import Both, HeldBack, Incident, Report, Stretch
from audit.report.gather import gather
from audit.report.markup import tag
from tests.audit.report.bare import bare_in_page
from tests.audit.report.logs import a_week
from tests.support.clock import ManualClock
from tests.support.suggestions import REGISTER

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></svg><b>",
    "' onmouseover='alert(1)",
    "{ $sold } %s {what}",
    "&lt;b&gt; &amp;",
)
_ALLOWED = frozenset(
    "html head meta title style body input label main article section nav h1 h2 h3 p ul li a div "
    "span strong dl dt dd table thead tbody tr th td figure figcaption details summary svg defs "
    "pattern rect line".split()
)


class Page(HTMLParser):
    """The elements of a page, its attributes and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.languages: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def page(week: Report) -> str:
    return html_report(week, Language.FRENCH)


def hostile(week: Report, evil: str) -> Report:
    """The week, with `evil` wherever a log or a register could have put it."""
    sponsor = dataclasses.replace(week.sponsors[0], id=evil, name=evil)
    terms = dataclasses.replace(week.terms[0], id=evil, name=evil, sentences=(Both(evil, evil),))
    held = HeldBack(evil, week.held_back[0].figure, Both(evil, evil), evil)
    named = tuple(
        dataclasses.replace(figure, variant=f"{figure.variant.partition(':')[0]}:{evil}")
        if ":" in figure.variant
        else figure
        for figure in week.figures
    )
    return dataclasses.replace(
        week,
        log=dataclasses.replace(week.log, origin=evil),
        in_force=dataclasses.replace(week.in_force, registers=(evil,), profiles=(evil,)),
        figures=named,
        sponsors=(sponsor,),
        terms=(terms,),
        names={evil: evil},
        held_back=(held,),
        outcomes={evil: 1},
        incidents=(Incident(1, evil, sure=False, sentence=Both(evil, evil)),),
    )


def test_it_asks_for_nothing_from_anywhere(page: str) -> None:
    elements = Page(page).elements
    assert {name for name, _ in elements} <= _ALLOWED
    for name, attributes in elements:
        for attribute, value in attributes.items():
            assert not attribute.startswith("on")
            assert attribute not in ("src", "srcset", "style", "action", "xlink:href")
            if attribute == "href":
                assert name == "a"
                assert (value or "").startswith("#")
    assert "@import" not in page
    assert re.findall(r"url\((?!#striped\))", page) == []
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    assert ("meta", policy) in elements
    assert POLICY == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_a_log_becomes_markup(week: Report, page: str, evil: str) -> None:
    attacked = Page(html_report(hostile(week, evil), Language.FRENCH))
    plain = Page(html_report(hostile(week, "x"), Language.FRENCH))
    assert [name for name, _ in attacked.elements] == [name for name, _ in plain.elements]
    assert [{*attributes} for _, attributes in attacked.elements] == [
        {*attributes} for _, attributes in plain.elements
    ]
    assert attacked.text.count(evil) >= 16


def test_no_attribute_can_be_closed_by_its_value() -> None:
    element = tag("p", "<b>", None, tag("b", "x"), class_='"><i a="', data_name="a&b", lang=None)
    assert element == (
        '<p class="&quot;&gt;&lt;i a=&quot;" data-name="a&amp;b">&lt;b&gt;<b>x</b></p>'
    )


def test_hostile_names_in_a_real_register_are_shown_as_they_are(home: Path, tmp_path: Path) -> None:
    register = REGISTER.replace('name = "Payton"', f"name = '''{EVIL[1]}'''")
    a_week(home, register)
    page = Page(html_report(gather(ledger_path(home), ManualClock()), Language.ENGLISH))
    assert EVIL[1] in page.text
    assert not {name for name, _ in page.elements} & {"img", "script"}


@pytest.mark.parametrize("language", Language)
def test_no_percentage_stands_without_its_halves(week: Report, language: Language) -> None:
    assert bare_in_page(html_report(week, language)) == []


def test_a_bare_percentage_would_be_found(page: str) -> None:
    assert bare_in_page(page.replace("3 sur 68 = 4,4\u00a0%", "4,4\u00a0%")) != []
    assert bare_in_page("<main><p>Only 1.6% of it sold.</p></main>") != []
    assert bare_in_page('<main><svg aria-label="1.6% sold"></svg></main>') != []


def test_both_languages_are_there_and_the_chosen_one_is_shown(week: Report) -> None:
    for language in Language:
        page = Page(html_report(week, language))
        assert ("html", {"lang": language.value}) in page.elements
        shown = [one["id"] for name, one in page.elements if name == "input" and "checked" in one]
        assert shown == [f"lang-{language}"]
        articles = [one["lang"] for name, one in page.elements if name == "article"]
        assert articles == [*Language]
    assert "3 sur 68 = 4,4\u00a0%" in page.text
    assert "3 of 68 = 4.4%" in page.text


def test_both_languages_give_the_same_numbers(page: str) -> None:
    parts = re.findall(r'<article lang="..">(.*?)</article>', page, re.S)
    plain = [re.sub(r"(?<=\d)[\u202f,](?=\d{3})", "", part) for part in parts]
    halves = [
        re.findall(rf"\b(\d+) {of} (\d+)", part)
        for of, part in zip(("sur", "of"), plain, strict=True)
    ]
    assert halves[0] == halves[1] != []
    shapes = [re.findall(r"<(?:rect|line)[^>]*>", part) for part in parts]
    assert shapes[0] == shapes[1] != []


def test_every_chart_has_a_caption_and_its_numbers_beside_it(page: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", page, re.S)
    assert len(figures) == 10
    for figure in figures:
        caption = re.search(r'<figcaption id="([^"]+)">[^<]+</figcaption>', figure)
        assert caption
        assert f'aria-labelledby="{caption[1]}"' in figure
        assert "<svg" not in figure or "<table" in figure
    drawn = re.findall(r"<svg[^>]*>", page)
    assert all('aria-hidden="true"' in svg or 'aria-label="' in svg for svg in drawn)


def test_ids_are_there_once_and_every_link_leads_somewhere(page: str) -> None:
    elements = Page(page).elements
    ids = [one["id"] for _, one in elements if one.get("id")]
    assert len(ids) == len({*ids})
    links = [one["href"] for name, one in elements if name == "a"]
    assert {(link or "")[1:] for link in links} <= {*ids}


def test_a_charter_not_released_stands_above_everything(week: Report) -> None:
    charter = dataclasses.replace(week.in_force.charters[0], declared=False)
    held = dataclasses.replace(week.in_force, charters=(charter,))
    page = html_report(dataclasses.replace(week, in_force=held), Language.ENGLISH)
    english = page[page.index('<article lang="en">') :]
    assert english.index("NOT A RELEASED CHARTER") < english.index('class="headline"')


def test_a_chart_of_nothing_says_so(week: Report) -> None:
    nothing = dataclasses.replace(
        week, stretches=(), held_back=(), sponsors=(), figures=week.figures[:8], caps=None
    )
    page = html_report(nothing, Language.ENGLISH)
    assert page.count("Nothing of this was recorded in the period.") >= 2
    one = Stretch(week.stretches[0].first, week.stretches[0].last, 0, 0, 0)
    html_report(dataclasses.replace(week, stretches=(one,)), Language.ENGLISH)
