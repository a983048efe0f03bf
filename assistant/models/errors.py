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


class ModelHostBusy(CandideError):
    """The host wants to be left alone for `minutes`, longer than a command should wait."""

    code = "model-host-busy"
    fr = (
        "{host} est trop sollicité pour donner {file}\u00a0: "
        "relancez la commande dans {minutes}\u00a0min, elle reprendra où elle en était."
    )
    en = (
        "{host} is too busy to give {file}: "
        "run the command again in {minutes} min and it will go on from there."
    )


class ModelUntrusted(CandideError):
    """The certificate of the host does not hold: a wrong date here, or somebody in between."""

    code = "model-untrusted"
    fr = (
        "Rien ne prouve que {host} est bien {host} (certificat refusé), {file} n’a donc pas été "
        "demandé\u00a0: vérifiez la date de cette machine et les certificats de votre réseau."
    )
    en = (
        "Nothing proves that {host} is {host} (certificate refused), so {file} was not asked for: "
        "check the date of this machine and the certificates of your network."
    )


class ModelInsecure(CandideError):
    """A host sends us on to an address that anybody on the way could tamper with."""

    code = "model-insecure"
    fr = (
        "{host} renvoie vers {other} sans connexion protégée\u00a0: "
        "{file} n’y a pas été demandé. Réessayez plus tard."
    )
    en = (
        "{host} sends us on to {other} without a protected connection: "
        "{file} was not asked for there. Try again later."
    )


class ModelProxyFailed(CandideError):
    """The proxy of the environment cannot be reached, or lets nothing through."""

    code = "model-proxy-failed"
    fr = (
        "Le mandataire {proxy} ne laisse pas passer vers {host} pour {file}\u00a0: "
        "vérifiez les variables HTTPS_PROXY, HTTP_PROXY et NO_PROXY."
    )
    en = (
        "The proxy {proxy} lets nothing through to {host} for {file}: "
        "check the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY."
    )


class ModelNotInFolder(CandideError):
    """Files that `--from` should have found; `files` names them, with commas between."""

    code = "model-not-in-folder"
    fr = (
        "Il manque dans {folder}\u00a0: {files}. "
        "Copiez-y ces fichiers tels que téléchargés, puis relancez la commande."
    )
    en = (
        "Missing in {folder}: {files}. "
        "Copy these files there as they were downloaded, then run the command again."
    )


class ModelHalfThere(CandideError):
    """A file of the folder given is shorter than it must be; lengths are in bytes."""

    code = "model-half-there"
    fr = (
        "Le fichier {path} n’est téléchargé qu’en partie ({there} octets sur {size})\u00a0: "
        "téléchargez-le de nouveau."
    )
    en = "The file {path} is only partly downloaded ({there} bytes of {size}): download it again."


class ModelNotAsPublished(CandideError):
    """A file of the folder given differs from the one the catalogue describes."""

    code = "model-not-as-published"
    fr = (
        "Le fichier {path} n’est pas celui que décrit le catalogue (taille ou empreinte "
        "différente)\u00a0: il n’a pas été installé."
    )
    en = (
        "The file {path} is not the one the catalogue describes (different size or digest): "
        "it was not installed."
    )


class ModelUnreadable(CandideError):
    """The folder given, or a file of it, cannot be read: no rights, a bad or unplugged stick."""

    code = "model-unreadable"
    fr = (
        "Impossible de lire {path}\u00a0: vérifiez que la clé est bien branchée et en bon état, "
        "et que vous avez le droit de la lire."
    )
    en = (
        "Cannot read {path}: check that the stick is plugged in and sound, "
        "and that you may read it."
    )


class ModelMistaken(CandideError):
    """A file of the folder given bears the name of one model and is another one, `other`."""

    code = "model-mistaken"
    fr = (
        "Le fichier {path} contient en réalité {other}\u00a0: "
        "rendez-lui son nom, et ajoutez le bon fichier."
    )
    en = "The file {path} is really {other}: give it back its name, and add the right file."


class ModelWrongLanguage(CandideError):
    """A model for another language than the one it is wanted for; languages are codes."""

    code = "model-wrong-language"
    fr = (
        "Le modèle {path} parle une autre langue («\u00a0{found}\u00a0» et non "
        "«\u00a0{expected}\u00a0»)\u00a0: il ne sera pas utilisé."
    )
    en = "The model {path} is for another language (“{found}”, not “{expected}”): it is not used."


class ModelUnusable(CandideError):
    """All digests are right, and the library that should work with the model cannot."""

    code = "model-unusable"
    fr = (
        "{name} est arrivé intact mais ne fonctionne pas sur cette machine\u00a0: "
        "rien n’a changé, ce qui servait avant sert toujours."
    )
    en = (
        "{name} arrived sound but does not work on this machine: "
        "nothing has changed, what was in use before still is."
    )


class ModelNotTried(CandideError):
    """The system did not let a model be tried, for want of memory for one; nothing is known of it.

    What was brought for it is kept.
    """

    code = "model-not-tried"
    fr = (
        "{name} n’a pas pu être essayé, faute de mémoire peut-être\u00a0: "
        "rien n’a changé. Fermez d’autres programmes, puis relancez la commande."
    )
    en = (
        "{name} could not be tried, perhaps for want of memory: "
        "nothing has changed. Close other programs, then run the command again."
    )


class ModelNoPrevious(CandideError):
    """There is no earlier version to go back to."""

    code = "model-no-previous"
    fr = "Aucun modèle n’a de version précédente\u00a0: il n’y a rien à rétablir."
    en = "No model has an earlier version: there is nothing to go back to."


class ModelPreviousDamaged(CandideError):
    """The earlier version is no longer whole, so the present one stays."""

    code = "model-previous-damaged"
    fr = (
        "La version précédente {name} ne fonctionne plus\u00a0: "
        "la version actuelle reste en service."
    )
    en = "The earlier version {name} no longer works: the present one stays in use."


class StarterDamaged(CandideError):
    """A file of the starter models is missing or differs from its published digest."""

    code = "model-starter-damaged"
    fr = (
        "Le fichier {file} des modèles de départ manque ou est abîmé\u00a0: réinstallez Candide. "
        "En attendant, vous pouvez toujours écrire."
    )
    en = (
        "The file {file} of the starter models is missing or damaged: install Candide again. "
        "Meanwhile you can still type."
    )


class ModelFolderMissing(CandideError):
    """The folder that models should come from is not there, or no folder."""

    code = "model-folder-missing"
    fr = "Le dossier {folder} est introuvable\u00a0: vérifiez que la clé est bien branchée."
    en = "There is no folder {folder}: check that the stick is plugged in."
