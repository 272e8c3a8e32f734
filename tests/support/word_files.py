"""Tiny Word files for tests, written part by part so that a test shows the XML it is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def t(text):
    """A run with a text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content="", properties=""):
    """A paragraph; plain words become a run."""
    inside = content if content.startswith("<") or not content else t(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def numbered(content, number, level=0):
    """A paragraph in list ``number``."""
    return p(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def ins(content):
    """Tracked insertion of runs."""
    return f'<w:ins w:id="1" w:author="甲">{content}</w:ins>'


def dele(text):
    """Tracked deletion of a text."""
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def mark(kind):
    """Properties of a paragraph whose mark is tracked as ``kind``: ins, del."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="甲"/></w:rPr>'


def level(at, text, form="decimal", extra="", start=1):
    """A level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(at, *levels):
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'


def instance(number, of, overrides=""):
    """A list instance."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(name, properties="", based_on="", kind="paragraph", run="", shown=""):
    """A style; its id is ``name``."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def parts(body, styles="", numbering="", main="word/document.xml", **more):
    """The parts of a Word file by name; ``more`` are kinds of parts with their XML."""
    folder, _, file = main.rpartition("/")
    kinds = {"styles": f"<w:styles {NAMES}>{styles}</w:styles>"}
    kinds["numbering"] = f"<w:numbering {NAMES}>{numbering}</w:numbering>"
    kinds |= more
    below = "".join(
        f'<Relationship Id="r{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in kinds
    )
    top = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{main}"/>'
    return {
        "[Content_Types].xml": TYPES.format(main=main),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{top}</Relationships>',
        main: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{file}.rels": f'<Relationships xmlns="{PACKAGE}">{below}</Relationships>',
        **{f"{folder}/{kind}.xml": xml for kind, xml in kinds.items()},
    }


def pack(files):
    """Zip the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body, **kinds):
    """The bytes of a Word file with this body."""
    return pack(parts(body, **kinds))
