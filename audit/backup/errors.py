"""Why a backup was not made, or not restored; the household's own state is untouched then."""

from __future__ import annotations

import errno

from audit.errors import CandideError
from audit.language import Language
from audit.ledger.checklog import Finding


class BackupError(CandideError):
    """Base of what can stop a backup or a restore."""

    code = "backup-failed"
    fr = "La sauvegarde n'a pas pu être faite."
    en = "The backup could not be made."


class BackupTargetTaken(BackupError):
    code = "backup-target-taken"
    fr = "{target} existe déjà\u00a0: choisissez un autre nom."
    en = "{target} exists already: choose another name."


class BackupUnwritable(BackupError):
    code = "backup-unwritable"
    fr = "La sauvegarde ne peut pas être écrite dans {target} ({reason})."
    en = "The backup cannot be written to {target} ({reason})."


class BackupDiskFull(BackupError):
    code = "backup-disk-full"
    fr = "Le disque est plein\u00a0: il n'y a pas de sauvegarde."
    en = "The disk is full: there is no backup."


class BackupUnsound(BackupError):
    """Nobody could restore it."""

    code = "backup-unsound"
    fr = (
        "Le journal n'est pas en accord avec lui-même, et personne ne pourrait en restaurer une "
        "sauvegarde. {fr} Tout vérifier\u00a0: candide ledger verify."
    )
    en = (
        "The log does not agree with itself, and nobody could restore a backup of it. "
        "{en} To check all of it: candide ledger verify."
    )


class BackupMissing(BackupError):
    code = "backup-missing"
    fr = "{path} ne peut pas être lu ({reason})."
    en = "{path} cannot be read ({reason})."


class BackupInvalid(BackupError):
    code = "backup-invalid"
    fr = "{path} n'est pas une sauvegarde de Candide, ou bien elle est abîmée. Rien n'a été changé."
    en = "{path} is not a backup of Candide, or is damaged. Nothing was changed."


class BackupDisagrees(BackupError):
    code = "backup-disagrees"
    fr = (
        "Le journal de cette sauvegarde n'est pas en accord avec lui-même. {fr} Rien n'a été "
        "changé."
    )
    en = "The log in this backup does not agree with itself. {en} Nothing was changed."


class BackupOfAnotherVersion(BackupError):
    code = "backup-of-another-version"
    fr = (
        "Cette sauvegarde vient d'une version de Candide que celle-ci ne connaît pas ({program})"
        "\u00a0: installez-la d'abord. Rien n'a été changé."
    )
    en = (
        "This backup comes from a version of Candide that this one does not know ({program}): "
        "install that one first. Nothing was changed."
    )


class RestoreNoRoom(BackupError):
    code = "restore-no-room"
    fr = (
        "Il faut {needed} octets libres pour restaurer, et il en reste {free}. Rien n'a été changé."
    )
    en = "Restoring needs {needed} free bytes, and {free} are left. Nothing was changed."


class RestoreFailed(BackupError):
    code = "restore-failed"
    fr = "La sauvegarde n'a pas pu être restaurée dans {home} ({reason}). Rien n'a été changé."
    en = "The backup could not be restored into {home} ({reason}). Nothing was changed."


class RestoreUnfinished(BackupError):
    """It was decided on; the rest is done by whoever next holds the household."""

    code = "restore-unfinished"
    fr = "La restauration a commencé et n'a pas pu finir ({reason})\u00a0: elle reprendra seule."
    en = "Restoring has begun and could not end ({reason}): it will go on by itself."


def in_both(finding: Finding) -> dict[str, str]:
    """What a check found, for the sentences above."""
    return {language.value: finding.sentence(language) for language in Language}


def backup_error(error: OSError, target: object) -> BackupError:
    """The error that names what the system met while a backup was written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BackupDiskFull()
    if error.errno == errno.EEXIST:
        return BackupTargetTaken(target=target)
    return BackupUnwritable(target=target, reason=error.strerror or error)
