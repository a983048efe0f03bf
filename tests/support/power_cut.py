"""What a disk holds after a power cut, rebuilt from a trace of the calls made before it.

The model is the least that POSIX promises, and harsher than any file system in use:

- Bytes written and sizes set reach the disk when *that file* is synced. Until then any part of
  them may be there or not, in any order, torn at sectors of 512 bytes. Bytes beside a write stay
  as they were ("power-safe overwrite", which SQLite assumes of every disk; sqlite.org/psow.html).
- A name made, changed or removed reaches the disk when *its folder* is synced. SQLite does that
  after it made a journal or a write-ahead log, and so also for the database file beside it; it
  does not after it unlinked one (synchronous=FULL), so an old one may come back. ext4 and its
  like would keep some of these names by themselves; nothing here relies on it.

Not simulated: a disk that lies about a sync, or that damages sectors which nobody wrote. The
shared-memory file (`-shm`) is no part of the disk's state: SQLite makes it afresh after a cut.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.fault_writer import Job, Said, WriterServer
from tests.support.syscalls import READS, SYNCS, Call, trace

SECTOR = 512


@dataclass(frozen=True)
class Write:
    """Bytes put at an offset."""

    offset: int
    data: bytes

    def sectors(self) -> Iterator[Write]:
        """The write in the parts that a disk does as one."""
        start = self.offset
        end = self.offset + len(self.data)
        while start < end:
            stop = min(end, (start // SECTOR + 1) * SECTOR)
            yield Write(start, self.data[start - self.offset : stop - self.offset])
            start = stop

    def onto(self, content: bytearray) -> None:
        if len(content) < self.offset:
            content.extend(bytes(self.offset - len(content)))
        content[self.offset : self.offset + len(self.data)] = self.data


@dataclass(frozen=True)
class Resize:
    """A size set."""

    size: int

    def onto(self, content: bytearray) -> None:
        del content[self.size :]
        content.extend(bytes(self.size - len(content)))


@dataclass
class File:
    """A file: what is surely on the disk, and what was done to it since its last sync."""

    content: bytearray = field(default_factory=bytearray)
    unsynced: list[Write | Resize] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.unsynced:
            change.onto(self.content)
        self.unsynced.clear()

    def after_cut(self, luck: Luck) -> bytes:
        content = bytearray(self.content)
        for change in self.unsynced:
            for part in change.sectors() if isinstance(change, Write) else (change,):
                if luck.survives():
                    part.onto(content)
        return bytes(content)


@dataclass
class Folder:
    """A folder: the names on the disk, the names as they are, and the changes in between."""

    names: dict[str, File | Folder] = field(default_factory=dict)
    current: dict[str, File | Folder] = field(default_factory=dict)
    unsynced: list[dict[str, File | Folder | None]] = field(default_factory=list)

    def change(self, changes: dict[str, File | Folder | None]) -> None:
        """Names made (to something) or removed (to None), all or none of them."""
        _rename(self.current, changes)
        self.unsynced.append(changes)

    def sync(self) -> None:
        for changes in self.unsynced:
            _rename(self.names, changes)
        self.unsynced.clear()

    def after_cut(self, luck: Luck) -> Iterator[tuple[Path, bytes | None]]:
        """Each path below with its file's bytes, None for a folder."""
        names = dict(self.names)
        for changes in self.unsynced:
            if luck.survives():
                _rename(names, changes)
        for name, item in names.items():
            if isinstance(item, File):
                yield Path(name), item.after_cut(luck)
            else:
                yield Path(name), None
                for path, content in item.after_cut(luck):
                    yield name / path, content


def _rename(names: dict[str, File | Folder], changes: dict[str, File | Folder | None]) -> None:
    for name, item in changes.items():
        names.pop(name, None)
        if item is not None:
            names[name] = item


class Luck:
    """Which unsynced parts survive: none without a seed, else each with one seeded chance."""

    def __init__(self, seed: int | None) -> None:
        self._random = None if seed is None else random.Random(seed)
        self._chance = 0.0 if self._random is None else self._random.choice((0.2, 0.5, 0.8, 1.0))

    def survives(self) -> bool:
        return self._random is not None and self._random.random() < self._chance


@dataclass(frozen=True)
class Cut:
    """The power went after call number `point`: the disk's files, and what had been said."""

    point: int
    files: dict[Path, bytes | None]
    said: tuple[Said, ...]

    def restore(self, folder: Path) -> None:
        """Put the files into a fresh `folder`."""
        folder.mkdir(mode=0o700)
        for path, content in self.files.items():
            if content is None:
                (folder / path).mkdir(mode=0o700)
            elif not path.name.endswith("-shm"):
                (folder / path).write_bytes(content)
                (folder / path).chmod(0o600)

    @property
    def digest(self) -> str:
        """Equal where nobody could tell two cuts apart."""
        state = hashlib.sha256(repr(self.said).encode())
        for path, content in sorted(self.files.items()):
            if not path.name.endswith("-shm"):
                state.update(repr((str(path), content)).encode())
        return state.hexdigest()


class Recording:
    """The calls of one writer on the files below `root`, a folder that was there before."""

    def __init__(self, calls: Sequence[Call], root: Path) -> None:
        self._root = root
        self._calls = [
            call
            for call in calls
            if call.result is not None
            and call.result >= 0
            and (_changes(call, root) or _said(call))
        ]

    @property
    def points(self) -> range:
        """How many calls there may have been before the power went."""
        return range(1, len(self._calls) + 1)

    def cuts(
        self, seeds: Iterable[int | None], points: Container[int] | None = None
    ) -> Iterator[Cut]:
        """A cut at every one of `points` with each of `seeds`, but none twice.

        A seed decides what survives of the unsynced; nothing does without one. Raises
        `NotImplementedError` for a call on these files that the model does not know.
        """
        seen = set()
        for seed in seeds:
            disk = _Disk(self._root)
            said: list[Said] = []
            for point, call in enumerate(self._calls, start=1):
                if _said(call):
                    said += [Said.parse(line) for line in call.data.decode().splitlines()]
                else:
                    disk.apply(call)
                if points is not None and point not in points:
                    continue
                luck = Luck(None if seed is None else seed * len(self._calls) + point)
                cut = Cut(point, dict(disk.top.after_cut(luck)), tuple(said))
                if cut.digest not in seen:
                    seen.add(cut.digest)
                    yield cut


def _changes(call: Call, root: Path) -> bool:
    return call.name not in READS and any(path.is_relative_to(root) for path in call.files)


def _said(call: Call) -> bool:
    return call.name == "write" and call.handle == 1


class _Disk:
    def __init__(self, root: Path) -> None:
        self.top = Folder()
        self._root = root
        self._open: dict[int, File | Folder] = {}
        self._position: dict[int, int] = {}

    def apply(self, call: Call) -> None:
        if call.name in ("open", "openat", "creat"):
            self._opened(call)
        elif call.name == "lseek":
            self._position[_number(call.handle)] = _number(call.result)
        elif call.name in ("write", "pwrite64", "ftruncate"):
            self._written(call)
        elif call.name in SYNCS[:2]:
            self._open[_number(call.handle)].sync()
        elif call.name in ("unlink", "unlinkat", "rmdir"):
            folder, name = self._place(call.names[0])
            folder.change({name: None})
        elif call.name in ("mkdir", "mkdirat"):
            folder, name = self._place(call.names[0])
            folder.change({name: Folder()})
        elif call.name in ("rename", "renameat", "renameat2"):
            (folder, old), (other, new) = (self._place(name) for name in call.names)
            if other is not folder:
                raise NotImplementedError("a rename into another folder")
            folder.change({new: folder.current[old], old: None})
        else:
            raise NotImplementedError(f"{call.name} on {call.files}")

    def _opened(self, call: Call) -> None:
        handle = _number(call.handle)
        path = call.names[0]
        self._position[handle] = 0
        if path == self._root:
            self._open[handle] = self.top
            return
        folder, name = self._place(path)
        item = folder.current.get(name)
        if item is None:
            item = File()
            folder.change({name: item})
        elif "O_TRUNC" in call.flags and isinstance(item, File):
            item.unsynced.append(Resize(0))
        if "O_APPEND" in call.flags:
            raise NotImplementedError("appending")
        self._open[handle] = item

    def _written(self, call: Call) -> None:
        handle = _number(call.handle)
        file = self._open[handle]
        assert isinstance(file, File)
        if call.name == "ftruncate":
            file.unsynced.append(Resize(call.numbers[0]))
            return
        written = call.data[: _number(call.result)]
        if call.name == "pwrite64":
            file.unsynced.append(Write(call.numbers[-1], written))
            return
        file.unsynced.append(Write(self._position[handle], written))
        self._position[handle] += len(written)

    def _place(self, path: Path) -> tuple[Folder, str]:
        """The folder that a path's last name stands in, and that name."""
        folder = self.top
        *parents, name = path.relative_to(self._root).parts
        for parent in parents:
            below = folder.current[parent]
            assert isinstance(below, Folder)
            folder = below
        return folder, name


def _number(value: int | None) -> int:
    assert value is not None
    return value


def record(server: WriterServer, job: Job, log: Path, root: Path) -> Recording:
    """What a writer does to the files below `root` when nothing goes wrong."""
    calls: list[Call] = []
    said, status = server.run(
        job, within=lambda writer, work: calls.extend(trace(writer, work, log))
    )
    assert status == 0
    assert not any(one.what == "refused" for one in said), said
    return Recording(calls, root)
