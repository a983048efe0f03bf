"""`candide campaigns`: read, check, let in and remove merchants' wishes to be suggested."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.inspect.errors import InspectError
from audit.inspect.faults import list_problems
from audit.inspect.telling import confirmed, tell, told
from audit.language import language_of_locale

if TYPE_CHECKING:
    from audit.campaigns.campaigns import Campaigns
    from audit.campaigns.checking import CampaignsInvalid

_PATH = click.Path(path_type=Path)


class NoSuchCampaign(InspectError):
    code = "no-such-campaign"
    fr = "Il n'y a pas de campagne {id}."
    en = "There is no campaign {id}."


@click.group()
def campaigns() -> None:
    """Read and change the campaigns: merchants' wishes to be suggested."""


@campaigns.command()
@told
def show() -> None:
    """Say which merchant wants what suggested, and when."""
    found = _in_force(_path())
    _say_where(found)
    _list(found)


@campaigns.command()
@click.argument("source", required=False, type=_PATH)
@told
def check(source: Path | None) -> None:
    """Say whether a file of campaigns is in order: SOURCE, or else the one in force.

    SOURCE is a .toml file. All that is wrong is said at once.
    """
    checked = _in_force(_path()) if source is None else _read(source)
    count = len(checked.every)
    tell(f"C'est en ordre. Campagnes\u00a0: {count}.", f"All in order. Campaigns: {count}.")
    _list(checked)


@campaigns.command(name="import")
@click.argument("source", type=_PATH)
@click.option("--dry-run", is_flag=True, help="Show what would be let in, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def import_(source: Path, dry_run: bool, yes: bool) -> None:
    """Let in the campaigns of the .toml file at SOURCE, in place of those before.

    All of them are let in, or none. What is let in is shown, and goes on record. It may try, under
    the charter; nothing of it is promised.
    """
    after = _read(source).without()
    before = _before()
    if before is not None and before.every == after.every:
        tell("Ces campagnes sont déjà en vigueur.", "These campaigns are in force already.")
        return
    _list(after)
    _say_difference(before, after)
    if dry_run:
        tell("Rien n'a été écrit.", "Nothing was written.", err=True)
        return
    _ask(yes, "Laisser entrer ces campagnes\u00a0?", "Let these campaigns in?")
    _adopt(before, after)


@campaigns.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def remove(ids: tuple[str, ...], yes: bool) -> None:
    """Remove the campaigns of these IDs, or all of them. That goes on record too."""
    from audit.campaigns.campaigns import Campaigns

    before = _before()
    if ids and before is None:
        _in_force(_path())  # ends with what is wrong: nobody can tell which is which
    known = before.ids if before else ()
    for id_ in ids:
        if id_ not in known:
            raise NoSuchCampaign(id=id_)
    after = before.without(*ids) if before and ids else Campaigns()
    if before == after:
        tell("Il n'y a aucune campagne.", "There are no campaigns.")
        return
    _say_difference(before, after)
    _ask(yes, "Les retirer\u00a0?", "Remove them?")
    _adopt(before, after)


def _path() -> Path:
    from audit.home import campaigns_path, candide_home

    return campaigns_path(candide_home())


def _read(source: Path) -> Campaigns:
    """The campaigns at `source`; ends the command with all that is wrong with them."""
    from audit.campaigns.campaigns import Campaigns
    from audit.campaigns.checking import CampaignsInvalid

    try:
        return Campaigns.load(source)
    except CampaignsInvalid as error:
        tell(
            "Ces campagnes ne sont pas en ordre, et rien n'en a été repris\u00a0:",
            "These campaigns are not in order, and nothing of them was taken:",
            err=True,
        )
        list_problems(error)
        sys.exit(1)


def _in_force(path: Path) -> Campaigns:
    """The household's campaigns; ends the command where they cannot be read."""
    from audit.campaigns.campaigns import Campaigns
    from audit.campaigns.checking import CampaignsInvalid

    try:
        return Campaigns.of_household(path)
    except CampaignsInvalid as error:
        _say_unreadable(path, error)
        sys.exit(1)


def _before() -> Campaigns | None:
    """The household's campaigns, None where they cannot be read, which is said."""
    from audit.campaigns.campaigns import Campaigns
    from audit.campaigns.checking import CampaignsInvalid

    path = _path()
    try:
        return Campaigns.of_household(path)
    except CampaignsInvalid as error:
        _say_unreadable(path, error)
        return None


def _say_unreadable(path: Path, error: CampaignsInvalid) -> None:
    tell(
        f"{path} n'est pas en ordre, et aucune campagne n'a cours\u00a0:",
        f"{path} is not in order, and no campaign runs:",
        err=True,
    )
    list_problems(error)


def _say_where(found: Campaigns) -> None:
    if not found.every:
        tell("Il n'y a aucune campagne.", "There are no campaigns.")
        return
    tell(
        f"Campagnes\u00a0: {_path()}, empreinte {found.digest}",
        f"Campaigns: {_path()}, digest {found.digest}",
    )


def _list(found: Campaigns) -> None:
    from audit.campaigns.describing import sentence

    language = language_of_locale()
    for campaign in found.every:
        click.echo(f"  {sentence(campaign, language)}")


def _say_difference(before: Campaigns | None, after: Campaigns) -> None:
    known = {campaign.id: campaign for campaign in before.every} if before else {}
    left = {campaign.id: campaign for campaign in after.every}
    added = [id_ for id_ in left if id_ not in known]
    removed = [id_ for id_ in known if id_ not in left]
    changed = [id_ for id_ in left if id_ in known and left[id_] != known[id_]]
    tell(
        f"Nouvelles\u00a0: {_listed(added)}. Retirées\u00a0: {_listed(removed)}. "
        f"Modifiées\u00a0: {_listed(changed)}.",
        f"Added: {_listed(added)}. Removed: {_listed(removed)}. Changed: {_listed(changed)}.",
    )


def _listed(ids: list[str]) -> str:
    return ", ".join(ids) or "0"


def _ask(yes: bool, fr: str, en: str) -> None:
    if not yes and not confirmed(fr, en):
        tell("Rien n'a été changé.", "Nothing was changed.", err=True)
        sys.exit(1)


def _adopt(before: Campaigns | None, after: Campaigns) -> None:
    from audit.campaigns.adopting import adopt
    from audit.clock import SystemClock
    from audit.inspect.own import own_ledger

    record = adopt(own_ledger().parent, before, after, SystemClock())
    tell(
        f"C'est fait, et consigné au journal sous le n°\u00a0{record}. Un assistant déjà en "
        "marche en tient compte à son prochain démarrage.",
        f"Done, and on record in the log as no. {record}. An assistant that is running takes it "
        "up at its next start.",
    )
