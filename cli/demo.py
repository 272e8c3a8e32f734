"""``duizhao demo``: the main job on the built-in examples."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import message_language, report_language
from ..report.words.layout import Layout
from ..runs.files import make_folder
from ..runs.load import compared, limits_of
from .formats import Form, check, save
from .parsing.options import Folder, ForceOption, Lang
from .screen import Screen

if TYPE_CHECKING:
    from ..alignment.model import Comparison

_TEMPLATE = "template.docx"
_VARIANTS = ("province.docx", "city.txt", "district.docx", "school.txt")
# The pair whose report is also shown: it has a change of every kind.
_SHOWN = "city.txt"
_SUFFIXES = (".docx", ".html", ".json", ".csv", ".md")


def demo(
    output: Folder = Path("duizhao-demo"), force: ForceOption = False, lang: Lang = None
) -> None:
    """Compare the built-in examples."""
    from ..runs.outputs.target import Guard, Target

    make_folder(output)
    guard = Guard(limits_of([]), force)
    written: list[Target] = []
    for name in _VARIANTS:
        paths = [output / f"{Path(name).stem}{suffix}" for suffix in _SUFFIXES]
        check(paths, [])
        comparison = _compared(name)
        targets = [guard.target(path) for path in paths]
        save(comparison, targets, Form(Layout.IMPLEMENTATION, report_language(lang or "")))
        written += targets
        if name == _SHOWN:
            Screen(message_language(lang or "")).report(comparison, brief=True, explain=False)
    screen = Screen(message_language(lang or ""))
    screen.written(target.path for target in written)
    screen.spared(written)


def _compared(name: str) -> "Comparison":
    """Compare one example with the template; the paths do not tell where the package lies."""
    from dataclasses import replace
    from importlib.resources import as_file, files

    folder = files("duizhao.cli") / "examples"
    with as_file(folder / _TEMPLATE) as template, as_file(folder / name) as variant:
        found = compared(template, variant, limits_of([]))
    return replace(
        found,
        template=replace(found.template, path=f"examples/{_TEMPLATE}"),
        variant=replace(found.variant, path=f"examples/{name}"),
    )
