"""The table of parts: which heading, caption, title, note or row of a table changed, and how."""

from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.report.batch.columns import value_names
from duizhao.report.batch.rows.comparison import comparison_rows

TEXT = """集市管理办法
（2024年3月1日发布）
第一章 总则
第一条 【登记】摊主应当登记。
第二章 经营
第二条 【收费】收费按下表执行。
类别\t每日费用（元）
蔬菜\t5
水产\t9
第三条 【时间】集市每日六时开市。
区商务局
2024年3月1日
"""


def rows(new, wanted="parts"):
    texts = (parse(Source("", "", text, "text")) for text in (TEXT, new))
    found = [values for table, values in comparison_rows(compare(*texts)) if table == wanted]
    return [dict(zip(value_names(wanted), values, strict=True)) for values in found]


def told(new):
    names = "part", "kind", "template_locator", "variant_locator", "before", "after"
    return [tuple(row[name] for name in names) for row in rows(new)]


def test_what_stayed_has_no_row():
    assert told(TEXT.replace("每日六时", "每日七时")) == []


def test_each_part_is_told_at_its_place():
    new = TEXT.replace("第二章 经营", "第二章 经营和收费").replace("【时间】", "【开市】")
    new = new.replace("集市管理办法", "市场管理办法").replace("区商务局", "区市场局")
    assert told(new.replace("水产\t9", "水产\t12")) == [
        ("title", "reworded", "", "", "集市管理办法", "市场管理办法"),
        ("heading", "reworded", "第二章", "第二章", "经营", "经营和收费"),
        ("row", "reworded", "第二条表第二行", "第二条表第二行", "水产 9", "水产 12"),
        ("caption", "reworded", "第三条", "第三条", "时间", "开市"),
        ("note", "reworded", "", "", "区商务局", "区市场局"),
    ]


def test_what_is_new_or_gone_stands_on_one_side():
    new = TEXT.replace("（2024年3月1日发布）\n", "").replace("水产\t9\n", "水产\t9\n肉类\t8\n")
    assert [(row[1], row[4], row[5]) for row in told(new)] == [
        ("dropped", "（2024年3月1日发布）", ""),
        ("added", "", "肉类 8"),
    ]


def test_the_words_stand_where_the_row_says():
    new = TEXT.replace("第一章 总则", "第一章 一般规定")
    (row,) = rows(new)
    assert TEXT[row["template_start"] : row["template_end"]] == "总则"
    assert new[row["variant_start"] : row["variant_end"]] == "一般规定"


def test_a_finding_names_its_link():
    new = TEXT.replace("每日六时开市", "可以不开市").replace(
        "第一条 【登记】摊主应当", "第一条 【登记】摊主可以"
    )
    (links, findings) = rows(new, "links"), rows(new, "findings")
    places = {row["link"]: row["variant_locator"] for row in links}
    assert findings
    for row in findings:
        assert row["variant_locator"] in ("", places[row["link"]])
