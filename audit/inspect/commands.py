"""`candide ledger`: read the household's log, beside a running speaker or without one."""

from __future__ import annotations

import click

from audit.inspect.changing import acknowledge, erase, rotate_key
from audit.inspect.evidence import checkpoint, export, prove, verify
from audit.inspect.telling import told
from audit.inspect.witness_commands import witness
from audit.language import language_of_locale


@click.group()
def ledger() -> None:
    """Read the log: what was said, as what it counts, and why."""


@ledger.command()
@click.option("--last", type=click.IntRange(min=1), help="Only the last so many records.")
@told
def show(last: int | None) -> None:
    """List the records: number, kind, label, verdict, rules, words."""
    from audit.inspect.lines import line
    from audit.inspect.own import own_ledger
    from audit.ledger.reader import read_records

    for record in read_records(own_ledger(), last=last):
        click.echo(line(record.seq, record.leaf, record.personal))


@ledger.command()
@told
def stats() -> None:
    """Count what was said and held back, with the selling share and its interval."""
    from audit.inspect.own import own_ledger
    from audit.inspect.statistics import statistics

    click.echo(statistics(own_ledger(), language_of_locale()))


for command in (acknowledge, checkpoint, erase, export, prove, rotate_key, verify, witness):
    ledger.add_command(command)
