"""Where MPD is: `music.toml` in the household's folder, else MPD_HOST, else where it usually is.

It has to be on this machine: a unix socket or a loopback address.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.music.errors import MusicFileUnreadable, PlayerElsewhere

FILE_NAME = "music.toml"
USUAL_SOCKET = Path("/run/mpd/socket")
USUAL_PORT = 6600


@dataclass(frozen=True)
class Address:
    """A unix `socket`, or else a loopback `host` and `port`; the password is shown nowhere."""

    socket: str | None = None
    host: str = "127.0.0.1"
    port: int = USUAL_PORT
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        if self.socket is not None:
            return self.socket.replace("\0", "@")
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class _Settings(BaseModel):
    """What `music.toml` may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    socket: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    host: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    port: Annotated[int, Field(ge=1, le=65_535)] = USUAL_PORT
    password: Annotated[str, Field(min_length=1, max_length=200)] | None = Field(
        default=None, repr=False
    )

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        if self.socket is not None and self.host is not None:
            raise ValueError("socket and host exclude each other")
        return self


def find_address(home: Path, environment: Mapping[str, str]) -> Address:
    """Where MPD is to be asked. Raises `MusicFileUnreadable`, `PlayerElsewhere`."""
    path = home / FILE_NAME
    try:
        settings = _Settings.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return _from_environment(environment)
    except OSError as error:
        raise MusicFileUnreadable(path=path, reason=error.strerror) from error
    except (ValueError, ValidationError) as error:  # its text may quote the password
        raise MusicFileUnreadable(path=path, reason=type(error).__name__) from None
    if settings.socket is not None:
        return Address(socket=settings.socket, password=settings.password)
    host = _loopback(settings.host or "localhost")
    return Address(host=host, port=settings.port, password=settings.password)


def _from_environment(environment: Mapping[str, str]) -> Address:
    """As MPD's own clients read it: `password@host`, or the path of a socket."""
    given = environment.get("MPD_HOST", "")
    password, at, host = given.rpartition("@")
    if given.startswith("@"):  # a socket that has a name and no file
        return Address(socket="\0" + given[1:])
    known = password if at and password else None
    if host.startswith("/"):
        return Address(socket=host, password=known)
    port = environment.get("MPD_PORT", "")
    number = int(port) if port.isdecimal() and 0 < int(port) < 1 << 16 else USUAL_PORT
    if host:
        return Address(host=_loopback(host), port=number, password=known)
    if not port and USUAL_SOCKET.exists():
        return Address(socket=str(USUAL_SOCKET))
    return Address(port=number)


def _loopback(host: str) -> str:
    """`host` as an address of this machine; names are not looked up. Raises `PlayerElsewhere`."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        if ipaddress.ip_address(host.strip("[]")).is_loopback:
            return host.strip("[]")
    except ValueError:
        pass
    raise PlayerElsewhere(host=host)
