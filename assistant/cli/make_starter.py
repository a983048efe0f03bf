"""`candide models make-starter`: make the starter models anew, from nothing but espeak-ng."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.model_rows import say
from audit.errors import CandideError
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from assistant.starter.recipe import Recipe, Stage

SEED = 20_261_122
"""From which the models of the package grew."""

_INTERRUPTED = 130  # what a shell reports for a command stopped by Ctrl-C
_STAGES = ("voices", "fr", "en")
_LABELS = {
    Language.FRENCH: {
        "voices": "Voix",
        "fr": "Écoute du français",
        "en": "Écoute de l’anglais",
    },
    Language.ENGLISH: {
        "voices": "Voices",
        "fr": "Hearing French",
        "en": "Hearing English",
    },
}


@click.command(name="make-starter")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to work in and to leave the models in.  –  "
    "Le dossier de travail, où les modèles seront laissés.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=SEED,
    show_default=True,
    help="What chance starts from.  –  Ce dont part le hasard.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Tiny models in a minute, to try the way.  –  "
    "De tout petits modèles en une minute, pour essayer.",
)
@click.option(
    "--only",
    type=click.Choice(_STAGES),
    help="Only this stage.  –  Seulement cette étape.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Then put them in place of the package’s own.  –  "
    "Puis les mettre à la place de ceux du paquet.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Make nothing: compare the package’s models with their digests.  –  "
    "Ne rien fabriquer : comparer les modèles du paquet à leurs empreintes.",
)
def make_starter(
    out: Path | None, seed: int, quick: bool, only: str | None, replace: bool, check: bool
) -> None:
    """Make the starter models anew.  –  Fabrique de nouveau les modèles de départ.

    About half an hour on two cores. What is finished is kept: run it again to go on.
    """
    reader = language_of_locale()
    if check:
        _check(reader)
        return
    if out is None:
        raise click.UsageError(
            say(
                reader,
                "Indiquez un dossier avec --out\u00a0: les modèles du paquet ne sont pas touchés.",
                "Name a folder with --out: the models of the package are not touched.",
            )
        )
    if replace and quick:
        raise click.UsageError(
            say(
                reader,
                "--quick et --replace ne vont pas ensemble\u00a0: ces modèles ne font qu’essayer.",
                "--quick and --replace do not go together: those models only try the way.",
            )
        )
    from assistant.starter.recipe import Recipe, Stage, replace_packaged

    recipe = Recipe(out, seed, quick)
    stages = list(Stage) if only is None else [Stage(only)]
    try:
        whole = _make(recipe, stages, reader)
        if whole and replace:
            replace_packaged(recipe)
    except KeyboardInterrupt:
        click.echo(_kept(recipe, reader), err=True)
        raise click.exceptions.Exit(_INTERRUPTED) from None
    except CandideError as error:
        click.echo(error.sentence(reader), err=True)
        raise click.exceptions.Exit(1) from error
    except OSError as error:
        click.echo(_refused(error, recipe, reader), err=True)
        raise click.exceptions.Exit(1) from error
    if not whole:
        click.echo(_kept(recipe, reader))
    elif replace:
        click.echo(
            say(
                reader,
                "Les modèles du paquet sont remplacés.",
                "The package’s models are replaced.",
            )
        )
    else:
        click.echo(
            say(
                reader,
                f"Les modèles de départ sont dans {recipe.made}.",
                f"The starter models are in {recipe.made}.",
            )
        )


def _make(recipe: Recipe, stages: list[Stage], reader: Language) -> bool:
    from assistant.starter.recipe import make_starter as make

    bars = _Bars([stage for stage in stages if not recipe.is_finished(stage)], reader)
    try:
        return make(recipe, stages, bars.show)
    finally:
        bars.close()


class _Bars:
    """A bar for each stage, one below the other; of stages side by side, the first one's first."""

    def __init__(self, stages: list[Stage], reader: Language) -> None:
        self._waiting = list(stages)
        self._reader = reader
        self._done: dict[Stage, tuple[int, int]] = {}
        self._bar: ProgressBar[int] | None = None

    def show(self, stage: Stage, done: int, total: int) -> None:
        self._done[stage] = (done, total)
        while self._waiting and self._waiting[0] in self._done:
            done, total = self._done[self._waiting[0]]
            if self._bar is None:
                label = _LABELS[self._reader][self._waiting[0].value]
                self._bar = click.progressbar(length=total, label=label)
                self._bar.__enter__()
            self._bar.update(done - self._bar.pos)
            if done < total:
                return
            self.close()
            self._waiting.pop(0)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def _refused(error: OSError, recipe: Recipe, reader: Language) -> str:
    """Where the file system would not do what was asked, and why as far as it says."""
    place, reason = error.filename or recipe.out, error.strerror
    french, english = f"de lire ou d’écrire {place}", f"read or write {place}"
    listed = error.args[0] if isinstance(error, shutil.Error) else None
    if isinstance(listed, list):
        # A folder is copied as far as it goes; the files that were not are listed, with a text of
        # the form "[Errno 28] No space left on device: 'file'" for each.
        source, target, text = listed[0]
        french, english = f"de copier {source} vers {target}", f"copy {source} to {target}"
        reason = text.partition("] ")[2].partition(": ")[0] or text
    why = f" ({reason})" if reason else ""
    return say(
        reader,
        f"Impossible {french}{why}\u00a0: vérifiez la place libre et les droits. "
        "Les étapes finies sont gardées.",
        f"Cannot {english}{why}: check the free space and the rights. Finished stages are kept.",
    )


def _kept(recipe: Recipe, reader: Language) -> str:
    """What of the work is there to go on from."""
    from assistant.starter.recipe import Stage

    labels = _LABELS[reader]
    kept = ", ".join(labels[stage.value] for stage in Stage if recipe.is_finished(stage))
    return say(
        reader,
        f"Fini et gardé\u00a0: {kept or 'rien encore'}. Relancez la commande pour continuer.",
        f"Finished and kept: {kept or 'nothing yet'}. Run the command again to go on.",
    )


def _check(reader: Language) -> None:
    """Say whether the package's files have the digests listed with them; 1 if not."""
    from assistant.models.starter import is_made, read_digests, starter_faults

    if not is_made():
        click.echo(
            say(
                reader,
                "Le paquet ne contient aucun modèle de départ.",
                "The package holds no starter models.",
            ),
            err=True,
        )
        raise click.exceptions.Exit(1)
    faults = starter_faults()
    for fault in faults.values():
        click.echo(fault.sentence(reader), err=True)
    if faults:
        raise click.exceptions.Exit(1)
    number = len(read_digests())
    click.echo(
        say(
            reader,
            f"Les {number} fichiers des modèles de départ sont intacts.",
            f"The {number} files of the starter models are sound.",
        )
    )
