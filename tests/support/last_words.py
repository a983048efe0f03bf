"""What a test process said last, told by the run that lost it.

A process of pytest-xdist that a library brings down writes where it was to its standard error, far
above the summary and mixed with what others write. Here it writes that into a file of its own, and
the summary ends with it.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

_KEY = "last_words"
_PATIENCE = 10  # seconds
_OF_PYTEST = re.compile(r"/(?:_pytest|pluggy|xdist|execnet|pytest_asyncio)/|File \"<string>\"")


class LastWords:
    """In the process that leads the run: gives each worker a file, and reads those of the lost."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="last-words-")
        self._lost: dict[str, str] = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput[_KEY] = str(Path(self._folder.name) / node.gateway.id)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        if error:
            file = Path(node.workerinput[_KEY])
            words = where_it_was(file.read_text()) if file.exists() else "it had not begun"
            self._lost[node.gateway.id] = f"{words}\n{_how_it_ended(node)}"

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for worker, words in self._lost.items():
            terminalreporter.section(f"where {worker} was lost")
            terminalreporter.write_line(words)

    def pytest_unconfigure(self) -> None:
        self._folder.cleanup()


def write_last_words(config: pytest.Config) -> None:
    """Set this process up: a worker to write its last words, the leader to read them."""
    if (workerinput := getattr(config, "workerinput", None)) is None:
        config.pluginmanager.register(LastWords())
        return
    with Path(workerinput[_KEY]).open("w") as file:
        # What pytest tells of crashes and of tests that hang goes wherever this leads.
        os.dup2(file.fileno(), config.stash[fault_handler_stderr_fd_key])


def _how_it_ended(node: Any) -> str:
    """The exit status of a worker that is gone, a negative one being a signal."""
    try:
        return f"exit status {node.gateway._io.popen.wait(_PATIENCE)}"
    except subprocess.TimeoutExpired:
        return "it still runs"


def where_it_was(dump: str) -> str:
    """What `faulthandler` wrote, without the frames of pytest; the thread that it is about last.

    Whoever shows only the end of a log then shows what matters.
    """
    told = [line for line in dump.splitlines() if not line.startswith("Extension modules:")]
    blocks = [
        "\n".join(line for line in block.splitlines() if not _OF_PYTEST.search(line))
        for block in "\n".join(told).strip().split("\n\n")
    ]
    what_happened = [block for block in blocks if block.startswith("Fatal")]
    here = [block for block in blocks if block.startswith("Current")]
    others = [block for block in blocks if block not in (*what_happened, *here)]
    return "\n\n".join((*others, *here, *what_happened)).strip()
