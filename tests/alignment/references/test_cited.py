"""The norms that a text cites by title, with the articles named after it."""

import pytest
from duizhao.alignment.references.cited import citations, plain
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse


def cited(words, title="青澜市校园食品安全办法"):
    """Title and article of each citation of an article that says ``words``."""
    text = f"{title}\n第一条　{words}\n第二条　本办法自公布之日起施行。\n"
    document = parse(Source("甲.txt", "", text, "text"))
    found = list(citations(document))
    for one in found:
        said = one.span.cut(text)
        assert said == one.article or one.title in said
    return [(one.title, one.article) for one in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("依照《食品安全法》第三条的规定处理。", [("食品安全法", "第三条")]),
        (
            "依照《食品安全法》第三条、第五条第二款和《价格法》办理。",
            [("食品安全法", "第三条"), ("食品安全法", "第五条第二款"), ("价格法", "")],
        ),
        ("根据《中华人民共和国价格法》（以下简称价格法）制定。", [("中华人民共和国价格法", "")]),
        ("按照《餐饮服务管理办法（试行）》第八条执行。", [("餐饮服务管理办法（试行）", "第八条")]),
        # No norm; the text itself; an article of this very text after the name of another.
        ("应当取得《食品经营许可证》。", []),
        ("违反《青澜市校园食品安全办法》第三条的，责令改正。", []),
        ("《价格法》另有规定的，不适用第三条。", [("价格法", "")]),
    ],
)
def test_what_is_cited(words, found):
    assert cited(words) == found


def test_titles_are_looked_for_without_country_and_version():
    assert plain("中华人民共和国价格法（2021年修正）") == "价格法"
    assert plain("价格法 （试行）") == "价格法"
    assert plain("农村集体经济组织法（草案征求意见稿）") != "农村集体经济组织法"
