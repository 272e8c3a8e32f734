"""Fields of Word files: their result is read, not their code."""

import pytest

from ...support.word_files import p, t
from .test_docx import code, field, left, text

__all__ = ["left", "text"]


def test_fields_show_their_result_not_their_code(text):
    simple = p(f'<w:fldSimple w:instr="DATE">{t("3月")}</w:fldSimple>')
    assert text(simple) == "3月"
    nested = field("begin") + code("IF ") + field("begin") + code("PAGE") + field("separate")
    nested += t("7") + field("end") + field("separate") + t("甲") + field("end") + t("乙")
    assert text(p(nested)) == "甲乙"


def form(data, kind, result=""):
    """A form field of Word 97 to 2003, which keeps what was entered in its beginning."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return begin + code(kind) + field("separate") + result + field("end")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ('<w:result w:val="1"/><w:default w:val="0"/>', "由街道办事处负责"),
        ('<w:default w:val="1"/>', "由街道办事处负责"),
        ("", "由区教育局负责"),
        ('<w:result w:val="7"/>', "由负责"),
    ],
)
def test_a_drop_down_field_shows_the_entry_that_was_chosen(text, chosen, words):
    entries = '<w:listEntry w:val="区教育局"/><w:listEntry w:val="街道办事处"/>'
    data = f"<w:ddList>{chosen}{entries}</w:ddList>"
    assert text(p(t("由") + form(data, "FORMDROPDOWN") + t("负责"))) == words


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ('<w:default w:val="0"/><w:checked/>', "☒公示"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐公示"),
        ('<w:default w:val="1"/>', "☒公示"),
        ("", "☐公示"),
    ],
)
def test_a_box_to_check_shows_whether_it_is_checked(text, states, words):
    data = f"<w:checkBox><w:sizeAuto/>{states}</w:checkBox>"
    assert text(p(form(data, "FORMCHECKBOX") + t("公示"))) == words


def test_a_field_to_fill_in_shows_its_result(text):
    data = '<w:textInput><w:default w:val="某部门"/></w:textInput>'
    assert text(p(form(data, "FORMTEXT", t("后勤处")) + t("负责"))) == "后勤处负责"


def test_a_field_that_never_ends_does_not_swallow_the_next_paragraph(text):
    assert text(p(field("begin") + code("PAGE")) + p("第二条 甲")) == "\n第二条 甲"


def test_a_field_that_draws_what_is_not_known_is_counted(left):
    drawn = field("begin") + code(r" LISTNUM") + field("end") + t("甲")
    assert left(p(drawn)) == {"formulas": (1, "LISTNUM")}


def test_a_field_over_several_paragraphs_and_one_in_another(text):
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    assert text(p(begin + code + middle + t("总则")) + p("附则") + p(end + t("正文"))) == (
        "总则\n附则\n正文"
    )
    inner = begin + code + middle + t("1") + end
    assert text(p(begin + inner + code + middle + t("甲") + end + t("尾"))) == "甲尾"


def test_a_field_whose_code_runs_over_paragraphs_ends_where_it_ends(text):
    first = p(t("由") + field("begin") + code(' IF 1 = 2 "省厅'))
    second = p(code('二段" "市局" ') + field("separate") + t("市局") + field("end") + t("负责。"))
    assert text(first + second) == "由市局负责。"


def test_a_field_that_never_ends_swallows_one_paragraph(text):
    assert text(p(t("甲") + field("begin") + code(" IF")) + p(t("乙")) * 60) == "甲" + "\n乙" * 60
