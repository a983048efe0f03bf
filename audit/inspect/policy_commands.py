"""`candide policy`: the charter's texts, scenarios and page, and the decisions taken by it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from audit.inspect.telling import in_words, progress, tell, told
from audit.language import Language, language_of_locale


@click.group()
def policy() -> None:
    """Look at the charter: what may be sold, and what stops it."""


# The folder that the speaker itself would take; the packaged one if nobody named any.
_folder = click.argument(
    "folder",
    required=False,
    envvar="CANDIDE_POLICIES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)


_language = click.option("--lang", type=click.Choice([language.value for language in Language]))
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@policy.command()
@_folder
@told
def check(folder: Path | None) -> None:
    """Say what is wrong in the texts of the charter, and where."""
    from audit.charter.cedar import CedarCharter
    from audit.charter.checking import problems
    from audit.charter.texts import read_texts

    found = list(problems(folder))
    for problem in found:
        click.echo(problem.sentence(language_of_locale()))
    if found:
        sys.exit(1)
    charter = CedarCharter(read_texts(folder))
    released = (
        in_words("publiée", "released")
        if charter.released
        else in_words("pas une charte publiée", "not a released charter")
    )
    tell(
        f"La charte {charter.digest[:12]} est en ordre ({released})\u00a0: {len(charter.rules)} "
        f"règles, {len(charter.profiles)} profils.",
        f"The charter {charter.digest[:12]} is in order ({released}): {len(charter.rules)} rules, "
        f"{len(charter.profiles)} profiles.",
    )


@policy.command()
@_folder
@told
def test(folder: Path | None) -> None:
    """Put every scenario to the charter; the packaged ones where a folder has none of its own."""
    from audit.charter.cedar import CedarCharter
    from audit.charter.scenarios import has_scenarios, read_scenarios
    from audit.charter.texts import read_texts

    charter = CedarCharter(read_texts(folder))
    scenarios = read_scenarios(folder if folder and has_scenarios(folder) else None)
    decisions = [(scenario, scenario.decide(charter)) for scenario in scenarios]
    failed = [(s, decision) for s, decision in decisions if not s.agrees(decision)]
    every = Counter(scenario.file for scenario in scenarios)
    wrong = Counter(scenario.file for scenario, _decision in failed)
    width = max(map(len, every), default=0)
    for file, count in every.items():
        click.echo(f"{file:<{width}}  {count - wrong[file]:>3} / {count}")
    for scenario, decision in failed:
        expected = _verdict(not scenario.refused_by, scenario.refused_by)
        click.echo()
        situation = scenario.situation[language_of_locale()]
        tell(f"{scenario.file}\u00a0: {situation}", f"{scenario.file}: {situation}")
        tell(f"  attendu\u00a0: {expected}", f"  expected: {expected}")
        got = _verdict(decision.allowed, decision.rules)
        tell(f"  obtenu\u00a0:  {got}", f"  got:      {got}")
    click.echo()
    passed = len(scenarios) - len(failed)
    tell(
        f"{passed} scénarios sur {len(scenarios)} ont la réponse attendue.",
        f"{passed} of {len(scenarios)} scenarios have the answer expected.",
    )
    if failed:
        sys.exit(1)


@policy.command()
@_folder
@_language
@told
def doc(folder: Path | None, lang: str | None) -> None:
    """Write the charter as a page for people, in Markdown."""
    from audit.charter.cedar import CedarCharter
    from audit.charter.page import charter_page
    from audit.charter.scenarios import read_scenarios
    from audit.charter.texts import read_texts

    language = Language(lang) if lang else language_of_locale()
    charter = CedarCharter(read_texts(folder))
    click.echo(charter_page(charter, len(read_scenarios()), language), nl=False)


@policy.command()
@click.argument("record", type=click.IntRange(min=1))
@_language
@told
def explain(record: int, lang: str | None) -> None:
    """Say why one record was allowed or held back, and how close it was to each cap."""
    from audit.charter import load_charter
    from audit.inspect.errors import NoSuchRecord
    from audit.inspect.own import own_ledger
    from audit.inspect.proving import last_checkpoint
    from audit.ledger.reader import LedgerReader
    from audit.replay import Charters
    from audit.replay import explain as explained
    from audit.replay.reading import beside, making_sense, read_log

    language = Language(lang) if lang else language_of_locale()
    chosen = os.environ.get("CANDIDE_POLICIES")
    with LedgerReader(own_ledger()) as reader, making_sense(reader.path):
        size = last_checkpoint(reader).size
        if record > size:
            raise NoSuchRecord(record=record, size=size)
        (stored,) = reader.stored(record, record)
        with progress("Relecture", "Reading") as show:
            leaves = (leaf for leaf, _personal in read_log(reader, record, show))
            text = explained(
                record,
                leaves,
                beside(stored, reader.path),
                Charters(reader.documents("charter")),
                load_charter(Path(chosen) if chosen else None),
                language,
            )
    click.echo(text)


@policy.command()
@click.option(
    "--policies",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of policies in the place of those of then.",
)
@click.option("--profile", help="A profile in the place of the one of then.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="CAP=VALUE",
    help="A cap in the place of the household's own, such as cap-week=100; “default” is the "
    "profile's.",
)
@click.option("--from", "since", type=_DAY, help="Only from this day on (UTC).")
@click.option("--to", "until", type=_DAY, help="Only up to this day, included (UTC).")
@click.option("--json", "as_json", is_flag=True, help="For programs, instead of text.")
@told
def replay(
    policies: Path | None,
    profile: str | None,
    settings: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
) -> None:
    """Check that the log's decisions follow from it, and what other rules would have changed.

    Ends with 1 where something in the log does not follow from it.
    """
    from audit.charter.cedar import CedarCharter
    from audit.charter.texts import read_texts
    from audit.inspect.own import own_ledger
    from audit.inspect.proving import last_checkpoint
    from audit.ledger.reader import LedgerReader
    from audit.replay import Charters, Policy
    from audit.replay import replay as replayed
    from audit.replay.policy import read_caps
    from audit.replay.reading import making_sense, read_log
    from audit.replay.told import as_json as for_programs
    from audit.replay.told import as_text, findings_text

    if since and until and until < since:
        raise click.UsageError("--to lies before --from.")
    other = Policy(
        charter=CedarCharter(read_texts(policies)) if policies else None,
        profile=profile,
        caps=read_caps(settings),
    )
    with LedgerReader(own_ledger()) as reader, making_sense(reader.path):
        size = last_checkpoint(reader).size
        with progress("Relecture", "Replaying") as show:
            found = replayed(
                read_log(reader, size, show),
                Charters(reader.documents("charter")),
                other,
                within=_days(since, until),
            )
    language = language_of_locale()
    shown = for_programs(found, other) if as_json else as_text(found, other, language)
    click.echo(shown)
    if found.findings:
        click.echo(findings_text(found, language), err=True)
        sys.exit(1)


def _days(since: datetime | None, until: datetime | None) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a leaf is of these days by the time it carries, both included (UTC)."""
    first = f"{since:%Y-%m-%d}" if since else ""
    # After every day there is.
    last = f"{until:%Y-%m-%d}" if until else "~"

    def within(leaf: Mapping[str, Any]) -> bool:
        return first <= str(leaf["wall"])[:10] <= last

    return within


def _verdict(allowed: bool, rules: tuple[str, ...]) -> str:
    if allowed:
        return in_words("permis", "allowed")
    return in_words("refusé par ", "refused by ") + ", ".join(rules)
