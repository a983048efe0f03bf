"""Kill -9 at any moment: what was acknowledged is there, and the log goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from audit.clock import SystemClock
from audit.ledger.checklog import check_log
from audit.ledger.reader import read_records
from audit.ledger.store import Ledger
from tests.audit.ledger.logs import entry

ROOT = Path(__file__).parents[3]

WRITER = """
import os, sys
from pathlib import Path
from audit.clock import SystemClock
from audit.ledger.entries import Entry
from audit.ledger.store import Ledger
from audit.records.leaves import Outcome, OutcomeLeaf
import alembic.command, alembic.config
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        ledger = Ledger(Path(sys.argv[1]), SystemClock())
        while True:
            leaf = OutcomeLeaf(of=1, outcome=Outcome.DELIVERED)
            os.write(1, b"%d\\n" % ledger.append(Entry(leaf, personal={"words": "x" * 500})))
    os.write(1, b"writer %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


def test_kill_minus_nine_loses_no_acknowledged_record(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        acknowledged = 0
        for round_number in range(20):
            process.stdin.write("go\n")
            process.stdin.flush()
            writer, enough = None, acknowledged + 2 + round_number % 5
            for line in process.stdout:
                if line.startswith("writer"):
                    writer = int(line.split()[1])
                elif line == "dead\n":
                    break
                else:
                    acknowledged = int(line)
                if writer is not None and acknowledged >= enough:
                    os.kill(writer, signal.SIGKILL)
                    writer, enough = None, sys.maxsize
            records = read_records(path)
            assert [record.seq for record in records] == list(range(1, len(records) + 1))
            assert len(records) >= acknowledged
            assert all(record.personal for record in records)
            assert check_log(path) == ()
        process.stdin.close()
    assert acknowledged >= 40
    assert Ledger(path, SystemClock()).append(entry()) >= acknowledged + 1
