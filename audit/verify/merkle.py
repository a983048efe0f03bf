"""Merkle trees: hashes, roots and proofs.

Follows RFC 6962, section 2.1 (hashing) and RFC 9162, sections 2.1.3.2 and 2.1.4.2 (verifying
proofs). One difference, on purpose: an old size of 0 is refused, because everything is consistent
with nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
LARGEST_SIZE = 2**63 - 1


class ProofInvalid(ValueError):
    """The proof does not show what it claims to show."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one log entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node from those of its two children."""
    return sha256(b"\x01" + left + right).digest()


def subtree_root(hashes: bytes) -> bytes:
    """The root over a power of two of concatenated hashes."""
    level = hashes
    while len(level) > HASH_BYTES:
        level = b"".join(
            [sha256(b"\x01" + level[i : i + 64]).digest() for i in range(0, len(level), 64)]
        )
    return level


def complete_subtrees(size: int) -> Iterator[tuple[int, int]]:
    """The complete subtrees that make up a tree, left to right, as (height, index at height)."""
    start = 0
    for height in reversed(range(size.bit_length())):
        if size >> height & 1:
            yield height, start >> height
            start += 1 << height


def joined_root(roots: Sequence[bytes]) -> bytes:
    """The root of a tree from the roots of its complete subtrees, left to right."""
    if not roots:
        return EMPTY_ROOT
    result = roots[-1]
    for root in reversed(roots[:-1]):
        result = node_hash(root, result)
    return result


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that `leaf` (a leaf hash) is number `index`, from 0, in the tree of `size` leaves.

    Raises `ProofInvalid`.
    """
    if not 0 <= index < size <= LARGEST_SIZE:
        raise ProofInvalid("the index is outside the tree")
    _check_lengths(leaf, root, *proof)
    node, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofInvalid("the proof is too long")
        if node & 1 or node == last:
            result = node_hash(sibling, result)
            while node and not node & 1:
                node >>= 1
                last >>= 1
        else:
            result = node_hash(result, sibling)
        node >>= 1
        last >>= 1
    if last != 0:
        raise ProofInvalid("the proof is too short")
    if result != root:
        raise ProofInvalid("the proof leads to another root")


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree of `new_size` begins with the whole tree of `old_size`.

    Raises `ProofInvalid`, also where `old_size` is 0.
    """
    if not 0 < old_size <= new_size <= LARGEST_SIZE:
        raise ProofInvalid("the sizes are not in order, or nothing was logged at the older one")
    if old_size == new_size:
        if proof or old_root != new_root:
            raise ProofInvalid("two trees of one size differ")
        return
    _check_lengths(old_root, new_root, *proof)
    if old_size & (old_size - 1) == 0:
        proof = [old_root, *proof]
    if not proof:
        raise ProofInvalid("the proof is empty")
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node >>= 1
        last >>= 1
    old = new = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            raise ProofInvalid("the proof is too long")
        if node & 1 or node == last:
            old = node_hash(sibling, old)
            new = node_hash(sibling, new)
            while node and not node & 1:
                node >>= 1
                last >>= 1
        else:
            new = node_hash(new, sibling)
        node >>= 1
        last >>= 1
    if last != 0:
        raise ProofInvalid("the proof is too short")
    if old != old_root or new != new_root:
        raise ProofInvalid("the proof leads to another root")


def _check_lengths(*hashes: bytes) -> None:
    if any(len(value) != HASH_BYTES for value in hashes):
        raise ProofInvalid("a hash has the wrong length")
