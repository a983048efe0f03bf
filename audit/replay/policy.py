"""Which rules and caps a log is replayed under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.charter import CedarCharter, Charter
from audit.choices.settings import CAPS, Setting, checked
from audit.replay.errors import NotACap, ProfileUnknown


@dataclass(frozen=True)
class Policy:
    """A charter, a profile and caps; what is not given is as it was at each decision.

    `caps` stand in place of the household's own; None is the profile's.
    """

    charter: CedarCharter | None = None
    profile: str | None = None
    caps: Mapping[Setting, int | None] = field(default_factory=dict)

    @property
    def is_as_it_was(self) -> bool:
        """Whether nothing is other than it was."""
        return self == Policy()

    def profile_of(self, charter: Charter, then: str) -> str:
        """The name of the profile, which was `then`. Raises `ProfileUnknown`."""
        if (
            self.profile is not None
            and isinstance(charter, CedarCharter)
            and self.profile not in charter.profiles
        ):
            raise ProfileUnknown(
                digest=charter.digest[:12],
                profile=self.profile,
                profiles=", ".join(charter.profiles),
            )
        return self.profile or then


def read_caps(settings: Iterable[str]) -> dict[Setting, int | None]:
    """Caps written as `cap-week=100` or `cap-week=default`. Raises `NotACap`, `SettingRefused`."""
    caps: dict[Setting, int | None] = {}
    for text in settings:
        name, _, value = text.partition("=")
        if name not in CAPS:
            raise NotACap(name=name, caps=", ".join(CAPS))
        cap, value = checked(name, value)
        caps[cap] = None if value == "default" else int(value)
    return caps
