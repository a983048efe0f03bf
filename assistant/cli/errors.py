"""Tells errors to people: one sentence in their language, and exit status 1."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from audit.errors import CandideError
from audit.language import language_of_locale
from hardware.errors import DeviceError

P = ParamSpec("P")
R = TypeVar("R")


class NotInstalled(CandideError):
    """A package that only a speaker needs is missing."""

    code = "not-installed"
    fr = "Il manque {package}\u00a0: installez candide[speaker]."
    en = "{package} is missing: install candide[speaker]."


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Wrap a command so that an error of ours ends it with its sentence, not with a traceback."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **options: P.kwargs) -> R:
        from assistant.conversation.control import RemoteError

        problem: CandideError | DeviceError | RemoteError
        try:
            return command(*args, **options)
        except ModuleNotFoundError as error:
            problem = NotInstalled(package=error.name)
        except (CandideError, DeviceError, RemoteError) as error:
            problem = error
        click.echo(problem.sentence(language_of_locale()), err=True)
        sys.exit(1)

    return wrapped
