"""The command `candide`, as somebody types it at a terminal."""

from __future__ import annotations

from click.testing import CliRunner, Result

from audit.cli import main


def candide(*arguments: object, answer: str = "") -> Result:
    """What came of a command; `answer` is what was typed when it asked."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)
