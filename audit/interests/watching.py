"""Notices that the household's register was replaced, without reading it each time."""

from __future__ import annotations

import stat
from pathlib import Path

from audit.interests.problems import Problem, RegisterInvalid
from audit.interests.register import Register

_Mark = tuple[int, int, int, int, int]


class RegisterFile:
    """The register at `path`, or the fictitious sample where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_own = False
        """Whether the last call of `current` found a file there, in order or not."""
        self.fault: RegisterInvalid | None = None
        """Why the last call of `current` gave None."""
        self._mark: _Mark | None = None
        self._looked = False
        self._register: Register | None = None

    def current(self) -> Register | None:
        """The register as it stands; None while it cannot be read: then nothing may be sold.

        Cheap where nothing changed: one look at the file's size, times and number. The same object
        comes back until something did.
        """
        try:
            mark = _mark(self.path)
        except OSError as error:
            self._looked, self.is_own = False, True
            self._keep_none(_unreadable(self.path, error))
            return None
        if not self._looked or mark != self._mark:
            # Marked before it is read: what changes meanwhile is read anew the next time.
            self._mark, self._looked, self.is_own = mark, True, mark is not None
            try:
                self._register = Register.load(self.path if self.is_own else None)
                self.fault = None
            except RegisterInvalid as error:
                self._keep_none(error)
        return self._register

    def _keep_none(self, fault: RegisterInvalid) -> None:
        self._register, self.fault = None, fault


def _mark(path: Path) -> _Mark | None:
    """What tells one state of a file from another; None where there is no file.

    A link that leads nowhere is not "no file": somebody meant one to be there.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError("not a file")
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _unreadable(path: Path, error: OSError) -> RegisterInvalid:
    return RegisterInvalid(Problem("unreadable", {"path": path, "reason": error.strerror or error}))
