"""Fields of a form in a PDF file: what is entered is text, wherever the file keeps the value."""

import pytest
from duizhao.corpus.reading.read import read_bytes

from ...support.pdf_files import FONTS, assemble, cmap, lines, stream

PLACE = "/Type /Annot /Subtype /Widget /Rect [90 680 300 700]"
FIRST = 9


def words(text):
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def form(*objects):
    """A page with one line, and a form whose first field is the first object."""
    drawn = [FIRST + at for at, one in enumerate(objects) if "/Widget" in one]
    notes = " ".join(f"{number} 0 R" for number in drawn)
    return assemble(
        [
            f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{FIRST} 0 R] >> >>",
            "<< /Type /Pages /Kids [7 0 R] /Count 1 >>",
            *FONTS,
            stream(cmap()),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> /Annots [{notes}] >>",
            stream(lines(["第一条　受理窗口填写如下："])),
            *objects,
        ]
    )


OWNER, DRAWN = "/Kids [10 0 R]", f"<< {PLACE} /F 4 /Parent 9 0 R /AS /Yes >>"


@pytest.mark.parametrize(
    ("objects", "entered"),
    [
        ([f"<< {PLACE} /F 4 /FT /Tx /T (a) /V {words('七号窗口')} >>"], "七号窗口"),
        ([f"<< /FT /Tx /T (a) /V {words('七号窗口')} {OWNER} >>", DRAWN], "七号窗口"),
        ([f"<< {PLACE} /F 4 /FT /Ch /T (a) /V {words('一级')} >>"], "一级"),
        ([f"<< /FT /Btn /T (a) /V /Yes {OWNER} >>", DRAWN], "☑"),
        ([f"<< {PLACE} /F 4 /FT /Btn /T (a) /V /Off /AS /Off >>"], "□"),
        ([f"<< {PLACE} /F 2 /FT /Tx /T (a) /V {words('七号窗口')} >>"], ""),  # hidden
        ([f"<< {PLACE} /F 4 /FT /Btn /Ff 65536 /T (a) >>"], ""),  # a button to push
    ],
)
def test_what_is_entered_in_a_field_is_text(objects, entered):
    assert read_bytes("a.pdf", form(*objects)).text.split("\n")[1:] == [entered][: bool(entered)]
