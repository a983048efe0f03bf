"""The report as plain text in 80 columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from textwrap import wrap

from audit.language import Language
from audit.report.contents import Report, Sponsor
from audit.report.said import FigureSaid, Said

WIDTH = 80
_STEP = "  "
_LABEL = 24
_LOUD = "!! "


def text_report(report: Report, language: Language) -> str:
    """The whole report in one language, ending in a line feed."""
    return "\n".join(_Page(Said(report, language)).lines()) + "\n"


class _Page:
    """One report as lines."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._report = said.report

    def lines(self) -> Iterator[str]:
        said = self._said
        yield from _heading(said.say("title").upper(), "=")
        yield from _paragraph(said.say("question"))
        for warning in said.warnings():
            yield ""
            yield from _hanging(_LOUD, warning)
        yield from self._share()
        yield from self._facts()
        yield from self._sponsors()
        yield from self._held()
        yield from self._rest()
        yield from self._figures()
        yield from _heading(said.say("limits"))
        for limit in said.limits():
            yield from _item(limit)
        yield ""
        yield from _paragraph(said.say("check"))

    def _share(self) -> Iterator[str]:
        said = self._said
        yield from _heading(said.say("share"))
        yield from _hanging(">>> ", ", ".join(filter(None, (said.headline(), said.certainty()))))
        if said.share.interval:
            yield from _paragraph(f"{said.say('share-explained')} {said.halves()}")
        yield ""
        unasked = said.figure(said.figure_called("M1", "unasked"))
        yield from _paragraph(f"{unasked.name}{said.colon} {unasked.value}")
        yield from _paragraph(said.caps())
        bounds = said.upper_bounds()
        if bounds:
            yield from ("", f"{said.say('upper')}{said.colon}")
        for bound in bounds:
            yield from _item(f"{bound.name}{said.colon} {bound.value}")

    def _facts(self) -> Iterator[str]:
        yield from _heading(self._said.say("head"))
        for fact in self._said.facts():
            value = f"{_LOUD}{fact.value}" if fact.loud else fact.value
            yield from _labelled(fact.label, value)

    def _sponsors(self) -> Iterator[str]:
        said, report = self._said, self._report
        yield from _heading(said.say("sponsors"))
        if not report.sponsors:
            yield from _paragraph(said.say("sponsors-none"))
            return
        yield from _paragraph(said.say("sponsors-lead"))
        month = ""
        for row in report.sponsors:
            if row.month != month:
                month = row.month
                yield from ("", month)
            yield from self._sponsor(row)
        yield ""
        yield from _paragraph(f"{said.say('terms')}. {said.say('terms-lead')}")
        if not report.terms_readable:
            yield from _item(said.say("terms-unreadable"))
        for terms in report.terms:
            yield from _item(terms.name)
            sentences = [one.of(said.language) for one in terms.sentences]
            for sentence in sentences or [said.say("terms-none")]:
                yield from _item(sentence, depth=2)

    def _sponsor(self, row: Sponsor) -> Iterator[str]:
        said = self._said
        yield from _item(said.sponsor(row))
        yield from _item(said.labelled("suggestions", said.suggestions(row)), depth=2)
        yield from _item(said.labelled("accepted", str(row.accepted)), depth=2)
        yield from _item(said.labelled("commission", said.commission(row)), depth=2)

    def _held(self) -> Iterator[str]:
        said = self._said
        yield from _heading(said.say("held"))
        if not self._report.held_back:
            yield from _paragraph(said.say("held-none"))
            return
        yield from _paragraph(said.say("held-lead"))
        for held in self._report.held_back:
            yield from _item(f"{held.rule}{said.colon} {said.value(held.figure)}")
            yield from _indented(said.rule(held), 2)

    def _rest(self) -> Iterator[str]:
        said, report = self._said, self._report
        yield from _heading(said.say("noes"))
        yield from _paragraph(said.noes())
        yield from _heading(said.say("outcomes"))
        yield from _paragraph(said.say("outcomes-said", count=report.suggestions))
        for name, count in said.outcomes():
            yield from _item(f"{name}{said.colon} {count}")
        if report.outcomes:
            yield from _paragraph(said.say("outcomes-note"))
        yield from _heading(said.say("incidents"))
        for incident in said.incidents():
            yield from _item(incident)
        if report.gaps:
            yield from _item(said.say("gaps", count=report.gaps))

    def _figures(self) -> Iterator[str]:
        yield from _heading(self._said.say("figures"))
        yield from _paragraph(self._said.say("figures-lead"))
        for id, figures in self._said.figures():
            yield ""
            for number, figure in enumerate(figures):
                yield from self._figure(figure, f"{id} " if not number else _STEP)
            yield from _indented(self._said.labelled("cannot", figures[0].cannot), 1)

    def _figure(self, figure: FigureSaid, head: str) -> Iterator[str]:
        yield from _hanging(head, figure.name)
        yield from _indented(figure.value, 2)
        yield from _indented(figure.meaning, 2)
        for more in filter(None, (figure.method, figure.left_out)):
            yield from _indented(more, 2)


def _heading(text: str, line: str = "-") -> Iterator[str]:
    yield ""
    yield from _paragraph(text)
    yield line * min(WIDTH, len(text))


def _paragraph(text: str) -> Iterator[str]:
    return _hanging("", text)


def _indented(text: str, depth: int) -> Iterator[str]:
    return _hanging(_STEP * depth, text)


def _item(text: str, depth: int = 1) -> Iterator[str]:
    return _hanging(f"{_STEP * depth}- ", text)


def _labelled(label: str, value: str) -> Iterator[str]:
    """A value beside its label, or below it where a word of it is too long, such as a digest."""
    if max(map(len, value.split()), default=0) > WIDTH - _LABEL - 1:
        yield label
        yield from _indented(value, 2)
    else:
        yield from _hanging(f"{label:<{_LABEL}} ", value)


def _hanging(head: str, text: str) -> Iterator[str]:
    """A text with `head` before its first line and as much room before the others.

    A word longer than a line, such as a digest, is cut; nothing that a terminal could take for a
    command is left in it.
    """
    margin = " " * len(head)
    shown = wrap(_harmless(text), WIDTH, initial_indent=head, subsequent_indent=margin)
    yield from shown or [head.rstrip()]


def _harmless(text: str) -> str:
    return "".join(
        "\ufffd" if unicodedata.category(letter).startswith("C") else letter for letter in text
    )
