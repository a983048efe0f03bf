"""What docs/register.md shows is a register, and says what it says it does."""

from __future__ import annotations

import re
from pathlib import Path

from audit.inspect.register_commands import register as commands
from audit.interests import Basis, Register
from audit.interests.sources import from_tables
from audit.interests.tables import TABLES, write_tables
from audit.language import Language

TEXT = (Path(__file__).parents[3] / "docs" / "register.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [block for found, block in BLOCKS if found == kind]


def test_the_example_is_a_register_with_every_kind_of_entry() -> None:
    (example,) = blocks("toml")
    document = Register(example).document
    assert all(getattr(document, table.entry) for table in TABLES)
    assert all(f"| `{basis}` |" in TEXT for basis in Basis)


def test_the_tables_say_the_same_in_either_language() -> None:
    english, french = blocks("csv")
    rest = write_tables(Register(blocks("toml")[0]).document, Language.ENGLISH)
    one = from_tables({**rest, "relations.csv": english.encode()}).document
    other = from_tables({**rest, "relations.csv": french.encode()}).document
    assert one.relation == other.relation
    assert [relation.amount_cents for relation in one.relation] == [None, 90_000]


def test_every_column_is_listed_in_both_languages() -> None:
    for table in TABLES:
        row = [table.headings(language) for language in (Language.ENGLISH, Language.FRENCH)]
        wanted = f"| `{table.file}` | {', '.join(row[0])} | {', '.join(row[1])} |"
        assert wanted in TEXT


def test_every_command_is_shown_and_none_other() -> None:
    (block,) = blocks("sh")
    typed = [line.split()[2] for line in block.splitlines()]
    assert {*typed} == {*commands.commands}
