"""`candide` starts without the heavy parts, which its commands import when they are used."""

from __future__ import annotations

import subprocess
import sys

from tests.audit.inspect.logs import ROOT

HEAVY = ("alembic", "cryptography", "pyarrow", "pydantic", "sqlalchemy")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom audit.cli import main\n"
        "try:\n    main(['ledger', '--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    for command in (
        "acknowledge",
        "checkpoint",
        "erase",
        "export",
        "prove",
        "rotate-key",
        "show",
        "stats",
        "verify",
        "witness",
    ):
        assert f"  {command} " in done.stdout
