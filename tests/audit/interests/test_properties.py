"""What holds for every register: it survives its tables, and it errs on the side of paid."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit.interests import Register, Standing
from audit.interests.document import Document
from audit.interests.sources import from_tables
from audit.interests.tables import write_tables
from audit.interests.toml_source import read_toml, write_toml
from audit.language import Language
from audit.records.messages import Candidate
from tests.audit.interests.registers import ENTRIES, days, documents, in_order, offers

FEW = settings(max_examples=50, deadline=None)
THRESHOLD = 250


@FEW
@given(entries=documents(), language=st.sampled_from(Language))
def test_a_register_is_the_same_after_a_journey_through_a_spreadsheet(
    entries: dict[str, Any], language: Language
) -> None:
    document = in_order(entries)
    assume(document)
    assert document is not None
    assert read_toml(write_toml(document)) == document
    back = from_tables(write_tables(document, language))
    assert back.document == document
    assert back.text == write_toml(document)


@FEW
@given(entries=documents())
def test_no_cell_of_a_table_would_be_run_by_a_spreadsheet(entries: dict[str, Any]) -> None:
    document = in_order(entries)
    assume(document)
    assert document is not None
    for data in write_tables(document, Language.ENGLISH).values():
        for row in _cells(data):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "＝"))]


def _cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@FEW
@given(entries=documents(maker="sister"), offered=offers(), day=days)
def test_nothing_counts_as_unpaid_where_anything_says_otherwise(
    entries: dict[str, Any], offered: Candidate, day: date
) -> None:
    document = in_order(entries)
    assume(document)
    assert document is not None
    found = Register(write_toml(document)).interest_of(offered, day)
    if _is_paid_for(document, offered, day) or _is_own(document, offered, day):
        assert found.standing in (Standing.PAID, Standing.OWN_BRAND)
    elif _is_on_record(document, offered, day):
        assert found.standing is Standing.UNPAID
    else:
        assert found.standing is Standing.UNKNOWN
    assert found.own_brand == _is_own(document, offered, day)


@FEW
@given(entries=documents(), offered=offers(), day=days, data=st.data())
def test_no_entry_that_is_added_makes_an_offer_unpaid_but_that_very_record(
    entries: dict[str, Any], offered: Candidate, day: date, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from([name for name in ENTRIES if name != "unpaid"]))
    more = {**entries, table: [*entries[table], data.draw(ENTRIES[table])]}
    before, after = in_order(entries), in_order(more)
    assume(before and after)
    assert before is not None
    assert after is not None
    if Register(write_toml(before)).interest_of(offered, day).sells:
        assert Register(write_toml(after)).interest_of(offered, day).sells


@FEW
@given(data=st.data(), entries=documents(), offered=offers())
def test_an_entry_counts_from_its_first_day_to_its_last_and_not_a_day_more(
    data: st.DataObject, entries: dict[str, Any], offered: Candidate
) -> None:
    """Outside its days, the register says what it says without it."""
    table = data.draw(st.sampled_from(list(ENTRIES)))
    entry = data.draw(ENTRIES[table])
    with_it = in_order({**entries, table: [*entries[table], entry]})
    without = in_order(entries)
    assume(with_it and without)
    assert with_it is not None
    assert without is not None
    first = entry.get("valid_from", entry.get("recorded"))
    one, other = Register(write_toml(with_it)), Register(write_toml(without))
    outside = [first - timedelta(days=1)]
    inside = [first]
    if "valid_to" in entry:
        outside.append(entry["valid_to"] + timedelta(days=1))
        inside.append(entry["valid_to"])
    for day in outside:
        assert one.interest_of(offered, day) == other.interest_of(offered, day)
    assert all(getattr(with_it, table)[-1].holds(day) for day in inside)


# -- the same rules once more, as slowly and plainly as can be ------------------------------------


def _folded(brand: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", brand).casefold().split())


def _group(document: Document, head: str, day: date) -> set[str]:
    """`head` and all that belongs to it, by looking at everything until nothing is added."""
    members = {head}
    while True:
        found = {party.id for party in document.party if party.owner in members}
        for firm in (party.id for party in document.party):
            held = [one for one in document.link if one.holds(day) and one.owned == firm]
            held = [one for one in held if one.owner in members]
            if any(one.control for one in held):
                found.add(firm)
            if sum(one.share_permille or 0 for one in held) >= THRESHOLD:
                found.add(firm)
        if found <= members:
            return members
        members |= found


def _owners(document: Document, firm: str, day: date) -> set[str]:
    return {party.id for party in document.party if firm in _group(document, party.id, day)} | {
        firm
    }


def _is_paid_for(document: Document, offered: Candidate, day: date) -> bool:
    sellers = _owners(document, offered.merchant, day)
    for relation in document.relation:
        brands = relation.brands and {_folded(brand) for brand in relation.brands}
        if (
            relation.holds(day)
            and relation.merchant in (*sellers, None)
            and (not relation.categories or offered.category in relation.categories)
            and (not brands or _folded(offered.brand) in brands)
        ):
            return True
    return any(one.holds(day) and one.category == offered.category for one in document.captain)


def _is_own(document: Document, offered: Candidate, day: date) -> bool:
    family: set[str] = set()
    for owner in _owners(document, document.maker, day):
        family |= _group(document, owner, day)
    brands = {
        _folded(brand) for party in document.party if party.id in family for brand in party.brands
    }
    brands |= {
        _folded(one.name) for one in document.brand if one.party in family and one.holds(day)
    }
    return offered.merchant in family or _folded(offered.brand) in brands


def _is_on_record(document: Document, offered: Candidate, day: date) -> bool:
    return any(
        one.holds(day)
        and one.merchant == offered.merchant
        and (not one.categories or offered.category in one.categories)
        for one in document.unpaid
    )
