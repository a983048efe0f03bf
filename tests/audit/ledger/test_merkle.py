"""The tree against a naive one: every root and proof, at every pair of sizes up to 300."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    Place,
    consistency_proof,
    frontier_places,
    inclusion_proof,
    leaf_hash,
    root_at,
    row_of,
    rows_for,
)
from tests.audit.ledger import plain

SIZE = 300
ENTRIES = [f"entry {number}".encode() for number in range(SIZE)]
TREE = plain.Tree([plain.leaf_hash(entry) for entry in ENTRIES])


def all_rows() -> list[bytes]:
    """What appending stores, in the order in which it does."""
    frontier = Frontier()
    return [found for entry in ENTRIES for found in frontier.append(leaf_hash(entry))]


ROWS = all_rows()


def read(places: Sequence[Place]) -> list[bytes]:
    """Reads stored hashes as the ledger does: one that no complete subtree has is not there."""
    return [ROWS[row_of(place)] for place in places]


def test_every_hash_is_stored_once_at_the_place_that_is_computed() -> None:
    expected: dict[int, bytes] = {}
    for level in range(SIZE.bit_length()):
        for index in range(SIZE >> level):
            start = index << level
            expected[row_of((level, index))] = TREE.root(start, start + (1 << level))
    assert [expected[row] for row in range(len(expected))] == ROWS


def test_the_number_of_rows_is_known_for_every_size() -> None:
    frontier, rows = Frontier(), 0
    assert rows_for(0) == 0
    for size, entry in enumerate(ENTRIES, 1):
        rows += len(frontier.append(leaf_hash(entry)))
        assert rows_for(size) == rows


def test_the_root_at_every_size_is_the_naive_one() -> None:
    frontier = Frontier()
    assert frontier.root() == root_at(0, read) == EMPTY_ROOT == plain.EMPTY
    for size, entry in enumerate(ENTRIES, 1):
        frontier.append(leaf_hash(entry))
        assert frontier.root() == root_at(size, read) == TREE.root(0, size)


@given(st.integers(0, SIZE), st.integers(0, 40))
def test_appending_goes_on_from_what_was_stored(size: int, more: int) -> None:
    frontier = Frontier(size, read(frontier_places(size)))
    copy = frontier.copy()
    for entry in ENTRIES[size : size + more]:
        copy.append(leaf_hash(entry))
    assert copy.root() == TREE.root(0, min(size + more, SIZE))
    assert (frontier.size, frontier.root()) == (size, TREE.root(0, size))


@pytest.mark.parametrize(
    "size", [1, 2, 3, 5, 8, 63, 64, 65, 127, 128, 129, 255, 256, 257, 299, 300]
)
def test_every_inclusion_proof_is_the_naive_one_and_leads_to_the_root(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, read)
        assert proof == TREE.path(index, 0, size)
        leaf, root = TREE.leaves[index], TREE.root(0, size)
        assert plain.included(leaf, index, size, proof, root)
        assert not plain.included(plain.leaf_hash(b"other"), index, size, proof, root)


def test_one_inclusion_proof_for_every_size_is_the_naive_one() -> None:
    for size in range(1, SIZE + 1):
        index = (size * 7919) % size if size % 3 else size - 1
        assert inclusion_proof(index, size, read) == TREE.path(index, 0, size)


def test_every_consistency_proof_is_the_naive_one_and_leads_to_both_roots() -> None:
    for size in range(1, SIZE + 1):
        for old in range(1, size + 1):
            proof = consistency_proof(old, size, read)
            assert proof == TREE.proof(old, size)
            assert plain.consistent(old, TREE.root(0, old), size, TREE.root(0, size), proof)


@pytest.mark.parametrize(("old", "size"), [(0, 0), (0, 5), (6, 5), (-1, 5)])
def test_nothing_can_be_proved_from_an_empty_tree_or_from_a_larger_one(old: int, size: int) -> None:
    """A textbook verifier takes an empty proof from size 0 for one; that trap is left out."""
    with pytest.raises(ValueError, match="no proof leads"):
        consistency_proof(old, size, read)
    assert not plain.consistent(0, EMPTY_ROOT, size, TREE.root(0, size), [])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (9, 5), (-1, 5)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="is not in a tree"):
        inclusion_proof(index, size, read)


@given(st.integers(1, SIZE), st.data())
def test_a_consistency_proof_with_anything_changed_is_refused(
    size: int, data: st.DataObject
) -> None:
    """So the naive verifier of these tests does refuse, and a proof has nothing superfluous."""
    old = data.draw(st.integers(1, size))
    proof = consistency_proof(old, size, read)
    roots = TREE.root(0, old), TREE.root(0, size)
    assert not plain.consistent(old, roots[0], size, roots[1], [*proof, EMPTY_ROOT])
    for at in range(len(proof)):
        broken = [*proof[:at], EMPTY_ROOT, *proof[at + 1 :]]
        assert not plain.consistent(old, roots[0], size, roots[1], broken)
        assert not plain.consistent(old, roots[0], size, roots[1], proof[:at] + proof[at + 1 :])


@pytest.mark.parametrize("exponent", [20, 40])
def test_proofs_of_a_giant_log_stay_short(exponent: int) -> None:
    """What they read grows with the logarithm; no list of all leaves is ever made."""
    asked: list[int] = []

    def count(places: Sequence[Place]) -> list[bytes]:
        asked.append(len(places))
        return [EMPTY_ROOT] * len(places)

    size = 2**exponent - 3
    assert len(inclusion_proof(size // 3, size, count)) <= exponent
    assert len(consistency_proof(size // 3, size, count)) <= exponent + 1
    root_at(size, count)
    assert max(asked) <= 3 * exponent
