"""duizhao 对照: compare Chinese normative documents clause by clause.

The public face for notebooks and scripts; everything is loaded when first used::

    import duizhao
    comparison = duizhao.compare("template.docx", "variant.docx")
"""

from importlib import import_module

__version__ = "0.1.0"

_PUBLIC = {
    "read": ("corpus.load", "load"),
    "compare": ("alignment.compare", "compare_files"),
    "collate": ("alignment.family.collate", "collate_files"),
}
__all__ = ["__version__", "collate", "compare", "read"]


def __getattr__(name: str) -> object:
    """Load a public name on first use, so that ``import duizhao`` costs nothing."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'duizhao' has no attribute {name!r}")
    module, function = _PUBLIC[name]
    return getattr(import_module(f".{module}", __name__), function)
