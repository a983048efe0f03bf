"""A process's system calls, recorded and made to fail by strace(1), 6.1 or later.

strace attaches to a process that has already loaded its modules, so a run costs milliseconds and
its trace holds little but the work itself. Counting is restricted to given paths (`-P`), so that
"the third sync of the write-ahead log" means the same call in every run.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# All that changes what a disk holds, or makes it hold it.
WRITES = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "ftruncate", "truncate", "fallocate",
    "copy_file_range", "sendfile", "splice",
)  # fmt: skip
SYNCS = ("fsync", "fdatasync", "sync_file_range", "msync", "sync", "syncfs")
NAMES = (
    "open", "openat", "openat2", "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2",
    "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat", "rmdir",
)  # fmt: skip
READS = ("read", "pread64")
SEEKS = ("lseek",)
PATIENCE_S = 60

_LINE = re.compile(r"(?P<name>\w+)\((?P<args>.*)\) += (?P<result>-?\d+|\?)(?P<rest>.*)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OPENED = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True)
class Call:
    """One system call: its arguments as strace shows them, and the parts a test needs.

    `result` is None where the process died in it. `handle` and `path` are the file descriptor the
    call works on (or made) and its file; `names` are the call's own path arguments, `data` is what
    it wrote, `numbers` its plain integer arguments after the descriptor.
    """

    name: str
    result: int | None
    handle: int | None
    path: Path | None
    names: tuple[Path, ...]
    data: bytes
    flags: str
    numbers: tuple[int, ...]
    injected: bool

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file the call names, by descriptor or by path."""
        return (*(() if self.path is None else (self.path,)), *self.names)

    @property
    def target(self) -> str:
        """The last name of the file that the call is about."""
        return self.files[-1].name


@dataclass(frozen=True)
class Fault:
    """The `when`-th call `name` on the traced paths fails with `error`, or kills if it is KILL."""

    name: str
    when: int
    error: str

    @property
    def option(self) -> str:
        what = "signal=KILL" if self.error == "KILL" else f"error={self.error}"
        return f"--inject={self.name}:{what}:when={self.when}"


@functools.cache
def why_not() -> str | None:
    """Why system calls cannot be traced here; None where they can."""
    if sys.platform != "linux":
        return "strace is for Linux"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "this system does not let strace trace (ptrace)"


def trace(
    process_id: int,
    work: Callable[[], None],
    log: Path,
    *,
    paths: Iterable[Path] = (),
    fault: Fault | None = None,
) -> list[Call]:
    """The calls of a waiting process while `work` makes it work, until it has ended.

    With `paths`, only the calls that name one of them are traced, counted and made to fail. With a
    `fault`, of what was written only the beginning is kept.
    """
    most = str(1 << 24 if fault is None else 512)
    command = [
        "strace", "-f", "-y", "-xx", "-s", most, "-o", str(log), "-p", str(process_id),
        f"--trace={','.join((*WRITES, *SYNCS, *NAMES, *READS, *SEEKS))}",
    ]  # fmt: skip
    for path in paths:
        command += ["-P", str(path)]
    if fault is not None:
        command.append(fault.option)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        try:
            assert tracer.stderr
            attached = next((line for line in tracer.stderr if "Requested path" not in line), "")
            assert "attached" in attached, attached
            work()
            tracer.communicate(timeout=PATIENCE_S)
        finally:
            tracer.kill()
    return parse(log.read_text("ascii"), whole=fault is None)


def parse(text: str, *, whole: bool) -> list[Call]:
    """The calls of a trace in the order of their ends.

    Raises `ValueError` on a line it does not know, or one without all its bytes if `whole`.
    """
    begun: dict[str, str] = {}
    calls = []
    for line in text.splitlines():
        thread, rest = line.split(maxsplit=1)
        if rest.startswith(("+++", "---")):
            continue
        if rest.endswith("<unfinished ...>"):
            begun[thread] = rest.removesuffix("<unfinished ...>").rstrip()
            continue
        if rest.startswith("<... "):
            rest = begun.pop(thread) + rest.split("resumed>", 1)[1]
        if whole and '"...' in rest:
            raise ValueError(f"a call was recorded in part only: {rest[:200]}")
        calls.append(_call(rest))
    return calls


def _call(text: str) -> Call:
    match = _LINE.fullmatch(text)
    if match is None:
        raise ValueError(f"unknown line in a trace: {text[:200]}")
    name, args, rest = match["name"], match["args"], match["rest"]
    result = None if match["result"] == "?" else int(match["result"])
    opens = name in ("open", "openat", "openat2", "creat")
    opened = _OPENED.match(match["result"] + rest if opens else args)
    strings = [_bytes(found) for found in _STRING.findall(args)]
    is_write = name in WRITES and name != "truncate"
    return Call(
        name=name,
        result=result,
        handle=int(opened[1]) if opened else None,
        path=Path(_bytes(opened[2]).decode()) if opened else None,
        names=() if is_write or name in READS else tuple(Path(item.decode()) for item in strings),
        data=b"".join(strings) if is_write else b"",
        flags=args if name in NAMES else "",
        numbers=tuple(
            int(part) for part in _STRING.sub("", args).split(", ")[1:] if part.isdigit()
        ),
        injected="(INJECTED)" in rest,
    )


def _bytes(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", ""))


def occurrences(calls: Sequence[Call], paths: Sequence[Path]) -> list[tuple[Call, int]]:
    """The calls that name one of `paths`, each with its number among those of its name."""
    counts: Counter[str] = Counter()
    found = []
    for call in calls:
        if any(file in paths for file in call.files):
            counts[call.name] += 1
            found.append((call, counts[call.name]))
    return found
