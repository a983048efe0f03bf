"""The charters and registers that a log keeps, read so far as they still can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import Connection

from audit.charter import ERROR, NONE, UNREADABLE, CharterInvalid, Profile, Rule, files_of
from audit.charter.cedar import FAILURES
from audit.charter.profiles import CEILING, read_profiles
from audit.charter.rules import read_rules
from audit.disclosure import Wording
from audit.gate.judgement import REGISTER_UNREADABLE
from audit.interests import Register, RegisterInvalid
from audit.interests.describing import Describing
from audit.language import Language
from audit.ledger.entries import read_document
from audit.report.contents import Both, Caps, Terms

_OF_ONE = 10_000
"""Caps are hundredths of a percent."""


def both_of(text: Mapping[Language, str]) -> Both:
    """The two texts of a mapping."""
    return Both(text[Language.FRENCH], text[Language.ENGLISH])


class Charters:
    """The charters that a log kept, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, str | None] = {}
        self._rules: dict[str, dict[str, Rule]] = {}

    def is_kept(self, digest: str) -> bool:
        """Whether the text is in the log."""
        return self._text(digest) is not None

    def rule(self, digest: str, name: str) -> tuple[Both, str] | None:
        """A rule's sentence and the provision it serves; those of our own refusals have none."""
        if name in (UNREADABLE, ERROR):
            return both_of(FAILURES[name]), ""
        if name == REGISTER_UNREADABLE:
            said = {one: Wording(one).register_unreadable() for one in Language}
            return both_of(said), ""
        rule = self._rules_of(digest).get(name)
        return (Both(rule.fr, rule.en), rule.law) if rule else None

    def caps(self, digest: str | None, profile: str, own_week: str | None) -> Caps | None:
        """What unasked selling may take of seven days by this charter; None if it is not known."""
        text = self._text(digest or "")
        try:
            profiles = read_profiles(files_of(text or "")["profiles.toml"])
        except CharterInvalid:
            return None
        settings = {} if own_week is None else {"cap_week": int(own_week)}
        found: Profile = profiles.get(profile, NONE).tightened(settings)
        ceiling = profiles.get(CEILING.name, CEILING)
        return Caps(
            profile=profile,
            week=Fraction(found.cap_week, _OF_ONE),
            ceiling=Fraction(ceiling.cap_week, _OF_ONE),
        )

    def _rules_of(self, digest: str) -> dict[str, Rule]:
        if digest not in self._rules:
            try:
                rules = read_rules(files_of(self._text(digest) or "")["charter.cedar"])
            except CharterInvalid:
                rules = ()
            self._rules[digest] = {rule.id: rule for rule in rules}
        return self._rules[digest]

    def _text(self, digest: str) -> str | None:
        if digest not in self._texts:
            self._texts[digest] = read_document(self._connection, "charter", digest)
        return self._texts[digest]


class Interests:
    """The register that was in force at the end of the period."""

    def __init__(self, connection: Connection, digest: str | None) -> None:
        text = read_document(connection, "register", digest) if digest else None
        try:
            self._register = Register(text) if text else None
        except RegisterInvalid:  # a text of another edition
            self._register = None

    @property
    def readable(self) -> bool:
        """Whether it was kept and can be read."""
        return self._register is not None

    @property
    def names(self) -> dict[str, str]:
        """Every party's name as it is spoken, by its id."""
        if self._register is None:
            return {}
        return {party.id: party.name for party in self._register.document.party}

    def name(self, party: str) -> str:
        """A party's name; its id where the register does not know it."""
        return self.names.get(party, party)

    def terms(self, parties: Iterable[str], on: date) -> tuple[Terms, ...]:
        """What each of these parties pays for on that day."""
        if self._register is None:
            return ()
        document = self._register.document
        describing = {one: Describing(one, document) for one in Language}
        return tuple(
            Terms(
                party,
                self.name(party),
                tuple(
                    both_of({one: words.sentence(row) for one, words in describing.items()})
                    for row in (*document.relation, *document.captain)
                    if party == getattr(row, "payer", getattr(row, "party", None)) and row.holds(on)
                ),
            )
            for party in parties
        )
