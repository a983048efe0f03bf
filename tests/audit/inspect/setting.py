"""`candide settings` beside a running speaker, and what it left in the log."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result

from audit.choices.settings import PinChange
from audit.gate.door import Gate
from audit.home import ledger_path
from audit.ledger.reader import read_records
from tests.audit.terminal import candide

PIN, WRONG = "25801", "13571"


def settings(*arguments: object, answer: str = "") -> Result:
    return candide("settings", *arguments, answer=answer)


def set_leaves(home: Path) -> list[tuple[str, str]]:
    """The names and values of every setting that was changed, in their order."""
    return [
        (record.leaf["name"], record.leaf["value"])
        for record in read_records(ledger_path(home))
        if record.leaf["kind"] == "setting"
    ]


def choose(gate: Gate, pin: str = PIN) -> None:
    """An adult chooses a number."""
    gate.choices.choose_pin(pin, PinChange.CHOSEN)
