"""The verifier's arithmetic against vectors that others published."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from audit.verify.checkpoints import checkpoint_of
from audit.verify.merkle import (
    EMPTY_ROOT,
    ProofInvalid,
    complete_subtrees,
    joined_root,
    leaf_hash,
    subtree_root,
    verify_consistency,
    verify_inclusion,
)
from audit.verify.notes import Note, NoteInvalid, VerifierKey
from tests.support.plain_log import consistency, inclusion, root_of

VECTORS = Path(__file__).parents[4] / "shared/data/vectors"
MERKLE = VECTORS / "transparency-dev-merkle.jsonl"
TESSERA = VECTORS / "tessera-testdata-log.b64.json"


def _vectors(kind: str) -> list[dict[str, Any]]:
    if not MERKLE.exists():
        return []
    rows = [json.loads(line) for line in MERKLE.read_text().splitlines()]
    return [row for row in rows if row["file"].split("/")[1] == kind]


@pytest.mark.skipif(not MERKLE.exists(), reason="the public vectors are not here")
def test_all_196_public_vectors_are_judged_as_published() -> None:
    def data(text: str | None) -> bytes:
        return base64.b64decode(text or "")

    wrong = []
    rows = [*_vectors("inclusion"), *_vectors("consistency")]
    for row in rows:
        proof = [data(one) for one in row["proof"] or []]
        try:
            if "leafIdx" in row:
                leaf, root = data(row["leafHash"]), data(row["root"])
                verify_inclusion(row["leafIdx"], row["treeSize"], leaf, proof, root)
            else:
                roots = data(row["root1"]), data(row["root2"])
                verify_consistency(row["size1"], row["size2"], *roots, proof)
            refused = False
        except ProofInvalid:
            refused = True
        if refused != row["wantErr"]:
            wrong.append(row["file"])
    assert wrong == []
    assert len(rows) == 196


def test_being_consistent_with_nothing_is_no_proof() -> None:
    root = leaf_hash(b"a")
    for size in (0, 1):
        with pytest.raises(ProofInvalid):
            verify_consistency(0, size, EMPTY_ROOT, EMPTY_ROOT if size == 0 else root, [])


def test_every_pair_of_sizes_against_the_definition() -> None:
    leaves = [leaf_hash(bytes([n])) for n in range(40)]
    for size in range(1, 41):
        root = root_of(leaves[:size])
        for index in range(size):
            verify_inclusion(index, size, leaves[index], inclusion(index, leaves[:size]), root)
        for old in range(1, size + 1):
            proof = consistency(old, leaves[:size])
            verify_consistency(old, size, root_of(leaves[:old]), root, proof)
            if proof:
                with pytest.raises(ProofInvalid):
                    verify_consistency(old, size, root_of(leaves[:old]), root, proof[:-1])
                with pytest.raises(ProofInvalid):
                    verify_consistency(old, size, leaf_hash(b"other"), root, proof)


@pytest.mark.skipif(not TESSERA.exists(), reason="the public log is not here")
@pytest.mark.parametrize("size", range(16))
def test_the_public_log_of_15_entries_at_every_size(size: int) -> None:
    files = json.loads(TESSERA.read_text())
    read = {name: base64.b64decode(data) for name, data in files.items()}
    _, checkpoint = checkpoint_of(read[f"testdata/log/checkpoint.{size}"])
    assert checkpoint.size == size
    tile = read[f"testdata/log/tile/0/000.p/{size}"] if size else b""
    entries = read[f"testdata/log/tile/entries/000.p/{size}"] if size else b""
    hashes = []
    while entries:
        end = 2 + int.from_bytes(entries[:2], "big")
        hashes.append(leaf_hash(entries[2:end]))
        entries = entries[end:]
    assert b"".join(hashes) == tile
    roots = []
    for height, index in complete_subtrees(size):
        width = 32 << height
        roots.append(subtree_root(tile[index * width : (index + 1) * width]))
    assert joined_root(roots) == checkpoint.root


# The example of C2SP signed-note (at d4c16da5), and that of golang.org/x/mod/sumdb/note.
EXAMPLES = [
    (
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6"
        "TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
    ),
    (
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "If you think cryptography is the answer to your problem,\nthen you don't know what your "
        "problem is.\n\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN"
        "1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    ),
]


@pytest.mark.parametrize(("vkey", "text"), EXAMPLES)
def test_published_signed_notes(vkey: str, text: str) -> None:
    key = VerifierKey.parse(vkey)
    assert key.text == vkey
    assert Note.parse(text.encode()).signed_by([key]) == key
    with pytest.raises(NoteInvalid):
        Note.parse(text.replace("is", "was", 1).encode()).signed_by([key])


def test_signature_lines_of_unknown_keys_are_ignored_and_of_known_keys_are_not() -> None:
    vkey, text = EXAMPLES[0]
    key = VerifierKey.parse(vkey)
    grease = "".join(f"\u2014 grease.example/{n} AAAAAGdyZWFzZQ==\n" for n in range(40))
    assert Note.parse((text + grease).encode()).signed_by([key]) == key
    assert Note.parse((text.split("\n\n")[0] + "\n\n" + grease).encode()).signed_by([key]) is None
    wrong = text.replace("Uw2QOkn8", "Uw2QOkn9")
    with pytest.raises(NoteInvalid):
        Note.parse(wrong.encode()).signed_by([key])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text[:-2] + "\n",
        lambda text: text.replace("IneyaQM=", "IneyaQN="),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("This", "This\r"),
        lambda text: text.replace("\u2014", "-"),
        lambda text: text + "\u2014 x AAAAAAA=\n" * 200,
    ],
    ids=["no-end", "no-padding", "spare-bits", "no-blank", "control", "dash", "too-many"],
)
def test_what_is_almost_a_note_is_refused(change: Any) -> None:
    vkey, text = EXAMPLES[0]
    with pytest.raises(NoteInvalid):
        Note.parse(change(text).encode()).signed_by([VerifierKey.parse(vkey)])
