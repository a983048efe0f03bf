"""The register as CSV: what a spreadsheet makes of it is read, and what is hostile is refused."""

from __future__ import annotations

import pytest

from audit.interests import Register, RegisterInvalid
from audit.interests.cells import CellError, guarded, read_amount, read_rate, unguarded
from audit.interests.sources import from_tables
from audit.interests.tables import FILES, LARGEST_FILE, write_tables
from audit.language import Language
from tests.audit.interests.registers import made, relation
from tests.audit.interests.spreadsheets import FRENCH, RELATIONS, TABLES, files


def refusal(given: dict[str, bytes]) -> list[str]:
    """What is wrong with some tables, each as it is told in English; French must tell as much."""
    with pytest.raises(RegisterInvalid) as invalid:
        from_tables(given)
    problems = invalid.value.problems
    assert all(problem.text(Language.FRENCH) for problem in problems)
    return [problem.text(Language.ENGLISH) for problem in problems]


def test_tables_say_what_the_same_toml_says() -> None:
    document = from_tables(files()).document
    assert document.maker == "us"
    assert [party.brands for party in document.party] == [("Ours",), ()]
    assert [(brand.id, brand.party, brand.name) for brand in document.brand] == [
        ("b1", "shop", "Theirs")
    ]
    first, second = document.relation
    assert (first.rate_permille, first.amount_cents, first.categories) == (65, None, ("tea", "jam"))
    assert (second.merchant, second.amount_cents) == (None, 120_050)
    assert second.brands == ("Ours", "Theirs")
    assert document.link[0].share_permille == 250
    assert document.captain[0].category == "tea"
    assert document.unpaid[0].categories == ("tea", "jam")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize("tabs", [False, True], ids=["semicolons", "tabs"])
def test_a_french_spreadsheet_says_the_same(mark: bytes, tabs: bool) -> None:
    given = {
        name: mark + (text.replace(";", "\t") if tabs else text).encode()
        for name, text in FRENCH.items()
    }
    assert from_tables(given).text == from_tables(files()).text


def test_what_is_exported_opens_without_asking() -> None:
    register = made(relation=[relation(rate_permille=65)])
    french = write_tables(register.document, Language.FRENCH)["relations.csv"]
    assert french.startswith(b"\xef\xbb\xbfid;marchand;payeur;")
    assert "vente;6,5\u00a0%;;".encode() in french
    english = write_tables(register.document, Language.ENGLISH)["relations.csv"]
    assert english.startswith(b"\xef\xbb\xbfid,merchant,payer,")
    assert b"sale,6.5%,,," in english
    assert set(write_tables(register.document, Language.ENGLISH)) == set(FILES)


# -- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "permille"),
    [("6 %", 60), ("6%", 60), ("6,0 %", 60), ("6.5\u00a0%", 65), ("6,50\u202f%", 65), ("0.1%", 1),
     ("100 %", 1000), ("65 ‰", 65), ("007%", 70)],
)  # fmt: skip
def test_rates_are_read_exactly(cell: str, permille: int) -> None:
    assert read_rate(cell) == permille


@pytest.mark.parametrize(
    "cell", ["6", "0.06", "6,25 %", "-6 %", "6 % %", "%", "six %", "1e2 %", "٦ %", "6..5%", "6,%",
             "10000000%", "9" * 9999 + "%"]
)  # fmt: skip
def test_a_rate_that_could_mean_something_else_is_not_guessed(cell: str) -> None:
    with pytest.raises(CellError, match="not-a-rate"):
        read_rate(cell)


@pytest.mark.parametrize(
    ("cell", "cents"),
    [("0,50", 50), ("0.5", 50), ("12", 1200), ("1 234,50 €", 123_450), ("1\u202f234.05", 123_405),
     ("€3", 300), ("3 EUR", 300), ("0", 0), ("0.29", 29), ("90071992547409.91", 2**53 - 1)],
)  # fmt: skip
def test_amounts_are_read_exactly(cell: str, cents: int) -> None:
    assert read_amount(cell) == cents


@pytest.mark.parametrize(
    "cell", ["1.234", "1,234", "1,234.50", "1.234,50", "12 34", "-1", "(1)", "1 $", "1e3", "٣",
             "1.", ".5", "0x10", "9" * 9999, "NaN", "=1"]
)  # fmt: skip
def test_an_amount_that_could_mean_something_else_is_not_guessed(cell: str) -> None:
    with pytest.raises(CellError, match="not-an-amount"):
        read_amount(cell)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "''"])
def test_no_spreadsheet_runs_what_is_exported(text: str) -> None:
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text
    register = made(parties="us", party=[{"id": "us", "name": text}])
    exported = write_tables(register.document, Language.ENGLISH)
    assert f"'{text}".encode() in exported["parties.csv"]
    assert from_tables(exported).maker.name == text


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert unguarded("'s Hertog") == "'s Hertog"
    assert guarded("plain") == "plain"


# -- what is wrong, and where ---------------------------------------------------------------------

PARTIES = TABLES["parties.csv"]
WRONG: dict[str, tuple[dict[str, bytes], str]] = {
    "rate": (
        files(relations=f"{RELATIONS}\n\nr,shop,shop,us,sale,6,,,,2026-01-01,\n"),
        "relations.csv, line 3, column rate: a rate is expected",
    ),
    "amount": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,sale,,1.234,,,2026-01-01,\n"),
        "relations.csv, line 2, column amount: an amount in euros",
    ),
    "day": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,sale,6%,,,,01/02/2026,\n"),
        "relations.csv, line 2, column valid_from: a date is expected, in the form 2026-12-31",
    ),
    "no such day": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,sale,6%,,,,2026-02-30,\n"),
        "relations.csv, line 2, column valid_from: a date",
    ),
    "basis": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,gift,6%,,,,2026-01-01,\n"),
        "relations.csv, line 2, column basis: expected one of",
    ),
    "rate above all": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,sale,100.1%,,,,2026-01-01,\n"),
        "relations.csv, line 2, column rate: it must be ≤\u00a01000",
    ),
    "huge amount": (
        files(relations=f"{RELATIONS}\nr,shop,shop,us,sale,,900719925474099,,,2026-01-01,\n"),
        "relations.csv, line 2, column amount: it must be ≤",
    ),
    "payer": (
        files(relations=f"{RELATIONS}\nr,shop,who,us,sale,6%,,,,2026-01-01,\n"),
        "relations.csv, line 2, column payer: who is not among the parties",
    ),
    "in French": (
        files(links=FRENCH["links.csv"].replace("shop", "who")),
        "links.csv, line 2, column possédée: who is not among the parties",
    ),
    "after a cell of two lines": (
        files(parties=PARTIES + '"shop\n2",Two,,\n'),
        "parties.csv, line 4, column id: an id is expected",
    ),
    "circle": (
        files(links=TABLES["links.csv"] + ",shop,us,5%,,2026-01-01,\n"),
        "links.csv, line 3, column owner: it goes round in a circle",
    ),
    "brand of nobody": (
        files(brands=TABLES["brands.csv"] + ",who,Mine,,\n"),
        "brands.csv, line 4, column party: who is not among the parties",
    ),
    "brand without a name": (
        files(brands=TABLES["brands.csv"] + ",us,,,\n"), "brands.csv, line 4, column brand: it is",
    ),
    "brand that turns round": (
        files(brands=TABLES["brands.csv"] + ",us,a\u202eb,,\n"),
        "brands.csv, line 4, column brand: it holds a character",
    ),
    "brand that only ends": (
        files(brands=TABLES["brands.csv"] + ",us,Mine,,2026-01-01\n"),
        "brands.csv, line 4, column valid_from: it is missing",
    ),
    "no maker": (files(parties=PARTIES.replace("yes", "")), "parties.csv, column maker: one firm"),
    "two makers": (
        files(parties=PARTIES.replace("us,\n", "us,x\n")), "parties.csv, column maker: one firm",
    ),
    "half a maker": (
        files(parties=PARTIES.replace("yes", "maybe")),
        "parties.csv, line 2, column maker: yes or no",
    ),
    "no headings": (files(links="us,shop,25%\n"), "links.csv: the first line must hold"),
    "empty": (files(links=""), "links.csv: the first line must hold the headings: id, owner,"),
    "column left out": (
        files(unpaid="id,merchant,recorded,valid_to\n,shop,2026-01-05,\n"),
        "unpaid.csv, line 1, column categories: the column is missing",
    ),
    "column misspelt": (
        files(links=TABLES["links.csv"].replace("share", "chare")),
        "links.csv, line 1, column chare: there is no such column",
    ),
    "column twice": (
        files(links=TABLES["links.csv"].replace("control", "share")),
        "links.csv, line 1, column share: the column is there twice",
    ),
    "cell without a heading": (
        files(captains=TABLES["captains.csv"].strip() + ",more\n"),
        "captains.csv, line 2: there are 7 cells for 6 headings",
    ),
    "table left out": (files(captains=None), "captains.csv: the file is missing"),
    "NUL": (files(links=TABLES["links.csv"] + "\0"), "links.csv, line 3: there is a NUL"),
    "Latin": (
        files(parties=PARTIES.replace("The", "Thé").encode("cp1252")),
        "parties.csv, line 3: it is not UTF-8",
    ),
    "UTF-16": (files(parties=PARTIES.encode("utf-16")), "parties.csv, line 1: it is not UTF-8"),
    "a million columns": (
        files(links="," * 1_000_000), "links.csv, line 1: there are 1000001 cells for 7 headings",
    ),
    "a million cells": (
        files(links=TABLES["links.csv"] + "," * 1_000_000 + "x"),
        "links.csv, line 3: there are 1000001 cells for 7 headings",
    ),
    "a huge cell": (
        files(links=TABLES["links.csv"] + "," + "x" * 200_000 + "\n"), "links.csv, line ",
    ),
    "open quotes": (files(links=TABLES["links.csv"] + ',"us'), "it is not valid CSV"),
    "too large": (files(links=b"x" * (LARGEST_FILE + 1)), "links.csv: it is larger than"),
    "too many links": (
        files(links=TABLES["links.csv"] + ",us,shop,0.1%,,2026-01-01,\n" * 1000),
        "links.csv: there are more than 1000",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "reason"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_file_line_and_column(
    given: dict[str, bytes], reason: str
) -> None:
    assert any(reason in told for told in refusal(given)), refusal(given)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    bad = f"{RELATIONS}\nr,shop,shop,us,sale,6,,,,1/1/26,\nr,shop,shop,us,sale,,x,,,2026-01-01,\n"
    assert len(refusal(files(relations=bad, captains=None, parties=PARTIES + "\0"))) == 5


def test_the_sample_survives_its_tables() -> None:
    sample = Register.load()
    for language in Language:
        assert from_tables(write_tables(sample.document, language)).document == sample.document
