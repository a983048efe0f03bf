"""What was typed after `candide settings set` and `never-again`, as it is logged."""

from __future__ import annotations

import re

from audit.choices.settings import CAPS, Setting, SettingRefused, checked, natural
from audit.inspect.errors import InspectError
from audit.inspect.telling import in_words

_NAMES = (
    Setting.SELLING, Setting.PROFILE, Setting.UNASKED_PER_DAY, Setting.ASKED_PER_HOUR,
    Setting.CAP_WEEK, Setting.CHILDREN, Setting.QUIET, Setting.LANGUAGE, Setting.SURVEY,
)  # fmt: skip
_VALUES = {
    Setting.SELLING: "on, off",
    Setting.PROFILE: "none, careful, open",
    Setting.UNASKED_PER_DAY: "0, 1, 2 …, default",
    Setting.ASKED_PER_HOUR: "0, 1, 2 …, default",
    Setting.CAP_WEEK: "0%, 1.5%, 2% …, default",
    Setting.CHILDREN: "yes, no",
    Setting.QUIET: "21:00-08:00, none",
    Setting.LANGUAGE: "fr, en",
    Setting.SURVEY: "on, off",
}
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")
_HOURS = re.compile(r"([0-9]{2}):?([0-9]{2})-([0-9]{2}):?([0-9]{2})")


class NotASetting(InspectError):
    code = "not-a-setting"
    fr = "{name} n'est pas un réglage. Il y a\u00a0: {names}."
    en = "{name} is not a setting. There are: {names}."


class ValueUnfit(InspectError):
    code = "value-unfit"
    fr = "Le réglage {name} ne peut pas être «\u00a0{value}\u00a0». Il peut être\u00a0: {values}."
    en = "The setting {name} cannot be “{value}”. It can be: {values}."


class BeyondCeiling(InspectError):
    """The charter holds to its ceiling whatever is set, so nothing else is promised."""

    code = "beyond-ceiling"
    fr = "La charte ne permet pas plus de {ceiling} pour {name}. Rien n'a été changé."
    en = "The charter allows no more than {ceiling} for {name}. Nothing was changed."


class NotDeclinable(InspectError):
    code = "not-declinable"
    fr = "«\u00a0{value}\u00a0» ne peut pas être refusé ainsi\u00a0: il faut {what}."
    en = "“{value}” cannot be declined like that: it must be {what}."


def understood(name: str, value: str) -> tuple[Setting, str]:
    """The setting and its value as they are logged, never beyond the charter's ceiling."""
    from audit.charter import CEILING

    setting = next((one for one in _NAMES if one == name), None)
    if setting is None:
        raise NotASetting(name=name, names=", ".join(_NAMES))
    try:
        _, written = checked(name, _written(setting, value))
    except SettingRefused as error:
        raise ValueUnfit(name=name, value=value, values=_VALUES[setting]) from error
    if setting in CAPS and (cap := natural(written)) is not None:
        ceiling = getattr(CEILING, setting.fact)
        if cap > ceiling:
            percent = in_words(f"{ceiling // 100}\u00a0%", f"{ceiling // 100}%")
            shown = percent if setting is Setting.CAP_WEEK else ceiling
            raise BeyondCeiling(ceiling=shown, name=name)
    return setting, written


def _written(setting: Setting, value: str) -> str:
    """A percentage in hundredths, and times of day without their colons."""
    if setting is Setting.CAP_WEEK and (found := _PERCENT.fullmatch(value)):
        whole, rest = found.groups()
        return str(int(whole) * 100 + int((rest or "").ljust(2, "0")))
    if setting is Setting.QUIET and (found := _HOURS.fullmatch(value)):
        first, second, third, fourth = found.groups()
        return f"{first}{second}-{third}{fourth}"
    # What else would pass for a count of hundredths is no percentage.
    return "" if setting is Setting.CAP_WEEK and value != "default" else value


def declinable(scope: str, value: str) -> str:
    """What was declined, as offers are compared with it."""
    from audit.choices.wishes import comparable
    from audit.records.leaves import DeclineScope

    pattern, fr, en = {
        "product": (r"[0-9]{8,14}", "un GTIN de 8 à 14 chiffres", "a GTIN of 8 to 14 digits"),
        "brand": (r"[^\x00-\x1f\x7f]{1,200}", "un nom de marque", "the name of a brand"),
    }.get(scope, (r"[a-z0-9][a-z0-9_.-]{0,63}", "un identifiant", "an id"))
    if not value.strip() or not re.fullmatch(pattern, value, re.ASCII):
        raise NotDeclinable(value=value, what=in_words(fr, en))
    return comparable(DeclineScope(scope), value)
