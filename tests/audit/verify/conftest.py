"""Runs the verifier's command in this process, and gives its exit code and its JSON report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.verify.__main__ import main

Verify = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Check something; what is left of the arguments goes to the command as it is."""

    def run(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
        words = [str(argument) for argument in arguments]
        one_process = [] if words[0] == "consistency" else ["--processes", "1"]
        code = main([*words, "--json", *one_process])
        return code, json.loads(capsys.readouterr().out)

    return run


def codes(report: dict[str, Any]) -> set[str]:
    """The codes of all findings."""
    return {finding["code"] for finding in report["findings"]}
