"""Who belongs to whom on a given day, through any number of firms.

A firm belongs to a group if the members of that group together hold a quarter or more of its
capital, or if one of them controls it, whatever its share. A quarter, because from there on
European law no longer takes two firms as strangers to each other: 25 % makes partner enterprises
(Recommendation 2003/361/EC, annex, art. 3(2)) and beneficial owners (Regulation (EU) 2024/1624,
art. 52). Shares are not multiplied along a chain, as they are there: of two quarters in a row a
sixteenth of the profit is left, but the interest in a sale is handed on whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from audit.interests.document import Document, Link
from audit.interests.problems import Problem

THRESHOLD_PERMILLE = 250
# A chain so long takes seconds to look through, once a day; the time grows with its square.
MOST_TIES = 1_000
_WHOLE = 1000


class Ownership:
    """The parties' owners and links on one day."""

    def __init__(self, document: Document, on: date) -> None:
        self._shares: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._controlled: dict[str, list[str]] = defaultdict(list)
        self._holders: dict[str, set[str]] = defaultdict(set)
        for party in document.party:
            if party.owner is not None:
                self._controlled[party.owner].append(party.id)
                self._holders[party.id].add(party.owner)
        for link in document.link:
            if not link.holds(on):
                continue
            self._holders[link.owned].add(link.owner)
            if link.control is not None:
                self._controlled[link.owner].append(link.owned)
            elif link.share_permille is not None:
                self._shares[link.owner].append((link.owned, link.share_permille))
        # Bounded, since advisers may name any merchant they like.
        self.group = lru_cache(maxsize=2 * MOST_TIES)(self._group)
        self.owners = lru_cache(maxsize=2 * MOST_TIES)(self._owners)

    def _group(self, head: str) -> frozenset[str]:
        """`head` and every firm that belongs to it."""
        members, added = {head}, [head]
        held: dict[str, int] = defaultdict(int)
        while added:
            member = added.pop()
            found = list(self._controlled.get(member, ()))
            for owned, share in self._shares.get(member, ()):
                held[owned] += share
                if held[owned] >= THRESHOLD_PERMILLE:
                    found.append(owned)
            for firm in found:
                if firm not in members:
                    members.add(firm)
                    added.append(firm)
        return frozenset(members)

    def _owners(self, firm: str) -> frozenset[str]:
        """Every party to whose group `firm` belongs, without `firm` itself."""
        above, climbing = set(), [firm]
        while climbing:
            for holder in self._holders.get(climbing.pop(), ()):
                if holder not in above:
                    above.add(holder)
                    climbing.append(holder)
        return frozenset(owner for owner in above if firm in self.group(owner))

    def family(self, firm: str) -> frozenset[str]:
        """`firm`, what belongs to it, its owners, and all that belongs to any of them."""
        return self.group(firm).union(*(self.group(owner) for owner in self.owners(firm)))

    def nearest(self, owners: Iterable[str]) -> str | None:
        """The innermost of some owners of one firm; None if there are none."""
        every = frozenset(owners)
        inner = [one for one in every if self.group(one).isdisjoint(every - {one})]
        return min(inner, default=None)


def wrong_links(document: Document) -> Iterator[Problem]:
    """A day on which somebody owns themselves, or more than all of a firm is owned."""
    ties = len(document.link) + sum(party.owner is not None for party in document.party)
    if ties > MOST_TIES:
        yield Problem("too-many", {"limit": MOST_TIES}, field="link")
        return
    yield from _cycle(document)
    yield from _too_much(document)


def _cycle(document: Document) -> Iterator[Problem]:
    # No circle over all time is none on any day; only otherwise are the days looked at.
    if _circle(document, document.link) is None:
        return
    days = sorted({date.min, *(link.valid_from for link in document.link)})
    for day in days:
        links = [link for link in document.link if link.holds(day)]
        if circle := _circle(document, links):
            yield Problem("cycle", {"chain": " → ".join(circle)}, *_entry_in(document, circle, day))
            return


def _circle(document: Document, links: Sequence[Link]) -> list[str] | None:
    """A chain of owners, each owning the next, that ends where it begins."""
    owned: dict[str, list[str]] = defaultdict(list)
    for party in document.party:
        if party.owner is not None:
            owned[party.owner].append(party.id)
    for link in links:
        owned[link.owner].append(link.owned)
    try:
        TopologicalSorter(owned).prepare()
    except CycleError as error:
        chain: list[str] = error.args[1]
        return chain[::-1]
    return None


def _entry_in(document: Document, circle: list[str], day: date) -> tuple[str, int, str]:
    """The last entry that closes the circle: what was written last is most likely the mistake."""
    steps = set(pairwise(circle))
    for number in range(len(document.link), 0, -1):
        link = document.link[number - 1]
        if link.holds(day) and (link.owner, link.owned) in steps:
            return "link", number, "owner"
    for number in range(len(document.party), 0, -1):
        party = document.party[number - 1]
        if (party.owner, party.id) in steps:
            return "party", number, "owner"
    raise AssertionError("a circle is made of links and owners")


def _too_much(document: Document) -> Iterator[Problem]:
    of: dict[str, list[tuple[int, Link]]] = defaultdict(list)
    for number, link in enumerate(document.link, 1):
        of[link.owned].append((number, link))
    for party, links in of.items():
        for number, link in links:
            day = link.valid_from
            total = sum(other.share_permille or 0 for _, other in links if other.holds(day))
            if total > _WHOLE:
                facts = {"day": day.isoformat(), "party": party, "permille": total}
                yield Problem("more-than-the-whole", facts, "link", number, "share_permille")
                break
