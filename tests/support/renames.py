"""Faults at a rename, the step at which files come into use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def renames_until(count: int, fault: type[BaseException]) -> Iterator[None]:
    """Let `count` renames by `Path.replace` happen, and have every further one raise `fault`."""
    rename = Path.replace
    left = count

    def replace(path: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise fault
        return rename(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        yield
