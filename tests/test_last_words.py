"""A run that loses a test process tells where it was, at the end, where it is looked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOST = """
import ctypes, os, signal, time

def falls():
    ctypes.string_at(0)

def hangs():
    time.sleep(1000)

def is_ended():
    os.kill(os.getpid(), signal.SIGKILL)

def test_it():
    {how}()
"""


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("falls", ["in falls", "Fatal Python error: Segmentation fault", "exit status -11"]),
        ("hangs", ["Timeout", "in hangs", "exit status 1"]),
        ("is_ended", ["exit status -9"]),
    ],
)
def test_where_it_was_is_told_at_the_end(tmp_path: Path, how: str, told: list[str]) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_configure\n")
    (tmp_path / "test_lost.py").write_text(LOST.format(how=how))
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", "/dev/null", f"--rootdir={tmp_path}"),
            *("-p", "no:cacheprovider", "-n", "1", "--max-worker-restart", "0"),
            *("-o", "faulthandler_timeout=2", "-o", "faulthandler_exit_on_timeout=true"),
            *("-o", f"pythonpath={ROOT}", str(tmp_path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout
    _, _, end = run.stdout.partition("where gw0 was lost")
    assert [words for words in told if words not in end] == []
    assert "xdist" not in end
