"""The rules as the table lists them, and which of them an office asks for."""

from functools import cache

from ..tables import rows
from .model import Office, Profile, Rule, Severity, TextKind

# Every kind of text, and every kind but decisions to amend, whose quoted words are another text's.
_ANY, _ALL = "any", "all"
_YES = "yes"
SCREENING = "screening"


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, by id."""
    return tuple(_rule(*row) for row in rows("rules"))


def _rule(
    id_: str,
    name: str,
    family: str,
    severity: str,
    profile: str,
    kinds: str,
    safe: str,
    issue: str,
    source: str,
) -> Rule:
    listed = {
        _ANY: tuple(TextKind),
        _ALL: tuple(kind for kind in TextKind if kind is not TextKind.AMENDMENT),
    }
    return Rule(
        id=id_,
        name=name,
        family=family,
        severity=Severity(severity),
        profile=Profile(profile),
        kinds=listed.get(kinds) or tuple(TextKind(kind) for kind in kinds.split(",")),
        safe=safe == _YES,
        issue="" if issue == "-" else issue,
        source=source,
    )


def named(rule: Rule, words: tuple[str, ...]) -> bool:
    """Say whether one of ``words`` means the rule: its id, how its id begins, name or family."""
    return any(
        word in (rule.name, rule.family) or (word.startswith("DZ") and rule.id.startswith(word))
        for word in words
    )


def unknown(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ``words`` that mean no rule."""
    return tuple(word for word in words if not any(named(rule, (word,)) for rule in rules()))


def chosen(office: Office, *, screening: bool = False) -> tuple[Rule, ...]:
    """Return the rules that run: the profile's or the selected ones, without the ignored.

    Those of ``screening`` need a text above, and run apart from the others.
    """
    strict = office.profile is Profile.STRICT
    return tuple(
        rule
        for rule in rules()
        if (rule.family == SCREENING) is screening
        and (
            named(rule, office.select)
            if office.select
            else strict or rule.profile is Profile.DEFAULT
        )
        and not named(rule, office.ignore)
    )
