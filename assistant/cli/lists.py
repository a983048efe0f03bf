"""`candide list`: the shopping list and the things to do, shown, written to files and read back.

It works beside a running assistant: the database lets each write in turn.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from assistant.cli.errors import told
from assistant.cli.list_errors import (
    ListFileExists,
    ListFileUnusable,
    ListsUnusable,
    TooMuchForTheList,
    refused,
)
from assistant.skills.lists.files import (
    BYTES_AT_MOST,
    FileFormat,
    Listed,
    RefusedFile,
    from_text,
    to_text,
)
from audit.durable import make_folder, sync, write_new
from audit.home import HOUSEHOLD_DATABASE, candide_home
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.skills.lists.store import ListName, Lists

_TEXTS = {
    Language.FRENCH: {
        "shopping": "Liste de courses",
        "tasks": "Choses à faire",
        "empty": "rien",
        "done": "fait",
        "exported": "Écrit dans {path}\u00a0: {count}.",
        "imported": "Ajouté\u00a0: {count}. «\u00a0Annule ça\u00a0» le retire.",
    },
    Language.ENGLISH: {
        "shopping": "Shopping list",
        "tasks": "To-do list",
        "empty": "nothing",
        "done": "done",
        "exported": "Written to {path}: {count}.",
        "imported": "Added: {count}. “Undo that” takes it out again.",
    },
}
_SUFFIXES = {".csv": FileFormat.CSV, ".txt": FileFormat.TEXT, ".todo": FileFormat.TODO}
_WHICH = click.option(
    "--list",
    "which",
    type=click.Choice(["shopping", "tasks"]),
    help="One list alone.  –  Une seule des listes.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in FileFormat]),
    help="By default told from the file's name.  –  Par défaut d'après le nom du fichier.",
)


@click.group("list")
def lists() -> None:
    """The shopping list and the things to do.

    La liste de courses et les choses à faire.

    \b
    candide list show                          both lists
    candide list export listes.csv             write them to a file: .txt, .csv, todo.txt
    candide list import --list tasks faire.txt add what is in a file
    """


@lists.command()
@_WHICH
@click.option("--done", is_flag=True, help="What was ticked off too.  –  Ce qui est rayé aussi.")
@told
def show(which: ListName | None, done: bool) -> None:
    """Show the lists.  –  Afficher les listes."""
    from assistant.skills.lists.reading import phrase

    language = language_of_locale()
    texts = _TEXTS[language]
    with _opened() as household:
        for name in _chosen(which):
            click.echo(f"{texts[name]}{_colon(language)}")
            rows = [phrase(item, language.value) for item in household.read(name)]
            if done:
                ticked = (phrase(item, language.value) for item in household.done(name))
                rows += [f"{row} ({texts['done']})" for row in ticked]
            for row in rows or [texts["empty"]]:
                click.echo(f"  {_printable(row)}")


@lists.command("export")
@_WHICH
@_FORMAT
@click.option("--force", is_flag=True, help="Replace the file.  –  Remplacer le fichier.")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@told
def export_lists(which: ListName | None, form: str | None, force: bool, path: Path) -> None:
    """Write the lists to a file, or to “-”.  –  Écrire les listes dans un fichier."""
    language = language_of_locale()
    with _opened() as household:
        listed = [
            Listed(name, item, done)
            for name in _chosen(which)
            for done, items in ((False, household.read(name)), (True, household.done(name)))
            for item in items
        ]
    text = to_text(listed, _form(path, form), language.value)
    if str(path) == "-":
        click.echo(text, nl=False)
        return
    _write(path, text.encode(), force=force)
    count = len(text.splitlines()) - (_form(path, form) is FileFormat.CSV)
    click.echo(_TEXTS[language]["exported"].format(count=count, path=path))


@lists.command("import")
@_WHICH
@_FORMAT
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@told
def import_lists(which: ListName | None, form: str | None, path: Path) -> None:
    """Add what a file holds, all of it or nothing.  –  Ajouter ce qu'un fichier contient."""
    from assistant.skills.lists.store import ListFull

    language = language_of_locale()
    try:
        listed = from_text(_read(path), _form(path, form), which or "shopping", language.value)
    except RefusedFile as error:
        raise refused(error) from error
    with _opened() as household:
        try:
            household.bring_in([one.row for one in listed])
        except ListFull as error:
            raise TooMuchForTheList() from error
    click.echo(_TEXTS[language]["imported"].format(count=len(listed)))


@contextmanager
def _opened() -> Iterator[Lists]:
    """The household's lists. Raises `ListsUnusable`."""
    from sqlalchemy.exc import SQLAlchemyError

    from assistant.household.database import open_database
    from assistant.skills.lists.store import Lists

    home = candide_home()
    try:
        make_folder(home)
        os.umask(0o077)  # the household's database is nobody else's business
        yield Lists(open_database(home / HOUSEHOLD_DATABASE))
    except OSError as error:
        raise ListsUnusable(home=home, reason=error.strerror) from error
    except SQLAlchemyError as error:
        # The statement quotes what is on the list; its cause does not.
        reason = getattr(error, "orig", None) or type(error).__name__
        raise ListsUnusable(home=home, reason=reason) from error


def _chosen(which: ListName | None) -> tuple[ListName, ...]:
    return (which,) if which else ("shopping", "tasks")


def _form(path: Path, form: str | None) -> FileFormat:
    """How the file is written: as told, or by its name; "todo.txt" and "done.txt" are todo.txt."""
    if form is not None:
        return FileFormat(form)
    if path.name.lower().endswith(("todo.txt", "done.txt")):
        return FileFormat.TODO
    return _SUFFIXES.get(path.suffix.lower(), FileFormat.TEXT)


def _read(path: Path) -> bytes:
    """No more of a file than a list may have. Raises `ListFileUnusable`."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(BYTES_AT_MOST + 1)
        with path.open("rb") as file:
            return file.read(BYTES_AT_MOST + 1)
    except OSError as error:
        raise ListFileUnusable(path=path, reason=error.strerror) from error


def _write(path: Path, data: bytes, *, force: bool) -> None:
    """Put the whole file there at once. Raises `ListFileExists` or `ListFileUnusable`."""
    if path.exists() and not force:
        raise ListFileExists(path=path)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write_new(new, data)
        new.replace(path)
        sync(path.parent)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise ListFileUnusable(path=path, reason=error.strerror) from error


def _printable(text: str) -> str:
    """A name that can command no terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _colon(language: Language) -> Literal[":", "\u00a0:"]:
    return "\u00a0:" if language is Language.FRENCH else ":"
