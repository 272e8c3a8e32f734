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
CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end"
)


def at(x, y, words, size=16, turned=False):
    """Words whose first baseline point is ``x`` from the left and ``y`` from the top."""
    code = words.encode("utf-16-be").hex()
    matrix = f"0 1 -1 0 {x} {HEIGHT - y}" if turned else f"1 0 0 1 {x} {HEIGHT - y}"
    return f"BT /F {size} Tf {matrix} Tm <{code}> Tj ET\n"


def lines(words, x=90, y=90, step=28, size=16):
    """Lines one below the other; a line may be (indent in points, words)."""
    found = ""
    for number, line in enumerate(words):
        indent, text = line if isinstance(line, tuple) else (0, line)
        found += at(x + indent, y + number * step, text, size)
    return found


def pdf(*pages, extra="", mapped=True, rotate=0):
    """A PDF file whose pages draw what is given; ``extra`` goes into every page."""
    fonts = FONTS if mapped else (FONTS[0].replace(" /ToUnicode 6 0 R", ""), *FONTS[1:])
    first = 7
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *fonts,
        stream(CMAP),
    ]
    for number, page in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        bodies.append(stream(page + extra))
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
