"""The charts of a report in one language, each with the table of its numbers and a caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.metrics import Figure, Unit
from audit.report.charts import Bar, bar, columns, highest, key, scale_for
from audit.report.contents import Stretch
from audit.report.markup import Markup, joined, tag
from audit.report.numbers import percent
from audit.report.said import Said

_KINDS = ("unasked", "asked", "helped")
_COSTS = frozenset({"", "sells", "p95", "commission"})
_SPONSOR = "sponsor:"
_DAY, _WEEK = 1, 7


@dataclass(frozen=True)
class _Row:
    """One bar with its name and its numbers in words."""

    name: str
    words: str
    bar: Bar


class Drawn:
    """The charts of one report."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._report = said.report

    def shares(self) -> Markup:
        """All selling and unasked selling with whiskers, the latter against its caps."""
        said, caps = self._said, self._report.caps
        marks = (("cap", float(caps.week)), ("ceiling", float(caps.ceiling))) if caps else ()
        drawn = [said.share, said.figure_called("M1", "unasked")]
        rows = [
            self._row(figure, marks if figure.variant else ())
            for figure in drawn
            if figure.value is not None
        ]
        notes: list[Markup] = []
        if rows and caps:
            notes.append(
                tag(
                    "ul",
                    _mark(
                        "dashed", f"{said.say('chart-cap')}{said.colon} {self._said.cap(caps.week)}"
                    ),
                    _mark(
                        "",
                        f"{said.say('chart-ceiling')}{said.colon} {self._said.cap(caps.ceiling)}",
                    ),
                    class_="legend",
                    data_limit="caps",
                )
            )
        return self._bars("chart-shares", rows, "sold", self._percent, notes, most=1.0)

    def costs(self) -> Markup:
        """The steering cost as means, at the dear end, and what commissions have to do with it."""
        rows = [
            self._row(figure)
            for figure in self._report.figures
            if figure.id == "M6"
            and figure.unit is Unit.CENTS
            and figure.variant in _COSTS
            and figure.value is not None
        ]
        return self._bars(
            "chart-cost", rows, "cost", lambda value: self._said.with_unit(value, Unit.CENTS)
        )

    def held_back(self) -> Markup:
        """What each rule held back."""
        rows = [self._row(held.figure, name=held.rule) for held in self._report.held_back]
        return self._bars("chart-held", rows, "held", self._percent, most=1.0)

    def sponsors(self) -> Markup:
        """How much of the selling each sponsor paid for."""
        paying = [
            (figure.variant.removeprefix(_SPONSOR), figure)
            for figure in self._report.figures
            if figure.id == "M10" and figure.variant.startswith(_SPONSOR)
        ]
        names = self._report.names
        rows = [self._row(figure, name=names.get(party, party)) for party, figure in paying]
        rows.sort(key=lambda row: -row.bar.value)
        return self._bars("chart-sponsors", rows, "sponsor", self._percent, most=1.0)

    def over_time(self) -> Markup:
        """Help and selling by day, week or month."""
        said, stretches = self._said, self._report.stretches
        name = f"chart-time-{_name_of(stretches)}"
        if not stretches:
            return self._figure(name, [tag("p", said.say("nothing-to-draw"), class_="note")])
        chart = columns(stretches, said.say("chart-time-alt", most=highest(stretches)))
        ends = tag(
            "p",
            *(
                tag("span", one)
                for one in dict.fromkeys((_when(stretches[0]), _when(stretches[-1])))
            ),
            class_="ends",
        )
        legend = tag(
            "ul",
            *(tag("li", key(kind), said.say(kind)) for kind in reversed(_KINDS)),
            class_="legend",
        )
        return self._figure(
            name,
            [
                chart,
                ends,
                legend,
                self._counts(stretches),
                tag("p", said.say("chart-time-note", most=highest(stretches)), class_="note"),
            ],
            class_="long",
        )

    def _counts(self, stretches: Sequence[Stretch]) -> Markup:
        said = self._said
        heads = [said.say("when"), *(said.say(kind) for kind in reversed(_KINDS))]
        rows = [
            tag(
                "tr",
                tag("th", _when(one), scope="row", class_="day"),
                *(tag("td", str(n), class_="number") for n in (one.helped, one.asked, one.unasked)),
            )
            for one in stretches
        ]
        first, *others = heads
        head = tag(
            "tr",
            tag("th", first, scope="col"),
            *(tag("th", name, scope="col", class_="number") for name in others),
        )
        table = tag("table", tag("thead", head), tag("tbody", *rows))
        return tag(
            "div", table, class_="scroll", tabindex=0, role="region", aria_label=said.say("counts")
        )

    def _row(
        self, figure: Figure, marks: tuple[tuple[str, float], ...] = (), name: str = ""
    ) -> _Row:
        said = self._said.figure(figure)
        drawn = Bar(float(figure.value or 0), figure.interval, marks)
        return _Row(name or said.name, said.value, drawn)

    def _bars(
        self,
        caption: str,
        rows: Sequence[_Row],
        kind: str,
        in_words: Callable[[float], str],
        notes: Sequence[Markup] = (),
        most: float | None = None,
    ) -> Markup:
        said = self._said
        if not rows:
            return self._figure(caption, [tag("p", said.say("nothing-to-draw"), class_="note")])
        scale = scale_for([row.bar for row in rows], most)
        body = [
            tag(
                "tr",
                tag("th", row.name, scope="row"),
                tag("td", bar(row.bar, scale, kind), class_="drawn"),
                tag("td", row.words),
            )
            for row in rows
        ]
        table = tag("table", tag("tbody", *body), class_="bars stacked")
        scale_said = said.say("chart-scale", most=in_words(scale))
        note = f"{scale_said} {said.say('chart-whiskers')}"
        return self._figure(
            caption, [table, tag("p", note, class_="note", data_limit="scale"), *notes]
        )

    def _figure(self, caption: str, parts: Sequence[Markup], class_: str | None = None) -> Markup:
        id = f"{self._said.language}-{caption}"
        title = tag("figcaption", self._said.say(caption), id=id)
        return tag("figure", title, joined(parts), class_=class_, aria_labelledby=id)

    def _percent(self, value: Fraction | float) -> str:
        return percent(value, self._said.language)


def _mark(style: str, text: str) -> Markup:
    line = tag("span", class_=f"mark {style}".rstrip(), aria_hidden="true")
    return tag("li", line, text)


def _name_of(stretches: Sequence[Stretch]) -> str:
    longest = max(((one.last - one.first).days + 1 for one in stretches), default=_DAY)
    return "days" if longest == _DAY else "weeks" if longest == _WEEK else "months"


def _when(one: Stretch) -> str:
    return str(one.first) if one.first == one.last else f"{one.first} – {one.last}"
