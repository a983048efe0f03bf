"""Walls of the Linux kernel around a skill's process, which even native code cannot take down.

Landlock closes the file system but for what is named here, and with it the running of programs and
the memory and environment of other processes; a filter of system calls closes the network, or with
a network at least the sockets of this machine, such as the speaker's own, and lets it start and
touch no other process. Both stay until the process ends.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP, _FILTER = 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# All rights over files that a version of Landlock knows, by how many bits there are.
_FILE_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_FILE_RIGHTS_ONLY = 1 << 1 | 1 << 2 | 1 << 14  # what can be granted on a single file
_KEEPS_FILES = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 14
_ALL_TCP = 0b11
_NO_SIGNALS_NOR_NAMES = 0b11  # to processes outside, and sockets without a file
_OTHER_NUMBERS = 0x40000000  # of the same machine under another convention
_LOCAL_SOCKETS = 1
_THREAD = 0x10000  # a clone with this is a thread of the same process
_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_MACHINE_AT, _NUMBER_AT, _FIRST_ARGUMENT_AT = 4, 0, 16


@dataclass(frozen=True)
class _Machine:
    """The kernel's name for a kind of processor, and its numbers for system calls.

    `refused` are io_uring_setup, kill, tkill, tgkill, ptrace, process_vm_readv and _writev,
    pidfd_open, execve, execveat and, where there are such, fork and vfork.
    """

    name: int
    socket: int
    clone: int
    refused: tuple[int, ...]


_CLONE_BY_ADDRESS = 435
_MACHINES = {
    "x86_64": _Machine(
        0xC000003E, 41, 56, (425, 62, 200, 234, 101, 310, 311, 434, 59, 322, 57, 58)
    ),
    "aarch64": _Machine(0xC00000B7, 198, 220, (425, 129, 130, 131, 117, 270, 271, 434, 221, 281)),
}


class NoWalls(Exception):
    """This machine's kernel cannot close off what has to be closed off."""


def wall_in(readable: Iterable[Path], listed: Iterable[Path], kept: Path, *, network: bool) -> None:
    """From now on this process reads `readable`, lists `listed`, writes `kept`, and that is all.

    With `network` it may talk to other machines. Raises `NoWalls`; then some may stand already.
    """
    kernel = _kernel()
    _checked(kernel.prctl(_NO_NEW_PRIVILEGES, _number(1), *(_number(0) for _ in range(3))))
    _close_files(kernel, readable, listed, kept, network)
    _close_calls(kernel, network)


def _kernel() -> ctypes.CDLL:
    if platform.system() != "Linux" or platform.machine() not in _MACHINES:
        raise NoWalls(platform.system())
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        raise NoWalls(os.strerror(ctypes.get_errno()))
    return result


def _close_files(
    kernel: ctypes.CDLL,
    readable: Iterable[Path],
    listed: Iterable[Path],
    kept: Path,
    network: bool,
) -> None:
    version = _checked(kernel.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1))
    every = (1 << _FILE_BITS[min(version, max(_FILE_BITS))]) - 1
    tcp = _ALL_TCP if version >= 4 and not network else 0
    scoped = _NO_SIGNALS_NOR_NAMES if version >= 6 else 0
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    attributes = struct.pack("=QQQ", every, tcp, scoped)[:size]
    rules = _checked(kernel.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), 0))
    try:
        for path in readable:
            _allow(kernel, rules, path, _READ_FILE | _READ_DIR)
        for path in listed:
            _allow(kernel, rules, path, _READ_DIR)
        _allow(kernel, rules, kept, _KEEPS_FILES & every)
        _checked(kernel.syscall(_RESTRICT_SELF, rules, 0))
    finally:
        os.close(rules)


def _allow(kernel: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """Grant rights over a file or folder, where there is one."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        granted = rights if path.is_dir() else rights & _FILE_RIGHTS_ONLY
        beneath = struct.pack("=Qi", granted, place)
        _checked(kernel.syscall(_ADD_RULE, rules, _PATH_BENEATH, beneath, 0))
    finally:
        os.close(place)


def _close_calls(kernel: ctypes.CDLL, network: bool) -> None:
    program = _filter(_MACHINES[platform.machine()], network)
    code = b"".join(struct.pack("=HBBI", *step) for step in program)
    held = ctypes.create_string_buffer(code, len(code))
    filtering = struct.pack("@HP", len(program), ctypes.addressof(held))
    _checked(kernel.prctl(_SET_SECCOMP, _number(_FILTER), filtering, _number(0), _number(0)))


def _filter(machine: _Machine, network: bool) -> list[tuple[int, int, int, int]]:
    """The filter as steps for the kernel: what to do, two distances to jump, and a number."""
    refused = [
        step
        for number in machine.refused
        for step in ((_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE))
    ]
    return [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 1, 0, machine.name),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 0, 1, _OTHER_NUMBERS),
        (_RETURN, 0, 0, _REFUSE),
        *refused,
        # Whoever is told that it does not exist takes the older one, whose flags can be read.
        (_EQUAL, 0, 1, _CLONE_BY_ADDRESS),
        (_RETURN, 0, 0, _UNKNOWN),
        (_EQUAL, 0, 4, machine.clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_HAS, 1, 0, _THREAD),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
        # With a network, a socket is refused where it is one of this machine alone.
        (_EQUAL, 0, 3, machine.socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_EQUAL, 0, 1 if network else 0, _LOCAL_SOCKETS),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _number(value: int) -> ctypes.c_ulong:
    return ctypes.c_ulong(value)
