"""What a clause adds to a link of several decides whether it is part of it."""

from duizhao.alignment.compare import compare
from duizhao.alignment.linking.parts import covered, extended, lasting
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

LIST = (
    "某县渡口规定\n第一条 渡船应当配备：\n（一）救生衣；\n（二）灭火器；\n（三）通信设备{}\n"
    "第二条 渡工应当持证。\n"
)


def read(words):
    return parse(Source("a.txt", "", words, "text"))


def group(template, variant):
    return frozenset(template), frozenset(variant)


def test_a_clause_that_says_nothing_of_its_own_leaves():
    texts = {0: "通信设备应当每年检测"}, {5: "通信设备应当每年检测", 6: "定位设备应当每年检测"}
    kept = lasting([group({0}, {5, 6})], {(0, 5): 0.9, (0, 6): 0.6}, texts)
    assert kept == (group({0}, {5}),)


def test_the_likeliest_stays_though_the_others_together_say_it():
    whole = {0: "应当登记车辆并且查验驾驶人的证件以及投保商业保险"}
    parts = {
        5: "并且查验驾驶人的证件",
        6: "应当登记车辆并且查验驾驶人",
        7: "驾驶人的证件以及投保商业保险",
    }
    three = group({0}, {5, 6, 7})
    assert lasting([three], {(0, 5): 0.9, (0, 6): 0.8, (0, 7): 0.7}, (whole, parts)) == (three,)
    least = {(0, 5): 0.6, (0, 6): 0.8, (0, 7): 0.7}
    assert lasting([three], least, (whole, parts)) == (group({0}, {6, 7}),)


def test_both_halves_of_a_split_stay():
    texts = (
        {0: "公司应当购买保险并张贴服务电话"},
        {5: "公司应当购买保险", 6: "公司应当张贴服务电话"},
    )
    both = [group({0}, {5, 6})]
    assert lasting(both, {(0, 5): 0.8, (0, 6): 0.7}, texts) == tuple(both)


def test_a_third_part_joins_and_a_stranger_does_not():
    whole = "租车公司应当办理备案，购买车辆保险，并在车内张贴服务电话。"
    parts = {
        5: "租车公司应当购买车辆保险。",
        6: "租车公司应当在车内张贴服务电话。",
        7: "租车公司应当办理备案。",
        8: "租车公司应当爱护绿化。",
    }
    likely = {(0, 5): 0.8, (0, 6): 0.8, (0, 7): 0.4, (0, 8): 0.4}
    grown = extended([group({0}, {5, 6})], likely, ({0: whole}, parts))
    assert grown == (group({0}, {5, 6, 7}),)


def test_subjects_that_shared_a_predicate_are_four_parts():
    tail = "应当按照职责做好燃气安全监督管理工作。"
    bodies = "住房城乡建设", "市场监督管理", "应急管理", "公安"
    parts = {5 + k: f"{body}部门{tail}" for k, body in enumerate(bodies)}
    whole = {0: f"{'、'.join(bodies)}部门{tail}"}
    four = group({0}, set(parts))
    likely = {(0, k): 0.8 for k in parts}
    assert lasting([four], likely, (whole, parts)) == (four,)
    stranger = parts | {8: f"民政部门{tail}"}
    assert lasting([four], likely, (whole, stranger)) == (group({0}, {5, 6, 7}),)


def test_runs_of_three_count():
    assert covered("渡船应当配备", ["应当配", "渡船"]) == [False, False, True, True, True, False]


def test_an_appended_item_is_added():
    comparison = compare(read(LIST.format("。")), read(LIST.format("；\n（四）定位设备。")))
    assert [c.kind.value for c in comparison.clauses].count("added") == 1
    assert not any("split" in c.traits for c in comparison.clauses)


def test_of_siblings_that_a_template_repeats_one_is_answered():
    sibling = "拟订草案应当深入调查研究，广泛征求机关、组织和公民的意见。"
    old = f"第一条 {sibling}\n第二条 决定应当表决。\n第三条 {sibling}\n第四条 规章应当公布。\n"
    new = f"第一条 {sibling}\n第二条 决定应当表决。\n第三条 规章应当公布。\n"
    comparison = compare(read(old), read(new))
    assert not any("merged" in change.traits for change in comparison.clauses)
    assert [c.kind.value for c in comparison.clauses].count("dropped") == 1
