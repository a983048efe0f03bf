"""Why a command about the log was refused; nothing was changed then."""

from __future__ import annotations

from audit.errors import CandideError


class InspectError(CandideError):
    """Base of what a command about the log refuses."""

    code = "inspect-refused"
    fr = "La commande n'a pas pu être exécutée."
    en = "The command could not be carried out."


class LogEmpty(InspectError):
    code = "log-empty"
    fr = "Le journal est vide\u00a0: rien n'y a encore été signé."
    en = "The log is empty: nothing was signed in it yet."


class NoSuchRecord(InspectError):
    code = "no-such-record"
    fr = "Il n'y a pas d'enregistrement {record}\u00a0: le journal en a {size}."
    en = "There is no record {record}: the log has {size}."


class NotACheckpoint(InspectError):
    code = "not-a-checkpoint"
    fr = "{path} n'est pas un point de contrôle signé."
    en = "{path} is not a signed checkpoint."


class NotReadable(InspectError):
    code = "not-readable"
    fr = "{path} ne peut pas être lu ({reason})."
    en = "{path} cannot be read ({reason})."


class CheckpointOfAnotherLog(InspectError):
    code = "checkpoint-of-another-log"
    fr = "Ce point de contrôle est d'un autre journal ({origin})\u00a0: celui-ci ne l'a pas signé."
    en = "This checkpoint is of another log ({origin}): this one did not sign it."


class CheckpointOfNothing(InspectError):
    code = "checkpoint-of-nothing"
    fr = "Ce point de contrôle est d'un journal encore vide\u00a0: rien ne peut en être prouvé."
    en = "This checkpoint is of a log still empty: nothing can be proved from it."


class CheckpointAhead(InspectError):
    """The log was rolled back, or the checkpoint is from another copy of it."""

    code = "checkpoint-ahead"
    fr = (
        "Ce point de contrôle compte {signed} enregistrements et le journal n'en a que {size}"
        "\u00a0: il en manque, et rien ne peut être prouvé."
    )
    en = (
        "This checkpoint counts {signed} records and the log has only {size}: "
        "some are missing, and nothing can be proved."
    )


class CheckpointContradicts(InspectError):
    """Two versions of the log were signed, or its beginning was rewritten."""

    code = "checkpoint-contradicts"
    fr = (
        "Les {signed} premiers enregistrements ne sont pas ceux que ce point de contrôle a signés"
        "\u00a0: le journal n'est pas la suite de celui-là."
    )
    en = (
        "The first {signed} records are not those that this checkpoint signed: "
        "the log does not continue that one."
    )


class ProofUnwritable(InspectError):
    code = "proof-unwritable"
    fr = "{path} ne peut pas être écrit ({reason})."
    en = "{path} cannot be written ({reason})."


class KeyMissing(InspectError):
    code = "key-missing"
    fr = "La clé qui a signé le journal n'est pas sur cet appareil."
    en = "The key that signed the log is not on this device."


class HomeNotUsable(InspectError):
    code = "home-not-usable"
    fr = "Le dossier {home} ne peut pas être utilisé\u00a0: {reason}."
    en = "The folder {home} cannot be used: {reason}."
