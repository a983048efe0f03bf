"""`candide ledger`: read the household's log, beside a running speaker or without one."""

from __future__ import annotations

import sys
from typing import Any

import click

from audit.home import candide_home, ledger_path
from audit.language import Language, language_of_locale


@click.group()
def ledger() -> None:
    """Read the log: what was said, as what it counts, and why."""


@ledger.command()
@click.option("--last", type=click.IntRange(min=1), help="Only the last so many records.")
def show(last: int | None) -> None:
    """List the records: number, kind, label, verdict, rules, words."""
    from audit.errors import CandideError
    from audit.ledger.store import read_records

    try:
        for record in read_records(ledger_path(candide_home()), last=last):
            click.echo(_line(record.seq, record.leaf, record.personal))
    except CandideError as error:
        _refuse(error)


@ledger.command()
def stats() -> None:
    """Count what was said and held back, with the selling share and its interval."""
    from audit.errors import CandideError
    from audit.inspect.statistics import statistics

    try:
        click.echo(statistics(ledger_path(candide_home()), language_of_locale()))
    except CandideError as error:
        _refuse(error)


def _line(seq: int, leaf: dict[str, Any], personal: dict[str, Any] | None) -> str:
    wall = leaf["wall"] + ("" if leaf["wall_sure"] else "?")
    head = f"{seq:>6}  {wall}  {leaf['kind']:<9}"
    match leaf["kind"]:
        case "utterance":
            rules = ",".join(leaf["rules"]) or "-"
            sponsors = f" {'+'.join(leaf['sponsors'])}" if leaf["sponsors"] else ""
            words = personal["words"] if personal else _ERASED[language_of_locale()]
            return f"{head}  {leaf['label']:<12} {leaf['verdict']:<7} {rules}{sponsors}  {words}"
        case "outcome":
            return f"{head}  {leaf['outcome']} of {leaf['of']}"
        case "decline":
            return f"{head}  {leaf['scope']} {leaf['value']}"
        case "setting":
            return f"{head}  {leaf['name']} {leaf['value']}"
        case "start":
            released = "" if leaf["charter_released"] else " (not a released charter)"
            return f"{head}  {leaf['profile']} charter {leaf['charter'][:12]}{released}"
        case "gap":
            return f"{head}  {sum(leaf['sentences'].values())} fixed sentence(s) without a record"
    return head


_ERASED = {Language.FRENCH: "(effacé)", Language.ENGLISH: "(erased)"}


def _refuse(error: Any) -> None:
    click.echo(error.sentence(language_of_locale()), err=True)
    sys.exit(1)
