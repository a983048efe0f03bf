"""The single file: the same bytes every time, and nothing needed but Python and `cryptography`."""

from __future__ import annotations

import ast
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import audit.verify
from audit.verify.single_file import as_bytes, build
from tests.support.bundles import Export
from tests.support.plain_log import small_log

SOURCES = sorted(Path(audit.verify.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.name))
def test_nothing_is_imported_from_outside(source: Path) -> None:
    """Neither the writer nor any package but `cryptography`; itself only by relative imports."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        else:
            assert not isinstance(node, ast.ImportFrom) or node.level == 1
            continue
        for name in names:
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or top == "cryptography", name


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "verify.pyz")
    assert (tmp_path / "verify.pyz").read_bytes() == as_bytes()
    assert b"single_file" not in as_bytes().split(b"PK\x01\x02", 1)[1]


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with the single file and nothing of the program within reach."""
    build(tmp_path / "verify.pyz")
    return tmp_path


def _run(alone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-W", "error", "verify.pyz", *arguments],
        cwd=alone,
        env={"LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_runs_where_the_program_is_not_installed(alone: Path) -> None:
    Export(small_log(600)).write(alone / "bundle")
    done = _run(alone, "bundle")
    assert done.returncode == 0, done.stderr
    assert "tout ce qui a \u00e9t\u00e9 v\u00e9rifi\u00e9 concorde" in done.stdout
    assert done.stderr == ""
    tile = alone / "bundle/tile/0/001"
    changed = bytearray(tile.read_bytes())
    changed[40] ^= 1
    tile.write_bytes(changed)
    done = _run(alone, "bundle", "--json", "--processes", "2")
    assert done.returncode == 1, done.stderr
    assert {one["code"] for one in json.loads(done.stdout)["findings"]} == {
        "file-changed",
        "leaf-hash-changed",
    }
    assert _run(alone, "nowhere").returncode == 2


def test_it_does_not_import_the_program(alone: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, 'verify.pyz'); import candide_verify.__main__; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('audit', 'assistant', 'hardware', 'pydantic', 'sqlalchemy', 'rfc8785', 'click')))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=alone, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_interrupt_ends_it_cleanly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from audit.verify import __main__

    def interrupted(*_arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(__main__, "verify_bundle", interrupted)
    monkeypatch.setenv("LC_ALL", "en")
    assert __main__.main([str(tmp_path)]) == 130
    assert "Interrupted" in capsys.readouterr().err
