"""Why an export was not made; nothing of it is left behind then."""

from __future__ import annotations

import errno

from audit.errors import CandideError


class ExportError(CandideError):
    """Base of what can stop an export."""

    code = "export-failed"
    fr = "L'export n'a pas pu être fait."
    en = "The export could not be made."


class ExportTargetTaken(ExportError):
    code = "export-target-taken"
    fr = "{target} existe déjà et n'est pas un dossier vide\u00a0: choisissez un autre dossier."
    en = "{target} exists already and is not an empty folder: choose another folder."


class ExportTargetUnwritable(ExportError):
    code = "export-target-unwritable"
    fr = "L'export ne peut pas être écrit dans {target} ({reason})."
    en = "The export cannot be written to {target} ({reason})."


class ExportDiskFull(ExportError):
    code = "export-disk-full"
    fr = "Le disque est plein\u00a0: l'export a été abandonné et rien n'en reste."
    en = "The disk is full: the export was given up and nothing of it is left."


class ExportNothing(ExportError):
    code = "export-nothing"
    fr = "Le journal est vide\u00a0: il n'y a rien à exporter."
    en = "The log is empty: there is nothing to export."


class ExportPeriodBackwards(ExportError):
    code = "export-period-backwards"
    fr = "La période finit ({until}) avant de commencer ({since})."
    en = "The period ends ({until}) before it begins ({since})."


class ExportErasedMeanwhile(ExportError):
    code = "export-erased-meanwhile"
    fr = (
        "Des mots ont été effacés pendant l'export, qui a donc été abandonné\u00a0: "
        "relancez-le, ils n'y seront plus."
    )
    en = (
        "Words were erased during the export, so it was given up: "
        "run it again, and they will not be in it."
    )


class ExportKeyChanged(ExportError):
    code = "export-key-changed"
    fr = (
        "La clé de l'appareil n'est pas celle qui a signé le journal\u00a0: "
        "si elle vient de changer, relancez l'export."
    )
    en = (
        "The device's key is not the one that signed the log: "
        "if it has just changed, run the export again."
    )


def export_error(error: OSError, target: object) -> ExportError:
    """The `ExportError` that names what the system met while writing to `target`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportDiskFull()
    if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
        return ExportTargetTaken(target=target)
    return ExportTargetUnwritable(target=target, reason=error.strerror or error)
