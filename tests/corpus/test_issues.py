# ruff: noqa: E501 - a case is a line
"""Issues: each rule with a case that fires and one that must not."""

import pytest
from duizhao.corpus.issues.find import severity
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.corpus.tables import rows
from duizhao.report.words.catalogue import say


def codes(text):
    return {issue.code for issue in parse(Source("", "", text, "text")).issues}


ARTICLES = "学校食堂管理办法\n第一条 学校应当登记。\n第二条 学校应当留样。\n第三条 学校应当公开。\n"
FILLED = "第{}条 学校食堂应当按照规定做好第{}项登记工作。\n"

RULE = "学校食堂管理办法\n" + "".join(FILLED.format(n, n) for n in "一二三四五六七八")
CLOSES = "第九条 本办法自2020年1月1日起施行。\n"

CASES = [
    ("missing-number", "第一条 登记。\n第三条 留样。\n", ARTICLES),
    ("misread-label", "第一条 登记。\n第彡条 留样。\n第三条 公开。\n", ARTICLES),
    ("repeated-number", "第一条 登记。\n第二条 留样。\n第二条 公开。\n", ARTICLES),
    ("out-of-order", "第一条 登记。\n第三条 留样。\n第二条 公开。\n", ARTICLES),
    (
        "irregular-label",
        "第一条 学校：\n（一）登记；\n（二）留样；\n（3）公开。\n",
        "第一条 学校：\n（一）登记；\n（1）甲；\n（2）乙。\n（二）留样。\n",
    ),
    (
        "numbering-restarts",
        "1、登记食材。\n2、每日留样。\n1、公开食谱。\n",
        "1、登记食材。\n2、每日留样。\n",
    ),
    (
        "lost-heading",
        "　　为了安全，制定本制度。\n　　\n　　1、登记食材。\n　　2、每日留样。\n　　3、公开食谱。\n",
        "　　1、登记食材。\n\n　　2、每日留样。\n",
    ),
    (
        "broken-sentence",
        "第一条 学校应当建立食品安全管理制度，配备专职或者兼职的食品安全\n管理人员。\n",
        ARTICLES,
    ),
    (
        "missing-end-mark",
        ARTICLES + "第四条 学校食堂应当接受家长的监督\n第五条 自发布之日起施行。\n",
        ARTICLES,
    ),
    ("no-separator", "第一条学校应当登记。\n第二条学校应当留样。\n", ARTICLES),
    ("mixed-separator", ARTICLES + "第四条学校应当培训。\n", ARTICLES),
    ("no-break-space", "第一条\xa0登记。\n", ARTICLES),
    ("no-title", "第一条 登记。\n", ARTICLES),
    (
        "title-run-in",
        "食堂值班制度严格落实值班要求，制定本制度。\n一、每日有人值班，并如实登记。\n",
        ARTICLES,
    ),
    (
        "heading-full-stop",
        "一、工作要求。\n学校应当坚持安全第一的原则。\n二、工作任务。\n学校应当每日留样。\n",
        "一、工作要求\n坚持原则。\n",
    ),
    ("site-heading", "【篇一】食堂办法范文\n第一条 登记。\n", ARTICLES),
    ("site-trailer", ARTICLES + "推荐度:\n点击下载文档\n", ARTICLES),
    ("masked", "第一条 ***学校20_年度登记。\n", ARTICLES),
    (
        "lost-word",
        "第一条 " + "食品安全工作要做好。" * 9 + "食品安工作要做好。\n",
        "第一条 " + "食品安全工作要做好。" * 9,
    ),
    ("lost-word", "第一条 每半年专题汇报次食品安全。\n", "第一条 检查次数不得减少。\n"),
    (
        "missing-separator",
        "第一条 食堂、教室、宿舍。\n第二条 食堂、教室、操场。\n第三条 食堂教室、宿舍。\n",
        ARTICLES,
    ),
    ("doubled-character", "第一条 工作作作为内容。\n", "第一条 工作作为内容，作出安排。\n"),
    (
        "repeated-phrase",
        "第一条 坚持正确的工作方向，严守工作方向，严守工作纪律。\n",
        "第一条 坚持正确的方向，严守纪律，遵守规定。\n",
    ),
    (
        "repeated-paragraph",
        "第一条 登记。\n"
        + 2 * "学校食堂应当如实登记所采购食材的名称、数量、来源和日期，并至少保存两年以上备查。\n",
        ARTICLES,
    ),
    (
        "suspected-misprint",
        "第一条 领导千部应当陪餐。\n",
        "第一条 领导干部应当陪餐，自己经营食堂的除外。\n",
    ),
    (
        "suspected-misprint",
        "第一条 重要问题亲白过问。\n",
        "第一条 重要问题亲自过问，重大问题亲自过问。\n",
    ),
    (
        "suspected-misprint",
        "第一条 重要工作梨,寨亲自部署。\n",
        "第一条 重要工作一律亲自部署。\n",
    ),
    (
        "suspected-misprint",
        "第一条 做食品安全的参与者、监督者和独护者。\n",
        "第一条 做食品安全的参与者、监督者和守护者。\n",
    ),
    (
        "missing-separator",
        "第一条 建立中央、省市三级制度，学校党校、行政学院参照执行。\n",
        "第一条 建立中央、省、市三级制度，建立中央、省市两个目录。\n",
    ),
    (
        "machine-paraphrase",
        "第一条 坚持大众路线，开展特别行动，重要工作自己部署，弘扬正面能量。\n",
        "第一条 坚持群众路线，开展特别行动，重要工作亲自部署，弘扬正能量。\n",
    ),
    (
        "numbers-by-heading",
        "食堂工作方案\n一、采购\n1.登记食材。\n2.查验票证。\n二、供餐\n1.留样。\n2.公开食谱。\n",
        "食堂管理办法\n第一条 采购时：\n1.登记食材；\n2.查验票证。\n第二条 供餐时：\n1.留样；\n2.公开。\n",
    ),
    ("suspected-misprint", "第一条 聘请社会人土监督。\n", "第一条 不得占用他人土地。\n"),
    (
        "suspected-misprint",
        "第一条 違反规定的，责令限期改正；逾期不改的，学校食堂应当停止供餐，并按照规定如实公开每日食谱和食材的来源以及价格情况。\n",
        "第一條 違反規定者，應處罰鍰。\n",
    ),
    (
        "unusual-character",
        "第一条 學校食堂应当登记，并按照规定如实公开每日食谱和食材的来源以及价格情况，接受家长和学生的监督。\n",
        ARTICLES,
    ),
    (
        "inconsistent-name",
        "第一条 为了安全，制定本方案。\n第二条 本细则自发布之日起施行。\n",
        "第一条 为了安全，制定本细则。\n第二条 本细则自发布之日起施行。\n",
    ),
    ("no-chapters", "".join(FILLED.format(n, n) for n in range(1, 12)), ARTICLES),
    ("fragment", "（二）登记食材，如实记录。\n（三）每日留样。\n", ARTICLES),
    (
        "list-inside-item",
        "第一条 小组组成如下：\n组长：张某\n副组长：李某\n成员：王某\n第二条 登记。\n",
        ARTICLES,
    ),
    ("not-a-rule", "昨日上午，某校组织教师学习食堂值班要求，大家踊跃发言。\n", ARTICLES),
    (
        "place-name",
        "第一条 把食堂安全作为平安南北建设的内容。\n",
        "第一条 作为平安校园建设的内容。\n",
    ),
    (
        "inconsistent-mask",
        "第一条 按照xx区教育局要求登记。\n第二条 依据河西区教育局要求留样。\n",
        "第一条 按照xx区教育局要求登记，各区教育局检查。\n",
    ),
    (
        "paragraph-before-items",
        "1、登记食材。\n2、每日留样。\n食堂分工如下，责任到人。\n1、采购由专人负责。\n2、留样由专人负责。\n",
        "一、分工\n下列分工。\n1、采购。\n",
    ),
    ("cut-sentence", RULE + "第九条 学校食堂应当接受家长委", RULE + CLOSES),
    ("cut-list", RULE + "第九条 食堂不得：\n（一）出租柜台；\n", RULE + CLOSES),
    ("cut-heading", RULE + "第二章 监督管理\n", RULE + "第二章 附则\n" + CLOSES),
    ("cut-page", RULE + "1 2 3 下一页\n", RULE + CLOSES + "1 2 3 下一页\n"),
    ("cut-closing", RULE, RULE + CLOSES),
    (
        "cut-contents",
        "食堂办法\n目录\n第一章 总则\n第二章 留样\n第一章 总则\n第一条 登记。\n第二条 公开。\n",
        "食堂办法\n目录\n第一章 总则\n第二章 留样\n第一章 总则\n第一条 登记。\n第二章 留样\n第二条 留样。\n",
    ),
    ("broken-heading", "第一章 食堂管理与\n供餐\n第一条 登记。\n", "第一章 食堂\n第一条 登记。\n"),
]


@pytest.mark.parametrize(("code", "fires", "silent"), CASES)
def test_issue(code, fires, silent):
    assert code in codes(fires)
    assert code not in codes(silent)


def test_every_code_is_tested_and_has_its_sentences():
    listed = {row[0] for row in rows("issues")}
    assert listed == {code for code, _, _ in CASES}
    for code in listed:
        assert severity(code) in ("error", "warning", "info")
        assert say("zh", f"issue.{code}", "甲", "乙", "丙")
        assert say("en", f"issue.{code}", "a", "b", "c")


def test_an_issue_of_a_line_stands_where_the_line_stands():
    line = "第一条 食堂千部应当带头执行。\r\n"
    found = parse(Source("x", "", line + line, "text"))
    spans = [issue.span for issue in found.issues if issue.code == "suspected-misprint"]
    assert [span.cut(found.text) for span in spans] == ["千部", "千部"]
    assert spans[1].start - spans[0].start == len(line)
