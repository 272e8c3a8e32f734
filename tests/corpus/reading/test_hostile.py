"""Damaged, hostile and foreign files: one InputError with a sentence and a cure, never a crash."""

import io
import os
import re
import zipfile
from dataclasses import replace

import pytest
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.docx_file import inline
from duizhao.corpus.reading.read import read, read_bytes, read_paragraphs
from duizhao.report.words.catalogue import say
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ...support.word_files import (
    RELATIONS,
    abstract,
    instance,
    level,
    numbered,
    p,
    pack,
    parts,
    style,
    t,
    word,
)

BODY = p("第一条 食堂") + p("第二条 档案")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(file, **settings):
    """Read a file that must be refused; return the code. Its sentence exists and names the file."""
    with pytest.raises(InputError) as refused:
        read(file, **settings)
    error = refused.value
    for lang in ("zh", "en"):
        assert str(file) in say(lang, f"error.{error.code}", error.path, *error.params)
    return error.code


@pytest.fixture
def code(tmp_path):
    """Write bytes to a file and return the code with which it is refused."""

    def reader(data, name="a.docx", **settings):
        file = tmp_path / name
        file.write_bytes(data)
        return refusal(file, **settings)

    return reader


def changed(part, content):
    """A Word file with one part replaced."""
    return pack(parts(BODY) | {part: content})


DOCUMENT = parts(BODY)["word/document.xml"]
BOMB = '<!DOCTYPE a [<!ENTITY b "{}"><!ENTITY c "&b;&b;&b;">]>'.format("甲" * 100)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01" + bytes(range(256)), "not-word"),
        ("第一条 甲".encode(), "not-word"),
        (b"PK\x03\x04 and no more", "damaged"),
        (word(BODY)[:-200], "damaged"),
        (changed("word/document.xml", "<w:document"), "damaged"),
        (changed("word/document.xml", "<html/>"), "not-word"),
        (changed("word/document.xml", BOMB + DOCUMENT.replace("食堂", "&c;")), "dtd"),
        (changed("word/document.xml", "<!DOCTYPE a>" + DOCUMENT), "dtd"),
        (changed("word/document.xml", ("<!DOCTYPE a>" + DOCUMENT).encode("utf-16")), "dtd"),
        (changed("word/styles.xml", "<!DOCTYPE a><a/>"), "dtd"),
        (changed("word/numbering.xml", "<a>"), "damaged"),
        (word(""), "no-text"),
        (pack({"a.txt": "甲"}), "zip"),
        (pack({"mimetype": "application/epub+zip", "content.xml": ""}), "unsupported-format"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="a">', "unsupported-format"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "unsupported-format"),
        (b'<?xml version="1.0"?><office:document>', "not-word"),
        (b"%PDF-1.7\n", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "not-word"),
        (word("<w:sdt><w:sdtContent>" * 100 + BODY + "</w:sdtContent></w:sdt>" * 100), "too-deep"),
        (word("<w:sdt>" * 3000 + BODY + "</w:sdt>" * 3000), "too-deep"),
        (word(p("<w:smartTag>" * 200 + t("甲") + "</w:smartTag>" * 200)), "too-deep"),
    ],
)
def test_files_that_are_refused(code, data, expected):
    assert code(data) == expected


def test_limits_are_checked_before_anything_is_inflated(code):
    small = replace(LIMITS, ratio_floor=1000)
    assert code(changed("word/media.bin", "0" * 500_000), limits=small) == "too-large-unpacked"
    assert code(word(BODY), limits=replace(LIMITS, parts=3)) == "too-many-parts"
    assert code(word(BODY), limits=replace(LIMITS, unpacked_bytes=100)) == "too-large-unpacked"
    assert code(word(BODY), limits=replace(LIMITS, part_bytes=100)) == "too-large-unpacked"
    assert code(word(BODY), limits=replace(LIMITS, paragraphs=1)) == "too-many-paragraphs"
    assert code(word(BODY), limits=replace(LIMITS, file_bytes=100)) == "too-large"
    assert code(b"a" * 101, "a.txt", limits=replace(LIMITS, text_bytes=100)) == "too-large"
    assert code(b"a" * 101, "a.txt", limits=replace(LIMITS, text_chars=100)) == "too-long"
    lines = b"a\n \n" * 10
    assert code(lines, "a.txt", limits=replace(LIMITS, paragraphs=9)) == "too-many-paragraphs"
    assert read_bytes("a.txt", lines, limits=replace(LIMITS, paragraphs=10)).text


def test_a_number_that_a_list_writes_out_again_and_again_has_an_end(code, tmp_path):
    """A thousand paragraphs, each with a label of as many characters as the list asks for."""
    endless = abstract(0, level(0, "第%1条" * 100_000)) + instance(1, 0)
    body = "".join(numbered("甲", 1) for _ in range(1_500))
    assert code(word(body, numbering=endless)) == "too-long"
    file = tmp_path / "a.docx"
    file.write_bytes(word(numbered("甲", 1), numbering=endless))
    assert read(file).text == "第1条" * 250 + " 甲"


def test_files_that_are_not_there_or_no_files(tmp_path):
    assert refusal(tmp_path / "away.docx") == "missing"
    assert refusal(tmp_path) == "folder"
    assert refusal("/dev/null") == "special-file"
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    assert refusal(tmp_path / "a.txt" / "b.txt") == "missing"
    assert refusal(tmp_path / ("a" * 300)) == "unreadable"


def test_a_file_without_permission(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("第一条 甲", encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert refusal(file) == "denied"


def test_encrypted_zip_members_and_twice_named_parts(code):
    stream = io.BytesIO(word(BODY))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", DOCUMENT)
    assert code(stream.getvalue()) == "damaged"
    locked = bytearray(word(BODY))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert code(bytes(locked)) == "password"


def test_harmless_oddities_are_read(tmp_path):
    files = parts(BODY)
    odd = files | {"../../out.xml": "<a/>", "/x": "y", "word/vbaProject.bin": "macro"}
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    odd["[Content_Types].xml"] = files["[Content_Types].xml"].replace("vnd.openxml", main)
    bare = {"word/document.xml": DOCUMENT}
    backslashes = {name.replace("/", "\\"): content for name, content in files.items()}
    for number, variant in enumerate((odd, bare, backslashes)):
        file = tmp_path / f"{number}.docm"
        file.write_bytes(pack(variant))
        assert read(file).text == "第一条 食堂\n第二条 档案"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["0.docm", "1.docm", "2.docm"]


def relation(kind, target):
    return (
        f'<Relationship Id="r9" Type="{RELATIONS}/{kind}" TargetMode="External" Target="{target}"/>'
    )


RELS = parts(BODY)["word/_rels/document.xml.rels"]
TYPES = parts(BODY)["[Content_Types].xml"]


@pytest.mark.parametrize(
    "data",
    [
        word(BODY + '<w:altChunk r:id="r9"/>'),
        word(BODY + '<w:p><w:subDoc r:id="r9"/></w:p>').strip(),
        word(BODY + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 3000),
        changed(
            "word/_rels/document.xml.rels",
            RELS.replace("</Rel", relation("styles", "http://192.0.2.1/styles.xml") + "</Rel"),
        ),
        changed("[Content_Types].xml", TYPES.replace("wordprocessingml", "spreadsheetml")),
        changed(
            "word/document.xml",
            ('<?xml version="1.0" encoding="GB18030"?>' + DOCUMENT).encode("gb18030"),
        ),
        changed("word/document.xml", DOCUMENT.encode("utf-16")),
        pack({k: v for k, v in parts(BODY).items() if "styles" not in k and "numbering" not in k}),
        word(BODY) + bytes(5000),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.pdf", "a.txt", "a.zip"])
def test_odd_word_files_are_read_whatever_they_are_called(data, name):
    assert read_bytes(name, data).text.split() == ["第一条", "食堂", "第二条", "档案"]


def test_paragraphs_are_those_of_word_files_only(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("甲", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_paragraphs(file)
    assert refused.value.code == "not-word"


RICH = word(
    numbered(t("甲"), 1) + p(t("乙"), '<w:pStyle w:val="a"/>') + BODY,
    styles=style("a", based_on="b") + style("b", based_on="a"),
    numbering=abstract(0, level(0, "第%1条", "chineseCounting")) + instance(1, 0),
)
STORED = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(RICH)) as _packed, zipfile.ZipFile(STORED, "w") as _plain:
    for _part in _packed.namelist():
        _plain.writestr(_part, _packed.read(_part))
SEEDS = [RICH, "第一条 甲\n第二条 乙".encode("gb18030"), b"<html><p>a</p><table><tr><td>b"]

CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), min_size=1, max_size=6)


def mutated(data, changes, cut):
    """Overwrite some bytes and cut the end off."""
    broken = bytearray(data)
    for at, new in changes:
        broken[at % len(broken) : at % len(broken) + len(new)] = new
    return bytes(broken[: len(broken) - cut % len(broken)])


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from([*SEEDS, STORED.getvalue()]), CHANGES, st.sampled_from([0, 0, 0, 1, 99]))
def test_no_bytes_crash_a_reader(tmp_path, seed, changes, cut):
    file = tmp_path / "a.bin"
    file.write_bytes(mutated(seed, changes, cut))
    try:
        source = read(file)
    except InputError as refused:
        assert say("zh", f"error.{refused.code}", refused.path, *refused.params)
    else:
        assert source.text.strip()
        assert all(0 <= h.span.start <= h.span.end <= len(source.text) for h in source.hints)


VALUES = st.sampled_from(["", "0", "-1", "8", "9", "99999999999", "x", "²", "%1%9%0", "off"])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VALUES, VALUES, VALUES, VALUES, VALUES)
def test_no_values_crash_the_numbering(tmp_path, number, depth, start, text, form):
    lists = abstract(0, level(0, text, form, f'<w:lvlRestart w:val="{depth}"/>', start))
    lists += instance(1, 0, f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/>')
    lists = lists.replace("</w:num>", "</w:lvlOverride></w:num>")
    file = tmp_path / "a.docx"
    file.write_bytes(word(numbered("甲", 1) + numbered("乙", number, depth), numbering=lists))
    assert read(file).text.split("\n")[0].endswith("甲")


def test_every_refusal_and_everything_left_out_has_a_sentence(root):
    words = "\n".join(file.read_text(encoding="utf-8") for file in (root / "corpus").rglob("*.py"))
    refusals = set(re.findall(r'InputError\(\s*"([\w-]+)"', words))
    left_out = set(re.findall(r'tally\.add\(\s*"([\w-]+)"', words))
    for codes in ("_COUNTED", "_PICTURES", "TRACKED_CODES", "DROPPED_CODES"):
        left_out |= set(getattr(inline, codes).values())
    assert {"damaged", "missing"} <= refusals
    assert {"hidden", "images", "deleted"} <= left_out
    keys = [f"error.{code}" for code in refusals] + [f"left-out.{code}" for code in left_out]
    for key in keys:
        zh, en = (say(lang, key, "甲", "乙", "丙") for lang in ("zh", "en"))
        assert zh != en
