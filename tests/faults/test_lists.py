"""A writer of the lists is killed, or the disk is full: what was acknowledged is there, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from assistant.household.database import open_database
from assistant.skills.items import Item
from assistant.skills.lists.store import Lists

ROOT = Path(__file__).parents[2]
# Adds and ticks off for as long as it lives, and says what it was told was done.
WRITER = """
import sys
from pathlib import Path
from assistant.household.database import open_database
from assistant.skills.items import Item
from assistant.skills.lists.store import Lists

lists = Lists(open_database(Path(sys.argv[1])))
for number in range(1, 100_000):
    lists.add([Item("vis", number, "g"), Item("clous", number, "g")])
    print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 7, 20])
def test_a_killed_writer_loses_nothing_it_was_told_was_kept(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "household.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(lines)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout.read().split()]
    lists = Lists(open_database(path))
    screws, nails = lists.read()
    assert screws.amount == nails.amount, "both of a sentence, or neither"
    least = sum(acknowledged)
    # One more may have been kept whose answer was cut off.
    assert screws.amount in (least, least + acknowledged[-1] + 1)
    before = screws.amount
    assert lists.undo() is not None
    assert [one.amount for one in lists.read()[:1]] != [before], "the last one can be taken back"


def test_a_full_disk_refuses_the_new_and_keeps_the_old(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "household.db")
    lists = Lists(engine)
    lists.add([Item("lait", 2, "l")])
    lists.complete([Item("lait", 1, "l")])

    def fill(connection: object, _record: object, _proxy: object) -> None:
        pages = connection.execute("pragma page_count").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"pragma max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(engine, "checkout", fill)
    with pytest.raises(SQLAlchemyError):
        lists.add([Item("x" * 200_000)])
    with pytest.raises(SQLAlchemyError):
        lists.bring_in([("tasks", Item(f"{number} {'y' * 2000}"), False) for number in range(99)])
    assert lists.read() == [Item("lait", 1, "l")]
    assert lists.read("tasks") == []
    event.remove(engine, "checkout", fill)
    again = Lists(open_database(tmp_path / "household.db"))
    assert again.read() == [Item("lait", 1, "l")]
    assert again.undo() is not None
    assert again.read() == [Item("lait", 2, "l")]
