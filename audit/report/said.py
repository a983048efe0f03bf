"""What a report says, as sentences and cells of one language; the formats only lay them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import cached_property

from audit.catalogue import load_catalogue, price_text
from audit.language import Language
from audit.ledger.notes import VerifierKey
from audit.metrics import Figure, Unit
from audit.metrics.texts import explained, text_of
from audit.records.money import Money
from audit.report.contents import CharterInForce, HeldBack, Report, Sponsor
from audit.report.numbers import amount, percent, percent_set, whole

UPPER_BOUNDS = frozenset({"upper-bound", "rogan-gladen"})
_LIMITS = 3
_NAMED_PROFILES = frozenset({"none", "careful", "open"})


@dataclass(frozen=True)
class Fact:
    """One line of what a report is about; `loud` where it must not be overlooked."""

    label: str
    value: str
    loud: bool = False


@dataclass(frozen=True)
class FigureSaid:
    """A figure in words; `value` holds both halves and the interval, or why there is none."""

    id: str
    variant: str
    name: str
    value: str
    meaning: str
    formula: str
    cannot: str
    source: str
    method: str
    left_out: str


class Said:
    """The sentences of one report in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language
        self._sentences = load_catalogue("audit.report", language)

    def say(self, sentence: str, /, **arguments: str | int) -> str:
        """One sentence of the catalogue."""
        return self._sentences.text(sentence, arguments)

    @property
    def colon(self) -> str:
        """A colon as this language sets it."""
        return "\u00a0:" if self.language is Language.FRENCH else ":"

    def labelled(self, label: str, value: str) -> str:
        """A value after the name of what it is."""
        return f"{self.say(label)}{self.colon} {value}"

    # -- the log and the period -----------------------------------------------------------------

    def facts(self) -> Iterator[Fact]:
        """Which log, which period, and what was in force."""
        report, span = self.report, self.report.span
        log = report.log
        yield self._fact("log-name", log.origin)
        yield self._fact("log-key", VerifierKey.parse(log.key).fingerprint)
        said = self.say("log-checkpoint-said", size=log.size, root=log.root)
        yield self._fact("log-checkpoint", said)
        yield self._fact("period-asked", self._asked())
        if span.first and span.end:
            yield self._fact("period", self._from_until(span.first, span.end))
            local = self._from_until(span.first.astimezone(), span.end.astimezone(), zone=True)
            yield self._fact("period-local", local)
        said = self.say(
            "records-said",
            count=span.records,
            first=str(span.first_record),
            last=str(span.last_record),
        )
        yield self._fact("records", said)
        hours, minutes = divmod(round(span.hours * 60), 60)
        yield self._fact(
            "hours", self.say("hours-said", hours=whole(hours, self.language), minutes=minutes)
        )
        unsure = self.say("uncertain-said", count=span.uncertain_times)
        yield self._fact("uncertain", unsure, loud=span.uncertain_times > 0)
        yield self._fact("erased", self.say("erased-said", count=span.erased))
        yield from self._in_force()
        yield self._fact("made", f"{report.made:%Y-%m-%d %H:%M} UTC")

    def _in_force(self) -> Iterator[Fact]:
        held = self.report.in_force
        if not held.charters:
            yield self._fact("charter", self.say("charter-unrecorded"), loud=True)
        for charter in held.charters:
            said = self._charter(charter)
            yield self._fact("charter", said, loud=not charter.released)
        yield self._fact("register", self._digests(held.registers))
        yield self._fact("watchdog", self._digests(held.watchdogs))
        yield self._fact("profile", self._in_turn([self.profile(one) for one in held.profiles]))
        yield self._fact("version", self._in_turn(list(held.versions)))

    def _charter(self, charter: CharterInForce) -> str:
        state = "released" if charter.released else "unknown" if charter.declared else "unreleased"
        said = self.say(f"charter-{state}", digest=charter.digest)
        return said if charter.kept else f"{said} {self.say('charter-lost')}"

    def profile(self, name: str) -> str:
        """A set of caps by its name."""
        return self.say(f"profile-{name}") if name in _NAMED_PROFILES else name

    def _digests(self, digests: tuple[str, ...]) -> str:
        return self._in_turn([digest or self.say("digest-none") for digest in digests])

    def _in_turn(self, values: list[str]) -> str:
        return self.say("in-turn").join(values) or self.say("digest-empty")

    def _asked(self) -> str:
        first, last = self.report.asked.first, self.report.asked.last
        match first, last:
            case None, None:
                return self.say("period-asked-all")
            case _, None:
                return self.say("period-asked-from", **{"from": str(first)})
            case None, _:
                return self.say("period-asked-until", until=str(last))
        return self.say("period-asked-both", **{"from": str(first), "until": str(last)})

    def _from_until(self, first: datetime, end: datetime, *, zone: bool = False) -> str:
        form = "%Y-%m-%d %H:%M"
        times = [f"{time:{form}}" + (f" {time:%Z}" if zone else "") for time in (first, end)]
        return self.say("period-said", **{"from": times[0], "until": times[1]})

    def _fact(self, label: str, value: str, *, loud: bool = False) -> Fact:
        return Fact(self.say(label), value, loud)

    # -- the selling share ----------------------------------------------------------------------

    @cached_property
    def share(self) -> Figure:
        """M1 by turns."""
        return self.figure_called("M1")

    def figure_called(self, id: str, variant: str = "") -> Figure:
        """One figure by its names."""
        return next(
            figure for figure in self.report.figures if (figure.id, figure.variant) == (id, variant)
        )

    def headline(self) -> str:
        """The selling share with both halves; never a bare ratio."""
        share = self.share
        if share.value is None:
            return self.say("share-none")
        return self.say(
            "share-said",
            sold=share.numerator or 0,
            total=share.denominator or 0,
            percent=percent(share.value, self.language),
        )

    def certainty(self) -> str:
        """The interval of the selling share; empty where there is no share."""
        return self.interval(self.share) if self.share.interval else ""

    def warnings(self) -> list[str]:
        """What must be known before any figure is read."""
        return [f"{fact.label}{self.colon} {fact.value}" for fact in self._in_force() if fact.loud]

    def halves(self) -> str:
        """What the selling share is made of."""
        sold, total = self.share.numerator or 0, self.share.denominator or 0
        unasked = self.figure_called("M2").numerator or 0
        return self.say(
            "halves", sold=sold, asked=sold - unasked, unasked=unasked, helped=total - sold
        )

    def upper_bounds(self) -> list[FigureSaid]:
        """How much more selling there may have been that nobody declared."""
        return [
            self.figure(figure)
            for figure in self.report.figures
            if figure.id == "M1" and figure.variant in UPPER_BOUNDS
        ]

    def caps(self) -> str:
        """What unasked selling was held to."""
        caps = self.report.caps
        if caps is None:
            return self.say("caps-unknown")
        return self.say(
            "caps-said",
            week=self.cap(caps.week),
            ceiling=self.cap(caps.ceiling),
            profile=self.profile(caps.profile),
        )

    def cap(self, share: Fraction) -> str:
        """A cap in percent: a limit that was set, and no ratio of anything."""
        return percent_set(share, self.language)

    # -- the figures ----------------------------------------------------------------------------

    def figures(self) -> Iterator[tuple[str, list[FigureSaid]]]:
        """Every figure by its id, in the order of the report."""
        ids = dict.fromkeys(figure.id for figure in self.report.figures)
        for id in ids:
            yield id, [self.figure(one) for one in self.report.figures if one.id == id]

    def figure(self, figure: Figure) -> FigureSaid:
        """One figure in words."""
        text = text_of(figure, self.language)
        named = self.report.names.get(figure.variant.partition(":")[2])
        return FigureSaid(
            id=figure.id,
            variant=figure.variant,
            name=f"{text.name} ({named})" if named else text.name,
            value=self.value(figure),
            meaning=text.meaning,
            formula=text.formula,
            cannot=text.cannot,
            source=text.source,
            method="" if figure.absent else explained(figure.method, self.language),
            left_out=self.say("left-out", count=figure.left_out) if figure.left_out else "",
        )

    def value(self, figure: Figure) -> str:
        """The value with both its halves and the interval, or why there is none."""
        halves = self._halves_of(figure)
        if figure.absent is not None:
            why = explained(figure.absent, self.language)
            return f"{self.say('absent')} ({halves}). {why}" if halves else why
        if figure.value is None:
            return halves
        said = self.with_unit(figure.value, figure.unit)
        if halves:
            said = self.say("value-said", value=said, halves=halves)
        return f"{said}, {self.interval(figure)}" if figure.interval else said

    def interval(self, figure: Figure) -> str:
        """The interval of a figure that has one."""
        low, high = figure.interval or (0.0, 0.0)
        return self.say(
            "interval",
            low=amount(low, figure.unit, self.language),
            high=self.with_unit(high, figure.unit),
        )

    def with_unit(self, value: Fraction | float, unit: Unit) -> str:
        """A value with the name of its unit."""
        match unit:
            case Unit.SHARE:
                return percent(value, self.language)
            case Unit.PER_HOUR:
                return self.say("per-hour", value=amount(value, unit, self.language))
            case Unit.POINTS:
                return self.say("points", value=amount(value, unit, self.language))
        return amount(value, unit, self.language)

    def _halves_of(self, figure: Figure) -> str:
        if figure.numerator is None:
            return self._made_from(figure)
        numerator = whole(figure.numerator, self.language)
        if figure.denominator is None:
            return self.say("halves-one", numerator=numerator)
        denominator = whole(figure.denominator, self.language)
        sentence = "halves-over"
        if figure.unit is Unit.SHARE:
            sentence = "halves-of"
        elif figure.unit is Unit.CENTS:
            sentence = "halves-cents-over"
        return self.say(sentence, numerator=numerator, denominator=denominator)

    def _made_from(self, figure: Figure) -> str:
        """How many it was computed from, where its value is no ratio of two counts."""
        if not figure.denominator:
            return ""
        return self.say("halves-from", denominator=whole(figure.denominator, self.language))

    # -- sponsors, rules and the rest -----------------------------------------------------------

    def sponsor(self, row: Sponsor) -> str:
        """A sponsor's name."""
        return row.name if row.id else self.say("sponsor-unknown")

    def suggestions(self, row: Sponsor) -> str:
        """How much of a month's selling one sponsor paid for."""
        low, high = row.interval
        return self.say(
            "suggestions-said",
            count=row.suggestions,
            total=row.month_suggestions,
            percent=percent(row.share, self.language),
            low=amount(low, Unit.SHARE, self.language),
            high=percent(high, self.language),
        )

    def commission(self, row: Sponsor) -> str:
        """What the accepted suggestions of a row would bring, and of how many that is known."""
        if not row.accepted:
            return self.say("commission-nothing")
        if not row.priced:
            return self.say("commission-unknown", accepted=row.accepted)
        money = price_text(Money(cents=row.cents), self.language)
        return self.say("commission-said", amount=money, priced=row.priced, accepted=row.accepted)

    def rule(self, held: HeldBack) -> str:
        """What a rule says when it applies, and the provision it serves."""
        if held.sentence is None:
            return self.say("rule-lost")
        said = self.say("rule-said", sentence=held.sentence.of(self.language))
        return f"{said} {self.say('rule-law', law=held.law)}" if held.law else said

    def noes(self) -> str:
        """How many noes held at the end of the period."""
        noes = self.report.noes
        return self.say("noes-said", count=noes.every, lighter=noes.lighter)

    def outcomes(self) -> list[tuple[str, int]]:
        """What became of the suggestions, each outcome with its number."""
        known = self._sentences.sentences
        return [
            (self.say(f"outcome-{name}") if f"outcome-{name}" in known else name, count)
            for name, count in self.report.outcomes.items()
        ]

    def incidents(self) -> list[str]:
        """What the log recorded of its own trouble, with the time of day."""
        said = [
            f"{one.wall}{'' if one.sure else ' ' + self.say('incidents-unsure')} · "
            f"{one.sentence.of(self.language)}"
            for one in self.report.incidents
        ]
        return said or [self.say("incidents-none")]

    def limits(self) -> list[str]:
        """What no log can prove."""
        return [self.say(f"limit-{number}") for number in range(1, _LIMITS + 1)]
