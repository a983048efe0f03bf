"""The whole recipe: voices first, then a recogniser a language that learns from them too.

Each stage runs in a process of its own and leaves its files in a folder, where they are found
again: what is finished is not made twice. The result is put in place only when it is whole, loads
in Piper and in Vosk, and is small enough to come with every copy of the program.

    <out>/stages/voices, fr, en       what each stage made
    <out>/stages/<stage>.mark         from which seed and size, and for fr and en which voices
    <out>/made/                       the result, as it lies in the package
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import shutil
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from assistant.models.catalogue import Role
from assistant.models.record import sha256_of
from assistant.models.starter import (
    MADE,
    all_starter_names,
    guest_voice,
    set_aside,
    starter_recogniser,
    starter_voice,
)
from assistant.models.trying import try_recogniser, try_voice
from assistant.starter.digests import LARGEST, total_size, write_digests
from audit.durable import sync
from audit.errors import CandideError
from audit.language import Language

CARD = "MODEL_CARD.md"

# Imported by name in a process of its own; what is missing is told before anything starts.
_TOOLS = {
    "jax": "jax",
    "optax": "optax",
    "onnx": "onnx",
    "scipy": "scipy",
    "numpy": "numpy",
    "kaldi_native_fbank": "kaldi-native-fbank",
    "piper": "piper-tts",
    "vosk": "vosk",
}
# What a quick recogniser knows: enough to tell which language it is for.
QUICK_WORDS = {
    Language.FRENCH: ("oui", "le", "est", "une", "avec", "chocolat", "merci", "annule"),
    Language.ENGLISH: ("yes", "no", "the", "is", "it", "with"),
}


class ToolsMissing(CandideError):
    """Packages that only the making of models needs are not installed; `packages` names them."""

    code = "starter-tools-missing"
    fr = (
        "Il manque {packages} pour fabriquer les modèles\u00a0: dans une copie du projet, "
        "«\u00a0make test\u00a0» ou «\u00a0python3 scripts/setup.py --development\u00a0» "
        "les installe."
    )
    en = (
        "Making the models needs {packages}: in a copy of the project, “make test” or "
        "“python3 scripts/setup.py --development” installs them."
    )


class StageFailed(CandideError):
    """A stage ended before its files were there; `reason` is for whoever mends the recipe."""

    code = "starter-stage-failed"
    fr = "L’étape «\u00a0{stage}\u00a0» a échoué ({reason})\u00a0: les étapes finies sont gardées."
    en = "The stage “{stage}” failed ({reason}): finished stages are kept."


class VoicesFirst(CandideError):
    """A recogniser was asked for before the voices it learns from."""

    code = "starter-voices-first"
    fr = (
        "La reconnaissance apprend aussi des voix\u00a0: faites d’abord l’étape "
        "«\u00a0voices\u00a0» dans le même dossier, avec la même graine."
    )
    en = (
        "A recogniser learns from the voices too: make the stage “voices” first, "
        "in the same folder and with the same seed."
    )


class TooLarge(CandideError):
    """The result takes more room than the program may give it; in megabytes."""

    code = "starter-too-large"
    fr = "Les modèles pèsent {size}\u00a0Mo et ne doivent pas dépasser {largest}\u00a0Mo."
    en = "The models take {size} MB and must not exceed {largest} MB."


class Stage(StrEnum):
    """One part of the recipe; the value is the name of its folder."""

    VOICES = "voices"
    FRENCH = "fr"
    ENGLISH = "en"


Progress = Callable[[Stage, int, int], None]
"""Told how many of how many steps of a stage are done; stages may run side by side."""


@dataclass(frozen=True)
class Recipe:
    """What to make and where: `quick` makes models of some seconds' work that prove the way."""

    out: Path
    seed: int
    quick: bool = False

    @property
    def made(self) -> Path:
        """Where the result is put."""
        return self.out / "made"

    def folder(self, stage: Stage) -> Path:
        """Where a stage leaves its files."""
        return self.out / "stages" / stage

    def is_finished(self, stage: Stage) -> bool:
        """Whether the files of a stage are there and come from this recipe."""
        try:
            mark = self._mark_file(stage).read_text(encoding="utf-8")
        except OSError:
            return False
        return self.folder(stage).is_dir() and mark == self._mark(stage)

    def finish(self, stage: Stage, files: Path) -> None:
        """Keep the files of a stage."""
        self._mark_file(stage).unlink(missing_ok=True)
        shutil.rmtree(self.folder(stage), ignore_errors=True)
        files.replace(self.folder(stage))
        self._mark_file(stage).write_text(self._mark(stage), encoding="utf-8")

    def _mark_file(self, stage: Stage) -> Path:
        return self.out / "stages" / f"{stage}.mark"

    def _mark(self, stage: Stage) -> str:
        size = "quick" if self.quick else "full"
        voices = sha256_of(self.folder(Stage.VOICES) / "voices.onnx")
        taught = "" if stage is Stage.VOICES else f" voices={voices}"
        return f"seed={self.seed} size={size}{taught}\n"


Make = Callable[[Recipe, Stage, Path, Callable[[int, int], None]], None]
"""Makes the files of a stage in a folder; found again by its name in the stage's own process."""


def missing_tools() -> list[str]:
    """The packages that the recipe needs and that are not installed."""
    return [name for module, name in _TOOLS.items() if importlib.util.find_spec(module) is None]


def make_starter(
    recipe: Recipe, stages: Sequence[Stage], progress: Progress, make: Make | None = None
) -> bool:
    """Make those of `stages` that are not finished; whether the result is now whole and in place.

    Interrupted, it ends its processes and keeps the finished stages. What an earlier replacement
    left undone, in the package too, is undone first. Raises ToolsMissing, VoicesFirst, StageFailed,
    TooLarge, ModelUnusable, ModelWrongLanguage or `OSError`.
    """
    make = make or make_stage
    for made in (recipe.made, MADE):
        put_back(made)
    if missing := missing_tools():
        raise ToolsMissing(packages=", ".join(missing))
    if Stage.VOICES in stages:
        _run(recipe, [Stage.VOICES], progress, make)
    recognisers = [stage for stage in stages if stage is not Stage.VOICES]
    if recognisers and not recipe.is_finished(Stage.VOICES):
        raise VoicesFirst()
    _run(recipe, recognisers, progress, make)
    if not all(map(recipe.is_finished, Stage)):
        return False
    assemble(recipe)
    return True


def assemble(recipe: Recipe) -> None:
    """Put the files of all stages together, try them, and put them in place.

    Raises StageFailed if a file is missing, TooLarge, ModelUnusable or ModelWrongLanguage.
    """
    unfinished = recipe.out / "made.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(recipe.folder(Stage.VOICES), unfinished)
    for language in Language:
        shutil.copytree(recipe.folder(Stage(language.value)), unfinished / f"vosk-{language}")
    for name in all_starter_names():
        if not (unfinished / name).is_file():
            stage = name.removeprefix("vosk-")[:2] if "/" in name else Stage.VOICES.value
            raise StageFailed(stage=stage, reason=name)
    if (size := total_size(unfinished)) > LARGEST:
        raise TooLarge(size=-(-size // 1_000_000), largest=LARGEST // 1_000_000)
    _try_all(unfinished)
    write_digests(unfinished, recipe.seed)
    put_in_place(unfinished, recipe.made)


def put_in_place(ready: Path, made: Path) -> None:
    """Give the folder `ready` the name `made`; the one that had it goes, once that is on the disk.

    A stop between the two renames is undone by `put_back`.
    """
    put_back(made)
    for path in (*ready.rglob("*"), ready):
        sync(path)
    old = set_aside(made)
    shutil.rmtree(old, ignore_errors=True)
    if made.exists():
        made.replace(old)
    ready.replace(made)
    sync(made.parent)
    shutil.rmtree(old, ignore_errors=True)


def put_back(made: Path) -> None:
    """Give the folder set aside for another one its name again, if none has come to bear it."""
    old = set_aside(made)
    if old.is_dir() and not made.exists():
        old.replace(made)
        sync(made.parent)


def replace_packaged(recipe: Recipe, packaged: Path = MADE) -> None:
    """Put the result into the package in place of its own starter models; the card stays."""
    put_back(packaged)
    ready = packaged.with_name(f"{packaged.name}.new")
    shutil.rmtree(ready, ignore_errors=True)
    shutil.copytree(recipe.made, ready)
    if (packaged / CARD).is_file():
        shutil.copyfile(packaged / CARD, ready / CARD)
    put_in_place(ready, packaged)


def _try_all(folder: Path) -> None:
    for language in Language:
        voices = [starter_voice(language, role, folder) for role in Role]
        for files in (*voices, guest_voice(language, folder)):
            assert files is not None  # noqa: S101 - every file is there
            try_voice(files, language)
        recogniser = starter_recogniser(language, folder)
        assert recogniser is not None  # noqa: S101 - every file is there
        try_recogniser(recogniser, language)


def _run(recipe: Recipe, stages: Sequence[Stage], progress: Progress, make: Make) -> None:
    """Make the unfinished ones of `stages` side by side, each in a process of its own."""
    # Started afresh: a copy of a process that has threads, as JAX's, may hang.
    context = multiprocessing.get_context("spawn")
    running: dict[Connection, tuple[Stage, BaseProcess]] = {}
    try:
        for stage in stages:
            if recipe.is_finished(stage):
                continue
            files = _unfinished(recipe, stage)
            shutil.rmtree(files, ignore_errors=True)
            files.mkdir(parents=True)
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(make, recipe, stage, files, theirs))
            process.start()
            theirs.close()
            running[ours] = (stage, process)
        while running:
            for ready in wait(list(running)):
                assert isinstance(ready, Connection)  # noqa: S101 - all of them are
                working, maker = running[ready]
                if _has_ended(ready, working, maker, progress):
                    del running[ready]
                    recipe.finish(working, _unfinished(recipe, working))
    finally:
        for working, maker in running.values():
            maker.terminate()
            maker.join()
            shutil.rmtree(_unfinished(recipe, working), ignore_errors=True)


def _has_ended(told: Connection, stage: Stage, process: BaseProcess, progress: Progress) -> bool:
    """Take in what a stage tells; whether that was the end of it. Raises StageFailed."""
    try:
        message = told.recv()
    except EOFError:
        process.join()
        if process.exitcode:
            raise StageFailed(stage=stage, reason=f"exit {process.exitcode}") from None
        return True
    if isinstance(message, str):
        raise StageFailed(stage=stage, reason=message)
    progress(stage, *message)
    return False


def _unfinished(recipe: Recipe, stage: Stage) -> Path:
    return recipe.out / "stages" / f"{stage}.unfinished"


class _NobodyWaits(Exception):
    """Who started a stage is gone: there is no use in going on."""


def _work(make: Make, recipe: Recipe, stage: Stage, files: Path, told: Connection) -> None:
    """Make one stage, in its process: how far it is, and why it failed, is told."""

    def tell(done: int, total: int) -> None:
        try:
            told.send((done, total))
        except BrokenPipeError as error:
            raise _NobodyWaits from error

    # Ctrl-C reaches the whole group; who started us ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        make(recipe, stage, files, tell)
    except _NobodyWaits:
        return
    except Exception as error:
        with suppress(BrokenPipeError):
            told.send(f"{type(error).__name__}: {error}")
    finally:
        told.close()


def make_stage(
    recipe: Recipe, stage: Stage, files: Path, progress: Callable[[int, int], None]
) -> None:
    """Make the files of one stage, here and now; `progress` is told steps done and of how many."""
    if stage is Stage.VOICES:
        from assistant.starter.voices import making

        voices = making.QUICK if recipe.quick else making.FULL
        making.make_voices(files, seed=recipe.seed, size=voices, progress=progress)
        return
    from assistant.starter.recognisers.recipe import FULL, make_recogniser, quick

    language = Language(stage.value)
    make_recogniser(
        language,
        files,
        voices=recipe.folder(Stage.VOICES),
        seed=recipe.seed,
        size=quick(QUICK_WORDS[language]) if recipe.quick else FULL,
        progress=progress,
    )
