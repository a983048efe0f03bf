"""Lists as files: they come back as they went, and a hostile file is refused with its reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.item_units import UNIT_CODES
from assistant.skills.items import Item
from assistant.skills.lists.files import (
    BYTES_AT_MOST,
    LINES_AT_MOST,
    FileFormat,
    Listed,
    Refusal,
    RefusedFile,
    from_text,
    to_text,
)

LISTED = [
    Listed("shopping", Item("œufs", 6)),
    Listed("shopping", Item("pommes", Fraction(3, 2), "kg")),
    Listed("shopping", Item("lait"), done=True),
    Listed("tasks", Item("appeler la banque")),
    Listed("tasks", Item("sortir les poubelles"), done=True),
]


def test_csv_is_a_plain_table() -> None:
    assert to_text(LISTED, FileFormat.CSV, "fr").splitlines() == [
        "list,name,amount,unit,done",
        "shopping,œufs,6,,no",
        "shopping,pommes,3/2,kg,no",
        "shopping,lait,,,yes",
        "tasks,appeler la banque,,,no",
        "tasks,sortir les poubelles,,,yes",
    ]


def test_todo_txt_is_what_other_programs_read() -> None:
    assert to_text(LISTED, FileFormat.TODO, "fr").splitlines() == [
        "6 œufs +shopping",
        "1 kilo et demi de pommes +shopping",
        "x du lait +shopping",
        "appeler la banque",
        "x sortir les poubelles",
    ]


def test_text_is_what_one_would_write_on_paper() -> None:
    assert to_text(LISTED, FileFormat.TEXT, "fr").splitlines() == [
        "6 œufs",
        "1 kilo et demi de pommes",
        "appeler la banque",
    ]


@pytest.mark.parametrize("form", [FileFormat.CSV, FileFormat.TODO])
def test_what_was_written_is_read_back(form: FileFormat) -> None:
    assert from_text(to_text(LISTED, form, "fr").encode(), form, "shopping", "fr") == LISTED


def test_todo_txt_of_another_program_is_understood() -> None:
    text = (
        "(A) 2026-11-20 Call mum @phone\n"
        "x 2026-11-21 2026-11-20 pay the rent\n"
        "\n"
        "2 l milk +groceries\n"
    )
    assert from_text(text.encode(), FileFormat.TODO, "shopping", "en") == [
        Listed("tasks", Item("Call mum @phone")),
        Listed("tasks", Item("pay the rent"), done=True),
        Listed("shopping", Item("milk", 2, "l")),
    ]


def test_a_note_from_a_phone_is_understood() -> None:
    text = "\ufeff- [ ] Six œufs\r\n- [x] Lait\r\n• 2 kg de pommes\r\nsel et poivre\r\n"
    assert from_text(text.encode(), FileFormat.TEXT, "shopping", "fr") == [
        Listed("shopping", Item("œufs", 6)),
        Listed("shopping", Item("lait"), done=True),
        Listed("shopping", Item("pommes", 2, "kg")),
        Listed("shopping", Item("sel et poivre")),
    ]


def test_a_task_stays_as_it_was_written() -> None:
    (task,) = from_text(b"Call Mr Smith, 3 pm", FileFormat.TEXT, "tasks", "en")
    assert task.item == Item("Call Mr Smith, 3 pm")


HEAD = "list,name,amount,unit,done\n"


@pytest.mark.parametrize(
    ("form", "data", "why", "line"),
    [
        ("text", b"", Refusal.EMPTY, 0),
        ("text", b"\n \n\t\n", Refusal.EMPTY, 0),
        ("text", b"x" * (BYTES_AT_MOST + 1), Refusal.TOO_LARGE, 0),
        ("text", b"a\n" * (LINES_AT_MOST + 1), Refusal.TOO_MANY_LINES, 0),
        ("text", b"milk\ncr\xe8me\n", Refusal.NOT_UTF8, 2),
        ("text", "lait".encode("utf-16"), Refusal.NOT_UTF8, 1),
        ("text", b"milk\neggs\x00\n", Refusal.CONTROL, 2),
        ("text", b"\x1b[2Jmilk", Refusal.CONTROL, 1),
        ("text", "lait\u202enrevni".encode(), Refusal.CONTROL, 1),
        ("text", "la\u200bit".encode(), Refusal.CONTROL, 1),
        ("text", b"milk\reggs", Refusal.CONTROL, 1),
        ("text", "la\u2028it".encode(), Refusal.CONTROL, 1),
        ("text", b"milk\n" + b"x" * 201, Refusal.LINE_TOO_LONG, 2),
        ("text", b"x" * 5000, Refusal.LINE_TOO_LONG, 1),
        ("text", b"- ", Refusal.BAD_ROW, 1),
        ("todo", b"x !!!\n", Refusal.BAD_ROW, 1),
        ("todo", b"+shopping\n", Refusal.BAD_ROW, 1),
        ("csv", b"milk\n", Refusal.NOT_CSV, 1),
        ("csv", b"name,list\n", Refusal.NOT_CSV, 1),
        ("csv", HEAD.encode(), Refusal.EMPTY, 0),
        ("csv", (HEAD + 'shopping,"milk,,,no').encode(), Refusal.NOT_CSV, 0),
        ("csv", (HEAD + "shopping,milk,,,no,more").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,,,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "other,milk,,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,-1,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,1e9,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,1/0,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,0,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,999999999,,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,1,barrel,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,,kg,no").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + "shopping,milk,,,maybe").encode(), Refusal.BAD_ROW, 2),
        ("csv", (HEAD + 'shopping,"mi\nlk",,,no').encode(), Refusal.BAD_ROW, 2),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_line(
    form: str, data: bytes, why: Refusal, line: int
) -> None:
    with pytest.raises(RefusedFile) as refused:
        from_text(data, FileFormat(form), "shopping", "fr")
    assert (refused.value.why, refused.value.line) == (why, line)


def test_a_spreadsheet_runs_nothing_of_it() -> None:
    text = to_text([Listed("tasks", Item("=HYPERLINK(1)"))], FileFormat.CSV, "en")
    assert "tasks,'=HYPERLINK(1)," in text
    (back,) = from_text(text.encode(), FileFormat.CSV, "shopping", "en")
    assert back.item.name == "=HYPERLINK(1)"


@given(st.binary(max_size=400), st.sampled_from(FileFormat))
def test_any_bytes_are_a_list_or_refused(data: bytes, form: FileFormat) -> None:
    try:
        found = from_text(data, form, "shopping", "fr")
    except RefusedFile:
        return
    assert found
    assert all(one.item.name.strip() for one in found)


NAMES = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\u00a0'"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
LISTED_ONES = st.builds(
    lambda which, name, amount, unit, done: Listed(
        which, Item(name, amount, unit if amount else None), done
    ),
    st.sampled_from(["shopping", "tasks"]),
    NAMES,
    st.none() | st.fractions(Fraction(1, 8), 1000, max_denominator=8),
    st.none() | st.sampled_from(sorted(UNIT_CODES)),
    st.booleans(),
)


@given(st.lists(LISTED_ONES, min_size=1, max_size=8))
def test_any_list_comes_back_from_csv(listed: list[Listed]) -> None:
    text = to_text(listed, FileFormat.CSV, "fr")
    assert from_text(text.encode(), FileFormat.CSV, "shopping", "fr") == listed
