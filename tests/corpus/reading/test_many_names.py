"""Names inside zip files in the encodings that Windows writes without saying so."""

import zipfile

import pytest
from duizhao.corpus.reading.archives.members import shown_name


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("許功蓋辦法.docx", "big5"), ("食品安全办法.docx", "gbk"), ("食品安全办法.docx", "utf-8")],
)
def test_a_name_is_read_in_its_encoding(name, encoding):
    entry = zipfile.ZipInfo()
    entry.filename, entry.flag_bits = name.encode(encoding).decode("cp437"), 0
    assert shown_name(entry) == name
