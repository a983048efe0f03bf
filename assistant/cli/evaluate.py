"""`candide evaluate`: how well sentences that nobody trained on are understood."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from assistant.cli.errors import told
from audit.home import candide_home
from audit.language import Language, language_of_locale

_LABEL = {Language.FRENCH: "Mesure", Language.ENGLISH: "Evaluating"}
_WRITTEN = {
    Language.FRENCH: "Écrit\u00a0: {path}",
    Language.ENGLISH: "Written: {path}",
}


@click.command(short_help="Measure how well sentences held apart are understood.")
@click.option("--lang", type=click.Choice([one.value for one in Language]), help="One language.")
@click.option("--as-heard", type=click.IntRange(min=1), help="Speak and hear so many, too.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write the report.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of voices and rooms.")
@told
def evaluate(lang: str | None, as_heard: int | None, out: Path | None, seed: int) -> None:
    """Put the sentences of nlu_data/tests to the trained model, and count.

    Each figure comes with its interval, and with what changed since the last run. With --out the
    report is written as evaluation.md, with a confusion matrix a language as a picture.
    """
    from assistant.workshop.running import Wanted, run

    languages = [Language(lang)] if lang else list(Language)
    wanted = Wanted(tuple(languages), as_heard or 0, seed, candide_home())
    reader = language_of_locale()
    with click.progressbar(length=1, label=_LABEL[reader], file=sys.stderr) as bar:
        done = Counter[str]()

        def progress(steps: int, total: int) -> None:
            bar.length = total
            bar.update(steps - done["steps"])
            done["steps"] = steps

        outcome = asyncio.run(run(wanted, reader, datetime.now(UTC).date(), progress))
    click.echo(outcome.table)
    if out is not None:
        for path in outcome.write(out):
            click.echo(_WRITTEN[reader].format(path=path))
