"""What changed from one register to the next, entry by entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from audit.interests.describing import Describing
from audit.interests.document import TABLES, Document, Row
from audit.interests.register import Register
from audit.language import Language

# Entries without an id are taken for the same, changed, if they agree in these.
_TELLING = {
    "party": (),
    "brand": ("party", "name"),
    "relation": ("merchant", "payer", "beneficiary", "basis", "valid_from"),
    "link": ("owner", "owned", "valid_from"),
    "captain": ("party", "category", "valid_from"),
    "unpaid": ("merchant", "recorded"),
}


@dataclass(frozen=True)
class Change:
    """One entry as it was and as it is; one of the two is None where it was added or removed."""

    before: Row | None
    after: Row | None


@dataclass(frozen=True)
class Changes:
    """How many entries were added, removed and changed, and which; the maker counts as one."""

    added: int
    removed: int
    changed: int
    entries: tuple[Change, ...]
    makers: tuple[str, str] | None
    _documents: tuple[Document, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def lines(self, language: Language) -> Iterator[str]:
        """One line for each entry added (+) or removed (-), two for each changed one (~)."""
        describing = Describing(language, *self._documents)
        if self.makers:
            before, after = self.makers
            yield f"~ maker: {before} → {after}"
        for change in self.entries:
            if change.before is None and change.after is not None:
                yield f"+ {describing.sentence(change.after)}"
            elif change.before is not None and change.after is None:
                yield f"- {describing.sentence(change.before)}"
            elif change.before is not None and change.after is not None:
                yield f"~ {describing.sentence(change.before)}"
                yield f"  → {describing.sentence(change.after)}"


def changes(before: Register | None, after: Register) -> Changes:
    """What is new, gone or changed in `after`; everything is new where nothing was before."""
    old = before.document if before else None
    entries = [
        change
        for table in TABLES
        for change in _in_table(table, getattr(old, table) if old else (), after.document)
    ]
    maker = after.document.maker
    makers = (old.maker, maker) if old and old.maker != maker else None
    return Changes(
        added=sum(change.before is None for change in entries),
        removed=sum(change.after is None for change in entries),
        changed=sum(bool(change.before and change.after) for change in entries) + bool(makers),
        entries=tuple(entries),
        makers=makers,
        _documents=(old, after.document) if old else (after.document,),
    )


def _in_table(table: str, old: tuple[Row, ...], after: Document) -> Iterator[Change]:
    new: tuple[Row, ...] = getattr(after, table)
    gone = _without(old, new)
    waiting: dict[object, list[Row]] = defaultdict(list)
    for row in gone:
        waiting[_identity(table, row)].append(row)
    come = _without(new, old)
    for row in come:
        same = waiting[_identity(table, row)]
        yield Change(same.pop(0) if same else None, row)
    for rows in waiting.values():
        for row in rows:
            yield Change(row, None)


def _without(rows: tuple[Row, ...], others: tuple[Row, ...]) -> list[Row]:
    """The rows that are not among the others, each as often as it is missing there."""
    left = Counter(others)
    kept = []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            kept.append(row)
    return kept


def _identity(table: str, row: Row) -> object:
    own = getattr(row, "id", None)
    return own or tuple(getattr(row, name) for name in _TELLING[table])
