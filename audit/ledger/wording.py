"""What every reader of the log calls things: its records, and what was found wrong with it."""

from __future__ import annotations

from typing import Any


def records(count: int) -> tuple[str, str]:
    """So many records, in French and in English."""
    # In French, nought is singular.
    fr = "enregistrement" if count < 2 else "enregistrements"
    return f"{count} {fr}", f"{count} {'record' if count == 1 else 'records'}"


def explained(leaf: dict[str, Any]) -> tuple[str, str]:
    """What one incident means, in French and in English."""
    number = leaf["seq"]
    fr, en = _explanation(leaf)
    return f"Enregistrement {number}\u00a0: {fr}", f"Record {number}: {en}"


def _explanation(leaf: dict[str, Any]) -> tuple[str, str]:
    match leaf["problem"]:
        case "rollback":
            had, has = records(leaf["expected_size"]), records(leaf["found_size"])
            return (
                f"cet appareil avait signé {had[0]}, et le journal de {has[0]} qui était là n'en "
                "était pas la suite. Une copie plus ancienne ou un autre journal a été mis à sa "
                "place.",
                f"this device had signed {had[1]}, and the log of {has[1]} that was there did not "
                "continue them. An older copy or another log had been put in its place.",
            )
        case "mismatch":
            return (
                f"la vérification du journal a trouvé un désaccord{_at(leaf, 'fr')}. Quelqu'un l'a "
                "changé, ou le disque est abîmé.",
                f"checking the log found a disagreement{_at(leaf, 'en')}. Somebody changed it, or "
                "the disk is damaged.",
            )
        case "key-lost":
            return (
                "la clé qui signait le journal n'était plus sur cet appareil. Il va de l'avant "
                "sous un nouveau nom et une nouvelle clé.",
                "the key that signed the log was no longer on this device. The log goes on under a "
                "new name and a new key.",
            )
    aside = leaf["set_aside"]
    kept = (f" Il est gardé\u00a0: set-aside/{aside}.", f" It is kept: set-aside/{aside}.")
    fr, en = kept if aside else ("", "")
    return (
        f"le journal qui était là était abîmé, et un autre a pris sa place.{fr}",
        f"the log that was there was damaged, and another has taken its place.{en}",
    )


def _at(leaf: dict[str, Any], language: str) -> str:
    if leaf["record"] is None:
        return ""
    word = "à l'enregistrement" if language == "fr" else "at record"
    return f" {word} {leaf['record']}"
