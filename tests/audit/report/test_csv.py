"""The figures as a table that a spreadsheet opens without being commanded by it."""

from __future__ import annotations

import csv
import dataclasses
import io
import re

import pytest

from audit.language import Language
from audit.ledger.export.rows import FORMULA_STARTS
from audit.report.as_csv import HEADER, csv_report
from audit.report.contents import Report

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("language", Language)
def test_one_line_a_figure_by_rfc_4180(week: Report, language: Language) -> None:
    text = csv_report(week, language)
    assert text.startswith(",".join(HEADER) + "\r\n")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    found = rows(text)
    assert [(row["id"], row["variant"]) for row in found] == [
        (figure.id, figure.variant) for figure in week.figures
    ]
    assert all(None not in row and None not in row.values() for row in found)


def test_each_line_has_all_that_makes_it_more_than_a_ratio(week: Report) -> None:
    share = rows(csv_report(week, Language.ENGLISH))[0]
    expected = {
        "id": "M1", "name": "Selling share", "numerator": "3", "denominator": "68",
        "value_numerator": "3", "value_denominator": "68", "unit": "share",
        "interval_low": "0.0151", "interval_high": "0.1219", "method": "wilson", "absent": "",
        "from": "2026-11-16T09:00Z", "until": "2026-11-19T09:45Z", "records": "144",
        "uncertain_times": "0", "erased": "0", "log": week.log.origin,
    }  # fmt: skip
    assert {name: share[name] for name in expected} == expected
    assert share["cannot_show"]


def test_both_languages_give_the_same_figures(week: Report) -> None:
    numbers = [name for name in HEADER if name not in ("name", "why_absent", "meaning", "formula")]
    numbers = [name for name in numbers if name not in ("cannot_show", "source")]
    french, english = (rows(csv_report(week, language)) for language in Language)
    assert [[row[name] for name in numbers] for row in french] == [
        [row[name] for name in numbers] for row in english
    ]


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '="a";"b"\r\n=2'])
def test_no_cell_is_a_formula(week: Report, evil: str) -> None:
    figures = tuple(
        dataclasses.replace(figure, variant=f"sponsor:{evil}")
        for figure in week.figures
        if figure.id == "M10" and figure.variant.startswith("sponsor:")
    )
    log = dataclasses.replace(week.log, origin=evil)
    names = {evil: evil}
    hostile = dataclasses.replace(week, figures=figures, log=log, names=names)
    for row in rows(csv_report(hostile, Language.ENGLISH)):
        assert row["party"] == f"'{evil}"
        assert row["log"] == f"'{evil}"
        for cell in row.values():
            assert cell[:1] not in FORMULA_STARTS or _NUMBER.fullmatch(cell)
