"""`candide list`: the lists shown, written and read back, beside a running assistant too."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from assistant.cli.lists import lists
from assistant.household.database import WRITING, open_database
from assistant.skills.items import Item
from assistant.skills.lists.store import ITEMS_AT_MOST, Lists


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CANDIDE_HOME", str(folder))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return folder


@pytest.fixture
def engine(home: Path) -> Engine:
    return open_database(home / "household.db")


@pytest.fixture
def household(engine: Engine) -> Lists:
    """The lists as the running assistant has them."""
    lists = Lists(engine)
    lists.add([Item("œufs", 6), Item("lait")])
    lists.add([Item("appeler la banque")], "tasks")
    lists.complete([Item("lait")])
    return lists


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(lists, arguments, input=given)


@pytest.mark.usefixtures("household")
def test_both_lists_are_shown() -> None:
    shown = run("show")
    assert shown.exit_code == 0
    assert shown.output.replace("\u00a0", " ").splitlines() == [
        "Liste de courses :", "  6 œufs", "Choses à faire :", "  appeler la banque",
    ]  # fmt: skip
    assert "  du lait (fait)" in run("show", "--done", "--list", "shopping").output


@pytest.mark.usefixtures("home")
def test_empty_lists_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("show", "--list", "tasks").output == "To-do list:\n  nothing\n"


@pytest.mark.usefixtures("household")
@pytest.mark.parametrize("name", ["listes.csv", "todo.txt"])
def test_what_is_exported_is_imported_again(name: str, tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / name
    assert run("export", str(path)).exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    household = Lists(engine)
    before = (household.read(), household.read("tasks"), household.done())
    for which in ("shopping", "tasks"):
        household.clear(which)  # type: ignore[arg-type]
    assert run("import", str(path)).exit_code == 0
    assert (household.read(), household.read("tasks"), household.done()) == before


def test_what_was_imported_is_merged_and_can_be_taken_back(
    household: Lists, tmp_path: Path
) -> None:
    path = tmp_path / "courses.txt"
    path.write_text("2 œufs\npain\n", encoding="utf-8")
    assert "Ajouté\u00a0: 2." in run("import", str(path)).output
    assert household.read() == [Item("œufs", 8), Item("pain")]
    undone = household.undo()
    assert undone is not None
    assert household.read() == [Item("œufs", 6)]


def test_text_of_tasks_goes_where_it_is_told(household: Lists, tmp_path: Path) -> None:
    path = tmp_path / "faire.txt"
    path.write_text("Laver la voiture\n", encoding="utf-8")
    run("import", "--list", "tasks", str(path))
    assert [item.name for item in household.read("tasks")] == [
        "appeler la banque", "Laver la voiture",
    ]  # fmt: skip


def test_it_reads_and_writes_standard_streams(household: Lists) -> None:
    assert run("export", "--format", "text", "-").output == "6 œufs\nappeler la banque\n"
    run("import", "-", given="du thé\n".encode())
    assert household.read()[-1] == Item("thé")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"lait\ncr\xe8me", "La ligne 2 n'est pas en UTF-8. Rien n'a été importé."),
        (b"la\x1bit", "La ligne 1 contient un signe de commande"),
        (b"x" * 300_000, "Le fichier est trop gros"),
        (b"lait\n" + b"x" * 300, "La ligne 2 est trop longue"),
        (b"", "Le fichier est vide."),
    ],
)
def test_a_hostile_file_changes_nothing(
    household: Lists, tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "courses.txt"
    path.write_bytes(data)
    refused = run("import", str(path))
    assert refused.exit_code == 1
    assert sentence in refused.output
    assert household.read() == [Item("œufs", 6)]
    assert household.undo().kind == "completed"  # type: ignore[union-attr]


def test_more_than_a_list_holds_is_refused_whole(household: Lists, tmp_path: Path) -> None:
    path = tmp_path / "courses.txt"
    path.write_text("".join(f"chose {'i' * at}\n" for at in range(1, 190)))
    household.add([Item(f"autre {'o' * at}") for at in range(1, ITEMS_AT_MOST - 100)])
    before = household.read()
    assert "au plus 300 choses" in run("import", str(path)).output
    assert household.read() == before


@pytest.mark.usefixtures("household")
def test_a_file_that_is_there_is_left_alone_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "listes.csv"
    path.write_text("mine")
    assert "existe déjà" in run("export", str(path)).output
    assert path.read_text() == "mine"
    assert run("export", "--force", str(path)).exit_code == 0
    assert path.read_text().startswith("list,name")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["listes.csv"]


@pytest.mark.usefixtures("household")
def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    assert "ne peut pas être utilisé" in run("import", str(tmp_path / "no.txt")).output
    assert "ne peut pas être utilisé" in run("export", str(tmp_path / "no" / "l.csv")).output


def test_beside_a_writer_it_waits_its_turn_or_says_so(household: Lists, engine: Engine) -> None:
    with engine.execution_options(**WRITING).begin():
        refused = run("import", "-", given=b"pain\n")
        assert refused.exit_code == 1
        assert "ne peuvent pas être utilisées" in refused.output
        assert run("show").exit_code == 0, "reading goes on"
    assert run("import", "-", given=b"pain\n").exit_code == 0
    assert len(household.read()) == 2


def test_a_database_that_is_none_is_told(home: Path) -> None:
    home.mkdir()
    (home / "household.db").write_bytes(b"junk" * 1000)
    told = run("show")
    assert told.exit_code == 1
    assert "ne peuvent pas être utilisées" in told.output
