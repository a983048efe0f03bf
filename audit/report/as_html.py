"""The report as one page that needs nothing else: no script, no request, both languages in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from audit.language import Language
from audit.report.charts import hatching
from audit.report.contents import Report
from audit.report.drawn import Drawn
from audit.report.markup import Markup, joined, raw, tag
from audit.report.said import FigureSaid, Said

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_OWN_NAMES = {Language.FRENCH: "Français", Language.ENGLISH: "English"}
_PARTS = ("share", "head", "sponsors", "held", "outcomes", "figures", "limits")


def html_report(report: Report, language: Language) -> str:
    """The page, `language` being what it shows first."""
    title = Said(report, language).say("title")
    head = tag(
        "head",
        raw('<meta charset="utf-8">'),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{title} · {report.log.origin}"),
        tag("style", _style()),
    )
    switches = [
        tag(
            "input",
            class_="switch",
            type="radio",
            name="lang",
            id=f"lang-{one}",
            checked="checked" if one is language else None,
            autocomplete="off",
        )
        for one in Language
    ]
    choices = [
        tag("label", name, class_="choice", for_=f"lang-{one}", lang=one)
        for one, name in _OWN_NAMES.items()
    ]
    articles = [_Article(Said(report, one)).markup() for one in Language]
    body = tag("body", *switches, *choices, hatching(), tag("main", *articles))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


class _Article:
    """The report in one language."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._report = said.report
        self._drawn = Drawn(said)

    def markup(self) -> Markup:
        said = self._said
        parts = [
            tag("h1", said.say("title")),
            tag("p", said.say("question"), class_="question"),
            *(tag("p", warning, class_="warning", role="alert") for warning in said.warnings()),
            self._contents(),
            self._share(),
            self._section("head", tag("dl", *self._facts())),
            self._section("sponsors", *self._sponsors()),
            self._section("held", *self._held()),
            self._section("outcomes", *self._outcomes()),
            self._section("figures", *self._figures(), class_="leaf"),
            self._section(
                "limits", _list(said.limits()), tag("p", said.say("check"), class_="note")
            ),
        ]
        return tag("article", *parts, lang=said.language)

    def _contents(self) -> Markup:
        said = self._said
        links = [tag("li", tag("a", said.say(part), href=f"#{self._id(part)}")) for part in _PARTS]
        return tag("nav", tag("ul", *links), aria_label=said.say("contents"))

    def _share(self) -> Markup:
        said = self._said
        share = said.share
        certainty = tag("span", said.certainty()) if share.interval else None
        lines = [tag("p", said.headline(), " ", certainty, class_="headline")]
        if share.interval:
            lines.append(tag("p", f"{said.say('share-explained')} {said.halves()}"))
        bounds = [
            tag("p", tag("strong", f"{bound.name}{said.colon} "), bound.value, class_="bound")
            for bound in said.upper_bounds()
        ]
        card = tag("div", tag("h2", said.say("share")), *lines, *bounds, class_="share")
        return tag(
            "section",
            card,
            self._drawn.shares(),
            tag("p", said.caps(), class_="note", data_limit="caps"),
            self._drawn.over_time(),
            id=self._id("share"),
            aria_label=said.say("share"),
        )

    def _facts(self) -> Iterator[Markup]:
        for fact in self._said.facts():
            yield tag("dt", fact.label)
            yield tag("dd", fact.value, class_="loud" if fact.loud else None)

    def _sponsors(self) -> Iterator[Markup]:
        said, report = self._said, self._report
        if not report.sponsors:
            yield tag("p", said.say("sponsors-none"))
            return
        yield self._drawn.sponsors()
        yield tag("p", said.say("sponsors-lead"))
        heads = [said.say(name) for name in ("month", "sponsor", "suggestions", "accepted")]
        rows = [
            (row.month, said.sponsor(row), said.suggestions(row), str(row.accepted),
             said.commission(row))
            for row in report.sponsors
        ]  # fmt: skip
        yield _table([*heads, said.say("commission")], rows, heading=1, class_="stacked monthly")
        yield tag("h3", said.say("terms"))
        yield tag("p", said.say("terms-lead"))
        if not report.terms_readable:
            yield tag("p", said.say("terms-unreadable"), class_="warning")
        for terms in report.terms:
            sentences = [one.of(said.language) for one in terms.sentences]
            yield tag("p", tag("strong", terms.name))
            yield _list(sentences or [said.say("terms-none")], data_limit="terms")

    def _held(self) -> Iterator[Markup]:
        said = self._said
        if not self._report.held_back:
            yield tag("p", said.say("held-none"))
            return
        yield tag("p", said.say("held-lead"))
        yield self._drawn.held_back()
        words = [
            one
            for held in self._report.held_back
            for one in (tag("dt", held.rule), tag("dd", said.rule(held), data_limit="rule"))
        ]
        yield tag("dl", *words, class_="rules")

    def _outcomes(self) -> Iterator[Markup]:
        said, report = self._said, self._report
        yield tag("p", said.say("outcomes-said", count=report.suggestions))
        if report.outcomes:
            rows = [(name, str(count)) for name, count in said.outcomes()]
            yield _table([said.say("outcome"), said.say("count")], rows)
            yield tag("p", said.say("outcomes-note"), class_="note")
        yield tag("h3", said.say("noes"))
        yield tag("p", said.noes())
        yield tag("h3", said.say("incidents"))
        gaps = [said.say("gaps", count=report.gaps)] if report.gaps else []
        yield _list([*said.incidents(), *gaps])

    def _figures(self) -> Iterator[Markup]:
        said = self._said
        yield tag("p", said.say("figures-lead"))
        yield self._drawn.costs()
        heads = [said.say(name) for name in ("figure", "value", "method")]
        for id, figures in said.figures():
            yield tag("h3", f"{id} · {figures[0].name}")
            rows = [
                (
                    self._named(figure),
                    figure.value,
                    " ".join(filter(None, (figure.method, figure.left_out))),
                )
                for figure in figures
            ]
            yield _table(heads, rows, class_="figures stacked")
            yield tag("p", tag("strong", f"{said.say('cannot')}{said.colon} "), figures[0].cannot)
            yield self._made_of(figures)

    def _named(self, figure: FigureSaid) -> Markup:
        return joined([figure.name, tag("p", figure.meaning, class_="quiet")])

    def _made_of(self, figures: Sequence[FigureSaid]) -> Markup:
        said = self._said
        each = [f"{figure.name}{said.colon} {figure.formula}" for figure in figures]
        return tag(
            "details",
            tag("summary", f"{said.say('formula')}, {said.say('source').lower()}"),
            _list(each),
            tag("p", f"{said.say('source')}{said.colon} {figures[0].source}"),
        )

    def _section(self, part: str, *children: Markup, class_: str | None = None) -> Markup:
        title = tag("h2", self._said.say(part), id=self._id(part))
        return tag("section", title, *children, class_=class_, aria_labelledby=self._id(part))

    def _id(self, part: str) -> str:
        return f"{self._said.language}-{part}"


def _table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    heading: int = 0,
    class_: str = "stacked",
) -> Markup:
    """A table; the cell at `heading` names its row."""
    body = [
        tag(
            "tr",
            *(
                tag("th", cell, scope="row")
                if place == heading
                else tag("td", cell, data_name=heads[place])
                for place, cell in enumerate(row)
            ),
        )
        for row in rows
    ]
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in heads)))
    return tag("table", head, tag("tbody", *body), class_=class_)


def _list(items: Iterable[str], **attributes: str) -> Markup:
    return tag("ul", *(tag("li", item) for item in items), **attributes)


@cache
def _style() -> Markup:
    return raw(files("audit.report").joinpath("page.css").read_text("utf-8"))
