"""What can go wrong with models: one error class, one stable code and one sentence for each."""

from __future__ import annotations

from audit.errors import CandideError


class ModelCatalogueInvalid(CandideError):
    """The catalogue itself cannot be read; `detail` says where, for whoever wrote it."""

    code = "model-catalogue-invalid"
    fr = "Le catalogue des modèles est illisible\u00a0: {detail}."
    en = "The catalogue of models cannot be read: {detail}."


class ModelUnknown(CandideError):
    """The catalogue has no model for the language asked for."""

    code = "model-unknown"
    fr = "Le catalogue ne propose aucun modèle pour la langue «\u00a0{language}\u00a0»."
    en = "The catalogue offers no model for the language “{language}”."


class ModelUnreachable(CandideError):
    """The host did not answer: no network, no such name, refused connection, silence."""

    code = "model-unreachable"
    fr = (
        "Impossible de joindre {host} pour télécharger {file}\u00a0: "
        "vérifiez la connexion à Internet, puis relancez la commande."
    )
    en = "Cannot reach {host} to download {file}: check the Internet connection, then try again."


class ModelRefused(CandideError):
    """The host answered something else than the file; `status` is the HTTP status."""

    code = "model-refused"
    fr = "{host} n’a pas donné {file} (réponse HTTP {status})\u00a0: réessayez plus tard."
    en = "{host} did not give {file} (HTTP answer {status}): try again later."


class ModelCut(CandideError):
    """The connection broke more often than we retry; what has come is kept."""

    code = "model-cut"
    fr = (
        "La connexion à {host} s’est coupée pendant le téléchargement de {file}\u00a0: "
        "relancez la commande, elle reprendra où elle en était."
    )
    en = (
        "The connection to {host} broke while {file} was downloading: "
        "run the command again and it will go on from there."
    )


class ModelMismatch(CandideError):
    """The whole file came and is not the one the catalogue describes; it was thrown away."""

    code = "model-mismatch"
    fr = (
        "Le fichier {file} reçu de {host} n’est pas celui que décrit le catalogue "
        "(taille ou empreinte différente)\u00a0: il n’a pas été installé."
    )
    en = (
        "The file {file} received from {host} is not the one the catalogue describes "
        "(different size or digest): it was not installed."
    )


class ModelUnsafe(CandideError):
    """An archive holds something we never unpack: a link, a path that leaves, too many bytes."""

    code = "model-unsafe"
    fr = (
        "L’archive {file} contient un élément refusé («\u00a0{entry}\u00a0»)\u00a0: "
        "rien n’a été installé."
    )
    en = "The archive {file} holds something we refuse (“{entry}”): nothing was installed."


class ModelDamaged(CandideError):
    """An installed file no longer has its size or digest."""

    code = "model-damaged"
    fr = "Le fichier {file} est abîmé\u00a0: «\u00a0candide models install\u00a0» le remplacera."
    en = "The file {file} is damaged: “candide models install” will replace it."


class ModelIncomplete(CandideError):
    """A file of a partly installed model is missing."""

    code = "model-incomplete"
    fr = "Il manque le fichier {file}\u00a0: «\u00a0candide models install\u00a0» le téléchargera."
    en = "The file {file} is missing: “candide models install” will fetch it."


class ModelDiskFull(CandideError):
    """Not enough room; `needed` and `free` are in megabytes (10^6 bytes)."""

    code = "model-disk-full"
    fr = (
        "Il faut {needed}\u00a0Mo libres dans {folder} et il en reste {free}\u00a0: "
        "faites de la place, puis relancez la commande."
    )
    en = "{folder} needs {needed} MB free and has {free}: make room, then run the command again."


class ModelNotWritable(CandideError):
    """The folder of models cannot be written to."""

    code = "model-not-writable"
    fr = (
        "Impossible d’écrire dans {folder}\u00a0: "
        "vérifiez les droits du dossier et l’état du disque."
    )
    en = "Cannot write in {folder}: check the rights on the folder and the state of the disk."


class ModelBusy(CandideError):
    """Another installation is running in the same folder."""

    code = "model-busy"
    fr = (
        "Une autre installation de modèles est en cours dans {folder}\u00a0: "
        "attendez qu’elle finisse."
    )
    en = "Another installation of models is running in {folder}: wait until it has finished."


class ModelOverrideMissing(CandideError):
    """An environment variable names a model that is not there."""

    code = "model-override-missing"
    fr = "La variable {variable} désigne {path}, qui n’existe pas."
    en = "The variable {variable} names {path}, which does not exist."
