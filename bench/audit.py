"""Ask whether any locked dependency has a known hole.

    python -m bench.audit [REQUIREMENTS...]

The exit status is 1 where pip-audit names one. Where its database cannot be reached this is said,
and the status is 0: a machine without a connection can still be worked on.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = tuple(ROOT / "requirements" / name for name in ("run.txt", "dev.txt", "bench.txt"))
# A database that does not answer is given up after so many seconds.
PATIENCE = 120


def ask(requirements: Path) -> tuple[str, str]:
    """Return what pip-audit prints (JSON where it came to an answer) and what it complains of."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements)]
    command += ["--require-hashes", "--disable-pip", "--format", "json"]
    command += ["--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return "", f"no answer in {PATIENCE} seconds"
    return done.stdout, done.stderr


def holes(answer: str) -> list[str] | None:
    """Return the holes named in the answer, None where it is no answer."""
    try:
        found = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    return [
        f"{package['name']} {package['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for package in found
        for hole in package.get("vulns", ())
    ]


def main() -> int:
    """Audit each file; return 1 where a hole is known."""
    status = 0
    for requirements in map(Path, sys.argv[1:] or map(str, LOCKED)):
        answer, complaint = ask(requirements)
        known = holes(answer)
        if known is None:
            reason = (complaint.strip().splitlines() or ["no reason given"])[-1]
            print(f"{requirements.name}: not audited, the database cannot be reached ({reason})")
            return status
        print(f"{requirements.name}: {len(known)} known holes")
        for hole in known:
            print(f"  {hole}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
