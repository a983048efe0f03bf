"""`candide ledger witness`: who outside signs that they saw the log grow, and what they signed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from audit.inspect.own import own_ledger
from audit.language import Language, language_of_locale

_FRENCH = {
    "chosen": "{name} sera témoin du journal, à l'adresse {url}",
    "tell": "La clé du journal, que chaque témoin doit connaître\u00a0: {vkey}",
    "removed": "{name} ne sera plus témoin\u00a0; ce qu'il avait signé est effacé ici.",
    "none": "Aucun témoin n'est choisi\u00a0: le journal ne se connecte à personne.",
    "empty": "Le journal est vide\u00a0: il n'y a encore rien à montrer à un témoin.",
    "nothing": "{name}  {url}  n'a encore rien signé",
    "witnessed": "{name}  {url}  enregistrements signés\u00a0: {size}",
    "cosigned": "{name}\u00a0: enregistrements signés\u00a0: {size}",
    "failed": "{name}\u00a0: {sentence}",
}
_ENGLISH = {
    "chosen": "{name} will be a witness of the log, at {url}",
    "tell": "The log's key, which every witness must know: {vkey}",
    "removed": "{name} will no longer be a witness; what it had signed is deleted here.",
    "none": "No witness is chosen: the log connects to nobody.",
    "empty": "The log is empty: there is nothing to show to a witness yet.",
    "nothing": "{name}  {url}  has signed nothing yet",
    "witnessed": "{name}  {url}  records signed: {size}",
    "cosigned": "{name}: records signed: {size}",
    "failed": "{name}: {sentence}",
}


@click.group(short_help="Let others sign that the log only grows. – Avoir des témoins du journal.")
def witness() -> None:
    """Let others sign that the log only grows.

    A witness is a server of somebody else (C2SP tlog-witness). Nobody is asked until you choose
    one. Then it is asked at every start and once a day. What leaves this device: the log's random
    name, the number of records, the root hash with the log's signature, and some other hashes; the
    witness also sees the network address it comes from. No record and no word is sent.

    Avoir des témoins du journal.

    Un témoin est le serveur de quelqu'un d'autre (C2SP tlog-witness). Personne n'est interrogé tant
    que vous n'en choisissez pas. Ensuite il l'est à chaque démarrage et une fois par jour. Ce qui
    quitte cet appareil\u00a0: le nom du journal, tiré au hasard, le nombre d'enregistrements,
    l'empreinte racine avec la signature du journal, et quelques autres empreintes\u00a0; le témoin
    voit aussi l'adresse réseau d'où cela vient. Aucun enregistrement ni aucun mot n'est envoyé.
    """


@witness.command(short_help="Choose a witness. – Choisir un témoin.")
@click.argument("vkey")
@click.argument("url")
def add(vkey: str, url: str) -> None:
    """Choose the witness with the public key VKEY, reached at URL (its submission prefix).

    From then on the log's name, size, root and hashes are sent there, and no record or word.

    Choisir le témoin dont la clé publique est VKEY, joignable à URL (préfixe d'envoi). Dès lors, le
    nom, la taille, la racine et des empreintes du journal y sont envoyés, aucun enregistrement ni
    mot.
    """
    from audit.ledger.notes import VerifierKey
    from audit.ledger.witnesses import add_witness

    with _refusals():
        key = VerifierKey.parse(vkey)
        add_witness(_path(), key, url)
        _say("chosen", name=key.name, url=url)
        _say("tell", vkey=_vkey())


@witness.command("list", short_help="List the witnesses. – Montrer les témoins.")
def list_witnesses() -> None:
    """List the witnesses, how much each has signed, and the log's key that they need.

    Montrer les témoins, ce que chacun a signé, et la clé du journal qu'il leur faut.
    """
    from audit.ledger.reader import LedgerReader

    with _refusals(), LedgerReader(_path()) as reader:
        witnesses = reader.witnesses()
        for one in witnesses:
            found = "witnessed" if one.note else "nothing"
            _say(found, name=one.key.name, url=one.url, size=one.size)
        if not witnesses:
            _say("none")
        _say("tell", vkey=reader.key.text)


@witness.command(short_help="Give a witness up. – Renoncer à un témoin.")
@click.argument("name")
def remove(name: str) -> None:
    """Give up the witness NAME, and delete what it signed. No more connection goes there.

    Renoncer au témoin NAME et effacer ce qu'il a signé. Plus rien ne lui est envoyé.
    """
    from audit.ledger.witnesses import remove_witness

    with _refusals():
        remove_witness(_path(), name)
        _say("removed", name=name)


@witness.command(short_help="Ask the witnesses now. – Interroger les témoins maintenant.")
def ask() -> None:
    """Ask every chosen witness now. Ends with status 1 if one of them did not sign.

    Interroger maintenant chaque témoin choisi. Se termine par le code 1 si l'un n'a pas signé.
    """
    from audit.clock import SystemClock
    from audit.ledger.reader import LedgerReader
    from audit.ledger.store import Ledger
    from audit.ledger.witnesses import ask_all

    with _refusals():
        with LedgerReader(_path()) as reader:
            chosen = reader.witnesses()
        ledger = Ledger(_path(), SystemClock())
        try:
            answers = ask_all(ledger)
        finally:
            ledger.close()
        if not answers:
            _say("empty" if chosen else "none")
        for asked in answers:
            name, error = asked.key.name, asked.error
            if error is None:
                _say("cosigned", name=name, size=asked.size)
            else:
                sentence = error.sentence(language_of_locale())
                _say("failed", to_stderr=True, name=name, sentence=sentence)
    if any(asked.error for asked in answers):
        sys.exit(1)


def _path() -> Path:
    return own_ledger()


def _vkey() -> str:
    from audit.ledger.reader import LedgerReader

    with LedgerReader(_path()) as reader:
        return reader.key.text


def _say(what: str, *, to_stderr: bool = False, **facts: object) -> None:
    texts = _FRENCH if language_of_locale() is Language.FRENCH else _ENGLISH
    click.echo(texts[what].format(**facts), err=to_stderr)


@contextmanager
def _refusals() -> Iterator[None]:
    from audit.errors import CandideError

    try:
        yield
    except CandideError as error:
        click.echo(error.sentence(language_of_locale()), err=True)
        sys.exit(1)
