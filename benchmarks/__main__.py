"""Runs every benchmark and prints the table."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import assistant, charter, gate, kills, ledger, voice
from benchmarks.table import Figure, show


def main() -> None:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        figures += assistant.measure(Path(folder) / "assistant")
        turn = next(figure.value for figure in figures if figure.name == assistant.TURN_P50)
        figures += voice.measure(Path(folder) / "voice")
        figures += gate.measure(Path(folder) / "gate", turn)
        figures += charter.measure()
        figures += ledger.measure(Path(folder) / "ledger")
        figures += kills.measure(Path(folder) / "kills")
    show(figures, sys.stdout)


if __name__ == "__main__":
    main()
