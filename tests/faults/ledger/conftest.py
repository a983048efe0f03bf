"""A writer in a process of its own, and the skip where system calls cannot be traced."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_writer import WriterServer, writer_server
from tests.support.syscalls import why_not


@pytest.fixture(scope="module")
def server() -> Iterator[WriterServer]:
    with writer_server() as running:
        yield running


@pytest.fixture(scope="module")
def traced() -> None:
    """For tests that trace: skips them, with the reason, where that is impossible."""
    if reason := why_not():
        pytest.skip(reason)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder, in memory where there is such a place: hundreds of ledgers are made in it.

    What a sync means is in the traces and in the model of the disk, not in this folder.
    """
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)
