"""Every sentence of the verifier in French. A pair is the singular and the plural."""

from __future__ import annotations

from .sentences_en import Sentence

FINDINGS: dict[str, Sentence] = {
    "charter-missing": "La charte {digest}, que des enregistrements nomment, n'est pas dans le "
    "dossier.",
    "checkpoint-other-log": "{file} concerne un autre journal que le MANIFEST.",
    "checkpoint-signature": "{file} ne porte pas de signature valable de la clé de "
    "l'appareil\u00a0: son texte ou sa signature a été modifié, ou une autre clé l'a signé.",
    "checkpoint-size": "{file} couvre {size} enregistrements, le MANIFEST en annonce {found}.",
    "checkpoint-unreadable": "{file} n'est pas un point de contrôle lisible.",
    "cosignature-missing": "Le témoin {witness} n'a rien cosigné dans ce dossier.",
    "cosignature-wrong": "{file}\u00a0: la cosignature du témoin {witness} est fausse.",
    "document-digest": "{file}\u00a0: son nom n'est pas l'empreinte que le MANIFEST lui donne.",
    "earlier-differs": "{file}\u00a0: le journal ne commence plus par les {size} enregistrements "
    "de ce point de contrôle. Quelque chose d'antérieur a été modifié, retiré ou inséré.",
    "earlier-empty": "{file} ne couvre aucun enregistrement\u00a0: être d'accord avec rien ne "
    "prouve rien, ce n'est donc pas accepté.",
    "earlier-longer": "{file} couvre {size} enregistrements, plus que les {now} du point de "
    "contrôle récent\u00a0: il en manque à la fin, ou le récent est en fait plus ancien.",
    "earlier-other-log": "{file} est un point de contrôle d'un autre journal.",
    "earlier-signature": "{file} porte une signature fausse.",
    "earlier-unreadable": "{file} n'est pas un point de contrôle lisible.",
    "earlier-unsigned": "{file} n'est signé par aucune des clés que ce journal nomme.",
    "entries-cut": "{file} s'arrête au milieu, ou une longueur y est fausse, à partir de "
    "l'enregistrement {record}.",
    "entries-more": "{file} contient plus que ses enregistrements.",
    "entry-changed": "{file}\u00a0: modifié à l'enregistrement {records}\u00a0; ce qui s'y "
    "trouve n'est pas ce que contient le journal signé.",
    "entry-fields": "{file}\u00a0: il manque un champ à l'enregistrement {record}, ou un champ "
    "n'est pas de la bonne sorte.",
    "entry-not-canonical": "{file}\u00a0: l'enregistrement {record} n'est pas écrit sous la "
    "seule forme canonique.",
    "entry-not-json": "{file}\u00a0: l'enregistrement {record} n'est pas un objet JSON.",
    "entry-version": "{file}\u00a0: l'enregistrement {record} est d'une version que ce programme "
    "ne connaît pas.",
    "erasure-invalid": "L'enregistrement {record} est un effacement incompréhensible.",
    "file-changed": "{file} n'est pas le fichier que le MANIFEST décrit à la ligne {line}\u00a0: "
    "il a été modifié après l'export, ou cette ligne l'a été.",
    "file-missing": "{file} manque\u00a0; le MANIFEST l'annonce à la ligne {line}.",
    "file-not-a-file": "{file} n'est pas un fichier ordinaire et n'a pas été lu.",
    "file-not-listed": "{file} fait partie d'un export, mais le MANIFEST ne l'annonce pas.",
    "file-out-of-place": "{file} est annoncé par le MANIFEST, mais n'a pas sa place dans cet "
    "export.",
    "file-too-large": "{file} est plus grand qu'un tel fichier ne peut l'être et n'a pas été lu.",
    "file-unexpected": "{file} est dans le dossier, mais pas dans le MANIFEST.",
    "file-unreadable": "{file} ne peut pas être lu.",
    "hash-changed": "{file}\u00a0: l'empreinte {place}, qui vaut pour les enregistrements "
    "{records}, a été modifiée.",
    "key-break": "À partir de l'enregistrement {record}, une autre clé signe ({key}) et la "
    "précédente ne s'en est pas portée garante. La suite ne vaut que la confiance que vous "
    "accordez à la nouvelle clé.",
    "key-endorsement": "L'enregistrement {record} apporte une nouvelle clé avec une garantie "
    "fausse.",
    "key-not-in-force": "L'export est signé par la clé {key}, mais d'après les enregistrements "
    "la clé en vigueur est {found}.",
    "key-other-log": "{file}\u00a0: la clé porte le nom d'un autre journal.",
    "key-record-invalid": "L'enregistrement {record} nomme une clé d'une façon qui contredit ce "
    "qui précède.",
    "key-unknown": "L'export est signé par la clé {key}, et non par la clé {pinned} que vous "
    "avez donnée\u00a0; aucun enregistrement n'y mène de l'une à l'autre.",
    "key-unrecorded": "À partir de l'enregistrement {record}, une autre clé est en vigueur "
    "({key}), et aucun enregistrement ne dit pourquoi.",
    "leaf-hash-changed": "{file}\u00a0: empreinte modifiée à l'enregistrement {records}\u00a0; "
    "l'enregistrement lui-même est intact.",
    "manifest-signature": "{file} ne porte pas de signature valable de la clé de "
    "l'appareil\u00a0: son texte ou sa signature a été modifié, ou une autre clé l'a signé.",
    "not-a-plain-file": "{file} est un lien ou un autre fichier spécial et n'a pas été suivi.",
    "not-consistent": "{file}\u00a0: la preuve ne montre pas que le journal de {now} "
    "enregistrements commence par celui de {size} enregistrements.",
    "proof-missing": "L'enregistrement {record} est une suggestion de vente sans fichier de "
    "preuve.",
    "proof-no-key": "{file} ne dit pas quelle clé l'a signé, et vous n'en avez pas donné.",
    "proof-not-in-tree": "{file}\u00a0: l'enregistrement qui s'y trouve n'est pas dans le "
    "journal que couvre son point de contrôle.",
    "proof-other-checkpoint": "{file} finit par un autre point de contrôle que celui de l'export.",
    "proof-other-key": "{file} nomme une autre clé que celle de l'export.",
    "proof-other-record": "{file} concerne l'enregistrement {record}, et non celui de son nom.",
    "proof-other-size": "{file} est une preuve à partir de {found} enregistrements, mais "
    "l'ancien point de contrôle en couvre {size}.",
    "proof-signature": "{file}\u00a0: son point de contrôle n'est pas signé par la clé de "
    "l'appareil.",
    "proof-unreadable": "{file} n'est pas un fichier de preuve lisible.",
    "proof-words": "{file}\u00a0: les paroles qui s'y trouvent ne sont pas celles auxquelles "
    "l'enregistrement s'engage.",
    "record-number": "{file}\u00a0: l'enregistrement {record} dit porter le numéro {found}.",
    "records-outside-tree": "{file}\u00a0: les enregistrements {records} et leurs empreintes ne "
    "sont pas ceux du journal signé.",
    "register-missing": "Le registre des intérêts {digest}, que des enregistrements nomment, "
    "n'est pas dans le dossier.",
    "root-mismatch": "Les empreintes ne mènent pas à la racine que signe le point de contrôle, "
    "et elles seules ne permettent pas de dire ce qui a été modifié.",
    "root-unproven": "Il manque des empreintes au bord de l'arbre\u00a0: les enregistrements "
    "n'ont pas pu être rattachés à la racine signée.",
    "signature-wrong": "{file} porte une signature fausse.",
    "table-row": "{file}\u00a0: la ligne {line} ne concorde pas avec les enregistrements ({what}).",
    "tile-length": "{file} n'a pas la longueur d'un fichier d'empreintes de sa place.",
    "tile-unlocated": "{file}\u00a0: une empreinte y a été modifiée\u00a0; impossible de dire "
    "laquelle, car les fichiers en dessous ne sont pas dans cet export ou sont modifiés aussi.",
    "time-backwards": "À l'enregistrement {record}, le temps propre du journal recule.",
    "tree-incomplete": "Un journal de cette taille demande {needed} fichiers d'empreintes et "
    "d'enregistrements\u00a0; le dossier n'en contient que {found} en tout. L'arbre n'a pas été "
    "vérifié.",
    "unknown-signer": "{file} n'est pas signé par la clé.",
    "vkey-unreadable": "{file} n'est pas une clé lisible.",
    "words-changed": "{file}\u00a0: les paroles de l'enregistrement {records} ne sont pas celles "
    "auxquelles il s'engage.",
    "words-line": "{file}\u00a0: la ligne {line} ne peut pas être lue.",
    "words-missing": "Enregistrement {records}\u00a0: les paroles ne sont pas dans l'export, et "
    "aucun enregistrement d'effacement qui s'y trouve ne les nomme.",
    "words-not-withheld": "Enregistrement {records}\u00a0: les paroles sont dans l'export, alors "
    "que le MANIFEST les dit retenues.",
    "words-of-erased": "Enregistrement {records}\u00a0: les paroles sont dans l'export, alors "
    "qu'un enregistrement les dit effacées.",
    "words-place": "{file}\u00a0: les paroles de l'enregistrement {record} ne sont pas à leur "
    "place.",
    "words-unexpected": "{file}\u00a0: l'enregistrement {record} a ici des paroles, mais ne "
    "s'engage sur aucune.",
}

REFUSALS: dict[str, Sentence] = {
    "consistency-unreadable": "{file} n'est pas une preuve de cohérence.",
    "file-missing": "{file} n'existe pas.",
    "file-not-a-file": "{file} n'est pas un fichier ordinaire.",
    "file-too-large": "{file} est plus grand qu'un tel fichier ne peut l'être.",
    "file-unreadable": "{file} ne peut pas être lu.",
    "folder-unreadable": "Le dossier {file} ne peut pas être lu.",
    "key-argument": "«\u00a0{value}\u00a0» n'est pas la clé d'un appareil. C'est une "
    "ligne\u00a0: nom+numéro+lettres.",
    "language-argument": "La langue est fr ou en, et non «\u00a0{value}\u00a0».",
    "manifest-line": "MANIFEST\u00a0: la ligne {line} ne peut pas être lue\u00a0; rien d'autre "
    "n'a donc été vérifié.",
    "manifest-not-a-note": "Le MANIFEST est coupé ou n'est pas une note signée.",
    "manifest-order": "MANIFEST\u00a0: la ligne {line} nomme {file} dans le désordre ou une "
    "seconde fois.",
    "manifest-path": "MANIFEST\u00a0: la ligne {line} nomme {file}, qui mène hors de l'export.",
    "no-key": "L'export n'a pas de vkey lisible. Donnez la clé de l'appareil avec --key.",
    "no-manifest": "Il n'y a pas de MANIFEST ici\u00a0: ce n'est pas un export.",
    "not-a-checkpoint": "{file} ne contient pas de point de contrôle lisible.",
    "not-found": "{file} n'existe pas.",
    "number-argument": "«\u00a0{value}\u00a0» n'est pas un nombre de processus.",
    "proof-alone": "Un fichier de preuve seul se vérifie sans --earlier ni --tables.",
    "too-deep": "Des dossiers dans des dossiers, sans fin, à {file}.",
    "too-many-files": "Le dossier contient plus de {limit} fichiers.",
    "usage": "La commande ne se comprend pas\u00a0: {value}",
    "usage-missing": "Dites ce qu'il faut vérifier\u00a0: le dossier d'un export, ou un fichier "
    ".tlog-proof.",
    "usage-unknown": "Je ne connais pas «\u00a0{value}\u00a0».",
    "witness-argument": "«\u00a0{value}\u00a0» n'est pas la clé d'un témoin (cosignature "
    "Ed25519, type 4).",
}

TEXT: dict[str, Sentence] = {
    "asked-not-possible": "{file} ({size} enregistrements)\u00a0: cet export ne contient pas "
    "{missing}, qu'il faut pour comparer. Demandez un export complet, ou une preuve de cohérence.",
    "broken": (
        "Résultat\u00a0: une chose ne concorde pas.",
        "Résultat\u00a0: {count} choses ne concordent pas.",
    ),
    "charters": (
        "le texte de {count} charte que les enregistrements nomment, par son empreinte",
        "les textes de {count} chartes que les enregistrements nomment, par leurs empreintes",
    ),
    "checkpoint": "la signature de l'appareil sur le point de contrôle\u00a0: {size} "
    "enregistrements, racine {root}",
    "consistency-holds": "Le journal de {now} enregistrements commence par tout le journal de "
    "{size} enregistrements\u00a0: rien de ce qui était enregistré n'a été modifié ni retiré.",
    "consistency-title": "Cohérence de deux points de contrôle",
    "consistency-unsigned": "Aucune clé n'a été donnée\u00a0: les signatures des deux points de "
    "contrôle n'ont pas été vérifiées. Donnez la clé de l'appareil avec --key.",
    "cosigned": "{witness} a vu le journal à {size} enregistrements le {when} ({file})",
    "disclosed": (
        "{count} enregistrement dont les paroles sont communiquées, et sont bien celles "
        "auxquelles il s'engage",
        "{count} enregistrements dont les paroles sont communiquées, et sont bien celles "
        "auxquelles ils s'engagent",
    ),
    "earlier-agrees": "{file}\u00a0: le journal commence par les {size} enregistrements de ce "
    "point de contrôle",
    "entries": (
        "{count} enregistrement, contre son empreinte et jusqu'à la racine signée",
        "{count} enregistrements, chacun contre son empreinte et jusqu'à la racine signée",
    ),
    "entries-untied": (
        "{count} enregistrement, contre sa seule empreinte\u00a0: aucune racine signée à "
        "laquelle le rattacher",
        "{count} enregistrements, contre leurs seules empreintes\u00a0: aucune racine signée à "
        "laquelle les rattacher",
    ),
    "erased": (
        "{count} enregistrement avait des paroles qui ont été effacées.",
        "{count} enregistrements avaient des paroles qui ont été effacées.",
    ),
    "erasure": "enregistrement {record}, {when}, {reason}\u00a0: enregistrements {ranges}\u00a0; "
    "paroles effacées\u00a0: {count}",
    "event-gap": "enregistrement {record}, {when}\u00a0: des phrases fixes ont été dites pendant "
    "que rien ne pouvait être enregistré",
    "event-incident": "enregistrement {record}, {when}\u00a0: incident ({problem}), "
    "résolu\u00a0: {resolved}",
    "event-key-break": "enregistrement {record}\u00a0: nouvelle clé {key}, {reason}, SANS "
    "garantie de la clé précédente",
    "event-key-endorsed": "enregistrement {record}\u00a0: nouvelle clé {key}, {reason}, garantie "
    "par la clé précédente",
    "event-restore": "enregistrement {record}, {when}\u00a0: une sauvegarde de {size} "
    "enregistrements a été restaurée\u00a0; copie plus ancienne que ce qui avait été "
    "enregistré\u00a0: {rollback}",
    "event-start": (
        "l'enceinte a été démarrée {count} fois",
        "l'enceinte a été démarrée {count} fois",
    ),
    "files": (
        "{count} fichier ({bytes}), contre la longueur et l'empreinte SHA-256 du MANIFEST signé",
        "{count} fichiers ({bytes}), contre les longueurs et empreintes SHA-256 du MANIFEST signé",
    ),
    "findings-title": "Ce qui ne concorde pas",
    "fingerprint": "Empreinte de la clé\u00a0: {fingerprint}",
    "holds": "Résultat\u00a0: tout ce qui a été vérifié concorde.",
    "key": "Clé\u00a0: {key}",
    "key-from-bundle": "Cette clé est venue avec le fichier lui-même. Qu'elle soit celle de "
    "l'appareil auquel vous pensez, seul l'appareil peut le dire\u00a0: comparez l'empreinte "
    "avec celle qu'il donne, ou donnez la clé que vous connaissez avec --key.",
    "key-given": "C'est la clé que vous avez donnée avec --key.",
    "key-led": "Vous avez donné avec --key une clé antérieure de cet appareil\u00a0; les "
    "enregistrements mènent d'elle à celle-ci.",
    "kind-campaigns": ("changement des campagnes", "changements des campagnes"),
    "kind-decline": ("refus du foyer", "refus du foyer"),
    "kind-erasure": ("effacement", "effacements"),
    "kind-gap": ("lacune", "lacunes"),
    "kind-incident": ("incident", "incidents"),
    "kind-key": ("changement de clé", "changements de clé"),
    "kind-lift": ("refus levé", "refus levés"),
    "kind-music": ("début ou fin de musique", "débuts ou fins de musique"),
    "kind-other": "d'une sorte que ce programme ne connaît pas ({kind})",
    "kind-outcome": ("suite donnée", "suites données"),
    "kind-register": (
        "changement du registre des intérêts",
        "changements du registre des intérêts",
    ),
    "kind-restore": ("sauvegarde restaurée", "sauvegardes restaurées"),
    "kind-setting": ("réglage", "réglages"),
    "kind-start": ("démarrage", "démarrages"),
    "kind-survey": ("demande d'avis au foyer", "demandes d'avis au foyer"),
    "kind-utterance": ("chose dite ou retenue", "choses dites ou retenues"),
    "kinds": "par sorte\u00a0: {list}",
    "label-assist": "aide",
    "label-notice": "avis",
    "label-sell_asked": "vente demandée",
    "label-sell_unasked": "vente non demandée",
    "labels": "parmi les choses dites ou retenues, par étiquette\u00a0: {list}",
    "limit-label": "Qu'une étiquette est juste\u00a0: c'est l'appareil qui a décidé si c'était "
    "une aide ou une vente. Les paroles, quand elles sont communiquées, vous permettent d'en "
    "juger.",
    "limit-parquet": "Que events.parquet dit la même chose que le journal\u00a0: il n'a été "
    "comparé qu'au MANIFEST. events.csv peut être recalculé à partir des enregistrements.",
    "limit-radio": "Ce qu'a dit une station de radio ou la musique d'autrui\u00a0: seuls les "
    "débuts et les fins sont enregistrés.",
    "limit-unlogged": "Que rien n'a été dit hors du journal. Il prouve que ce qui est enregistré "
    "n'a pas été modifié ensuite, non que tout a été enregistré.",
    "limit-unseen": "Qu'aucun autre journal n'a été montré à quelqu'un d'autre, là où aucun "
    "témoin indépendant n'a cosigné celui-ci.",
    "limits-title": "Ce qu'aucun journal ne peut prouver",
    "more": (
        "et {count} de plus de cette sorte",
        "et {count} de plus de cette sorte",
    ),
    "no": "non",
    "no-words-lost": "Aucune parole n'a été retenue ni effacée.",
    "none": (
        "{count} enregistrement n'a jamais eu de paroles personnelles",
        "{count} enregistrements n'ont jamais eu de paroles personnelles",
    ),
    "not-checked-title": "Ce qui n'a pas été vérifié",
    "not-parquet": "events.parquet\u00a0: seulement son empreinte, pas son contenu",
    "not-table": "events.csv n'a pas été comparé aux enregistrements ligne à ligne (--tables le "
    "fait)",
    "not-table-unreadable": "events.csv n'a pas pu être comparé aux enregistrements",
    "not-table-version": "events.csv est de la version {version}, que ce programme ne connaît pas",
    "not-witness": "les cosignatures de témoins\u00a0: aucune clé de témoin n'a été donnée "
    "(--witness)",
    "not-witnessed": "{file}\u00a0: cet export n'a pas {missing}, qu'il faut pour le comparer",
    "origin": "Journal\u00a0: {origin}",
    "period": "Export du {made}, période du {first} au {last}, enregistrements {from_record} à "
    "{to_record} sur {size}\u00a0; fait par candide {program}.",
    "period-all": "Export du {made}, journal entier\u00a0: {size} enregistrements\u00a0; fait "
    "par candide {program}.",
    "period-none": "Export du {made}, période du {first} au {last}, pendant laquelle rien n'a "
    "été enregistré\u00a0; le journal a {size} enregistrements\u00a0; fait par candide {program}.",
    "proof-blocked": "Cela a été retenu, et non dit.",
    "proof-holds": "L'enregistrement {record} est dans le journal de {size} enregistrements que "
    "l'appareil a signé.",
    "proof-record": "Enregistré le {when}\u00a0; étiquette\u00a0: {label}\u00a0; "
    "intention\u00a0: {intent}.",
    "proof-said": "Paroles\u00a0: «\u00a0{words}\u00a0»",
    "proof-sponsors": "Qui paie\u00a0: {sponsors}",
    "proof-title": "Preuve d'un enregistrement",
    "proof-unknown-words": "Les paroles ne sont pas dans ce fichier (retenues, ou effacées).",
    "proofs": (
        "{count} fichier de preuve, pour lui-même",
        "{count} fichiers de preuve, chacun pour lui-même",
    ),
    "registers": (
        "le texte de {count} registre des intérêts que les enregistrements nomment, par son "
        "empreinte",
        "les textes de {count} registres des intérêts que les enregistrements nomment, par leurs "
        "empreintes",
    ),
    "refused": "Ceci n'a pas pu être vérifié.",
    "self-title": "Ce que le journal dit de lui-même",
    "table": (
        "events.csv\u00a0: sa ligne, recalculée à partir de l'enregistrement",
        "events.csv\u00a0: ses {count} lignes, recalculées à partir des enregistrements",
    ),
    "tiles": (
        "{count} fichier d'empreintes",
        "{count} fichiers d'empreintes",
    ),
    "title": "Vérification d'un journal exporté",
    "unable": "Résultat\u00a0: ce qui a été vérifié concorde, mais une vérification demandée n'a "
    "pas pu être faite.",
    "checked-title": "Ce qui a été vérifié",
    "what-column": "colonne «\u00a0{column}\u00a0», enregistrement {record}",
    "what-header": "la ligne d'en-tête",
    "what-more": "il y a plus de lignes que d'enregistrements",
    "what-row": "enregistrement {record}",
    "withheld": (
        "{count} enregistrement a des paroles que l'export retient.",
        "{count} enregistrements ont des paroles que l'export retient.",
    ),
    "words-title": "Paroles retenues ou effacées",
    "interrupted": "Interrompu\u00a0; rien n'a été décidé.",
    "progress": "Vérification\u2026 {percent}\u00a0%",
    "reason-spoken": "demandé de vive voix",
    "reason-command": "demandé en ligne de commande",
    "reason-rotation": "changement ordinaire",
    "reason-exposed": "l'ancienne clé est peut-être connue d'autres",
    "reason-lost": "l'ancienne clé est perdue",
    "reason-restored": "le journal reprend d'une copie, ou de moins que ce qu'on en connaissait",
    "problem-rollback": "le journal était plus ancien que ce qui avait été signé",
    "problem-mismatch": "un enregistrement ne concordait pas avec le journal signé",
    "problem-damaged": "le journal était illisible et un nouveau a été commencé",
    "problem-key-lost": "la clé de l'appareil avait disparu",
    "yes": "oui",
}

HELP = """\
Vérifie un journal exporté de Candide, sans se fier à ceux qui l'ont fait.

  verify DOSSIER                       le dossier d'un export
  verify FICHIER.tlog-proof            une suggestion, par sa seule preuve
  verify consistency ANCIEN PREUVE     que le journal de PREUVE prolonge le point
                                       de contrôle ANCIEN

Options
  --key VKEY          la clé de l'appareil telle que vous la connaissez, au lieu de celle
                      de l'export
  --witness VKEY      la clé d'un témoin\u00a0; sa cosignature doit s'y trouver (répétable)
  --earlier FICHIER   un point de contrôle que vous avez gardé\u00a0: le journal doit commencer
                      par lui (répétable)
  --tables            recalculer events.csv même au-delà de 200\u00a0000 enregistrements
  --json              le rapport pour les machines
  --language fr|en    la langue du rapport (sinon celle de la configuration du système)
  --processes N       combien de processus employer (sinon un par processeur)
  --quiet, --no-progress
                      ne pas montrer l'avancement

Codes de sortie
  0  tout ce qui a été vérifié concorde
  1  quelque chose ne concorde pas\u00a0: modifié, manquant, non signé
  2  ce n'est pas un export, il ne peut pas être lu, ou une vérification demandée ne peut
     pas être faite
  130  interrompu
"""
