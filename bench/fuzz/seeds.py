"""What fuzzing starts from: small files of every kind, and pieces that texts are made of."""

import io
import random
import zipfile

RULE = (
    "校园食堂管理办法\n（2024年3月1日校务会议通过）\n第一章　总则\n"
    "第一条　为规范食堂管理，制定本办法。\n第二条　食堂应当做到：\n（一）每日公示菜单；\n"
    "（二）留样四十八小时。\n第三条　依照本办法第二条处理。\n"
    "附件\n1. 菜单样式\n2. 留样登记表\n"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Pieces of Chinese rules, of other scripts, of markup, and characters that do harm.
PIECES = (
    *(
        "第一条",
        "第二条",
        "第十二条之一",
        "第一章",
        "第三编",
        "（一）",
        "（二）",
        "一、",
        "1.",
        "（1）",
        "①",
    ),
    *(
        "应当",
        "可以",
        "不得",
        "食堂",
        "档案",
        "本办法",
        "依照第二条",
        "三十日",
        "百分之五",
        "附件",
        "目录",
    ),
    *(
        "。",
        "；",
        "：",
        "，",
        "“",
        "”",
        "《",
        "》",
        "\n",
        "\r\n",
        "\u3000",
        " ",
        "\t",
        "\u2028",
        "\x85",
    ),
    *(
        "=1+1",
        "+cmd",
        "-1",
        "@SUM(A1)",
        "<script>",
        "</w:t>",
        "&amp;",
        "&#0;",
        "]]>",
        "|",
        "**",
        "`",
    ),
    *(
        "\x00",
        "\x07",
        "\x1b[2J",
        "\x7f",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\ud800",
    ),
    *("𠀀", "e\u0301", "ﷺ", "〇", "9" * 30, "第" * 20, "（" * 20, "{0}", "%s", "{{", "a" * 50),
)


def text(rng: random.Random, most: int = 60) -> str:
    """Return a text of random pieces."""
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(most)))


def docx() -> bytes:
    """Return a Word file with numbers, a table, tracked changes and a field."""
    numbers = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = (
        '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr>"
    )
    body = (
        f"<w:p>{numbered}<w:r><w:t>食堂应当公示菜单。</w:t></w:r></w:p>"
        f'<w:p>{numbered}<w:ins w:id="1"><w:r><w:t>留样</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>登记</w:delText></w:r></w:del></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/>"
        "</w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="begin"/>'
        "</w:r><w:r><w:instrText>eq \\o\\ac(○,1)</w:instrText></w:r><w:r>"
        '<w:fldChar w:fldCharType="end"/></w:r><w:sdt><w:sdtContent><w:r>'
        "<w:t>乙</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbers}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:name '
        'w:val="heading 1"/><w:basedOn w:val="a"/></w:style></w:styles>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="x/numbering" '
        'Target="numbering.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/>'
        "</Relationships>",
    }
    return pack({name: part.encode() for name, part in parts.items()})


def pack(parts: dict[str, bytes], *, packed: bool = True) -> bytes:
    """Return a zip of ``parts``; stored ones let changed bytes reach the reader."""
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def pdf() -> bytes:
    """Return a PDF file of two pages with running heads."""
    from duizhao.tests.support import pdf_files

    pages = [
        pdf_files.at(200, 50, "校园食堂简报", 10)
        + pdf_files.lines([(32, "第一条　食堂应当公示菜单，"), "并且留样。", (32, "第二条　略。")])
        + pdf_files.at(290, 800, f"— {number} —", 10)
        for number in (1, 2)
    ]
    return pdf_files.pdf(*pages)


def ofd() -> bytes:
    """Return an OFD file of two pages: a head, a block, a composite, a table, a hidden object."""
    from bench import ofd as files

    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        f"{files.text_object('第三条 略。', 0, 0, 9)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    grid = (
        "M 30 90 L 150 90 M 30 110 L 150 110 M 30 90 L 30 110 M 90 90 L 90 110 M 150 90 L 150 110"
    )
    objects = (
        files.text_object("第一条 食堂应当公示菜单。", 30, 40, 3),
        f'<ofd:PageBlock ID="4">{files.text_object("第二条 略。", 30, 55, 5)}</ofd:PageBlock>',
        '<ofd:CompositeObject ID="6" ResourceID="7" Boundary="30 70 90 9"/>',
        '<ofd:PathObject ID="8" Boundary="0 0 210 297">'
        f"<ofd:AbbreviatedData>{grid}</ofd:AbbreviatedData></ofd:PathObject>",
        files.text_object("事项", 32, 95, 10),
        files.text_object("隐", 30, 130, 11, ' Visible="false" CTM="0 1 -1 0 0 0"'),
    )
    head = files.page([files.text_object("校园食堂简报", 30, 20, 12)])
    return files.packed(files.parts([files.page(objects, "2")] * 2, head, unit))


def ole() -> bytes:
    """Return the head of a Word 97 file: enough to be taken for one."""
    head = bytearray(1024)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32] = b"\x09\x00"
    name = "WordDocument\0".encode("utf-16-le")
    head[512 : 512 + len(name)] = name
    return bytes(head)


HTML = (
    '<html><head><meta charset="gb2312"><title>办法</title></head><body><ul><li>首页</li></ul>'
    "<h1>校园食堂管理办法</h1><p>第一条　食堂应当公示。</p><ol><li>甲<li>乙</ol>"
    "<table><tr><td>第二条</td><td>留样</td></tr></table><script>x</script></body></html>"
)
MARKDOWN = (
    f"---\nx: y\n---\n# {RULE}\n| a | b |\n|---|---|\n**第四条** [甲](u) ![](p)\n```\nc\n```\n"
)

ARCHIVE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + HTML.encode("gb18030")
    + b"\r\n--B--\r\n"
)
RTF = (
    rb"{\rtf1\ansi{\*\listtable{\list{\listlevel{\leveltext \'02\'00.;}}\listid7}}"
    rb"\pard{\listtext\f0 1.\tab}\ls1\ilvl0 a\par"
    rb"\pard{\pntext 2.\tab}{\*\pn\pnlvlbody{\pntxta .}}b\par}"
)
