"""What the household has set, in plain words: every setting, and every no with its number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from audit.catalogue import decimal_text
from audit.charter import Charter
from audit.choices.adult import AdultPin
from audit.choices.settings import PinChange, Setting
from audit.choices.standing import Standing as No
from audit.choices.standing import standing_noes
from audit.choices.wishes import Wishes, comparable, naming, read_wishes
from audit.disclosure import Phrases
from audit.home import register_path
from audit.inspect.lines import printable
from audit.inspect.telling import in_words
from audit.interests import Interest, RegisterFile, Standing
from audit.language import language_of_locale
from audit.ledger.errors import LedgerMissing
from audit.ledger.reader import LedgerReader
from audit.ledger.tables import ErasableRow, SettingRow
from audit.named import Named
from audit.records.leaves import DeclineScope
from audit.records.messages import Candidate

MINUTE_MS = 60_000
_WIDTH = 16
_Names = Mapping[tuple[DeclineScope, str], tuple[str, str]]

SCOPES = {
    DeclineScope.PRODUCT: ("produit", "product"),
    DeclineScope.LIKENESS: ("produit, quel que soit son nom", "product, whatever its name"),
    DeclineScope.CATEGORY: ("genre de produits", "kind of product"),
    DeclineScope.BRAND: ("marque", "brand"),
    DeclineScope.SPONSOR: ("magasin ou payeur", "shop or payer"),
}
_PROFILES = {
    "none": ("rien (none)", "none"),
    "careful": ("prudent (careful)", "careful"),
    "open": ("ouvert (open)", "open"),
}
_LANGUAGES = {"fr": ("français", "French"), "en": ("anglais", "English")}


@dataclass(frozen=True)
class Household:
    """What is set, as the log holds it; `log_ms` is the time of its last record.

    `names` are what the things declined were called, in French and English, where the words in
    which they were named are not erased.
    """

    wishes: Wishes
    noes: tuple[No, ...]
    names: _Names
    log_ms: int
    pin_forgotten: bool


def read_household(ledger: Path) -> Household:
    """Read it beside a running speaker, changing nothing. Raises `LedgerError`."""
    with LedgerReader(ledger) as reader:
        if reader.empty:
            raise LedgerMissing(path=ledger.parent)
        return reader.read(
            lambda connection: _household(
                connection, reader.tip.log_ms, _parties(register_path(ledger.parent))
            )
        )


def _household(connection: Connection, log_ms: int, parties: _Names) -> Household:
    noes = standing_noes(connection)
    answered = {no.of for no in noes if no.of is not None}
    words = connection.scalars(select(ErasableRow.content).where(ErasableRow.seq.in_(answered)))
    offers = [offer for content in words for offer in _offers(content)]
    change = connection.scalar(select(SettingRow.value).where(SettingRow.name == Setting.ADULT_PIN))
    return Household(
        wishes=read_wishes(connection),
        noes=noes,
        names={**parties, **_names(offers)},
        log_ms=log_ms,
        pin_forgotten=change == PinChange.FORGOTTEN,
    )


def _parties(register: Path) -> _Names:
    """What the parties of the register are called."""
    found = RegisterFile(register).current()
    parties = found.document.party if found else ()
    return {(DeclineScope.SPONSOR, party.id): (party.name, party.name) for party in parties}


def _offers(content: Any) -> Iterator[Candidate]:
    """The offers in a record's words, as far as they can be read."""
    try:
        for offer in json.loads(content)["candidates"]:
            yield Candidate.model_validate(offer)
    except (KeyError, TypeError, ValueError, ValidationError):
        return


def _names(offers: list[Candidate]) -> _Names:
    nobody = Interest(Standing.UNKNOWN)
    return {
        (no.scope, no.value): (no.fr, no.en)
        for offer in offers
        for scope in DeclineScope
        for no in naming(Named(offer, nobody), scope)
    }


def setting_lines(household: Household, charter: Charter, device: Path) -> Iterator[str]:
    """A line for each setting: its name, and what it is set to."""
    wishes = household.wishes
    caps = wishes.caps_of(charter.profile(wishes.profile))
    phrases = Phrases(language_of_locale())
    percent = decimal_text(caps.cap_week * 10, phrases.language)
    said = {
        "selling": in_words(
            "permise, dans les limites qui suivent", "allowed, within the limits below"
        )
        if wishes.selling_allowed
        else in_words(
            "coupée\u00a0: je ne nomme que des offres pour lesquelles personne ne paie",
            "off: only offers that nobody pays for are named",
        ),
        "profile": in_words(*_PROFILES.get(wishes.profile, (wishes.profile, wishes.profile))),
        "unasked-per-day": phrases.say("unasked-per-day", count=caps.unasked_per_day),
        "asked-per-hour": phrases.say("asked-per-hour", count=caps.asked_per_hour),
        "cap-week": in_words(
            f"au plus {percent}\u00a0% de vente non demandée sur sept jours",
            f"at most {percent}% of unasked selling over seven days",
        ),
        "children": in_words("oui, alors rien n'est vendu", "yes, so nothing is sold")
        if wishes.children_here
        else in_words("aucun n'est noté", "none are noted"),
        "pin": _pin(household, device),
        "quiet": _quiet(wishes, phrases),
        "language": in_words(*_LANGUAGES[wishes.language])
        if wishes.language in _LANGUAGES
        else in_words("pas choisie\u00a0: celle de la machine", "not chosen: the machine's"),
        "survey": in_words("je peux demander votre avis", "it may ask for your opinion")
        if wishes.survey
        else in_words("je ne demande pas votre avis", "it does not ask for your opinion"),
        "introduced": _introduced(wishes, charter),
    }
    own = in_words("votre réglage", "your own")
    for name, words in said.items():
        mine = f" ({own})" if name.replace("-", "_") in wishes.caps else ""
        yield f"{name:<{_WIDTH}} {printable(words)}{mine}"


def no_lines(household: Household) -> Iterator[str]:
    """A line for each no, with the number of its record: what "lift" takes."""
    for no in household.noes:
        yield f"{no.record:>6}  {no_in_words(no, household.names)}"


def no_in_words(no: No, names: _Names) -> str:
    """What was declined, how far it reaches, and how it is called where that is known."""
    scope = in_words(*SCOPES[no.scope])
    known = names.get((no.scope, comparable(no.scope, no.value)))
    if known is None:
        what = no.value
    else:
        name = in_words(f"«\u00a0{known[0]}\u00a0»", f"“{known[1]}”")
        plain = no.scope in (DeclineScope.BRAND, DeclineScope.LIKENESS)
        what = name if plain else f"{name} ({no.value})"
    more = ""
    if len(no.written) > 1:
        more += in_words(", sous quelque nom qu'il revienne", ", whatever it is called next")
    if no.unasked_only:
        more += in_words(", sauf si vous le demandez", ", unless you ask for it")
    return printable(f"{scope} {what}{more}")


def _pin(household: Household, device: Path) -> str:
    """Whether there is an adult's number, how it came about, and for how long it is open."""
    if not AdultPin(device).chosen:
        return in_words(
            "aucun code\u00a0: là où vivent des enfants, personne ne peut ouvrir la vente",
            "no PIN: where children live, nobody can open selling",
        )
    said = in_words("un code est choisi", "a PIN is chosen")
    if household.pin_forgotten:
        said += in_words(", sans avoir donné celui d'avant", ", without giving the one before")
    left_ms = household.wishes.adult_until_ms - household.log_ms
    if household.wishes.children_here and left_ms > 0:
        minutes = -(-left_ms // MINUTE_MS)
        said += in_words(
            f"\u00a0; un adulte a ouvert la vente, pour {minutes}\u00a0min au plus",
            f"; an adult has opened selling, for {minutes} min at most",
        )
    return said


def _quiet(wishes: Wishes, phrases: Phrases) -> str:
    if wishes.quiet is None:
        return in_words("pas d'heures calmes", "no quiet hours")
    start, end = map(phrases.clock, wishes.quiet)
    return in_words(
        f"de {start} à {end}, rien n'est proposé sans demande",
        f"from {start} to {end}, nothing is suggested unasked",
    )


def _introduced(wishes: Wishes, charter: Charter) -> str:
    match wishes.charter_told:
        case None:
            return in_words(
                "pas encore présentée, alors rien n'est vendu",
                "it has not introduced itself yet, so nothing is sold",
            )
        case charter.digest:
            return in_words(
                "présentée, avec la charte en vigueur",
                "it has introduced itself, with the charter in force",
            )
        case _:
            return in_words(
                "présentée, avec une charte d'avant",
                "it has introduced itself, with an earlier charter",
            )
