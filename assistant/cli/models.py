"""`candide models`: fetch, list, check and go back, for the models of the two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from assistant.cli.make_starter import make_starter
from assistant.cli.model_rows import model_rows, say
from assistant.models.catalogue import RemoteFile, official_catalogue
from assistant.models.checking import check_models
from assistant.models.download import Network
from assistant.models.install import Source, install_models, roll_back
from assistant.models.line import Connection
from assistant.models.offline import Folder
from audit.errors import CandideError
from audit.home import candide_home
from audit.language import Language, language_of_locale

_INTERRUPTED = 130  # what a shell reports for a command stopped by Ctrl-C

_language = click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Only this language.  –  Seulement cette langue.",
)


@click.group()
def models() -> None:
    """Speech models: install, list, check.  –  Modèles de parole : installer, lister, vérifier."""


models.add_command(make_starter)


@models.command()
@_language
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    help="Take the files from this folder, fetch nothing.  –  "
    "Prendre les fichiers de ce dossier, sans rien télécharger.",
)
def install(lang: str | None, folder: Path | None) -> None:
    """Download what is missing or damaged.  –  Télécharge ce qui manque ou est abîmé."""
    reader = language_of_locale()
    with _in_words(reader):
        bars = _Bars(reader, folder)
        catalogue = official_catalogue()
        source: Source = Network(bars.name) if folder is None else Folder(folder, catalogue)
        try:
            done = install_models(
                candide_home(), catalogue, _languages(lang), bars.bar, source=source
            )
        except KeyboardInterrupt:
            click.echo(
                say(
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
        click.echo(say(reader, f"{item.name}\u00a0: installé.", f"{item.name}: installed."))
    if not done:
        click.echo(say(reader, "Tout est déjà installé.", "Everything is installed already."))


@models.command()
@_language
def rollback(lang: str | None) -> None:
    """Go back to the version before.  –  Revient à la version précédente."""
    reader = language_of_locale()
    with _in_words(reader):
        for name in roll_back(candide_home(), official_catalogue(), _languages(lang)):
            click.echo(
                say(reader, f"{name}\u00a0: version précédente.", f"{name}: the earlier version.")
            )


@models.command(name="list")
def list_models() -> None:
    """Say what there is, for whom and how large.  –  Dit ce qu'il y a, pour quoi, et la taille."""
    rows = list(model_rows(candide_home(), official_catalogue(), language_of_locale()))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for spoken, purpose, name, size, state in rows:
        click.echo(
            f"{spoken:<{widths[0]}}  {purpose:<{widths[1]}}  {name:<{widths[2]}}"
            f"  {size:>{widths[3]}}  {state}"
        )


@models.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Read and try every model again; 1 if one is no good.  –  Relit et essaie chaque modèle."""
    reader = language_of_locale()
    sound = wrong = 0
    for result in check_models(candide_home(), official_catalogue()):
        for fault in result.faults:
            click.echo(fault.sentence(reader), err=True)
        wrong += len(result.faults)
        if not result.faults:
            sound += 1
            name = result.name or say(reader, "Modèles de départ", "Starter models")
            click.echo(say(reader, f"{name}\u00a0: rien à signaler.", f"{name}: nothing wrong."))
    if wrong:
        context.exit(1)
    if not sound:
        click.echo(say(reader, "Aucun modèle installé.", "No model is installed."))


def _languages(lang: str | None) -> list[Language]:
    return list(Language) if lang is None else [Language(lang)]


@contextmanager
def _in_words(reader: Language) -> Iterator[None]:
    """Turn an error of ours into its sentence and exit status 1."""
    try:
        yield
    except CandideError as error:
        click.echo(error.sentence(reader), err=True)
        raise click.exceptions.Exit(1) from error


class _Bars:
    """What is shown while models come in: each machine spoken to, once, and a bar for each file."""

    def __init__(self, reader: Language, folder: Path | None) -> None:
        self._reader = reader
        self._folder = folder
        self._named: set[Connection] = set()

    def name(self, connection: Connection) -> None:
        """Say whom we are about to speak to: no connection goes unnamed."""
        if connection in self._named:
            return
        self._named.add(connection)
        french, english = f"Connexion à {connection.host}", f"Connecting to {connection.host}"
        if connection.proxy:
            french += f" par le mandataire {connection.proxy}"
            english += f" through the proxy {connection.proxy}"
        click.echo(say(self._reader, french, english), err=True)

    @contextmanager
    def bar(self, file: RemoteFile) -> Iterator[Callable[[int], None]]:
        """A bar for one file, shown from its first byte on."""
        origin = self._folder or file.host
        with ExitStack() as stack:
            shown = click.progressbar(length=file.size, label=f"{file.name} ({origin})")
            started = False

            def show(total: int) -> None:
                nonlocal started
                if not started:
                    stack.enter_context(shown)
                if not started or total < shown.pos:
                    # Bytes from an earlier run, or a new start, say nothing of the line's speed.
                    shown.pos, started = total, True
                shown.make_step(total - shown.pos)
                shown.render_progress()

            yield show
