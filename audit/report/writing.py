"""Puts a report into a file: whole or not at all, and over another one only if that was asked."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from audit.durable import sync
from audit.report.errors import ReportTargetTaken, report_error


def write_report(target: Path, data: bytes, *, force: bool) -> None:
    """Write `data` to `target`, for its owner's eyes; with `force` in the place of what was there.

    Whatever stops it leaves no half of a file, and what was there as it was. Raises `ReportError`.
    """
    check_target(target, force=force)
    growing: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f"{target.name}.", suffix=".partial", dir=target.parent
        )
        growing = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        check_target(target, force=force)
        growing.replace(target)
        sync(target.parent)
    except OSError as error:
        raise report_error(error, target) from error
    finally:
        if growing is not None:
            with suppress(OSError):
                growing.unlink(missing_ok=True)


def check_target(target: Path, *, force: bool) -> None:
    """Whether a report may be written there. Raises `ReportTargetTaken`."""
    if target.is_dir() or (target.exists() and not force):
        raise ReportTargetTaken(target=target)
