"""`candide backup` and `candide restore`: the household keeps its log, here or on a new device."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.inspect.telling import confirmed, not_interrupted, progress, tell, told
from audit.ledger.wording import records

if TYPE_CHECKING:
    from audit.backup.restoring import Prepared


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@told
def backup(file: Path) -> None:
    """Write what this household would miss into one new FILE: log, lists, register of interests.

    Works beside a running assistant. The device's key and the speech models are not in it.
    """
    from audit.backup.making import back_up
    from audit.clock import SystemClock
    from audit.inspect.own import own_ledger

    home = own_ledger().parent
    with progress("Sauvegarde", "Backing up") as show:
        made = back_up(home, file, SystemClock(), show)
    fr, en = records(made.size)
    tell(f"Sauvegardé dans {file}\u00a0: un journal de {fr}.", f"Saved in {file}: a log of {en}.")
    tell(f"Fichiers\u00a0: {', '.join(made.files)}.", f"Files: {', '.join(made.files)}.")
    if made.household_skipped:
        tell(
            "Attention\u00a0: household.db (les listes) ne peut pas être lu, et n'y est donc pas.",
            "Note: household.db (the lists) cannot be read, so it is not in there.",
            err=True,
        )
    tell(
        "Ce fichier contient ce qui a été dit chez vous\u00a0: gardez-le en lieu sûr. Ce que vous "
        "ferez effacer plus tard y restera.",
        "This file holds what was said in your home: keep it in a safe place. What you have erased "
        "later stays in it.",
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def restore(file: Path, yes: bool) -> None:
    """Put the log and the household's files of a backup in place, on this device or a new one.

    What was there before is set aside; what the backup does not hold stays as it is. No assistant
    may be running.
    """
    from audit.backup.restoring import prepared
    from audit.clock import SystemClock
    from audit.inspect.own import held_home

    with ExitStack() as held:
        home = held.enter_context(held_home())
        with progress("Restauration", "Restoring") as show:
            state = held.enter_context(prepared(file, home, SystemClock(), show))
        if not yes:
            _say_what_comes(state)
            if not confirmed("Restaurer\u00a0?", "Restore it?"):
                tell("Rien n'a été changé.", "Nothing was changed.", err=True)
                sys.exit(1)
        with not_interrupted():
            kept = state.put_in_place(home)
    _say_what_happened(state, kept)


def _say_what_comes(state: Prepared) -> None:
    contents = state.contents
    fr, en = records(contents.size)
    tell(
        f"Sauvegarde du {contents.made} (UTC)\u00a0: {fr} du journal {contents.origin}.",
        f"Backup of {contents.made} (UTC): {en} of the log {contents.origin}.",
        err=True,
    )
    _say_what_was_before(state, err=True)


def _say_what_happened(state: Prepared, kept: Path | None) -> None:
    fr, en = records(state.contents.size)
    tell(
        f"Restauré\u00a0: {fr}. Le journal continue sous un nouveau nom et une nouvelle clé, et le "
        "dit.",
        f"Restored: {en}. The log goes on under a new name and a new key, and says so.",
    )
    _say_what_was_before(state)
    if kept is not None:
        tell(
            f"Ce qui était là avant est gardé dans {kept}.",
            f"What was there before is kept in {kept}.",
        )
    if state.stopped:
        tell(
            "La vente est arrêtée jusqu'à ce que vous en preniez acte\u00a0: "
            "candide ledger acknowledge",
            "Selling is off until you take note of it: candide ledger acknowledge",
        )


def _say_what_was_before(state: Prepared, *, err: bool = False) -> None:
    fr, en = records(state.size)
    more = state.size - state.contents.size
    match state.before:
        case "further":
            tell(
                f"Le journal de cet appareil avait {fr}. La sauvegarde n'a pas les derniers, au "
                f"nombre de {more}\u00a0; ce qu'ils refusaient ou effaçaient le reste.",
                f"The log on this device had {en}. Not in the backup: the last of them, {more} in "
                "number; what they refused or erased stays refused and erased.",
                err=err,
            )
        case "other":
            tell(
                f"Le journal de cet appareil ({fr}) n'est pas celui de la sauvegarde\u00a0: ce qui "
                "lui est propre n'y est pas.",
                f"The log on this device ({en}) is not the one in the backup: what is its own is "
                "not in there.",
                err=err,
            )
        case "gone":
            tell(
                f"Cet appareil avait signé {fr}, dont une partie n'est plus là.",
                f"This device had signed {en}, part of which is no longer there.",
                err=err,
            )
        case "unreadable":
            tell(
                "Le journal de cet appareil ne peut pas être lu\u00a0: nul ne sait ce qu'il "
                "contenait de plus.",
                "The log on this device cannot be read: nobody knows what more it held.",
                err=err,
            )
