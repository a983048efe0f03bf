"""This household's ledger, as the commands find it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from audit.home import candide_home, holding, ledger_path, settle
from audit.inspect.errors import HomeNotUsable


def own_ledger() -> Path:
    """Where it is; a restore that was cut short is carried to its end first.

    Raises `HomeNotUsable` and `HouseholdHeld`.
    """
    home = candide_home()
    try:
        settle(home)
    except OSError as error:
        raise HomeNotUsable(home=home, reason=error.strerror or error) from error
    return ledger_path(home)


@contextmanager
def held_home() -> Iterator[Path]:
    """This household's folder, with no speaker running meanwhile. Raises as `own_ledger`."""
    home = candide_home()
    with ExitStack() as stack:
        try:
            stack.enter_context(holding(home))
        except OSError as error:
            raise HomeNotUsable(home=home, reason=error.strerror or error) from error
        yield home
