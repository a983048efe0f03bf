"""One record as one line of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from audit.inspect.telling import in_words
from audit.ledger.wording import records


def line(seq: int, leaf: dict[str, Any], personal: dict[str, Any] | None) -> str:
    """Number, time (UTC, `?` where the clock was set back), kind, and what matters of the rest."""
    wall = leaf["wall"] + ("" if leaf["wall_sure"] else "?")
    head = f"{seq:>6}  {wall}  {leaf['kind']:<9}"
    rest = _rest(leaf, personal)
    return f"{head}  {rest}" if rest else head


_HEX = re.compile(r"[0-9a-f]+")
_MUSIC = {"started": ("commencée", "started"), "stopped": ("arrêtée", "stopped")}
_SOURCES = {
    "library": ("fichiers du foyer", "the household's files"),
    "radio": ("radio", "radio"),
}


def ranges_in_words(ranges: Sequence[Sequence[int]], most: int = 8) -> str:
    """Ranges of record numbers as people write them: `3, 5–7`; no more than `most`."""
    written = [f"{a}" if a == b else f"{a}–{b}" for a, b in ranges[:most]]
    return ", ".join(written) + (", …" if len(ranges) > most else "")


def key_id(vkey: str) -> str:
    """The short name of a public key: eight hexadecimal digits (C2SP signed-note v1.0.0)."""
    return vkey.split("+")[1]


def _rest(leaf: dict[str, Any], personal: dict[str, Any] | None) -> str:
    match leaf["kind"]:
        case "utterance":
            rules = ",".join(leaf["rules"]) or "-"
            sponsors = f" {'+'.join(leaf['sponsors'])}" if leaf["sponsors"] else ""
            wish = in_words("campagne", "campaign")
            campaign = f" {wish}:{leaf['campaign']}" if leaf.get("campaign") else ""
            words = printable(personal["words"]) if personal else in_words("(effacé)", "(erased)")
            return f"{leaf['label']:<12} {leaf['verdict']:<7} {rules}{sponsors}{campaign}  {words}"
        case "outcome":
            return f"{leaf['outcome']} of {leaf['of']}"
        case "decline":
            lighter = in_words(" (non demandé)", " (unasked)") if leaf["unasked_only"] else ""
            return f"{leaf['scope']} {_short(leaf['value'])}{lighter}"
        case "lift":
            return f"{leaf['scope']} {_short(leaf['value'])}"
        case "setting":
            return f"{leaf['name']} {_short(leaf['value'])}"
        case "register":
            changed = f"+{leaf['added']} -{leaf['removed']} ~{leaf['changed']}"
            return f"{_short(leaf['digest'])} {changed}"
        case "campaigns":
            return f"{_short(leaf['digest'])} {','.join(leaf['ids']) or '-'}"
        case "survey":
            return (
                in_words("sans réponse", "unanswered")
                if leaf["score"] is None
                else (str(leaf["score"]))
            )
        case "music":
            return f"{in_words(*_MUSIC[leaf['what']])} ({in_words(*_SOURCES[leaf['source']])})"
        case "start":
            unknown = in_words(" (pas une charte publiée)", " (not a released charter)")
            released = "" if leaf["charter_released"] else unknown
            return f"{leaf['profile']} charter {_short(leaf['charter'])}{released}"
        case "gap":
            sounded = sum(leaf["sentences"].values())
            fixed = in_words(
                "phrase(s) fixe(s) sans enregistrement", "fixed sentence(s) without a record"
            )
            return f"{sounded} {fixed}"
        case "key":
            return f"{leaf['reason']} {leaf['previous']} → {key_id(leaf['vkey'])}"
        case "erasure":
            count = in_words(*records(leaf["count"]))
            return f"{leaf['reason']} {count}  {ranges_in_words(leaf['ranges'])}"
        case "incident":
            return _incident(leaf)
        case "restore":
            count, of = in_words(*records(leaf["size"])), in_words("de", "of")
            newer = in_words("(retour en arrière)", "(rollback)") if leaf["rollback"] else ""
            return f"{count} {of} {leaf['origin']} {newer}".rstrip()
    return ""


def _short(value: str) -> str:
    """A value, or the beginning of a digest."""
    return value[:12] if len(value) in (32, 64) and _HEX.fullmatch(value) else value


def _incident(leaf: dict[str, Any]) -> str:
    if leaf["resolved"]:
        return in_words("pris en compte", "acknowledged")
    parts = [leaf["problem"]]
    if leaf["record"] is not None:
        parts.append(in_words(f"à partir de {leaf['record']}", f"from {leaf['record']} on"))
    if leaf["expected_size"] is not None and leaf["found_size"] is not None:
        sizes = leaf["found_size"], leaf["expected_size"]
        parts.append(in_words("{} au lieu de {}", "{} instead of {}").format(*sizes))
    if leaf["set_aside"] is not None:
        parts.append(f"→ {leaf['set_aside']}")
    return ", ".join(parts)


def printable(words: str) -> str:
    """Words that advisers and merchants had a hand in, made harmless to a terminal."""
    return "".join(
        "\ufffd" if unicodedata.category(letter).startswith("C") else letter for letter in words
    )
