"""`candide models`: fetch, list and check the official models of the two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from assistant.models.catalogue import Recogniser, RemoteFile, Role, Voice, official_catalogue
from assistant.models.install import install_models
from assistant.models.installed import faults, is_installed, override_of
from audit.errors import CandideError
from audit.home import candide_home
from audit.language import Language, language_of_locale

_SPOKEN = {
    Language.FRENCH: {Language.FRENCH: "français", Language.ENGLISH: "anglais"},
    Language.ENGLISH: {Language.FRENCH: "French", Language.ENGLISH: "English"},
}
_PURPOSE: dict[Language, dict[Role | None, str]] = {
    Language.FRENCH: {None: "écoute", Role.HELP: "voix d’aide", Role.SELL: "voix de vente"},
    Language.ENGLISH: {None: "hearing", Role.HELP: "help voice", Role.SELL: "selling voice"},
}
_INTERRUPTED = 130  # what a shell reports for a command stopped by Ctrl-C


@click.group()
def models() -> None:
    """Speech models: install, list, check.  –  Modèles de parole : installer, lister, vérifier."""


@models.command()
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Only this language.  –  Seulement cette langue.",
)
def install(lang: str | None) -> None:
    """Download what is missing or damaged.  –  Télécharge ce qui manque ou est abîmé."""
    reader = language_of_locale()
    languages = list(Language) if lang is None else [Language(lang)]
    with _in_words(reader):
        try:
            done = install_models(candide_home(), official_catalogue(), languages, _progress)
        except KeyboardInterrupt:
            click.echo(
                _say(
                    reader,
                    "Interrompu\u00a0: ce qui est téléchargé est gardé, "
                    "relancez la commande pour continuer.",
                    "Interrupted: what has been downloaded is kept, "
                    "run the command again to go on.",
                ),
                err=True,
            )
            raise click.exceptions.Exit(_INTERRUPTED) from None
    for item in done:
        click.echo(_say(reader, f"{item.name}\u00a0: installé.", f"{item.name}: installed."))
    if not done:
        click.echo(_say(reader, "Tout est déjà installé.", "Everything is installed already."))


@models.command(name="list")
def list_models() -> None:
    """Say what there is, for whom and how large.  –  Dit ce qu'il y a, pour quoi, et la taille."""
    reader = language_of_locale()
    home, catalogue = candide_home(), official_catalogue()
    for language in Language:
        for item in catalogue.models(language):
            role = item.role if isinstance(item, Voice) else None
            megabytes = f"{item.size / 1_000_000:.0f}\u00a0{_say(reader, 'Mo', 'MB')}"
            click.echo(
                f"{_SPOKEN[reader][language]:<9} {_PURPOSE[reader][role]:<14} {item.name:<27}"
                f" {megabytes:>7}  {_state(reader, item, is_installed(home, item))}"
            )


@models.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Read every installed file again; 1 if one is damaged.  –  Relit chaque fichier installé."""
    reader = language_of_locale()
    home, catalogue = candide_home(), official_catalogue()
    sound = wrong = 0
    for language in Language:
        for item in catalogue.models(language):
            found = list(faults(home, item))
            for fault in found:
                click.echo(fault.sentence(reader), err=True)
            wrong += len(found)
            if not found and is_installed(home, item):
                sound += 1
                click.echo(_say(reader, f"{item.name}\u00a0: intact.", f"{item.name}: sound."))
    if wrong:
        context.exit(1)
    if not sound:
        click.echo(_say(reader, "Aucun modèle installé.", "No model is installed."))


def _state(reader: Language, item: Recogniser | Voice, there: bool) -> str:
    if variable := override_of(item):
        return _say(reader, f"remplacé par {variable}", f"replaced by {variable}")
    if there:
        return _say(reader, "installé", "installed")
    return _say(reader, "non installé", "not installed")


def _say(reader: Language, french: str, english: str) -> str:
    return french if reader is Language.FRENCH else english


@contextmanager
def _in_words(reader: Language) -> Iterator[None]:
    """Turn an error of ours into its sentence and exit status 1."""
    try:
        yield
    except CandideError as error:
        click.echo(error.sentence(reader), err=True)
        raise click.exceptions.Exit(1) from error


@contextmanager
def _progress(file: RemoteFile) -> Iterator[Callable[[int], None]]:
    """A bar for one file, with the host that is spoken to: no connection goes unnamed."""
    with click.progressbar(length=file.size, label=f"{file.name} ({file.host})") as bar:
        started = False

        def show(total: int) -> None:
            nonlocal started
            if not started or total < bar.pos:
                # Bytes from an earlier run, or a new start, say nothing of the line's speed.
                bar.pos, started = total, True
            bar.make_step(total - bar.pos)
            bar.render_progress()

        yield show
