"""Registers made of a few facts, and any register at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from audit.interests import Interest, Register
from audit.interests.checking import read_document
from audit.interests.document import Basis, Document
from audit.interests.problems import RegisterInvalid
from audit.interests.toml_source import write_toml
from audit.records.messages import Candidate
from tests.support.suggestions import offer

DAY = date(2026, 11, 22)
FIRST = date(2026, 1, 1)


def raw(maker: str = "us", parties: str = "us shop group other", **tables: Any) -> dict[str, Any]:
    """Entries as they are read from a file; each party is named after its id."""
    party = [{"id": one, "name": one.title()} for one in parties.split()]
    return {"maker": maker, "party": party, **tables}


def made(**tables: Any) -> Register:
    """A register of these entries."""
    return Register(write_toml(read_document(raw(**tables))))


def relation(**more: Any) -> dict[str, Any]:
    """The shop pays us six per cent of each sale, unless told otherwise; None leaves out."""
    facts = {
        "merchant": "shop", "payer": "shop", "beneficiary": "us", "basis": "sale",
        "rate_permille": 60, "valid_from": FIRST, **more,
    }  # fmt: skip
    return {name: value for name, value in facts.items() if value is not None}


def link(owner: str, owned: str, permille: int | None = 600, **more: Any) -> dict[str, Any]:
    facts = {"owner": owner, "owned": owned, "valid_from": FIRST, **more}
    return facts if permille is None else {**facts, "share_permille": permille}


def captain(party: str = "other", **more: Any) -> dict[str, Any]:
    return {"party": party, "category": "ground_coffee", "valid_from": FIRST, **more}


def unpaid(merchant: str = "shop", **more: Any) -> dict[str, Any]:
    return {"merchant": merchant, "recorded": FIRST, **more}


def an_offer(merchant: str = "shop", **more: Any) -> Candidate:
    return Candidate.model_validate(offer(merchant, more.pop("cents", 1000), **more))


def interest(on: date = DAY, offered: Candidate | None = None, **tables: Any) -> Interest:
    """Who gains from an offer of the shop, by a register of these entries."""
    return made(**tables).interest_of(offered or an_offer(), on)


# -- any register at all --------------------------------------------------------------------------

PARTIES = ("us", "shop", "group", "other", "sister", "fund")
CATEGORIES = ("ground_coffee", "tea", "a.b-c_d")
BRANDS = ("Marque", "É clair", "=1+1", "'quoted", '"x", y; z', "Brûlé\u0301e")

# A spreadsheet has an opinion on many of these.
_letters = st.sampled_from("aZ09éß =+-@'\"`;,|\t€%．＝\u00a0\u202f") | st.characters(
    codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs")
)
names = st.text(_letters, min_size=1, max_size=12).filter(
    lambda text: text.strip() and not any(c in text for c in "\t\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069")
)  # fmt: skip
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
_parties = st.sampled_from(PARTIES)
_categories = st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3)
_barless = (st.sampled_from(BRANDS) | names.filter(lambda name: "|" not in name)).map(str.strip)


@st.composite
def _period(draw: st.DrawFn, first: str = "valid_from") -> dict[str, Any]:
    begins = draw(days)
    facts: dict[str, Any] = {first: begins}
    if draw(st.booleans()):
        facts["valid_to"] = begins + timedelta(days=draw(st.integers(0, 300)))
    return facts


@st.composite
def relations(draw: st.DrawFn) -> dict[str, Any]:
    basis = draw(st.sampled_from(Basis))
    facts: dict[str, Any] = {
        "payer": draw(_parties), "beneficiary": draw(_parties), "basis": basis.value,
        **draw(_period()),
    }  # fmt: skip
    if basis is Basis.SALE and draw(st.booleans()):
        facts["rate_permille"] = draw(st.integers(1, 1000))
    elif basis is Basis.SALE or draw(st.booleans()):
        facts["amount_cents"] = draw(st.integers(0, 2**53 - 1))
    if draw(st.booleans()):
        facts["categories"] = draw(_categories)
    branded = draw(st.booleans())
    if branded:
        facts["brands"] = draw(st.lists(_barless, min_size=1, max_size=3))
    if not branded or draw(st.booleans()):
        facts["merchant"] = draw(_parties | st.just("stranger"))
    return facts


@st.composite
def links(draw: st.DrawFn) -> dict[str, Any]:
    """The earlier party owns the later one, so that nobody goes round in a circle."""
    owner, owned = sorted(draw(st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True)))
    facts = {"owner": PARTIES[owner], "owned": PARTIES[owned], **draw(_period())}
    how = draw(st.sampled_from(["share", "control", "both"]))
    if how != "control":
        facts["share_permille"] = draw(st.sampled_from([1, 124, 125, 249, 250, 251]))
    if how != "share":
        facts["control"] = draw(names)
    return facts


@st.composite
def captains(draw: st.DrawFn) -> dict[str, Any]:
    facts = {
        "party": draw(_parties), "category": draw(st.sampled_from(CATEGORIES)), **draw(_period()),
    }  # fmt: skip
    if draw(st.booleans()):
        facts["beneficiary"] = draw(_parties)
    return facts


@st.composite
def unpaids(draw: st.DrawFn) -> dict[str, Any]:
    facts = {"merchant": draw(_parties | st.just("stranger")), **draw(_period("recorded"))}
    if draw(st.booleans()):
        facts["categories"] = draw(_categories)
    return facts


@st.composite
def brands(draw: st.DrawFn) -> dict[str, Any]:
    return {"party": draw(_parties), "name": draw(st.sampled_from(BRANDS)), **draw(_period())}


ENTRIES = {
    "brand": brands(), "relation": relations(), "link": links(), "captain": captains(),
    "unpaid": unpaids(),
}  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, maker: str | None = None) -> dict[str, Any]:
    """The entries of any register that is in order."""
    parties = []
    for number, one in enumerate(PARTIES):
        party: dict[str, Any] = {"id": one, "name": draw(names).strip()}
        if draw(st.booleans()):
            party["brands"] = draw(st.lists(st.sampled_from(BRANDS) | names, max_size=2))
        if number and draw(st.integers(0, 4)) == 0:
            party["owner"] = PARTIES[draw(st.integers(0, number - 1))]
        parties.append(party)
    entries: dict[str, Any] = {"maker": maker or draw(_parties), "party": parties}
    number = 0
    for table, strategy in ENTRIES.items():
        entries[table] = draw(st.lists(strategy, max_size=4))
        for entry in entries[table]:
            if draw(st.booleans()):
                number += 1
                entry["id"] = f"e{number}"
    return entries


def in_order(entries: dict[str, Any]) -> Document | None:
    """The document of some entries; None where the shares of a firm exceed the whole of it."""
    try:
        return read_document(entries)
    except RegisterInvalid:
        return None


@st.composite
def offers(draw: st.DrawFn) -> Candidate:
    return an_offer(
        draw(st.sampled_from([*PARTIES, "stranger"])),
        cents=draw(st.integers(0, 10**6)),
        brand=draw(st.sampled_from(BRANDS)),
        category=draw(st.sampled_from(CATEGORIES)),
    )
