"""Signed notes: the public examples, real cosignatures, and everything that is no note."""

from __future__ import annotations

import base64
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from audit.language import Language
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.notes import (
    COSIGNATURE,
    ED25519,
    SIGNATURES_AT_MOST,
    NoteInvalid,
    VerifierKey,
    open_note,
    sign_note,
    signature_line,
    split_note,
)

# From golang.org/x/mod, sumdb/note/note_test.go.
PETER = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
ENOCH = VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETERS_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6"
    "KE6RyyBwJnAM=\n"
)
ENOCHS_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WW"
    "d1RvMc+QQ=\n"
)
NOTE = f"{TEXT}\n{PETERS_LINE}"

# The example of C2SP signed-note v1.0.0.
FOO = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
FOOS_NOTE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n"
)

# A checkpoint of the certificate transparency log Arche 2025h1 (staging), as its witnesses left it:
# signed with a type that is not known here, with Ed25519, and with cosignatures.
ARCHE = VerifierKey.parse(
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
)
REMORA = VerifierKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2")
STAGEMOLE = VerifierKey.parse(
    "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv"
)
COSIGNED = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3u\
rbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75\
MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5\
XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TU\
FucgKi7lI7cUiOvKFYe/TmN9DAg==
"""


@dataclass(frozen=True)
class Key:
    """A key of these tests."""

    private: Ed25519PrivateKey
    name: str = "example.org/log"

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, ED25519, self.private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)


MINE = Key(Ed25519PrivateKey.from_private_bytes(b"m" * 32))


# -- the public examples --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "key", "text"),
    [(NOTE, PETER, TEXT), (FOOS_NOTE, FOO, "This is an example message.\n")],
)
def test_the_public_examples_hold(note: str, key: VerifierKey, text: str) -> None:
    opened = open_note(note, [key])
    assert (opened.text, opened.keys) == (text, (key,))
    with pytest.raises(NoteInvalid):
        open_note(note.replace("is", "IS", 1), [key])


@pytest.mark.parametrize(
    "vkey",
    [
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    ],
)
def test_a_key_is_written_as_it_was_read(vkey: str) -> None:
    assert VerifierKey.parse(vkey).text == vkey


def test_no_part_of_a_key_and_no_key_with_a_letter_changed_is_a_key() -> None:
    """As the tests of golang.org/x/mod try it."""
    text = PETER.text
    parts = [text[i:j] for i in range(len(text)) for j in range(i, len(text) + 1)]
    parts += [text[:i] + chr(ord(text[i]) + 1) + text[i + 1 :] for i in range(len(text))]
    parts += [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ]
    for part in parts:
        if part != text:
            with pytest.raises(NoteInvalid):
                VerifierKey.parse(part)


def test_a_note_may_have_been_signed_by_several() -> None:
    both = NOTE + ENOCHS_LINE
    assert open_note(both, [PETER]).keys == (PETER,)
    assert open_note(both, [ENOCH]).keys == (ENOCH,)
    assert open_note(both, [ENOCH, PETER]).keys == (PETER, ENOCH)


def test_one_signature_repeated_is_that_of_one_key() -> None:
    """Whoever counts witnesses must not count one twice."""
    assert open_note(NOTE + PETERS_LINE + PETERS_LINE, [PETER]).keys == (PETER,)


def test_the_cosignatures_of_real_witnesses_hold() -> None:
    opened = open_note(COSIGNED, [ARCHE, REMORA, STAGEMOLE])
    assert opened.keys == (ARCHE, REMORA, STAGEMOLE)
    assert [key.kind for key in opened.keys] == [ED25519, COSIGNATURE, COSIGNATURE]
    assert Checkpoint.parse(opened.text).size == 1_432_088_532
    for key in opened.keys:
        with pytest.raises(NoteInvalid):
            open_note(COSIGNED.replace("1432088532", "1432088533"), [key])


def test_the_time_in_a_cosignature_is_signed_too() -> None:
    text, lines = split_note(COSIGNED)
    name, encoded = lines[2].split(" ")[1:]
    raw = base64.b64decode(encoded)
    later = (int.from_bytes(raw[4:12], "big") + 1).to_bytes(8, "big") + raw[12:]
    assert raw[:4] == REMORA.id
    with pytest.raises(NoteInvalid, match=name):
        open_note(f"{text}\n{signature_line(REMORA, later)}", [REMORA])


# -- what is not known is ignored, what is known must hold ----------------------------------------


def grease(number: int) -> str:
    """A signature of a type and a length that nobody has thought of yet."""
    raw = bytes([number, 1, 2, 3]) + b"post-quantum" * (40 * number + 1)
    return f"— grease{number}.invalid {base64.b64encode(raw).decode()}\n"


def test_unknown_signatures_are_ignored_wherever_they_stand() -> None:
    greased = f"{TEXT}\n{grease(1)}{PETERS_LINE}{grease(2)}{grease(3)}"
    assert open_note(greased, [PETER]).keys == (PETER,)


@pytest.mark.parametrize("number", [16, SIGNATURES_AT_MOST])
def test_as_many_signatures_as_the_specification_demands_are_accepted(number: int) -> None:
    note = f"{TEXT}\n" + "".join(map(grease, range(1, number))) + PETERS_LINE
    assert open_note(note, [PETER]).text == TEXT
    assert number >= 16


def test_more_signatures_than_anybody_needs_are_refused() -> None:
    with pytest.raises(NoteInvalid):
        open_note(f"{TEXT}\n" + PETERS_LINE * (SIGNATURES_AT_MOST + 1), [PETER])


@pytest.mark.parametrize("same", ["name", "id"])
def test_a_line_that_shares_a_name_or_an_id_with_a_known_key_is_ignored(same: str) -> None:
    if same == "name":
        line = f"— PeterNeumann {base64.b64encode(ENOCH.id + b's' * 64).decode()}\n"
    else:
        line = f"— SomebodyElse {base64.b64encode(PETER.id + b's' * 64).decode()}\n"
    assert open_note(NOTE + line, [PETER]).keys == (PETER,)
    with pytest.raises(NoteInvalid):
        open_note(f"{TEXT}\n{line}", [PETER])


@pytest.mark.parametrize("signature", [b"", b"s", b"s" * 63, b"s" * 64, b"s" * 65, b"s" * 72])
@pytest.mark.parametrize("key", [ENOCH, REMORA], ids=["signature", "cosignature"])
def test_a_known_key_whose_line_does_not_hold_refuses_the_whole_note(
    key: VerifierKey, signature: bytes
) -> None:
    broken = NOTE + signature_line(key, signature)
    with pytest.raises(NoteInvalid):
        open_note(broken, [PETER, key])
    if signature:
        assert open_note(broken, [PETER]).keys == (PETER,)


def test_a_note_that_nobody_known_signed_is_refused_in_both_languages() -> None:
    with pytest.raises(NoteInvalid) as refused:
        open_note(NOTE, [ENOCH])
    assert refused.value.code == "note-invalid"
    assert "n'est pas valable\u00a0:" in refused.value.sentence(Language.FRENCH)
    assert "not valid" in refused.value.sentence(Language.ENGLISH)


# -- signing --------------------------------------------------------------------------------------

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")))).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


@given(LINES.filter(bool))
def test_what_is_signed_is_opened_again(text: str) -> None:
    """Also a text with empty lines in it, at its start and at its end."""
    note = sign_note(text, [MINE])
    assert open_note(note, [MINE.verifier]).text == text
    assert open_note(note + grease(7), [MINE.verifier]).text == text


# -- what is no note ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "", "\n", "\n\n", "\n\n\n", TEXT, f"{TEXT}\n", NOTE[:-1], f"\x01{NOTE}", f"{NOTE}\n",
        NOTE.replace("\n", "\r\n"), NOTE.replace("If", "\tIf"), f"{NOTE}Unexpected line.\n",
        f"{TEXT}\n{PETERS_LINE.replace('— PeterNeumann', '— Bad Name')}",
        f"{TEXT}\n{PETERS_LINE.replace('—', '-')}", f"{TEXT}\n{PETERS_LINE.replace('M=', 'M')}",
        f"{TEXT}\n{PETERS_LINE.replace('x08g', 'x0!g')}", f"{TEXT}\n— PeterNeumann \n",
        f"{TEXT}\n— PeterNeumann x08goQ==\n"[:-6] + "\n", f"{TEXT}\n—  x08go/ZJkuBS\n",
        f"{TEXT}{PETERS_LINE}", PETERS_LINE, f"\n{PETERS_LINE}"[1:],
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_note_is_refused(note: str) -> None:
    with pytest.raises(NoteInvalid):
        open_note(note, [PETER])


@given(st.text() | st.text("—\n PeterNumanx08go/=+\x00é"))
def test_no_text_breaks_the_reader(text: str) -> None:
    for note in (text, f"{text}\n\n{text}", f"{TEXT}\n{text}", f"{TEXT}\n— PeterNeumann {text}\n"):
        try:
            opened = open_note(note, [PETER, REMORA])
        except NoteInvalid:
            continue
        assert opened.text == TEXT
    for key in (text, f"name+{text}", f"PeterNeumann+c74f20a3+{text}"):
        try:
            assert VerifierKey.parse(key).text == key
        except NoteInvalid:
            continue


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(0, 7))
def test_no_bit_of_a_note_can_be_changed(at: int, bit: int) -> None:
    raw = bytearray(NOTE.encode())
    raw[at] ^= 1 << bit
    with pytest.raises((NoteInvalid, UnicodeDecodeError)):
        open_note(raw.decode(), [PETER])
