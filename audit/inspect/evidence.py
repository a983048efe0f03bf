"""`candide ledger checkpoint|prove|verify|export`: what can be handed to strangers, and checked."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from audit.inspect.telling import progress, tell, told
from audit.ledger.wording import records

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--key", "key_alone", is_flag=True, help="The log's public key alone.")
@told
def checkpoint(key_alone: bool) -> None:
    """Print the last signed checkpoint, to be kept: "candide ledger checkpoint > FILE".

    Whoever kept one can later ask for proof that the log still begins as it did then.
    """
    from audit.inspect.own import own_ledger
    from audit.inspect.proving import last_checkpoint
    from audit.ledger.reader import LedgerReader

    with LedgerReader(own_ledger()) as reader:
        note, key = last_checkpoint(reader).note, reader.key
    # As bytes: a signed note is UTF-8, whatever the terminal's own encoding.
    click.echo(f"{key.text}\n".encode() if key_alone else note.encode(), nl=False)
    if key_alone:
        tell(
            f"Empreinte, à comparer avec celle que donne un vérificateur\u00a0: {key.fingerprint}",
            f"Fingerprint, to compare with the one a verifier gives: {key.fingerprint}",
            err=True,
        )


@click.command()
@click.argument("record", type=click.IntRange(min=1), required=False)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="CHECKPOINT",
    help="Prove that the log continues the checkpoint in this file.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this new file instead.")
@click.option("--without-words", is_flag=True, help="Leave out what was said.")
@told
def prove(record: int | None, since: Path | None, out: Path | None, without_words: bool) -> None:
    """Prove that RECORD is in the log, or that the log continues an earlier checkpoint.

    The proof of a record is a C2SP tlog-proof file: it holds the record and, unless they are
    erased or left out, its words, and can be checked with nothing but itself.
    """
    if (record is None) == (since is None):
        raise click.UsageError("Give either a record's number or --since.")
    from audit.inspect.own import own_ledger
    from audit.inspect.proving import growth_proof, record_proof, write_new
    from audit.ledger.reader import LedgerReader

    with LedgerReader(own_ledger()) as reader:
        if since is not None:
            text, then, now = growth_proof(reader, since)
            proof = text.encode()
            fr, en = records(then.size)
            tell(
                f"Le journal continue celui d'alors\u00a0: {fr} alors, {now.size} maintenant.",
                f"The log continues the one of then: {en} then, {now.size} now.",
                err=True,
            )
            if then.origin != now.origin:
                tell(
                    f"Il porte depuis un autre nom\u00a0: {now.origin}.",
                    f"It has gone by another name since: {now.origin}.",
                    err=True,
                )
        else:
            proof = record_proof(reader, record or 0, words=not without_words)
    if out is None:
        click.echo(proof, nl=False)
        return
    write_new(out, proof)
    tell(f"La preuve est dans {out}.", f"The proof is in {out}.")
    if since is None:
        tell(
            f"Pour la vérifier\u00a0: candide ledger verify {out}",
            f"To check it: candide ledger verify {out}",
        )


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("what", nargs=-1, type=click.UNPROCESSED)
@told
def verify(what: tuple[str, ...]) -> None:
    """Check this device's own log, or the bundle or proof file named.

    With a bundle or proof, all that follows goes to the stand-alone verifier: "verify -h" lists
    its options. Its exit codes are 0 if all agrees, 1 if not, 2 if there is nothing it can check.
    """
    if what:
        from audit.verify.__main__ import main

        sys.exit(main(list(what)))
    from audit.inspect.checking import check_own
    from audit.inspect.own import own_ledger
    from audit.language import language_of_locale

    path = own_ledger()
    with progress("Vérification du journal", "Checking the log") as show:
        checked = check_own(path, show)
    language = language_of_locale()
    for finding in checked.findings:
        click.echo(finding.sentence(language), err=True)
    if checked.rolled_back:
        fr, en = records(checked.signed)
        tell(
            f"Cet appareil a signé {fr}, dont ce journal n'est pas la suite\u00a0: il a été "
            "remplacé par un plus ancien ou par un autre.",
            f"This device signed {en}, which this log does not continue: it was replaced by an "
            "older or by another one.",
            err=True,
        )
    if not checked.agrees:
        sys.exit(1)
    fr, en = records(checked.size)
    tell(
        f"Le journal est en accord avec lui-même et avec sa signature\u00a0: {fr}.",
        f"The log agrees with itself and with its signature: {en}.",
    )
    tell(
        "Un journal ne prouve pas que rien n'a été dit hors de lui, ni qu'une étiquette est juste.",
        "A log does not prove that nothing was said outside it, nor that a label is right.",
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "since", type=_DAY, help="Only from this day on (UTC).")
@click.option("--to", "until", type=_DAY, help="Only up to this day, included (UTC).")
@click.option("--without-words", is_flag=True, help="Leave out what was said.")
@told
def export(
    folder: Path, since: datetime | None, until: datetime | None, without_words: bool
) -> None:
    """Write the log into FOLDER, so that anybody can check and read it without this program."""
    from audit.clock import SystemClock
    from audit.inspect.checking import signing_key
    from audit.inspect.own import own_ledger
    from audit.ledger.export import export as write

    path = own_ledger()
    with progress("Export", "Exporting") as show:
        done = write(
            path,
            signing_key(path),
            folder,
            SystemClock(),
            since=since.date() if since else None,
            until=until.date() if until else None,
            words=not without_words,
            progress=show,
        )
    if done.last:
        fr, en = records(done.last - done.first + 1)
        tell(
            f"Exporté dans {folder}\u00a0: {fr} sur {done.size}, du n°\u00a0{done.first} au "
            f"n°\u00a0{done.last}.",
            f"Exported to {folder}: {en} of {done.size}, from no. {done.first} to {done.last}.",
        )
    else:
        tell(
            f"Le journal n'a rien de cette période\u00a0; sa signature est dans {folder}.",
            f"The log has nothing of that period; its signature is in {folder}.",
        )
    if done.last and not without_words:
        tell(
            "Ce dossier contient ce qui a été dit chez vous, et un effacement à venir ne "
            "l'atteindra pas.",
            "This folder holds what was said in your home, and later erasures do not reach it.",
        )
    tell(
        f"Pour le vérifier, ici ou ailleurs\u00a0: python3 {folder / 'verify.pyz'} {folder}",
        f"To check it, here or elsewhere: python3 {folder / 'verify.pyz'} {folder}",
    )
