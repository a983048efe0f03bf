"""`candide settings`: see and change what the household allows, beside a running speaker.

What allows less is done at once. What allows more is asked about first, and where children live
it takes the adult's PIN too: whoever sits at the terminal could be a child.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from audit.choices.settings import CAPS, PinChange
from audit.inspect.errors import InspectError
from audit.inspect.settings_typed import declinable, understood
from audit.inspect.telling import confirmed, in_words, tell, told

if TYPE_CHECKING:
    from audit.choices.choices import Choices

_FORGOT = {"fr": "j'ai oublié le code", "en": "I forgot the PIN"}


class NoSuchNo(InspectError):
    code = "no-such-no"
    fr = (
        "Aucun refus n'a le numéro {number}. «\u00a0candide settings show\u00a0» donne ceux qui "
        "tiennent."
    )
    en = "No refusal has the number {number}. “candide settings show” gives those that hold."


@click.group()
def settings() -> None:
    """See and change what may be sold here, when, and how much."""


@settings.command()
@told
def show() -> None:
    """Say all that is set, and every no with its number."""
    from audit.charter import load_charter
    from audit.home import DEVICE
    from audit.inspect.own import own_ledger
    from audit.inspect.settings_shown import no_lines, read_household, setting_lines

    path = own_ledger()
    household = read_household(path)
    for line in setting_lines(household, load_charter(), path.parent / DEVICE):
        click.echo(line)
    if not household.noes:
        tell("Aucun refus.", "No refusals.")
        return
    tell(
        "Refus, par numéro (pour en lever un\u00a0: candide settings lift NUMÉRO)\u00a0:",
        "Refusals, by number (to lift one: candide settings lift NUMBER):",
    )
    for line in no_lines(household):
        click.echo(line)


@settings.command(name="set")
@click.argument("name")
@click.argument("value")
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def set_(name: str, value: str, yes: bool) -> None:
    """Set NAME to VALUE; "candide settings show" names the settings.

    Counts are whole numbers, cap-week a percentage, quiet hours like 21:00-08:00; "default" gives a
    cap back to the profile.
    """
    setting, written = understood(name, value)
    with _choices() as choices:
        if choices.loosens(setting, written):
            _loosen(
                choices,
                f"Cela permet plus de vente qu'à présent\u00a0: {setting} {value}. Le voulez-vous"
                "\u00a0?",
                f"This allows more selling than now: {setting} {value}. Do you want that?",
                yes=yes,
            )
        choices.set(setting, written)
        profile = choices.wishes().profile
    tell(f"C'est noté\u00a0: {setting} {value}.", f"Noted: {setting} {value}.")
    if setting in CAPS and profile == "none":
        tell(
            "Avec le profil none rien n'est vendu\u00a0; ce réglage vaudra avec un autre.",
            "With the profile none nothing is sold; this setting counts once there is another.",
        )


@settings.command()
@click.option("--forgot", is_flag=True, help="Choose a new one without giving the one before.")
@told
def pin(forgot: bool) -> None:
    """Choose the adult's PIN: four to eight digits, asked for twice and never shown.

    It opens selling for a quarter of an hour where children live. Where there is one already, it is
    asked for first. That a PIN was chosen, changed or forgotten goes on record; the PIN itself
    stays on this device, in no log, export or backup.
    """
    with _choices() as choices:
        change = PinChange.CHOSEN
        if choices.pin.chosen:
            change = PinChange.FORGOTTEN if forgot else PinChange.CHANGED
            if not forgot:
                _ask_pin(choices)
            elif not _typed_in_full():
                tell("Rien n'a été changé.", "Nothing was changed.", err=True)
                sys.exit(1)
        digits = _hidden("Nouveau code\u00a0: ", "New PIN: ")
        choices.pin.check(digits)
        if _hidden("Encore une fois\u00a0: ", "Once more: ") != digits:
            tell(
                "Ce n'est pas deux fois le même. Rien n'a été changé.",
                "They are not the same. Nothing was changed.",
                err=True,
            )
            sys.exit(1)
        choices.choose_pin(digits, change)
    tell("Le code est choisi.", "The PIN is chosen.")


@settings.command(name="never-again")
@click.argument("scope", type=click.Choice(("product", "category", "brand", "sponsor")))
@click.argument("value")
@told
def never_again(scope: str, value: str) -> None:
    """Never suggest VALUE again: a product, a category, a brand, or a shop or payer.

    A product is given by its GTIN, a category and a sponsor by their ids, a brand by its name.
    """
    from audit.named import No
    from audit.records.leaves import DeclineScope

    reach = DeclineScope(scope)
    what = declinable(scope, value)
    with _choices() as choices:
        choices.never_again([No(reach, what, what, what)])
    tell(
        f"C'est noté\u00a0: {scope} {what}. Ce refus tient jusqu'à ce que vous le leviez.",
        f"Noted: {scope} {what}. This refusal holds until you lift it.",
    )


@settings.command()
@click.argument("number", type=click.IntRange(min=1))
@click.option("--yes", is_flag=True, help="Do not ask.")
@told
def lift(number: int, yes: bool) -> None:
    """Take back the no with this NUMBER, as "candide settings show" gives it."""
    from audit.inspect.own import own_ledger
    from audit.inspect.settings_shown import no_in_words, read_household

    names = read_household(own_ledger()).names
    with _choices() as choices:
        no = next((no for no in choices.noes() if no.record == number), None)
        if no is None:
            raise NoSuchNo(number=number)
        what = no_in_words(no, names)
        _loosen(
            choices,
            f"Refus {number}\u00a0: {what}. Peut-il de nouveau être proposé\u00a0?",
            f"Refusal {number}: {what}. May it be suggested again?",
            yes=yes,
        )
        choices.lift_all_of(no)
    tell(f"Le refus {number} est levé.", f"Refusal {number} is lifted.")


# -- who may -------------------------------------------------------------------------------------


def _loosen(choices: Choices, fr: str, en: str, *, yes: bool) -> None:
    """Ask before more is allowed, and for the PIN where children live; else end the command."""
    if choices.wishes().children_here and choices.pin.chosen:
        _ask_pin(choices)
    if not yes and not confirmed(fr, en):
        tell("Rien n'a été changé.", "Nothing was changed.", err=True)
        sys.exit(1)


def _ask_pin(choices: Choices) -> None:
    """Let nobody go on but who knows the PIN; every try counts, wherever it is made."""
    from audit.choices.adult import PinAnswer

    digits = _hidden("Code de l'adulte\u00a0: ", "The adult's PIN: ")
    match choices.check_pin(digits):
        case PinAnswer.RIGHT:
            return
        case PinAnswer.LOCKED:
            tell(
                "Trop de codes faux\u00a0: c'est fermé pour une heure de marche. Si le code est "
                "oublié\u00a0: candide settings pin --forgot",
                "Too many wrong PINs: it is closed for an hour of running time. If the PIN is "
                "forgotten: candide settings pin --forgot",
                err=True,
            )
        case _:
            tell(
                "Ce n'est pas le bon code. Rien n'a été changé.",
                "That is not the right PIN. Nothing was changed.",
                err=True,
            )
    sys.exit(1)


def _hidden(fr: str, en: str) -> str:
    """Ask for what is not shown as it is typed."""
    try:
        typed: str = click.prompt(
            in_words(fr, en), hide_input=True, err=True, prompt_suffix="", default="",
            show_default=False,
        )  # fmt: skip
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    return typed.strip()


def _typed_in_full() -> bool:
    """Whether the whole sentence was typed: nobody resets a PIN by one key too many."""
    sentence = in_words(_FORGOT["fr"], _FORGOT["en"])
    tell(
        "Le code d'avant ne vaudra plus, et le journal gardera qu'il a été remplacé sans être "
        f"donné. Pour continuer, écrivez\u00a0: {sentence}",
        "The PIN before will no longer count, and the log will keep that it was replaced without "
        f"being given. To go on, type: {sentence}",
        err=True,
    )
    typed = sys.stdin.readline().replace("\u2019", "'")
    return " ".join(typed.split()).casefold() == sentence.casefold()


@contextmanager
def _choices() -> Iterator[Choices]:
    """The household's decisions, each of them one transaction of the log."""
    from audit.charter import load_charter
    from audit.choices.adult import AdultPin
    from audit.choices.choices import Choices
    from audit.clock import SystemClock
    from audit.home import DEVICE
    from audit.inspect.errors import HomeNotUsable
    from audit.inspect.own import own_ledger
    from audit.ledger.entries import Entry
    from audit.ledger.reader import LedgerReader
    from audit.ledger.store import Ledger
    from audit.records.leaves import Leaf

    path = own_ledger()
    if path.is_file():
        with LedgerReader(path) as reader:  # a damaged log is named, not set aside by looking
            _ = reader.empty or reader.tip
    ledger = Ledger(path, SystemClock())

    def keep(*leaves: Leaf) -> None:
        if leaves:
            ledger.append_all([Entry(leaf) for leaf in leaves])

    try:
        yield Choices(ledger, load_charter(), AdultPin(path.parent / DEVICE), keep, keep)
    except OSError as error:
        raise HomeNotUsable(home=path.parent, reason=error.strerror or error) from error
    finally:
        ledger.close()
