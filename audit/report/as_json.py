"""The report for machines: integers and text, no floating-point number (schema.json).

Fractions are pairs of integers, bounds of intervals decimal texts with four digits, and every
sentence stands there in both languages, so the language asked for changes nothing.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from audit.language import Language
from audit.ledger.notes import VerifierKey
from audit.metrics import Figure
from audit.metrics.texts import explained, text_of
from audit.report.contents import Both, Report
from audit.report.said import Said

FORMAT = "candide-report/1"


def json_report(report: Report) -> str:
    """The whole report, ending in a line feed."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON has it."""
    held, span = report.in_force, report.span
    said = {language: Said(report, language) for language in Language}
    return {
        "format": FORMAT,
        "made": _time(report.made),
        "log": {
            "name": report.log.origin,
            "key": report.log.key,
            "fingerprint": VerifierKey.parse(report.log.key).fingerprint,
            "size": report.log.size,
            "root": report.log.root,
        },
        "period": {
            "asked": {"first": _day(report.asked.first), "last": _day(report.asked.last)},
            "from": _time(span.first),
            "until": _time(span.end),
            "from_local": _local(span.first),
            "until_local": _local(span.end),
            "records": span.records,
            "first_record": span.first_record,
            "last_record": span.last_record,
            "hours_on": _decimal(span.hours),
            "uncertain_times": span.uncertain_times,
            "erased": span.erased,
        },
        "in_force": {
            "charters": [
                {
                    "digest": one.digest,
                    "released": one.released,
                    "declared_released": one.declared,
                    "known_released": one.known,
                    "text_in_log": one.kept,
                }
                for one in held.charters
            ],
            "registers": list(held.registers),
            "watchdogs": list(held.watchdogs),
            "profiles": list(held.profiles),
            "versions": list(held.versions),
            "caps": None
            if report.caps is None
            else {
                "profile": report.caps.profile,
                "unasked_share_7_days": _fraction(report.caps.week),
                "ceiling_7_days": _fraction(report.caps.ceiling),
            },
        },
        "figures": [_figure(figure, report) for figure in report.figures],
        "over_time": [
            {
                "first": _day(one.first),
                "last": _day(one.last),
                "helped": one.helped,
                "sold_asked": one.asked,
                "sold_unasked": one.unasked,
            }
            for one in report.stretches
        ],
        "sponsors": [
            {
                "month": row.month,
                "sponsor": row.id or None,
                "name": row.name or None,
                "suggestions": row.suggestions,
                "of": row.month_suggestions,
                "share": _fraction(row.share),
                "interval": list(map(_decimal, row.interval)),
                "accepted": row.accepted,
                "commission_known": row.priced,
                "commission_cents": row.cents,
            }
            for row in report.sponsors
        ],
        "terms": {
            "register_readable": report.terms_readable,
            "sponsors": [
                {
                    "sponsor": terms.id,
                    "name": terms.name,
                    "terms": [_both(sentence) for sentence in terms.sentences],
                }
                for terms in report.terms
            ],
        },
        "held_back": [
            {
                "rule": one.rule,
                "held": one.figure.numerator,
                "of": one.figure.denominator,
                "sentence": None if one.sentence is None else _both(one.sentence),
                "law": one.law or None,
            }
            for one in report.held_back
        ],
        "noes": {"in_force": report.noes.every, "only_unasked": report.noes.lighter},
        "suggestions": report.suggestions,
        "outcomes": dict(report.outcomes),
        "sentences_without_record": report.gaps,
        "incidents": [
            {
                "record": one.record,
                "time": one.wall,
                "time_sure": one.sure,
                "sentence": _both(one.sentence),
            }
            for one in report.incidents
        ],
        "cannot_prove": [
            {"fr": fr, "en": en}
            for fr, en in zip(
                said[Language.FRENCH].limits(), said[Language.ENGLISH].limits(), strict=True
            )
        ],
    }


def _figure(figure: Figure, report: Report) -> dict[str, Any]:
    texts = {language.value: text_of(figure, language) for language in Language}
    what = figure.variant.partition(":")[2]
    return {
        "id": figure.id,
        "variant": figure.variant,
        "party": report.names.get(what),
        "name": {language: text.name for language, text in texts.items()},
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": None if figure.value is None else _fraction(figure.value),
        "unit": figure.unit.value,
        "interval": None if figure.interval is None else list(map(_decimal, figure.interval)),
        "method": figure.method.value,
        "absent": None if figure.absent is None else figure.absent.value,
        "why_absent": None
        if figure.absent is None
        else {language.value: explained(figure.absent, language) for language in Language},
        "left_out": figure.left_out,
        "meaning": {language: text.meaning for language, text in texts.items()},
        "formula": {language: text.formula for language, text in texts.items()},
        "cannot_show": {language: text.cannot for language, text in texts.items()},
        "source": {language: text.source for language, text in texts.items()},
    }


def _both(text: Both) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}


def _fraction(value: Fraction) -> list[int]:
    return [value.numerator, value.denominator]


def _decimal(value: float) -> str:
    return f"{value:.4f}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time(time: datetime | None) -> str | None:
    return None if time is None else f"{time:%Y-%m-%dT%H:%MZ}"


def _local(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone().isoformat(timespec="minutes")
