"""E-mail and web addresses, read as people say them: "contact arobase exemple point fr"."""

from __future__ import annotations

import re

from audit.language import Language

_DOMAINS = (
    "fr|com|org|net|eu|uk|ie|be|ch|lu|ca|de|es|it|nl|info|biz|shop|io|dev|app|gov|edu|example|test"
)
_LABELS = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,4}"
_ADDRESS = re.compile(
    rf"(?<![\w.+@/-])(?:(?P<mail>[A-Za-z0-9][A-Za-z0-9._+-]{{0,63}}@{_LABELS}[A-Za-z]{{2,24}})"
    rf"|(?:(?:https?://|www\.)(?:www\.)?(?P<marked>[A-Za-z0-9][^\s<>\"»”’)\]]{{0,300}}))"
    rf"|(?P<bare>{_LABELS}(?:{_DOMAINS})(?:/[^\s<>\"»”’)\]]{{0,300}})?))(?![\w@])",
    re.ASCII,
)
_SAID = {
    Language.FRENCH: {
        ".": "point", "@": "arobase", "-": "tiret", "_": "tiret bas", "/": "barre oblique",
        "+": "plus", "?": "point d'interrogation", "=": "égale", "&": "et", "#": "dièse",
        ":": "deux-points", "%": "pour cent", "~": "tilde",
    },
    Language.ENGLISH: {
        ".": "dot", "@": "at", "-": "dash", "_": "underscore", "/": "slash", "+": "plus",
        "?": "question mark", "=": "equals", "&": "and", "#": "hash", ":": "colon",
        "%": "percent", "~": "tilde",
    },
}  # fmt: skip


def read_addresses(text: str, language: Language) -> str:
    """`text` with its addresses in words; the scheme, "www" and a last slash are not said."""
    said = _SAID[language]

    def words(match: re.Match[str]) -> str:
        printed = match["mail"] or match["marked"] or match["bare"]
        address = printed.rstrip(".,;:!?'/")
        stops = printed[len(address) :].replace("/", "")
        return (
            "".join(
                f" {said[character]} " if character in said else character for character in address
            )
            + stops
        )

    return _ADDRESS.sub(words, text) if "." in text else text
