"""The files that a charter is made of."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from audit.charter.errors import CharterInvalid, FileUnreadable

CHARTER_FILES = ("charter.cedar", "charter.cedarschema", "profiles.toml")
RELEASED = "released"


def policies_folder(folder: Traversable | None = None) -> Traversable:
    """`folder`, or the packaged `policies` if None. Raises `CharterInvalid`."""
    if folder is not None:
        return folder
    try:
        return files("policies")
    except ImportError as error:
        raise CharterInvalid(reason=str(error)) from error


def read_texts(folder: Traversable | None = None) -> dict[str, str]:
    """The charter's files by name, with the list of released digests. Raises `CharterInvalid`.

    The list is always the packaged one: no folder can declare itself released.
    """
    released = policies_folder().joinpath("released.txt")
    source = policies_folder(folder)
    texts = {name: read_text(source, name) for name in CHARTER_FILES}
    texts[RELEASED] = read_text(policies_folder(), "released.txt") if released.is_file() else ""
    return texts


def files_of(charter: str) -> dict[str, str]:
    """The files that the text of a charter (`CedarCharter.text`) is made of; "" if missing."""
    found, rest = {}, f"\n{charter}"
    for name in reversed(CHARTER_FILES):
        rest, _, found[name] = rest.partition(f"\n// {name}\n")
    return found


def read_text(folder: Traversable, name: str) -> str:
    """One file of a folder of policies. Raises `CharterInvalid`."""
    try:
        return folder.joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileUnreadable(file=name, reason=reason) from error
