"""Clauses that rules of any matter have, and clauses of their own that look like one."""

import pytest
from duizhao.alignment.family.model import STOCK
from duizhao.alignment.family.stock import stock_of
from duizhao.alignment.tables import rows

CASES = [
    ("rest", "法律、法规规定的其他职责；", "与其他部门共同巡查花木；"),
    ("rest", "其他损坏花木的行为。", "其他部门应当协助养护花木。"),
    (
        "remedy",
        "当事人对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。",
        "对名录不服的，可以向园林部门申请更正。",
    ),
    (
        "damages",
        "违反本办法规定，给他人造成损失的，应当依法承担赔偿责任。",
        "损坏古树的，按照树龄赔偿。",
    ),
    ("terms", "本办法下列用语的含义：", "花木，是指草本和木本植物。"),
    (
        "purpose",
        "为了规范花木管理，根据《花木条例》，结合本市实际，制定本办法。",
        "为了规范花木管理，区人民政府应当每年制定花木计划。",
    ),
    (
        "scope",
        "本市行政区域内花木的种植和养护，适用本办法。",
        "本市行政区域内的花木由区园林部门养护。",
    ),
    ("scope", "本办法适用于本市的花木管理。", "花木标准适用于新建道路。"),
    (
        "budget",
        "县级以上人民政府应当将花木养护经费列入本级财政预算。",
        "花木经费中应当有三成用于补种。",
    ),
    (
        "praise",
        "对在花木保护工作中做出显著成绩的单位和个人，给予表彰和奖励。",
        "养护古树满十年的，每年奖励一万元，并减免水费；不养护的，不予奖励。",
    ),
    (
        "reports",
        "任何单位和个人有权对损坏花木的行为进行投诉、举报。",
        "园林部门应当在三日内处理投诉、举报。",
    ),
    (
        "crime",
        "违反本办法规定，构成犯罪的，依法追究刑事责任。",
        "违反本办法规定，砍伐古树的，处五万元罚款；构成犯罪的，依法追究刑事责任。",
    ),
    (
        "discipline",
        "园林部门的工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分。",
        "园林部门的工作人员每年巡查四次。",
    ),
    (
        "other_law",
        "违反本办法规定的行为，法律、法规已有处罚规定的，从其规定。",
        "砍伐花木的行为，由园林部门依照法律规定处理。",
    ),
    ("numbers", "本办法所称以上、以下，包括本数。", "本办法所称花木，包括草坪。"),
    ("reference", "镇的花木管理，参照本办法执行。", "花木补偿参照林木价格执行。"),
    ("details", "市园林部门可以根据本办法制定实施细则。", "市园林部门应当制定花木名录。"),
    ("interpretation", "本办法由市园林部门负责解释。", "花木名录由市园林部门负责公布。"),
    ("force", "本办法自2020年1月1日起施行。", "花木名录每年1月1日起更新。"),
    (
        "force",
        "本办法自公布之日起施行。2001年的《花木办法》同时废止。",
        "种植许可自公布之日起满一年失效。",
    ),
]


@pytest.mark.parametrize(("name", "stock", "own"), CASES)
def test_a_clause_of_any_rule_and_one_of_its_own(name, stock, own):
    assert stock_of(stock) == name
    assert stock_of(own) == ""


def test_every_word_of_the_code_has_a_pattern_and_a_case():
    assert set(STOCK) == {row[1] for row in rows("stock_clauses")} == {name for name, _, _ in CASES}
