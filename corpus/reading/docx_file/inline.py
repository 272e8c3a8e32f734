"""The inside of a paragraph: runs, fields, tracked changes, text boxes, what is not text."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...limits import Limits
from ...model import InputError, Tracked
from ..tally import Tally
from .automatic import Automatic
from .draft import Draft
from .enclosed import enclosed
from .equation import equation
from .forms import entered
from .maths import formula
from .records import ElementPath
from .styles import Styles
from .symbols import signs, symbol
from .xml import Element, attribute, child, descendants, name

# Elements that only wrap: their children are read in their place.
_WRAPPERS = frozenset(
    {
        "w:bdo",
        "w:customXml",
        "w:dir",
        "w:hyperlink",
        "w:rubyBase",
        "w:sdtContent",
        "w:smartTag",
    }
)
_INSERTED = frozenset({"w:ins", "w:moveTo"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_FIXED = {
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:ptab": "\t",
    "w:tab": "\t",
}
_COUNTED = {
    "w:altChunk": "imported-files",
    "w:commentReference": "comments",
    "w:control": "objects",
    "w:endnoteReference": "endnotes",
    "w:footnoteReference": "footnotes",
    "w:subDoc": "imported-files",
}
_PICTURES = {
    "c:chart": "charts",
    "dgm:relIds": "charts",
    "pic:pic": "images",
    "v:imagedata": "images",
}
# How each view tells that there are tracked changes, and what it leaves out.
TRACKED_CODES: dict[Tracked, str] = {
    "accepted": "tracked-changes",
    "original": "tracked-changes-original",
}
DROPPED_CODES: dict[Tracked, str] = {"accepted": "deleted", "original": "inserted"}
# Extensions that Word brings itself, and VML.
_WORDS_OWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-")
# Fields that draw their result instead of storing it: formulas, automatic numbers of old files.
_DRAWING = ("EQ ", "AUTONUM", "LISTNUM")
# How Word names the words that it prints across a page.
_WATERMARK = "WaterMark"
_NOTE_MARKS = frozenset({"w:footnoteReference", "w:endnoteReference"})
_LONGEST_CODE = 100  # pieces; a code of formulas has as many as it has formats
_SYMBOLS = re.compile("[\uf000-\uf0ff]")  # where symbol fonts keep their signs
# Word breaks lines by elements; breaks within w:t are blanks.
_SPACE = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x85\u2028\u2029", " "))


def words_of(element: Element, *leaves: str) -> str:
    """Return the text of the descendants of ``element`` named ``leaves``, for a count's detail."""
    return "".join(leaf.text or "" for leaf in descendants(element, *leaves))


def dropped(element_name: str, tracked: Tracked) -> bool:
    """Say whether tracked content of this kind is absent from the view ``tracked``."""
    return element_name in (_DELETED if tracked == "accepted" else _INSERTED)


def is_tracked(element_name: str) -> bool:
    """Say whether the element wraps tracked content."""
    return element_name in _INSERTED or element_name in _DELETED


def alternative(element: Element) -> tuple[int, Element] | None:
    """Return the branch of mc:AlternateContent to read, with its index: the choice, else fallback.

    One of both, never both: they hold the same content for newer and older programs. A choice
    that requires what Word does not know is none (ISO/IEC 29500-3, 9.3).
    """
    branches = [
        (at, branch)
        for at, branch in enumerate(element)
        if name(branch) == "mc:Choice" and _understood(branch)
    ]
    branches += [(at, branch) for at, branch in enumerate(element) if name(branch) == "mc:Fallback"]
    return branches[0] if branches else None


def _understood(choice: Element) -> bool:
    """Say whether Word knows every namespace that ``choice`` requires; one not bound counts."""
    known = (choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split())
    return all(address is None or address.startswith(_WORDS_OWN) for address in known)


class Inline:
    """Reads the content of w:p elements into drafts."""

    def __init__(
        self, path: str, styles: Styles, tally: Tally, tracked: Tracked, limits: Limits
    ) -> None:
        self.path, self.styles, self.tally = path, styles, tally
        self.tracked, self.limits = tracked, limits
        self._automatic = Automatic()
        self._readers: dict[str, Callable[[Element, ElementPath, Draft], None]] = {
            "m:oMath": self._formula,
            "m:oMathPara": self._formulas,
            "mc:AlternateContent": self._alternate,
            "w:drawing": self._graphic,
            "w:fldChar": self._field,
            "w:fldSimple": self._simple_field,
            "w:instrText": self._code,
            "w:object": self._object,
            "w:pict": self._graphic,
            "w:r": self._run,
            "w:ruby": self._ruby,
            "w:sdt": self._control,
            "w:sym": self._symbol,
            "w:t": self._text,
        }
        if tracked == "original":
            self._readers["w:delText"] = self._text

    def content(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read the children of ``element``, which stands at ``path``, into ``draft``."""
        if len(path) > self.limits.depth:
            raise InputError("too-deep", self.path, str(self.limits.depth))
        for at, below in enumerate(element):
            self._read(name(below), below, (*path, at), draft)

    def _read(self, kind: str, element: Element, path: ElementPath, draft: Draft) -> None:
        if kind in self._readers:
            self._readers[kind](element, path, draft)
        elif kind in _WRAPPERS:
            self.content(element, path, draft)
        elif is_tracked(kind):
            self._tracked(kind, element, path, draft)
        elif kind in _FIXED:
            self._put(_FIXED[kind], path, draft)
        elif kind in _COUNTED:
            self.tally.add(_COUNTED[kind], 1, words_of(element, "m:t"))

    def _put(self, words: str, path: ElementPath, draft: Draft) -> None:
        """Append what a leaf shows, unless a field's code is running."""
        if "code" not in draft.fields and "form" not in draft.fields:
            draft.put(words, path)

    def _run(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read a run; a hidden one is counted, its marks of fields and notes still count."""
        if self.styles.hidden(self._properties(element), draft.style):
            words = words_of(element, "w:t")
            self.tally.add("hidden", 1 if words.strip() else 0, words)
            for at, below in enumerate(element):
                if name(below) in {"w:fldChar", "w:instrText"}:
                    self._read(name(below), below, (*path, at), draft)
        elif any(map(_has_own_mark, element)):
            self._marked(element, path, draft)
        else:
            self.content(element, path, draft)

    def _marked(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read a run with a note whose mark was typed: what follows the note in the run is it."""
        for at, below in enumerate(element):
            self._read(name(below), below, (*path, at), draft)
            if _has_own_mark(below):
                break

    def _properties(self, element: Element) -> Element | None:
        """Return w:rPr, or the one before a tracked change of formatting."""
        properties = child(element, "w:rPr")
        former = child(child(properties, "w:rPrChange"), "w:rPr")
        return properties if former is None or self.tracked == "accepted" else former

    def _text(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read w:t: outer spaces count only where xml:space says so; breaks in it are spaces."""
        words = (element.text or "").translate(_SPACE)
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            words = words.strip(" ")
        if not words.isascii() and _SYMBOLS.search(words):
            fonts = child(child(element.getparent(), "w:rPr"), "w:rFonts")
            words = signs(words, attribute(fonts, "w:ascii"))
        self._put(words, path, draft)

    def _symbol(self, element: Element, path: ElementPath, draft: Draft) -> None:
        digits = attribute(element, "w:char")
        try:
            code = int(digits, 16) if len(digits) <= 4 else 0
        except ValueError:
            code = 0
        if 0x20 <= code < 0xD800 or code >= 0xE000:
            self._put(symbol(code, attribute(element, "w:font")), path, draft)

    def _field(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Follow a complex field: its code is not text, its result or what was entered is."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            shown = entered(element)
            self._put(shown, path, draft)
            draft.fields.append("form" if shown else "code")
            draft.code.clear()
        elif kind == "separate" and draft.fields[-1:] == ["code"]:
            draft.fields[-1] = "result"
        elif kind == "end" and draft.fields and draft.fields.pop() == "code":
            self._draw("".join(draft.code), path, draft)

    def _code(self, element: Element, _path: ElementPath, draft: Draft) -> None:
        """Collect the code of the running field, which may be spread over several runs."""
        if len(draft.code) < _LONGEST_CODE:
            draft.code.append(element.text or "")

    def _simple_field(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read the result of a field that is one element; one without result may draw it."""
        before = draft.length
        self.content(element, path, draft)
        if draft.length == before:
            self._draw(attribute(element, "w:instr"), path, draft)

    def _draw(self, code: str, path: ElementPath, draft: Draft) -> None:
        """Show what a field without result draws: a sign, a formula, a number; others count."""
        drawn = None if enclosed(code) else equation(code)
        if drawn is not None:
            self.tally.add("ruby", 1 if drawn.reading else 0, drawn.reading)
        shown = enclosed(code) or (drawn.words if drawn else self._automatic.number(code))
        self._put(shown, path, draft)
        if not shown and code.strip().upper().startswith(_DRAWING):
            self.tally.add("formulas", 1, code.strip())

    def _formula(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read the words of a formula; one that has none is counted."""
        words = " ".join(formula(element).split())
        self._put(words, path, draft)
        self.tally.add("formulas", 0 if words else 1)

    def _formulas(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read formulas that stand on lines of their own."""
        for at, below in enumerate(element):
            if name(below) == "m:oMath":
                self._formula(below, (*path, at), draft)

    def _tracked(self, kind: str, element: Element, path: ElementPath, draft: Draft) -> None:
        self.tally.add(TRACKED_CODES[self.tracked], 1)
        if not dropped(kind, self.tracked):
            self.content(element, path, draft)
        elif kind in {"w:del", "w:ins"}:
            words = words_of(element, "w:delText", "w:t")
            self.tally.add(DROPPED_CODES[self.tracked], 1 if words.strip() else 0, words)

    def _ruby(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read the base text; the reading printed above it is counted."""
        for at, below in enumerate(element):
            if name(below) == "w:rubyBase":
                self.content(below, (*path, at), draft)
            elif name(below) == "w:rt":
                words = words_of(below, "w:t")
                self.tally.add("ruby", 1, words)

    def _control(self, element: Element, path: ElementPath, draft: Draft) -> None:
        for at, below in enumerate(element):
            if name(below) == "w:sdtContent":
                self.content(below, (*path, at), draft)

    def _alternate(self, element: Element, path: ElementPath, draft: Draft) -> None:
        branch = alternative(element)
        if branch is not None:
            at, content = branch
            self.content(content, (*path, at), draft)

    def _object(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Count an embedded object once, not its preview picture too."""
        self.tally.add("objects", 1)
        self._boxes(element, path, draft, count=False)

    def _graphic(self, element: Element, path: ElementPath, draft: Draft) -> None:
        self._boxes(element, path, draft, count=True)

    def _boxes(self, element: Element, path: ElementPath, draft: Draft, *, count: bool) -> None:
        """Find the outermost text boxes of a drawing, and count pictures and charts.

        Drawings nest without text in between, so the search keeps its own stack.
        """
        stack = [(element, path)]
        while stack:
            found, place = stack.pop()
            kind = name(found)
            if kind == "w:txbxContent":
                draft.boxes.append((found, place))
                continue
            if kind == "v:textpath":
                self._lettering(found, place, draft)
            elif count and kind in _PICTURES:
                self.tally.add(_PICTURES[kind], 1)
            if kind == "mc:AlternateContent":
                branch = alternative(found)
                stack += [(branch[1], (*place, branch[0]))] if branch else []
            else:
                stack += [(below, (*place, at)) for at, below in enumerate(found)][::-1]

    def _lettering(self, element: Element, path: ElementPath, draft: Draft) -> None:
        """Read decorated words (艺术字) on a line of their own; a watermark is counted."""
        words = " ".join(element.get("string", "").split())
        shape = element.getparent()
        if shape is not None and _WATERMARK in shape.get("id", ""):
            self.tally.add("turned-text", 1 if words else 0, words)
        elif words:
            if draft.length:
                self._put("\n", path, draft)
            self._put(words, path, draft)
            draft.apart = path


def _has_own_mark(element: Element) -> bool:
    """Say whether a note is marked by signs that were typed (w:customMarkFollows)."""
    own = attribute(element, "w:customMarkFollows", "0").lower()
    return name(element) in _NOTE_MARKS and own not in {"0", "false", "off"}
