"""What is known of a text beside its words."""

from dataclasses import dataclass

# Kinds of norms (法的形式) in the order of their rank, 立法法 第四章至第五章; the last is no law.
RANKS = (
    "constitution",
    "law",
    "administrative-regulation",
    "judicial-interpretation",
    "local-regulation",
    "autonomous-regulation",
    "department-rule",
    "local-rule",
    "normative-document",
)

# What the date of a version was read from; cut: a note that breaks off before a later revision;
# given: by a user.
SOURCES = ("note", "cut", "signature", "page", "file", "given")


def earlier(one: str, other: str) -> bool:
    """Say whether a date is before another, as far as both tell: 2020 and 2020-04-10 do not."""
    known = one and other and not one.startswith(other) and not other.startswith(one)
    return bool(known) and one < other


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself; "" where it says nothing. Dates are ISO 8601.

    ``genre`` is the word that its title ends with (条例, 实施细则), ``rank`` one of ``RANKS``,
    ``region`` the province and the city that it is of (浙江省, 宁波市), "" for the whole country.
    ``adopted`` is the first adoption (通过), ``promulgated`` the first publication, ``revised`` the
    last revision (修订, 修正), ``effective`` the day from which the text says it is in force.
    ``version`` dates the words as they stand: the latest date in the promulgation notes that does
    not say from when the text is in force, else the date under the signature, on the page or in
    the name of the file (there perhaps a year alone); ``version_from`` says which: note,
    cut (a note that breaks off before a later revision), signature, page, file, given.
    """

    title: str = ""
    issuer: str = ""
    number: str = ""
    genre: str = ""
    rank: str = ""
    region: str = ""
    adopted: str = ""
    promulgated: str = ""
    effective: str = ""
    revised: str = ""
    validity: str = ""
    version: str = ""
    version_from: str = ""
