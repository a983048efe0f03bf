"""Why a charter is not in order: each names the file and the place in it."""

from __future__ import annotations

from audit.errors import CandideError

UNREADABLE = "charter-unreadable"


class CharterInvalid(CandideError):
    """The policies are missing, do not parse, or do not fit each other."""

    code = UNREADABLE
    fr = "La charte ne peut pas être lue\u00a0: {reason}."
    en = "The charter cannot be read: {reason}."


class FileUnreadable(CharterInvalid):
    fr = "{file} ne peut pas être lu\u00a0: {reason}."
    en = "{file} cannot be read: {reason}."


class RuleUnreadable(CharterInvalid):
    """Cedar cannot parse the text between a line and the next rule; `reason` is Cedar's own."""

    fr = "charter.cedar, ligne {line}\u00a0: ce qui commence ici n'est pas du Cedar ({reason})."
    en = "charter.cedar, line {line}: what begins here is not Cedar ({reason})."


class RuleUnfit(CharterInvalid):
    """A rule asks for what the schema does not give; `reason` is Cedar's own."""

    fr = "charter.cedar, règle {rule}\u00a0: elle ne va pas avec le schéma ({reason})."
    en = "charter.cedar, rule {rule}: it does not fit the schema ({reason})."


class RuleUnannotated(CharterInvalid):
    fr = "charter.cedar, règle {rule}\u00a0: il lui manque {missing}."
    en = "charter.cedar, rule {rule}: it lacks {missing}."


class RuleTwice(CharterInvalid):
    fr = "charter.cedar, règle {rule}\u00a0: deux règles ont ce nom."
    en = "charter.cedar, rule {rule}: two rules have this name."


class NoRules(CharterInvalid):
    fr = "charter.cedar\u00a0: il n'y a aucune règle."
    en = "charter.cedar: there are no rules."


class SchemaUnreadable(CharterInvalid):
    """`reason` is Cedar's own."""

    fr = "charter.cedarschema\u00a0: ce n'est pas un schéma Cedar ({reason})."
    en = "charter.cedarschema: it is not a Cedar schema ({reason})."


class SchemaUnfit(CharterInvalid):
    """The schema and the facts that the program computes differ; `reason` is Cedar's own."""

    fr = "charter.cedarschema\u00a0: ce ne sont pas les faits que le programme établit ({reason})."
    en = "charter.cedarschema: these are not the facts that the program computes ({reason})."


class ProfilesUnreadable(CharterInvalid):
    fr = "profiles.toml ne peut pas être lu\u00a0: {reason}."
    en = "profiles.toml cannot be read: {reason}."


class ProfileIncomplete(CharterInvalid):
    fr = (
        "profiles.toml, profil {profile}\u00a0: il faut ces plafonds et nul autre, en nombres "
        "entiers\u00a0: {caps}."
    )
    en = (
        "profiles.toml, profile {profile}: it must have these caps and no others, as whole "
        "numbers: {caps}."
    )


class ProfileMissing(CharterInvalid):
    fr = "profiles.toml\u00a0: il faut un profil none où tout est zéro."
    en = "profiles.toml: there must be a profile none in which everything is zero."


class ProfileLooser(CharterInvalid):
    """The charter still opens: its rules hold to the ceiling whatever a profile says."""

    fr = (
        "profiles.toml, profil {profile}\u00a0: {cap} = {value} est plus large que ce que la "
        "charte permet ({ceiling})."
    )
    en = (
        "profiles.toml, profile {profile}: {cap} = {value} is looser than the charter allows "
        "({ceiling})."
    )


class ScenarioUnreadable(CharterInvalid):
    fr = (
        "{file}, scénario {number}\u00a0: il lui faut une situation, situation_fr, et soit "
        "allowed = true, soit refused_by."
    )
    en = (
        "{file}, scenario {number}: it must have a situation, a situation_fr, and either "
        "allowed = true or refused_by."
    )


class LawUnknown(CharterInvalid):
    """The charter still opens: only the page that is made of it has nothing to name."""

    fr = "charter.cedar\u00a0: «\u00a0{law}\u00a0» ne commence par le nom d'aucune loi connue."
    en = "charter.cedar: “{law}” does not begin with the name of a law that is known."
