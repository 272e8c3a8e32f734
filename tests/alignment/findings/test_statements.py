"""The reader of statements: what a clause says, and the words that only look like it."""

import pytest
from duizhao.alignment.findings.model import Bound, Force, Measure
from duizhao.alignment.findings.statements.quantities import quantities, value
from duizhao.alignment.findings.statements.read import statements
from duizhao.alignment.tables import rows
from hypothesis import given
from hypothesis import strategies as st

TABLES = (
    "acts",
    "forces",
    "look_alikes",
    "opposites",
    "penalties",
    "procedures",
    "put_ins",
    "renamed_bodies",
    "subjects",
    "turns",
)


def forces(text):
    return [one.force for one in statements(text) if one.own_force]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校应当公开食谱。", [Force.DUTY]),
        ("食堂不得制售冷荤凉菜。", [Force.BAN]),
        ("家长可以参加陪餐。", [Force.POWER]),
        ("鼓励家长参加陪餐。", [Force.ADVICE]),
        ("食堂应按期留样。", [Force.DUTY]),
        ("家长可向学校查询。", [Force.POWER]),
        ("有权处理的机关应当答复。", [Force.DUTY]),
        ("学校应当告知家长有权申请复核。", [Force.DUTY]),
        ("自知道或者应当知道之日起计算。", []),
        ("做好相应工作，适应需要。", []),
        ("应当事人的请求延期。", []),
        ("取得许可证后开业。", []),
        ("土地所有权属于集体。", []),
    ],
)
def test_forces(text, expected):
    assert forces(text) == expected


def test_a_sentence_is_read_in_parts():
    text = "经营者应当建立台账，并保存两年；逾期不改正的，由市监管部门处一万元以上三万元以下罚款。"
    first, second, third = statements(text)
    assert (first.force, first.who.cut(text), first.act) == (Force.DUTY, "经营者", "建立")
    assert (second.force, second.own_force, second.who.cut(text)) == (Force.DUTY, False, "经营者")
    assert [q.value for q in second.quantities] == [720]
    assert [one.cut(text) for one in third.conditions] == ["逾期不改正的"]
    assert third.who.cut(text) == "市监管部门"
    assert [one.name for one in third.penalties] == ["fine"]
    assert [(q.value, q.bound) for q in third.quantities] == [
        (10_000, Bound.LEAST),
        (30_000, Bound.MOST),
    ]


def test_who_leads_and_who_joins_in():
    text = "市教育部门应当会同卫生部门制定规范。"
    (one,) = statements(text)
    assert one.who.cut(text) == "市教育部门"
    assert [place.cut(text) for place in one.with_] == ["卫生部门"]


def test_exception_and_procedure():
    text = "除法律另有规定外，改变用途的，应当报学校批准并公示。"
    (one,) = statements(text)
    assert [place.cut(text) for place in one.exceptions] == ["除法律另有规定外"]
    assert [step.name for step in one.procedures] == ["approval", "publicity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不超过二万元", (Measure.MONEY, 20_000, Bound.MOST)),
        ("不低于2万元", (Measure.MONEY, 20_000, Bound.LEAST)),
        ("处20000元以下罚款", (Measure.FINE, 20_000, Bound.MOST)),
        ("三十日内", (Measure.TIME, 30, Bound.MOST)),
        ("满十六周岁", (Measure.AGE, 16, Bound.LEAST)),
        ("未满十六周岁", (Measure.AGE, 16, Bound.MOST)),
        ("三分之二以上", (Measure.SHARE, 2 / 3, Bound.LEAST)),
        ("百分之三十", (Measure.SHARE, 0.3, Bound.EXACT)),
        ("每半年检查", (Measure.FREQUENCY, 180, Bound.EXACT)),
        ("补助10，000元", (Measure.MONEY, 10_000, Bound.EXACT)),
        ("扣十分", (Measure.COUNT, 10, Bound.EXACT)),
        ("一点五万元", (Measure.MONEY, 15_000, Bound.EXACT)),
    ],
)
def test_quantities(text, expected):
    (one,) = quantities(text)
    assert (one.measure, pytest.approx(one.value), one.bound) == expected


@pytest.mark.parametrize(
    "text",
    [
        "依照第三条第二款",
        "上一级机关",
        "一级保护区",
        "一次性告知",
        "统一管理",
        "十分重要",
        "第一分局",
    ],
)
def test_what_is_no_quantity(text):
    assert quantities(text) == ()


def test_days_and_working_days_differ():
    (day,), (working,) = quantities("三十日内"), quantities("三十个工作日内")
    assert (day.value, day.unit) != (working.value, working.unit)


@pytest.mark.parametrize(("digits", "comes_to"), [("一百零三", 103), ("2.5", 2.5), ("三亿", 3e8)])
def test_value(digits, comes_to):
    assert value(digits) == comes_to


@given(st.text(alphabet="学校应当不得可以罚款三日万元内，。；的除外由经批准（）", max_size=40))
def test_any_text_is_read_and_places_lie_inside(text):
    for one in statements(text):
        assert 0 <= one.place.start <= one.core.start < one.core.end <= one.place.end <= len(text)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_unique_and_sorted(name):
    keys = [row[:2] if name in ("opposites", "turns") else row[:1] for row in rows(name)]
    assert keys == sorted(set(keys))
