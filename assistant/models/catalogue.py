"""The catalogue of official models: which file, from where, how long, with which digests."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.models.errors import ModelCatalogueInvalid
from audit.language import Language

_BLOCK = 1 << 20


class Role(StrEnum):
    """What a voice is for. A household must tell the two apart by ear."""

    HELP = "help"
    SELL = "sell"


@dataclass(frozen=True)
class RemoteFile:
    """One file to fetch: `size` in bytes, digests in lower-case hexadecimal, at least one given."""

    url: str
    size: int
    md5: str | None = None
    sha256: str | None = None

    @property
    def name(self) -> str:
        """The last part of the address: how we call the file in front of a person."""
        return urlsplit(self.url).path.rpartition("/")[2]

    @property
    def host(self) -> str:
        """The machine that serves the file, for messages."""
        return urlsplit(self.url).hostname or self.url

    def has_size(self, path: Path) -> bool:
        """Whether `path` is a regular file of the right length; reads no content."""
        return path.is_file() and path.stat().st_size == self.size

    def is_sound(self, path: Path) -> bool:
        """Whether `path` has the right length and every digest we know; reads it all."""
        if not self.has_size(path):
            return False
        md5, sha256 = hashlib.md5(usedforsecurity=False), hashlib.sha256()
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                md5.update(block)
                sha256.update(block)
        return self.md5 in (None, md5.hexdigest()) and self.sha256 in (None, sha256.hexdigest())


@dataclass(frozen=True)
class Recogniser:
    """A Vosk model, published as one zip; `unpacked_limit` bounds what it may unpack to (bytes)."""

    name: str
    language: Language
    archive: RemoteFile
    unpacked_limit: int

    @property
    def size(self) -> int:
        """Bytes to download."""
        return self.archive.size


@dataclass(frozen=True)
class Voice:
    """A Piper voice: the network and the configuration without which it cannot be played."""

    name: str
    language: Language
    role: Role
    model: RemoteFile
    config: RemoteFile

    @property
    def size(self) -> int:
        """Bytes to download."""
        return self.model.size + self.config.size


@dataclass(frozen=True)
class Catalogue:
    """Everything that can be installed: a language has one recogniser and one voice per role."""

    recognisers: tuple[Recogniser, ...]
    voices: tuple[Voice, ...]

    def recogniser(self, language: Language) -> Recogniser | None:
        """The recogniser for `language`."""
        return next((item for item in self.recognisers if item.language is language), None)

    def voice(self, language: Language, role: Role) -> Voice | None:
        """The voice that speaks `language` in `role`."""
        wanted = (language, role)
        return next((item for item in self.voices if (item.language, item.role) == wanted), None)

    def models(self, language: Language) -> Iterator[Recogniser | Voice]:
        """All models for `language`, the recogniser first: without ears the rest is little use."""
        yield from (item for item in self.recognisers if item.language is language)
        yield from (item for item in self.voices if item.language is language)


# What the file may say. Names become file names, so they cannot hold a separator or begin with a
# dot; only web addresses are followed, because urllib would also open file: and ftp: ones.
_Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
_Url = Annotated[str, Field(pattern=r"^https?://[^/\s]+/\S*[^/\s]$")]
_Size = Annotated[int, Field(gt=0, lt=1 << 40)]


class _Table(BaseModel):
    # Not strict as a whole: a language and a role arrive as plain text.
    model_config = ConfigDict(extra="forbid", frozen=True)


class _File(_Table):
    url: _Url
    size: _Size
    md5: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _can_be_verified(self) -> _File:
        if self.md5 is None and self.sha256 is None:
            raise ValueError("a file needs md5 or sha256")
        return self

    def read(self) -> RemoteFile:
        return RemoteFile(self.url, self.size, self.md5, self.sha256)


class _Recogniser(_Table):
    name: _Name
    language: Language
    unpacked_limit: _Size
    archive: _File

    def read(self) -> Recogniser:
        return Recogniser(self.name, self.language, self.archive.read(), self.unpacked_limit)


class _Voice(_Table):
    name: _Name
    language: Language
    role: Role
    model: _File
    config: _File

    def read(self) -> Voice:
        return Voice(self.name, self.language, self.role, self.model.read(), self.config.read())


class _Document(_Table):
    recogniser: tuple[_Recogniser, ...] = ()
    voice: tuple[_Voice, ...] = ()

    @model_validator(mode="after")
    def _one_of_each(self) -> _Document:
        names = [item.name for item in self.recogniser] + [item.name for item in self.voice]
        places = [(item.language, None) for item in self.recogniser]
        spoken = [(item.language, item.role) for item in self.voice]
        for keys in (names, places, spoken):
            if len(set(keys)) != len(keys):
                raise ValueError("two models have the same name, or the same language and role")
        return self

    def read(self) -> Catalogue:
        return Catalogue(
            tuple(item.read() for item in self.recogniser),
            tuple(item.read() for item in self.voice),
        )


def read_catalogue(text: str) -> Catalogue:
    """The catalogue that a TOML text describes.

    Raises ModelCatalogueInvalid if it is not TOML or says something we do not accept.
    """
    try:
        return _Document.model_validate(tomllib.loads(text)).read()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "catalogue"
        raise ModelCatalogueInvalid(detail=f"{where}, {first['msg']}") from error
    except tomllib.TOMLDecodeError as error:
        raise ModelCatalogueInvalid(detail=str(error)) from error


@cache
def official_catalogue() -> Catalogue:
    """The catalogue that ships with Candide, read once for each process."""
    return read_catalogue(
        files("assistant.models").joinpath("catalogue.toml").read_text(encoding="utf-8")
    )
