"""`candide register`: read, check, replace and hand out the register of interests."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.inspect.errors import InspectError
from audit.inspect.telling import confirmed, in_words, tell, told
from audit.language import language_of_locale

if TYPE_CHECKING:
    from audit.interests import Register, RegisterFile, RegisterInvalid
    from audit.interests.document import Dated, Unpaid

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_PATH = click.Path(path_type=Path)


class TargetTaken(InspectError):
    code = "target-taken"
    fr = "{target} existe déjà\u00a0: choisissez un autre nom."
    en = "{target} exists already: choose another name."


class TargetUnwritable(InspectError):
    code = "target-unwritable"
    fr = "{target} ne peut pas être écrit ({reason})."
    en = "{target} cannot be written ({reason})."


@click.group()
def register() -> None:
    """Read and change the register of interests: who pays for which offers."""


@register.command()
@click.option("--on", "day", type=_DAY, help="On this day instead of today.")
@told
def show(day: datetime | None) -> None:
    """Say who pays whom for what on a day, and what belongs to the maker."""
    from audit.clock import SystemClock
    from audit.interests.describing import Describing

    on = day.date() if day else SystemClock().wall().date()
    file = _own()
    found = _in_force(file)
    describing = Describing(language_of_locale(), found.document)
    click.echo(_headline(file, found))
    family = ", ".join(party.name for party in found.family(on))
    paying = ", ".join(party.name for party in found.payers(on))
    nobody = in_words("personne", "nobody")
    tell(
        f"Le {on}. Fabrique l'assistant\u00a0: {found.maker.name}. "
        f"Compte comme sa propre maison\u00a0: {family}.",
        f"On {on}. Makes the assistant: {found.maker.name}. Counts as its own house: {family}.",
    )
    tell(f"Paient ce jour-là\u00a0: {paying or nobody}.", f"Pay that day: {paying or nobody}.")
    document = found.document
    every: list[Dated | Unpaid] = [
        *document.brand,
        *document.relation,
        *document.link,
        *document.captain,
        *document.unpaid,
    ]
    holding = [row for row in every if row.holds(on)]
    for entry in (*document.party, *holding):
        click.echo(f"  {describing.sentence(entry)}")
    if others := len(every) - len(holding):
        tell(
            f"Entrées qui ne sont pas en vigueur ce jour-là\u00a0: {others}.",
            f"Entries not in force that day: {others}.",
        )


@register.command()
@click.argument("source", required=False, type=_PATH)
@told
def check(source: Path | None) -> None:
    """Say whether a register is in order: SOURCE, or else the one in force.

    SOURCE is a .toml file, or a folder or .zip of CSV tables. All that is wrong is said at once.
    """
    checked = _in_force(_own()) if source is None else _read(source)
    rows = checked.document
    tell(
        f"Le registre est en ordre\u00a0: parties {len(rows.party)}, paiements "
        f"{len(rows.relation)}, liens {len(rows.link)}, rayons {len(rows.captain)}, "
        f"sans paiement {len(rows.unpaid)}. Empreinte\u00a0: {checked.digest}",
        f"The register is in order: parties {len(rows.party)}, payments {len(rows.relation)}, "
        f"links {len(rows.link)}, captains {len(rows.captain)}, unpaid {len(rows.unpaid)}. "
        f"Digest: {checked.digest}",
    )


@register.command(name="import")
@click.argument("source", type=_PATH)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def import_(source: Path, dry_run: bool, yes: bool) -> None:
    """Put the register at SOURCE in force: a .toml file, or a folder or .zip of CSV tables.

    It replaces the whole register, or nothing of it. What changes is shown, and goes on record.
    """
    from audit.clock import SystemClock
    from audit.inspect.own import own_ledger
    from audit.interests.adopting import adopt
    from audit.interests.changes import changes

    after = _read(source)
    home = own_ledger().parent
    file = _own()
    before = file.current()
    if before is None:
        _say_unreadable(file)
    elif not file.is_own:
        tell(
            "Jusqu'ici, c'est le registre d'exemple qui était en vigueur.",
            "Until now the sample register was in force.",
        )
    if before and file.is_own and before.digest == after.digest:
        tell("C'est déjà le registre en vigueur.", "It is the register in force already.")
        return
    found = changes(before, after)
    for line in found.lines(language_of_locale()):
        click.echo(line)
    tell(
        f"Entrées nouvelles\u00a0: {found.added}, retirées\u00a0: {found.removed}, "
        f"modifiées\u00a0: {found.changed}.",
        f"Entries added: {found.added}, removed: {found.removed}, changed: {found.changed}.",
    )
    if dry_run:
        tell("Rien n'a été écrit.", "Nothing was written.", err=True)
        return
    if not yes and not confirmed("Mettre ce registre en vigueur\u00a0?", "Put it in force?"):
        tell("Rien n'a été changé.", "Nothing was changed.", err=True)
        sys.exit(1)
    record = adopt(home, before, after, SystemClock())
    tell(
        f"C'est fait, et consigné au journal sous le n°\u00a0{record}. Un assistant déjà en "
        "marche le lira à son prochain démarrage.",
        f"Done, and on record in the log as no. {record}. An assistant that is running reads it "
        "at its next start.",
    )


@register.command()
@click.argument("target", type=_PATH)
@told
def export(target: Path) -> None:
    """Write the register in force to TARGET, which must not exist yet.

    A .toml name gives its text as it is, a .zip an archive of CSV tables, anything else a folder of
    them. The tables are as a spreadsheet in your language opens them.
    """
    from audit.interests.sources import zipped
    from audit.interests.tables import write_tables

    found = _in_force(_own())
    language = language_of_locale()
    try:
        match target.suffix.casefold():
            case ".toml":
                _write_new(target, found.text.encode())
            case ".zip":
                _write_new(target, zipped(found, language))
            case _:
                target.mkdir()
                for name, data in write_tables(found.document, language).items():
                    _write_new(target / name, data)
    except FileExistsError as error:
        raise TargetTaken(target=target) from error
    except OSError as error:
        raise TargetUnwritable(target=target, reason=error.strerror or error) from error
    tell(f"Le registre est dans {target}.", f"The register is in {target}.")


def _own() -> RegisterFile:
    from audit.home import candide_home, register_path
    from audit.interests import RegisterFile

    return RegisterFile(register_path(candide_home()))


def _in_force(file: RegisterFile) -> Register:
    """The register in force; ends the command where it cannot be read."""
    found = file.current()
    if found is None:
        _say_unreadable(file)
        sys.exit(1)
    return found


def _read(source: Path) -> Register:
    """The register at `source`; ends the command with all that is wrong with it."""
    from audit.interests import RegisterInvalid
    from audit.interests.sources import read_source

    try:
        return read_source(source)
    except RegisterInvalid as error:
        _say_problems(error)
        sys.exit(1)


def _headline(file: RegisterFile, found: Register) -> str:
    if file.is_own:
        return in_words(
            f"Registre des intérêts\u00a0: {file.path}, empreinte {found.digest}",
            f"Register of interests: {file.path}, digest {found.digest}",
        )
    return in_words(
        f"Registre des intérêts\u00a0: l'exemple, tout y est inventé, empreinte {found.digest}",
        f"Register of interests: the sample, all of it invented, digest {found.digest}",
    )


def _say_unreadable(file: RegisterFile) -> None:
    tell(
        f"{file.path} n'est pas en ordre, et tant qu'il ne l'est pas rien n'est vendu\u00a0:",
        f"{file.path} is not in order, and as long as it is not, nothing is sold:",
        err=True,
    )
    from audit.inspect.faults import list_problems

    if file.fault is not None:
        list_problems(file.fault)


def _say_problems(error: RegisterInvalid) -> None:
    from audit.inspect.faults import list_problems

    tell(
        "Ce registre n'est pas en ordre, et rien n'en a été repris\u00a0:",
        "This register is not in order, and nothing of it was taken:",
        err=True,
    )
    list_problems(error)


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
