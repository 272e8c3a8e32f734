"""Laws that a text cites, looked up in a folder of laws."""

import pytest
from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office
from duizhao.alignment.checking.shelf import shelf
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

OLD = """中华人民共和国花木法
（2010年5月1日某会议通过）
第一条 为了保护花木，规范花木的养护和登记，制定本法。
第二条 花木经营者应当自取得花木之日起三十日内办理登记手续。
第三条 采摘登记花木花朵的，处五百元以上一千元以下罚款。
第四条 国家对在花木养护工作中做出显著成绩的单位和个人给予奖励。
第五条 花木养护人应当每年修剪花木两次。花木养护人应当建立浇水的台账并且保存两年。
"""
NEW = """中华人民共和国花木法
（2020年5月1日某会议修订）
第一条 为了保护花木，规范花木的养护和登记，制定本法。
第二条 县级以上人民政府应当把花木养护纳入国民经济和社会发展规划。
第三条 花木经营者应当自取得花木之日起三十日内办理登记手续。
第四条 采摘登记花木花朵的，处五百元以上一千元以下罚款。
第五条 花木养护人应当每年修剪花木两次。
第六条 花木养护人应当建立浇水的台账并且保存两年。
第七条 本法自2020年6月1日起施行。《盆栽管理条例》同时废止。
"""
NAMED = "关于法律名称的决定\n（2021年5月1日某会议通过）\n一、《草坪法》名称修改为《草地法》。\n"
TEXT = "某市花木办法\n第一条 为了保护花木，制定本办法。\n第二条 依照{}办理。\n"


def document(text):
    return parse(Source("x.txt", "", text, "text"))


LAWS = shelf(map(document, (NEW, OLD, NAMED)))


def told(cited):
    found = check(document(TEXT.format(cited)), Office(select=("citation",)), LAWS)
    return [(fault.rule.name, fault.params[-1]) for fault in found.faults]


@pytest.mark.parametrize(
    ("cited", "faults"),
    [
        ("《中华人民共和国花木法》第二条", [("law-article-moved", "第三条")]),
        ("《花木法》第五条", [("law-article-split", "第五条、第六条")]),
        ("《花木法》第四条", [("law-article-gone", "花木法")]),
        ("《花木法》第九十条", [("law-article-gone", "花木法")]),
        ("《盆栽管理条例》第三条", [("law-repealed", "中华人民共和国花木法")]),
        ("《草坪法》第三条", [("law-renamed", "草地法")]),
        ("《花木法》第一条", []),
        ("《花木法》", []),
        ("《森林法》第九十条", []),
        ("本办法第一条", []),
    ],
)
def test_what_became_of_a_cited_article(cited, faults):
    assert told(cited) == faults


def test_a_moved_article_is_proposed_and_never_changed():
    found = check(document(TEXT.format("《花木法》第二条")), Office(select=("citation",)), LAWS)
    (fault,) = found.faults
    assert [fix.words for fix in fault.fixes] == ["第三条"]
    assert not fault.rule.safe


def test_without_a_folder_of_laws_nothing_is_said():
    found = check(document(TEXT.format("《花木法》第九十条")), Office(select=("citation",)))
    assert found.faults == ()
