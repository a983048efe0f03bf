"""The signed checkpoint with its witnesses, and the proof of one record that stands by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.merkle import Place, ReadHashes, inclusion_proof
from audit.ledger.notes import split_note
from audit.ledger.proofs import inclusion_text
from audit.ledger.reader import Stored, Witnessed


def with_cosignatures(note: str, witnesses: Iterable[Witnessed]) -> tuple[str, list[str]]:
    """The checkpoint `note` with the lines that witnesses put under this very one.

    What they signed of earlier ones comes as notes of their own; what they signed of a log that
    this one goes on from after a restore, under another name, says nothing of this one.
    """
    text, lines = split_note(note)
    origin = Checkpoint.parse(text).origin
    older = []
    for witness in witnesses:
        if witness.note is None:
            continue
        signed, below = split_note(witness.note)
        if signed == text:
            lines += [line for line in below if line not in lines]
        elif Checkpoint.parse(signed).origin == origin:
            older.append(witness.note)
    return f"{text}\n" + "".join(f"{line}\n" for line in lines), older


class RememberedHashes:
    """Reads hashes and keeps them: proofs of neighbours share nearly all of theirs."""

    def __init__(self, read: ReadHashes) -> None:
        self._read = read
        self._known: dict[Place, bytes] = {}

    def __call__(self, places: Sequence[Place]) -> list[bytes]:
        missing = [place for place in places if place not in self._known]
        if missing:
            self._known.update(zip(missing, self._read(missing), strict=True))
        return [self._known[place] for place in places]


def proof_file(
    stored: Stored, size: int, read: ReadHashes, checkpoint: str, vkey: str, *, words: bool
) -> bytes:
    """A C2SP tlog-proof@v1 file of one record, with all that is needed to understand it."""
    key, content = (stored.key, stored.content) if words else (None, None)
    extra = {
        "entry": stored.body.decode(),
        "key": key.hex() if key is not None else None,
        "content": content.decode() if content is not None else None,
        "vkey": vkey,
    }
    packed = json.dumps(extra, ensure_ascii=False, separators=(",", ":")).encode()
    index = stored.seq - 1
    hashes = inclusion_proof(index, size, read)
    return inclusion_text(index, hashes, checkpoint, packed).encode()


def disclosed_lines(records: Iterable[Stored]) -> bytes:
    """The words of these records: number, key and content, one line each."""
    return b"".join(
        b"%d %s %s\n" % (stored.seq, stored.key.hex().encode(), stored.content)
        for stored in records
        if stored.key is not None and stored.content is not None
    )
