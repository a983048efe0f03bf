"""`candide report`: all the figures of a period, to be looked at, printed or handed on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.inspect.telling import progress, tell, told
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from audit.report.contents import Report

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_FORMATS = ("text", "json", "csv", "html")
_OF_SUFFIX = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html"}


@click.command()
@click.option("--from", "since", type=_DAY, help="Only from this day on (UTC).")
@click.option("--to", "until", type=_DAY, help="Only up to this day, included (UTC).")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How it is laid out; by the ending of FILE, or as text.",
)
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Its language; yours if not given. A page has both.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@told
def report(
    since: datetime | None,
    until: datetime | None,
    form: str | None,
    lang: str | None,
    out: Path | None,
    force: bool,
) -> None:
    """Report how much was help and how much was selling, with every figure of the log.

    Beside a running speaker or without one. --format html gives one page to look at or to print,
    json and csv are for programs.
    """
    from audit.clock import SystemClock
    from audit.inspect.own import own_ledger
    from audit.report.errors import report_error
    from audit.report.gather import gather
    from audit.report.writing import check_target, write_report

    language = Language(lang) if lang else language_of_locale()
    form = form or _OF_SUFFIX.get(out.suffix.casefold() if out else "", "text")
    if out is not None:
        check_target(out, force=force)
    with progress("Rapport", "Reporting") as show:
        found = gather(
            own_ledger(),
            SystemClock(),
            since=since.date() if since else None,
            until=until.date() if until else None,
            progress=show,
        )
    text = _LAYOUTS[form](found, language)
    if out is None:
        # As bytes, so that the line ends stay those of the format; a terminal may know no UTF-8.
        encoding = sys.stdout.encoding if form == "text" else "utf-8"
        try:
            click.echo(text.encode(encoding, errors="replace"), nl=False)
        except BrokenPipeError:
            raise  # whoever read it had enough
        except OSError as error:
            raise report_error(error, "stdout") from error
        return
    write_report(out, text.encode(), force=force)
    tell(f"Le rapport est dans {out}.", f"The report is in {out}.")
    for charter in found.in_force.charters:
        if not charter.released:
            tell(
                f"Attention\u00a0: la charte {charter.digest[:12]} n'est pas une charte publiée.",
                f"Note: the charter {charter.digest[:12]} is not a released one.",
                err=True,
            )


def _text(found: Report, language: Language) -> str:
    from audit.report.as_text import text_report

    return text_report(found, language)


def _json(found: Report, _language: Language) -> str:
    from audit.report.as_json import json_report

    return json_report(found)


def _csv(found: Report, language: Language) -> str:
    from audit.report.as_csv import csv_report

    return csv_report(found, language)


def _html(found: Report, language: Language) -> str:
    from audit.report.as_html import html_report

    return html_report(found, language)


_LAYOUTS: dict[str, Callable[[Report, Language], str]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "html": _html,
}
