"""What the seal is called in a file, and what it tells of it."""

from enum import StrEnum

PROPERTY = "duizhao"


class Standing(StrEnum):
    """Whose a file is: as we wrote it, ours but edited since, or somebody else's."""

    OURS = "ours"
    EDITED = "edited"
    FOREIGN = "foreign"


def standing(seal: str, digest: str) -> Standing:
    """Return whose a file is that bears ``seal``, "" for none, and whose words have ``digest``."""
    if not seal:
        return Standing.FOREIGN
    return Standing.OURS if seal == digest else Standing.EDITED
