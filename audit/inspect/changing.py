"""`candide ledger erase|rotate-key|acknowledge`: the commands that add to the log."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from audit.inspect.telling import confirmed, progress, tell, told
from audit.ledger.wording import explained
from audit.ledger.wording import records as records_

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("records", metavar="[RECORD]...", nargs=-1, type=click.IntRange(min=1))
@click.option("--from", "since", type=_DAY, help="From this day on, by this machine's time zone.")
@click.option("--to", "until", type=_DAY, help="Up to this day, included.")
@click.option("--everything", is_flag=True, help="All that was ever said.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def erase(
    records: tuple[int, ...],
    since: datetime | None,
    until: datetime | None,
    everything: bool,
    yes: bool,
) -> None:
    """Erase what was said: in some records, in a period, or all of it. It cannot be undone.

    The records stay, with what they count as, and so does every no. The log still verifies.
    """
    period = since is not None or until is not None
    if sum((bool(records), period, everything)) != 1:
        raise click.UsageError("Give records, or a period, or --everything.")
    if since and until and since > until:
        raise click.UsageError("--to lies before --from.")
    from audit.clock import SystemClock
    from audit.inspect.choosing import chosen_numbers, chosen_period
    from audit.inspect.own import own_ledger
    from audit.ledger.reader import LedgerReader
    from audit.ledger.store import Ledger
    from audit.records.leaves import ErasureReason

    path = own_ledger()
    with LedgerReader(path) as reader:
        if records:
            chosen = chosen_numbers(reader, records)
        else:
            with progress("Lecture du journal", "Reading the log") as show:
                chosen = chosen_period(
                    reader, since.date() if since else None, until.date() if until else None, show
                )
    if chosen.unsure:
        fr, en = records_(chosen.unsure)
        tell(
            f"Hors de la période, mais d'heure incertaine\u00a0: {fr} avec des mots. "
            "«\u00a0candide ledger show\u00a0» marque d'un\u00a0? l'heure incertaine.",
            f"Outside the period, but of uncertain time: {en} with words. "
            "“candide ledger show” marks an uncertain time with a ?.",
            err=True,
        )
    if not chosen.count:
        tell(
            "Il n'y a rien à effacer\u00a0: aucun de ces enregistrements n'a encore de mots.",
            "There is nothing to erase: none of these records has any words left.",
        )
        return
    if not yes:
        fr, en = records_(chosen.count)
        tell(
            f"À effacer pour de bon\u00a0: les mots de {fr}, du n°\u00a0{chosen.first} au "
            f"n°\u00a0{chosen.last}. Ce qui y est compté reste, et tous les refus aussi.",
            f"To be erased for good: the words of {en}, from no. {chosen.first} to {chosen.last}. "
            "What they count as stays, and so does every no.",
            err=True,
        )
        if not confirmed("Les effacer\u00a0?", "Erase them?"):
            tell("Rien n'a été effacé.", "Nothing was erased.", err=True)
            sys.exit(1)
    ledger = Ledger(path, SystemClock())
    try:
        count = ledger.erase(chosen.ranges, ErasureReason.COMMAND)
    finally:
        ledger.close()
    fr, en = records_(count)
    tell(
        f"Les mots de {fr} sont effacés. Le journal se vérifie toujours.",
        f"The words of {en} are erased. The log still verifies.",
    )
    tell(
        "Les exports et les sauvegardes faits avant les contiennent encore, ainsi que les journaux "
        "mis de côté (dossier set-aside)\u00a0: c'est à vous de les détruire.",
        "Exports and backups made before still hold them, and so do logs that were set aside "
        "(folder set-aside): it is for you to destroy those.",
    )


@click.command(name="rotate-key")
@told
def rotate_key() -> None:
    """Let a fresh key sign the log from now on, vouched for by the present one.

    For the rare case that a key may have been seen by others. No assistant may be running.
    """
    from audit.clock import SystemClock
    from audit.inspect.lines import key_id
    from audit.inspect.own import held_home, own_ledger
    from audit.ledger.errors import LedgerMissing
    from audit.ledger.store import Ledger

    path = own_ledger()
    if not path.is_file():
        raise LedgerMissing(path=path.parent)
    with held_home():
        ledger = Ledger(path, SystemClock())
        try:
            before, after = key_id(ledger.key.text), key_id(ledger.rotate_key().text)
        finally:
            ledger.close()
    tell(
        f"La clé {after} signe désormais, à la place de {before}. Donnez la nouvelle à qui vérifie "
        "votre journal\u00a0: candide ledger checkpoint --key",
        f"Key {after} signs from now on, in the place of {before}. Give the new one to whoever "
        "checks your log: candide ledger checkpoint --key",
    )


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def acknowledge(yes: bool) -> None:
    """Take note of what was found wrong with the log, so that selling may go on.

    Selling goes on only if the whole log agrees with itself again.
    """
    from audit.clock import SystemClock
    from audit.inspect.checking import check_own
    from audit.inspect.incidents import open_incidents
    from audit.inspect.own import own_ledger
    from audit.ledger.store import Ledger

    path = own_ledger()
    found = open_incidents(path)
    if not found:
        tell("Il n'y a rien à prendre en compte.", "There is nothing to acknowledge.")
        return
    for leaf in found:
        tell(*explained(leaf))
    tell(
        "Depuis, rien n'est vendu. Les aides continuent.",
        "Since then, nothing is sold. Help goes on.",
    )
    if not yes and not confirmed("En prendre acte\u00a0?", "Take note of it?"):
        tell("Rien n'a été changé.", "Nothing was changed.", err=True)
        sys.exit(1)
    ledger = Ledger(path, SystemClock())
    try:
        ledger.resolve_incidents()
    finally:
        ledger.close()
    with progress("Vérification du journal", "Checking the log") as show:
        checked = check_own(path, show)
    if checked.agrees:
        tell(
            "C'est noté dans le journal, qui est en accord avec lui-même\u00a0: la vente reprend, "
            "dans les limites de la charte.",
            "It is noted in the log, which agrees with itself: selling may go on, within the "
            "charter.",
        )
        return
    tell(
        "C'est noté dans le journal, mais il n'est pas en accord avec lui-même\u00a0: rien n'est "
        "vendu tant que «\u00a0candide ledger verify\u00a0» trouve à redire.",
        "It is noted in the log, but the log does not agree with itself: nothing is sold as long "
        "as “candide ledger verify” finds something.",
        err=True,
    )
    sys.exit(1)
