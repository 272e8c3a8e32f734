"""Tiny PDF files for tests, written object by object: words at places, no fonts embedded."""

HEIGHT, WIDTH = 842, 595
# A font whose codes are the characters themselves, each as wide as it is high.
FONTS = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
    "/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /FontDescriptor 5 0 R "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] "
    "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
)
LATIN = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def cmap():
    """Every code is its character; a range may not leave its first byte (PDF 32000, 9.10.3)."""
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = (
        "\n".join([f"{len(part)} beginbfrange", *part, "endbfrange"])
        for part in (ranges[at : at + 100] for at in range(0, 256, 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap end end"
    )


def at(x, y, words, size=16):
    """Words whose first baseline point is ``x`` from the left and ``y`` from the top."""
    return (
        f"BT /F {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"
    )


def upwards(x, y, words, size=16):
    """Latin words that run from the bottom to the top of the page."""
    return f"BT /H {size} Tf 0 1 -1 0 {x} {HEIGHT - y} Tm ({words}) Tj ET\n"


def lines(words, x=90, y=90, step=28, size=16):
    """Lines one below the other; a line may be (indent in points, words)."""
    found = ""
    for number, line in enumerate(words):
        indent, text = line if isinstance(line, tuple) else (0, line)
        found += at(x + indent, y + number * step, text, size)
    return found


def pdf(*pages, rotate=0):
    """A PDF file whose pages draw what is given."""
    first = 7
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *FONTS,
        stream(cmap()),
    ]
    for number, page in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R /H {LATIN} >> >> "
            f"/Contents {first + 2 * number + 1} 0 R >>"
        )
        bodies.append(stream(page))
    return assemble(bodies)


def stream(content):
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def assemble(bodies):
    """Number the objects and write the table of where they are."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()
