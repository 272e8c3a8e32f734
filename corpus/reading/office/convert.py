"""Old Word files, WPS, RTF and OpenDocument: made into .docx by LibreOffice, where it is installed.

LibreOffice works in a folder of its own that is deleted afterwards: its profile, its temporary
files, a copy of the input under a name of ours. The profile forbids macros, Java, updating of
links and linked pictures, and leads every connection to a closed port of this machine.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ...limits import LIMITS, Limits
from ...model import InputError
from ..process import run
from .rtf import with_numbers

# Where LibreOffice lies when it is not on the PATH: the folders of its installers.
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
_WINDOWS = r"LibreOffice\program\soffice.com"
_NAMES = ("soffice", "libreoffice")
SUFFIXES = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt"}


class _Target(NamedTuple):
    """What LibreOffice makes: the ending of the file and the filter that writes it."""

    suffix: str
    filter: str


_DOCX = _Target(".docx", "docx:MS Word 2007 XML")
_PDF = _Target(".pdf", "pdf:writer_pdf_Export")
# What the program needs of our environment, and no more.
_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "LD_LIBRARY_PATH")
# Where the faces of letters are.
_FACES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH")
# A port of this machine on which nothing listens (9 is "discard", RFC 863).
_NOWHERE = "127.0.0.1:9"
# What its libraries take beside the memory that it allocates, which is what can be bounded.
_LIBRARIES = 80 << 20
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
    'xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
# Path, property, value (org.openoffice.Office.* of LibreOffice's registry schemas).
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
    ("Java/VirtualMachine", "Enable", "false"),
)
_PROXY = (
    ("ooInetProxyType", "2"),
    ("ooInetHTTPProxyName", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "9"),
    ("ooInetHTTPSProxyName", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "9"),
    ("ooInetFTPProxyName", "127.0.0.1"),
    ("ooInetFTPProxyPort", "9"),
    ("ooInetNoProxy", ""),
)


def find_office() -> str:
    """Return the path of LibreOffice, "" where it is not installed.

    ``DUIZHAO_SOFFICE`` in the environment names it where it lies at an unusual place.
    """
    named = os.environ.get("DUIZHAO_SOFFICE")
    if named is not None:
        return shutil.which(named) or ""
    return next(_places(), "")


def _places() -> Iterator[str]:
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield found
    if sys.platform == "win32":
        folders = (os.environ.get(variable) for variable in _WINDOWS_FOLDERS)
        candidates = [str(Path(folder) / _WINDOWS) for folder in folders if folder]
    else:
        candidates = list(_MAC)
    yield from (place for place in candidates if Path(place).is_file())


def to_docx(kind: str, path: str, data: bytes, limits: Limits) -> bytes:
    """Return ``data``, a file of ``kind`` (doc, rtf, odt), as a Word file.

    Raises InputError: "no-office", "too-slow", "not-converted" (damaged, or with a password).
    """
    office = _office(path, "no-office")
    if kind == "rtf":
        data = with_numbers(data)
    return _converted(office, SUFFIXES[kind], _DOCX, path, data, limits)


def to_pdf(path: str, data: bytes, limits: Limits = LIMITS) -> bytes:
    """Return ``data``, a Word file of ours, as it is printed; ``path`` names it in an error.

    Raises InputError: "no-office-to-print", "too-slow", "not-printed".
    """
    office = _office(path, "no-office-to-print")
    try:
        return _converted(office, ".docx", _PDF, path, data, limits)
    except InputError as error:
        raise InputError("not-printed", path) if error.code == "not-converted" else error from error


def check_printer(path: str) -> None:
    """Raise InputError when LibreOffice, which prints ``path``, is not installed."""
    _office(path, "no-office-to-print")


def _office(path: str, missing: str) -> str:
    found = find_office()
    if not found:
        raise InputError(missing, path)
    return found


def _converted(
    office: str, suffix: str, target: _Target, path: str, data: bytes, limits: Limits
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="duizhao-", ignore_cleanup_errors=True) as scratch:
        made = _convert(office, Path(scratch), suffix, target, path, data, limits)
        try:
            with made.open("rb") as stream:
                return stream.read(limits.file_bytes)
        except FileNotFoundError as error:  # LibreOffice exits 0 whether it succeeded or not
            raise InputError("not-converted", path) from error


def _convert(
    office: str,
    scratch: Path,
    suffix: str,
    target: _Target,
    path: str,
    data: bytes,
    limits: Limits,
) -> Path:
    """Run LibreOffice in ``scratch``; return where its result ought to be."""
    profile = scratch / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    (scratch / f"input{suffix}").write_bytes(data)
    switches = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    try:
        run(
            [
                office,
                f"-env:UserInstallation={profile.as_uri()}",
                *switches,
                "--convert-to",
                target.filter,
                "--outdir",
                str(scratch / "out"),
                str(scratch / f"input{suffix}"),
            ],
            seconds=limits.office_seconds + (len(data) >> 20),
            memory_bytes=max(limits.memory_bytes - _LIBRARIES, _LIBRARIES),
            env=_environment(scratch),
        )
    except TimeoutError as error:
        raise InputError("too-slow", path, str(limits.office_seconds)) from error
    return scratch / "out" / f"input{target.suffix}"


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment with a home of its own and no way to the network."""
    kept = {name: os.environ[name] for name in (*_KEPT, *_FACES) if name in os.environ}
    homes = ("HOME", "TMPDIR", "TMP", "TEMP", "USERPROFILE", "APPDATA", "XDG_RUNTIME_DIR")
    proxies = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
    return {
        **kept,
        **dict.fromkeys(homes, str(scratch)),
        **dict.fromkeys(proxies, f"http://{_NOWHERE}"),
        "SAL_USE_VCLPLUGIN": "svp",
        "LC_ALL": "C.UTF-8",
    }


def _registry() -> str:
    """Return the settings of the profile as LibreOffice stores them."""
    items = [(f"/org.openoffice.Office.{where}", name, value) for where, name, value in _SETTINGS]
    items += [("/org.openoffice.Inet/Settings", name, value) for name, value in _PROXY]
    rows = (
        f'<item oor:path="{where}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for where, name, value in items
    )
    return _HEAD + "".join(rows) + "</oor:items>\n"
