"""References: found, resolved, judged; each status with a case that fires and one that does not."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, Op, RefStatus
from duizhao.alignment.references.check import find
from duizhao.alignment.references.parse import mentions
from duizhao.alignment.references.resolve import Index
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from ...support.builders import build


def read(form):
    return [form[m.start : m.end] for m in mentions(form) if not m.external]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("违反本办法第十二条第二款第(三)项规定的", ["第十二条第二款第(三)项"]),
        ("依照第三条之一处理", ["第三条之一"]),
        ("第五条、第六条和第八条第一款", ["第五条", "第六条", "第八条第一款"]),
        ("第三条至第五条规定的", ["第三条", "第五条"]),
        ("前条和前两款规定的情形", ["前条", "前两款"]),
        ("本条第一款第(二)项所列", ["本条第一款第(二)项"]),
        ("有第一款所列情形", ["第一款"]),
        ("依照本章和第二章第三节", ["本章", "第二章第三节"]),
        ("本规定第九条", ["第九条"]),
        ("第三条第(一)、(三)项和第四条", ["第三条第(一)", "(三)项", "第四条"]),
        ("违反第一、二、四条规定的", ["第一", "二", "四条"]),
        ("违反第二条第二款、第三款的", ["第二条第二款", "第三款"]),
        ("第二条、第二条之一、之二", ["第二条", "第二条之一", "之二"]),
        ("依照附件二和附表1办理", ["附件二", "附表1"]),
        ("依照1.1.2绑定,第2.1条约定的2.5元", ["1.1.2", "2.1"]),
        ("本合同第一条第(二)款", ["第一条第(二)款"]),
        ("第一条前两项", ["第一条前两项"]),
        ("前款第二项、前条第三项", ["前款第二项", "前条第三项"]),
        ("第三条生产线,第二条路,第一条底线,第二条防火通道", []),
        ("第一项目部,第二款式样,第三项目标", []),
        ("第一项第一目", ["第一项第一目"]),
        ("超过2.1标准的,扣除3.2限额", ["2.1", "3.2"]),
        ("第二章第一节", ["第二章第一节"]),
        # none of these is a reference inside the text
        ("目前条件下,本条例所称项目,本项目,以上项目", []),
        ("依照《校园食品安全条例》第十二条处理", []),
        ("依照民法典第五百条和第五百零一条", []),
        ("适用民法典第三编第四章和第五章", []),
        ("依照食品安全法第三十四条、第三十五条第一款", []),
        ("第一时间,第三方机构,第二责任人", []),
    ],
)
def test_references_are_found(form, expected):
    assert read(form) == expected


def test_a_list_after_another_law_returns_home_with_a_name():
    assert read("依照民法典第五百条和本办法第三条") == ["第三条"]


def test_a_later_member_of_a_list_belongs_to_the_article_before_it():
    (first, second) = mentions("第三条第一款、第二款")
    assert (first.article, first.paragraph) == (second.article, 1)
    assert second.paragraph == 2


def test_the_end_of_a_range_stands_for_the_range():
    tree = build("第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 依照第一条至第三条办理。\n")
    start, end = find(Index(tree), tree.clauses)
    assert (len(start.target), len(end.target)) == (1, 3)


TREE = build(
    """第一章 总则
第一条 学校应当公开食谱。
第二条 食堂应当留样。
前款规定的留样保存两日。
留样应当有下列标记：
（一）品名；
（二）前条规定的日期。
第二章 附则
第三条 本章、第一章和第二条第三款第（一）项适用于幼儿园，依照第九条办理。
"""
)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("前款", ["食堂应当留样。"]),
        ("前条", ["学校应当公开食谱。"]),
        ("第二条第三款第(一)项", ["品名；"]),
        ("第九条", []),
    ],
)
def test_references_are_resolved(words, target):
    found = {f.words: f for f in find(Index(TREE), TREE.clauses)}
    clauses = [TREE.nodes[i].body.cut(TREE.text) for i in found[words].target]
    assert clauses == target


def test_chapters_are_resolved():
    found = {f.words: f for f in find(Index(TREE), TREE.clauses)}
    assert len(found["本章"].target) == 1
    assert len(found["第一章"].target) == 6


OLD = """第一条 学校应当每日公开学生食谱。
第二条 食堂采购食品应当查验合格证明并且留存票据。
第三条 学校负责人应当每周与学生共同用餐。
第四条 违反第二条规定的，由教育部门给予警告。
"""


def judged(new, old=OLD):
    found = compare(build(old), build(new))
    return found, [(r.status, r.words_before, r.words_after, r.expected) for r in found.references]


def test_same():
    _, found = judged(OLD)
    assert found == [(RefStatus.SAME, "第二条", "第二条", "第二条")]


INSERTED = """第一条 学校应当每日公开学生食谱。
第二条 幼儿园禁止制售冷荤凉菜，本地另有习惯的也一样。
第三条 食堂采购食品应当查验合格证明并且留存票据。
第四条 学校负责人应当每周与学生共同用餐。
第五条 违反{}规定的，由教育部门给予警告。
"""


def test_followed_is_no_rewording_and_stays_visible():
    found, statuses = judged(INSERTED.format("第三条"))
    assert statuses == [(RefStatus.FOLLOWED, "第二条", "第三条", "第三条")]
    last = found.changes[-1]
    assert last.kind is Kind.UNCHANGED
    assert Op.REPLACE in {edit.op for edit in last.edits}
    assert not last.findings


def test_followed_beside_another_change_is_reworded():
    new = INSERTED.format("第三条").replace("警告", "通报批评")
    assert judged(new)[0].changes[-1].kind is Kind.REWORDED


def test_shifted():
    found, statuses = judged(INSERTED.format("第二条"))
    assert statuses == [(RefStatus.SHIFTED, "第二条", "第二条", "第三条")]
    (finding,) = found.changes[-1].findings
    assert (finding.code, finding.expected) == ("reference-shifted", "第三条")


def test_wrong():
    found, statuses = judged(INSERTED.format("第四条"))
    assert statuses == [(RefStatus.WRONG, "第二条", "第四条", "第三条")]
    assert [finding.code for finding in found.changes[-1].findings] == ["reference-wrong"]


def test_dangling():
    found, statuses = judged(INSERTED.format("第三十条"))
    assert [status[0] for status in statuses] == [RefStatus.DANGLING]
    assert [finding.code for finding in found.changes[-1].findings] == ["reference-dangling"]


def test_an_item_without_its_article_does_not_dangle():
    found = judged(INSERTED.format("第二条、第三条").replace("警告", "警告，有第九项情形的除外"))[1]
    assert RefStatus.DANGLING not in {status[0] for status in found}


def test_target_dropped():
    new = """第一条 学校应当每日公开学生食谱。
第二条 学校负责人应当每周与学生共同用餐。
第三条 违反第二条规定的，由教育部门给予警告。
"""
    found, statuses = judged(new)
    assert [status[0] for status in statuses] == [RefStatus.TARGET_DROPPED]
    assert [f.code for f in found.changes[-1].findings] == ["reference-target-dropped"]


def test_new():
    new = OLD.replace("与学生共同用餐", "与学生共同用餐，并依照第一条公开")
    assert [status[0] for status in judged(new)[1]] == [RefStatus.NEW, RefStatus.SAME]


def test_external():
    old = OLD.replace("违反第二条规定", "违反《校园食品安全条例》第二条规定")
    new = INSERTED.format("《校园食品安全条例》第二条")
    found, statuses = judged(new, old)
    assert [status[0] for status in statuses] == [RefStatus.EXTERNAL]
    assert not found.changes[-1].findings


def test_relative_references_follow_by_themselves():
    old = OLD + "第五条 前条规定的警告应当书面作出。\n"
    new = INSERTED.format("第三条") + "第六条 前条规定的警告应当书面作出。\n"
    assert [status[0] for status in judged(new, old)[1]] == [RefStatus.FOLLOWED, RefStatus.SAME]


def test_a_relative_reference_shifts_when_something_comes_between():
    old = OLD + "第五条 前条规定的警告应当书面作出。\n"
    between = "第六条 学生家长可以查阅食堂采购台账的复印件。\n"
    new = INSERTED.format("第三条") + between + "第七条 前条规定的警告应当书面作出。\n"
    assert [status[0] for status in judged(new, old)[1]] == [RefStatus.FOLLOWED, RefStatus.SHIFTED]


def shown(found):
    """Return what changed in the last clause: pairs of words."""
    old, new = found.template.text, found.variant.text
    changed = [e for e in found.changes[-1].edits if e.op is not Op.EQUAL]
    return [(e.template.cut(old), e.variant.cut(new)) for e in changed]


LISTED = OLD.replace("违反第二条规定", "违反第二条、第三条规定")


def test_references_that_shift_into_each_other_follow():
    found, statuses = judged(INSERTED.format("第三条、第四条"), LISTED)
    assert [status[0] for status in statuses] == [RefStatus.FOLLOWED] * 2
    assert shown(found) == [("第二条", "第三条"), ("第三条", "第四条")]
    assert found.changes[-1].kind is Kind.UNCHANGED


def test_the_words_beside_a_reference_are_an_edit_of_their_own():
    old = LISTED.replace("违反第二条", "违反本条例第二条")
    found, _ = judged(INSERTED.format("本办法第三条、第四条"), old)
    expected = [("本条例", "本办法"), ("第二条", "第三条"), ("第三条", "第四条")]
    assert shown(found) == expected


def test_only_the_number_of_a_paragraph_that_kept_its_own_changes():
    old = OLD.replace("违反第二条规定", "违反第二条第一款规定")
    assert shown(judged(INSERTED.format("第三条第一款"), old)[0]) == [("第二条", "第三条")]


def test_a_reference_to_another_target_at_the_same_place_is_not_pinned():
    old = LISTED.replace("第二条、第三条", "第三条、第二条")
    found, statuses = judged(INSERTED.format("第三条、第四条"), old)
    assert RefStatus.FOLLOWED in {status[0] for status in statuses}
    assert found.changes[-1].kind is Kind.REWORDED


def in_words(new, old):
    """Compare two texts as they are read; return status, words and what is expected."""
    sides = (parse(Source("a.txt", "", words, "text")) for words in (old, new))
    found = compare(*sides).references
    return [(r.status, r.words_before, r.words_after, r.expected) for r in found]


ITEMS = """第一条 船舶靠泊应当符合下列要求：
（一）提前一日申请；
{}（三）配备缆绳。
第二条 船长应当在岗。
{}船员应当持证。
第三条 违反{}的，处五百元罚款。
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第一条第（三）项", "第一条第（四）项"),
        ("第二条第二款", "第二条第三款"),
        ("第一条第（三）项、第二条第二款", "第一条第（四）项"),
    ],
)
def test_an_item_or_paragraph_that_moved_is_expected_where_it_went(words, expected):
    old = ITEMS.format("（二）保持通信；\n", "", words)
    new = ITEMS.format("（二）缴纳泊位费；\n（三）保持通信；\n", "值班员应当交接。\n", words)
    new = new.replace("（三）配备", "（四）配备")
    first = in_words(new, old)[0]
    assert (first[0], first[3]) == (RefStatus.SHIFTED, expected)


def test_an_item_that_stayed_is_the_same_though_others_were_put_in_behind_it():
    old = ITEMS.format("（二）保持通信；\n", "", "第一条第（一）项")
    new = old.replace("（三）配备缆绳。", "（三）配备缆绳；\n（四）缴纳泊位费。")
    assert in_words(new, old)[0][0] is RefStatus.SAME


def test_an_annex_is_a_target():
    old = "第一条 附件一所列物品登记。\n附件一：登记物品\n1．酒精\n2．油漆\n"
    new = (
        "第一条 附件二所列物品登记。\n附件一：重点单位\n1．车站\n2．码头\n"
        "附件二：登记物品\n1．酒精\n2．油漆\n"
    )
    assert in_words(new, old)[0][:3] == (RefStatus.FOLLOWED, "附件一", "附件二")


def parsed(text):
    return parse(Source("", "", text, "text"))


def test_a_part_of_a_name_that_looks_like_an_item_is_a_change():
    old = "第一条 第一项目组负责采购。\n第二条 按月结算。\n"
    (first, _) = compare(parsed(old), parsed(old.replace("第一项目", "第二项目"))).changes
    assert first.kind is Kind.REWORDED


ANNEXED = """第一条 摊位按照附件二第二条收费。
第二条 摊主应当登记。
附件一
登记须知
第一条 携带证件。
附件二
收费须知
第一条 按月收费。
第二条 逾期加收，依照第一条计算。
"""


def test_an_article_of_an_annex_is_not_the_one_of_the_text():
    document = parsed(ANNEXED)
    found = find(Index(document), document.clauses)
    at = {f.words: [document.nodes[i].locator for i in f.target][-1:] for f in found}
    assert at == {
        "附件二": ["附件二第二条"],
        "第二条": ["附件二第二条"],
        "第一条": ["附件二第一条"],
    }


def test_an_article_of_an_annex_is_expected_where_it_went():
    new = ANNEXED.replace(
        "附件二\n收费须知\n", "附件二\n卫生须知\n第一条 每日清扫。\n附件三\n收费须知\n"
    )
    assert ("第二条", "附件三第二条") in [
        (r.words_after, r.expected) for r in compare(parsed(ANNEXED), parsed(new)).references
    ]


def test_the_end_of_a_range_shifts_though_its_beginning_stayed():
    old = "第一条 摊主应当登记。\n第二条 摊主应当清扫。\n第三条 违反第一条至第二条的，予以警告。\n"
    new = old.replace("第三条 ", "第四条 ").replace(
        "第二条 摊主应当清扫", "第二条 摊主应当挂牌。\n第三条 摊主应当清扫"
    )
    found = compare(parsed(old), parsed(new)).references
    assert [(r.words_after, r.status, r.expected) for r in found] == [
        ("第一条", RefStatus.SAME, "第一条"),
        ("第二条", RefStatus.SHIFTED, "第三条"),
    ]


def test_all_of_a_run_of_paragraphs_is_expected():
    old = "第一条 每月开会。\n会议由组长召集。\n第二条 依照第一条前两款执行。\n"
    new = "第一条 组长任期两年。\n" + old.replace("第二条", "第三条").replace("第一条 ", "第二条 ")
    (found,) = compare(parsed(old), parsed(new)).references
    assert (found.status, found.expected) == (RefStatus.DANGLING, "第二条第一款至第二款")


ITEM_FIRST = "第 1 條\n攤主應登記。\n{}攤主應清掃。\n第 2 條\n違反前條{}規定者，處警告。\n"


@pytest.mark.parametrize(
    ("named", "expected"), [("第二項", "第一条第三款"), ("第二款", "第一条第三款")]
)
def test_the_second_paragraph_by_either_name(named, expected):
    text = ITEM_FIRST.replace("前條", "第一條")
    old, new = text.format("", named), text.format("攤主應掛牌。\n", named)
    (found,) = compare(parsed(old), parsed(new)).references
    assert (found.status, found.expected) == (RefStatus.SHIFTED, expected)


def test_a_section_is_that_of_the_chapter_it_is_named_in():
    text = (
        "第一章 摊主\n第一节 登记\n第一条 摊主登记。\n第二章 车辆\n第一节 停放\n第二条 车辆停放。\n"
    )
    document = parsed(text + "第二节 罚则\n第三条 违反本章第一节的，予以警告。\n")
    found = [f for f in find(Index(document), document.clauses) if f.words == "第一节"]
    assert [document.nodes[i].locator for f in found for i in f.target] == ["第二条"]
