"""Profiles: the sets of caps that a household chooses between, and tightens as it likes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from audit.charter.errors import ProfileIncomplete, ProfileMissing, ProfilesUnreadable

_WAITS = ("spacing_minutes", "cooldown_minutes")


@dataclass(frozen=True)
class Profile:
    """A set of caps. Its fields but `name` are named as the facts are: `Facts(**profile.caps, …)`.

    `cap_*` are hundredths of a percent of what is answered in the window, counts are per
    powered-on day and hour, spacing and cooldown are powered-on minutes.
    """

    name: str
    cap_turns: int = 0
    cap_hour: int = 0
    cap_day: int = 0
    cap_week: int = 0
    cap_month: int = 0
    unasked_per_day: int = 0
    asked_per_hour: int = 0
    spacing_minutes: int = 0
    cooldown_minutes: int = 0

    @property
    def caps(self) -> dict[str, int]:
        """The caps by name."""
        caps = asdict(self)
        del caps["name"]
        return caps

    def tightened(self, settings: Mapping[str, int]) -> Profile:
        """These caps with the household's own in place of some, never beyond the ceiling.

        Profile `none` stays as it is, whatever was set before it was chosen; and a setting that is
        no cap gives `none`, for nobody knows what it was meant to hold back.
        """
        if self.name == NONE.name or not settings.keys() <= NONE.caps.keys():
            return NONE
        own = {name: _within(name, value) for name, value in settings.items()}
        return Profile(self.name, **{**self.caps, **own})

    def beyond_ceiling(self) -> Iterator[str]:
        """The names of its caps that are looser than the charter's rules let them be."""
        waits_matter = self.name != NONE.name
        for name, value in self.caps.items():
            if (waits_matter or name not in _WAITS) and _within(name, value) != value:
                yield name


NONE = Profile("none")

# What the charter's rules hold to whatever a profile says; a test keeps the two together.
CEILING = Profile(
    "open",
    cap_turns=3300,
    cap_hour=5000,
    cap_day=3000,
    cap_week=1000,
    cap_month=1000,
    unasked_per_day=3,
    asked_per_hour=20,
    spacing_minutes=240,
    cooldown_minutes=1440,
)


def read_profiles(text: str) -> dict[str, Profile]:
    """The profiles by name.

    Raises `CharterInvalid` unless each has every cap and no other, and `none` has only zeros.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfilesUnreadable(reason=str(error)) from error
    for name, caps in tables.items():
        # `type(...) is int`: to Python a truth is a number too.
        whole = isinstance(caps, dict) and all(
            type(cap) is int and cap >= 0 for cap in caps.values()
        )
        if not whole or caps.keys() != NONE.caps.keys():
            raise ProfileIncomplete(profile=name, caps=", ".join(NONE.caps))
    if tables.get(NONE.name) != NONE.caps:
        raise ProfileMissing()
    return {name: Profile(name, **caps) for name, caps in tables.items()}


def _within(name: str, value: int) -> int:
    ceiling: int = getattr(CEILING, name)
    return max(value, ceiling) if name in _WAITS else min(value, ceiling)
