"""Why a witness did not sign, each reason with a code and a sentence of its own."""

from __future__ import annotations

from audit.errors import CandideError


class WitnessError(CandideError):
    """A witness was not asked, or gave no cosignature; the log itself goes on."""

    code = "witness"
    fr = "Le témoin n'a pas signé."
    en = "The witness did not sign."


class WitnessKeyRefused(WitnessError):
    code = "witness-key"
    fr = "Ce n'est pas la clé d'un témoin (cosignature Ed25519, type 4)."
    en = "This is not the key of a witness (Ed25519 cosignature, type 4)."


class WitnessUrlRefused(WitnessError):
    code = "witness-url"
    fr = (
        "L'adresse d'un témoin commence par https:// (http:// seulement vers cette machine), "
        "sans mot de passe, «\u00a0?\u00a0» ni «\u00a0#\u00a0»."
    )
    en = (
        "A witness's address begins with https:// (http:// to this machine only), "
        "without password, “?” or “#”."
    )


class WitnessNameTaken(WitnessError):
    code = "witness-name-taken"
    fr = "Un autre témoin s'appelle déjà {name}\u00a0: enlevez-le d'abord."
    en = "Another witness is called {name} already: remove it first."


class WitnessNotChosen(WitnessError):
    code = "witness-not-chosen"
    fr = "Aucun témoin choisi ne s'appelle {name}."
    en = "No chosen witness is called {name}."


class WitnessUnreachable(WitnessError):
    code = "witness-unreachable"
    fr = "Le témoin n'est pas joignable ({reason})."
    en = "The witness cannot be reached ({reason})."


class WitnessSilent(WitnessError):
    code = "witness-silent"
    fr = "Le témoin n'a pas répondu à temps."
    en = "The witness did not answer in time."


class WitnessRedirects(WitnessError):
    code = "witness-redirects"
    fr = "Le témoin renvoie vers une autre adresse, que personne ici n'a choisie."
    en = "The witness points to another address, which nobody here has chosen."


class WitnessLogUnknown(WitnessError):
    code = "witness-log-unknown"
    fr = (
        "Le témoin ne connaît pas ce journal\u00a0: "
        "donnez-lui la clé du journal (candide ledger witness list)."
    )
    en = "The witness does not know this log: give it the log's key (candide ledger witness list)."


class WitnessSignatureRefused(WitnessError):
    code = "witness-signature-refused"
    fr = (
        "Le témoin ne se fie pas à la clé de ce journal\u00a0: "
        "donnez-lui celle d'aujourd'hui (candide ledger witness list)."
    )
    en = (
        "The witness does not trust this log's key: "
        "give it the present one (candide ledger witness list)."
    )


class WitnessBusy(WitnessError):
    code = "witness-busy"
    fr = "Le témoin ne peut pas signer en ce moment (HTTP {status})."
    en = "The witness cannot sign at the moment (HTTP {status})."


class WitnessRefused(WitnessError):
    code = "witness-refused"
    fr = "Le témoin refuse de signer (HTTP {status})."
    en = "The witness refuses to sign (HTTP {status})."


class WitnessProofRefused(WitnessRefused):
    """HTTP 422: the proof does not lead from the log that the witness knows to this one."""

    code = "witness-proof-refused"


class WitnessConflict(WitnessRefused):
    """HTTP 409 without a size: at the size that the witness knows, the log has another root."""

    code = "witness-conflict"


class WitnessAnswerTooLong(WitnessError):
    code = "witness-answer-too-long"
    fr = "La réponse du témoin est trop longue pour être lue."
    en = "The witness's answer is too long to be read."


class WitnessAnswerInvalid(WitnessError):
    code = "witness-answer-invalid"
    fr = "La réponse du témoin n'est pas une signature valable de ce journal."
    en = "The witness's answer is not a valid signature of this log."


class WitnessDisagrees(WitnessError):
    """A witness has signed more of this log, or other than this device knows: it goes on record.

    `size` is how many records the witness has seen.
    """

    code = "witness-disagrees"

    def __init__(self, *, size: int, own: int) -> None:
        self.size = size
        super().__init__(size=size, own=own)


class WitnessAhead(WitnessDisagrees):
    code = "witness-ahead"
    fr = (
        "Le témoin a déjà signé {size} enregistrements, et ce journal n'en a que {own}\u00a0: "
        "des enregistrements manquent ici, ou une copie ancienne a été remise en place."
    )
    en = (
        "The witness has already signed {size} records, and this log has only {own}: "
        "records are missing here, or an old copy was put back in place."
    )


class WitnessForked(WitnessDisagrees):
    code = "witness-forked"
    fr = (
        "Les {size} premiers enregistrements ne sont pas ceux que le témoin a signés\u00a0: "
        "il existe deux versions de ce journal."
    )
    en = (
        "The first {size} records are not those that the witness has signed: "
        "there are two versions of this log."
    )
