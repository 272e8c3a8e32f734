"""The key of a sample: what coders must not see, kept in a file of its own."""

import hashlib
import json
from pathlib import Path
from typing import Any

from ...corpus.model import InputError
from .model import Key, Sample, Stratum

_SCHEMA = "duizhao.sample/1"
# Spreadsheets cut very long cells; the first words tell two texts apart.
_TOLD = 1_000


def key_path(sheet: Path) -> Path:
    """Return the file of the key that goes with a sheet: 抽样.key.json."""
    return sheet.with_name(f"{sheet.stem}.key.json")


def digest_of(*texts: str) -> str:
    """Return the digest by which the texts of a row are known again; white space is not told."""
    told = "\0".join("".join(text.split())[:_TOLD] for text in texts)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def key_json(sample: Sample, size: int, seed: int, code: str) -> str:
    """Return the key of ``sample`` as JSON; ``code`` is the digest of the program that linked."""
    told = {
        "schema": _SCHEMA,
        "size": size,
        "seed": seed,
        "code": code,
        "population": {stratum.value: sample.population[stratum] for stratum in Stratum},
        "linked": dict(zip(("template", "variant"), sample.linked, strict=True)),
        "rows": {
            row.id: [row.stratum.value, digest_of(row.template.text, row.variant.text)]
            for row in sample.rows
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_key(path: Path, text: str) -> Key:
    """Return the key that ``text`` holds. Raises InputError when it is none."""
    try:
        told: Any = json.loads(text)
        if told["schema"] != _SCHEMA:
            raise ValueError(told["schema"])
        return Key(
            {name: Stratum(row[0]) for name, row in told["rows"].items()},
            {name: str(row[1]) for name, row in told["rows"].items()},
            {stratum: int(told["population"][stratum.value]) for stratum in Stratum},
            (int(told["linked"]["template"]), int(told["linked"]["variant"])),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError("validation-key", str(path)) from error
