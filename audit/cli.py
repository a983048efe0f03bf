"""The command `candide`: the audit layer's own commands, and those that other packages add.

`assistant` and `hardware` add theirs through the entry points `candide.commands`; a regulator who
installed the audit layer alone sees the others named, with what they would need.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

import click

from audit.inspect.backups import backup, restore
from audit.inspect.campaign_commands import campaigns
from audit.inspect.commands import ledger
from audit.inspect.policy_commands import policy
from audit.inspect.register_commands import register
from audit.inspect.report_command import report
from audit.inspect.settings_commands import settings


class Commands(click.Group):
    """A group that imports a command only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_added()})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        own = super().get_command(ctx, name)
        added = _added().get(name)
        if own is not None or added is None:
            return own
        try:
            command = added.load()
        except ImportError as error:
            return _unavailable(name, error)
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands)
@click.version_option(package_name="candide")
def main() -> None:
    """Candide: a household voice assistant, offline, that proves how much it helps and sells.

    \b
    Start with    candide run
    Ask one thing candide ask "what time is it"
    See the log   candide ledger show
    See its rules candide policy doc
    """


for command in (campaigns, ledger, policy, backup, register, report, restore, settings):
    main.add_command(command)


def _added() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group="candide.commands")}


def _unavailable(name: str, error: ImportError) -> click.Command:
    @click.command(name, help="Not installed here: it needs candide[speaker].")
    def unavailable() -> None:
        raise click.ClickException(
            f"“{name}” needs more than is installed here (no {error.name}): "
            "install candide[speaker]."
        )

    return unavailable


if __name__ == "__main__":
    main()
