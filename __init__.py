"""duizhao 对照: compare Chinese normative documents clause by clause.

The public face for notebooks and scripts (docs/python.md); everything is loaded when first used::

    import duizhao
    comparison = duizhao.compare("template.docx", "variant.docx")
    tables = duizhao.frames(comparison)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from .alignment.model import Settings
    from .api import amend, apply, batch, check, collate, compare, frames, read
    from .corpus.model import InputError


_PUBLIC = {
    "InputError": "corpus.model",
    "Settings": "alignment.model",
    "amend": "api",
    "apply": "api",
    "batch": "api",
    "check": "api",
    "collate": "api",
    "compare": "api",
    "frames": "api",
    "open": "api",
    "read": "api",
}
# A public name that would hide a builtin function inside its module.
_NAMES = {"open": "open_results"}
__all__ = [
    "InputError",
    "Settings",
    "__version__",
    "amend",
    "apply",
    "batch",
    "check",
    "collate",
    "compare",
    "frames",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    """Load a public name on first use, so that ``import duizhao`` costs nothing."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'duizhao' has no attribute {name!r}")
    return getattr(import_module(f".{_PUBLIC[name]}", __name__), _NAMES.get(name, name))
