"""Lists what is wrong with a file, for the commands that read one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audit.inspect.telling import tell
from audit.language import language_of_locale

if TYPE_CHECKING:
    from audit.interests.problems import FileInvalid

_MOST_SHOWN = 50


def list_problems(fault: FileInvalid) -> None:
    """Everything that is wrong, one line each, without flooding the screen."""
    language = language_of_locale()
    for problem in fault.problems[:_MOST_SHOWN]:
        click.echo(f"- {problem.text(language)}", err=True)
    if (more := len(fault.problems) - _MOST_SHOWN) > 0:
        tell(f"- et {more} de plus", f"- and {more} more", err=True)
