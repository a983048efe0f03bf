"""Why a report was not made; nothing was written then."""

from __future__ import annotations

import errno

from audit.errors import CandideError


class ReportError(CandideError):
    """Base of what can stop a report."""

    code = "report-failed"
    fr = "Le rapport n'a pas pu être fait."
    en = "The report could not be made."


class ReportOfNothing(ReportError):
    code = "report-of-nothing"
    fr = "Le journal est vide\u00a0: il n'y a encore rien à rapporter."
    en = "The log is empty: there is nothing to report yet."


class ReportPeriodBackwards(ReportError):
    code = "report-period-backwards"
    fr = "La période finit ({until}) avant de commencer ({since})."
    en = "The period ends ({until}) before it begins ({since})."


class ReportPeriodEmpty(ReportError):
    """`first` and `last` are the days of the first and the last record there are."""

    code = "report-period-empty"
    fr = (
        "Le journal n'a aucun enregistrement de cette période\u00a0: le premier est du {first}, "
        "le dernier du {last} (UTC)."
    )
    en = "The log has no record of that period: the first is of {first}, the last of {last} (UTC)."


class ReportTargetTaken(ReportError):
    code = "report-target-taken"
    fr = "{target} existe déjà\u00a0: choisissez un autre nom, ou ajoutez --force."
    en = "{target} exists already: choose another name, or add --force."


class ReportDiskFull(ReportError):
    code = "report-disk-full"
    fr = "Le disque est plein\u00a0: le rapport n'a pas été écrit, et rien n'en reste."
    en = "The disk is full: the report was not written, and nothing of it is left."


class ReportUnwritable(ReportError):
    code = "report-unwritable"
    fr = "Le rapport ne peut pas être écrit dans {target} ({reason})."
    en = "The report cannot be written to {target} ({reason})."


def report_error(error: OSError, target: object) -> ReportError:
    """The `ReportError` that names what the system met while writing to `target`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ReportDiskFull()
    if error.errno == errno.EEXIST:
        return ReportTargetTaken(target=target)
    return ReportUnwritable(target=target, reason=error.strerror or error)
