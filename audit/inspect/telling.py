"""How the commands talk: in the reader's language, errors as one sentence, long work with a bar."""

from __future__ import annotations

import functools
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import click

from audit.errors import CandideError
from audit.language import Language, language_of_locale

P = ParamSpec("P")
R = TypeVar("R")

_INTERRUPTED = 130  # what a shell reports for a command stopped by Ctrl-C
_MARKS = 200
_YES: dict[Language, tuple[str, ...]] = {
    Language.FRENCH: ("o", "oui"),
    Language.ENGLISH: ("y", "yes"),
}


def in_words(fr: str, en: str) -> str:
    """The one of the two that the reader speaks."""
    return fr if language_of_locale() is Language.FRENCH else en


def tell(fr: str, en: str, *, err: bool = False) -> None:
    """Say one thing."""
    click.echo(in_words(fr, en), err=err)


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Wrap a command so that an error of ours ends it with its sentence, not with a traceback."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **options: P.kwargs) -> R:
        try:
            return command(*args, **options)
        except CandideError as error:
            click.echo(error.sentence(language_of_locale()), err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            tell("Interrompu.", "Interrupted.", err=True)
            sys.exit(_INTERRUPTED)

    return wrapped


def confirmed(fr: str, en: str) -> bool:
    """Ask; anything but a clear yes is a no."""
    choice = in_words("[o/N]", "[y/N]")
    click.echo(f"{in_words(fr, en)} {choice} ", nl=False, err=True)
    answer = sys.stdin.readline()
    return answer.strip().casefold() in _YES[language_of_locale()]


@contextmanager
def progress(fr: str, en: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, to be told how much of how much is done; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=_MARKS, label=in_words(fr, en), file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            # In marks, not in what is counted: the parts of some work are counted in other things.
            reached = _MARKS * done // total if total else _MARKS
            if reached > bar.pos:
                bar.update(reached - bar.pos)

        yield show


@contextmanager
def not_interrupted() -> Iterator[None]:
    """Let Ctrl-C wait: what happens here is quick, and half of it would be hard to explain."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
