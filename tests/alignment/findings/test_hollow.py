"""Words that lay down nothing of their own."""

import pytest
from duizhao.alignment.findings.lone.hollow import hollow


@pytest.mark.parametrize(
    "words",
    [
        "其他影响安全的行为",
        "市政府规定的其他事项",
        "规定的期限届满后的其他情形",
        "法律、法规对广场另有规定的，按照规定执行",
        "本办法未作规定的，适用上级规定",
        "按照前款规定执行",
        "本办法由市园林局负责解释",
        "有关部门按照各自职责做好相关工作",
        "依照有关法律、法规的规定处罚",
        "法律、法规已经有规定的，依照其规定处理",
        "依照本条例的规定处罚",
        "本条例适用于本市的公园",
        "公园的管理，适用本条例",
        "共建美好家园",
        "游客应当遵守公园守则和本办法",
        "在本市从事游园活动的单位及个人，均应遵守本条例",
        "游客不得违反公园管理的规定",
        "由城管部门依照市容法律、法规的有关规定处罚",
        "触犯其他法律、法规的，由有关部门处理",
        "票价优惠不得低于国家规定的最低标准",
        "外国游客入园，适用国家有关旅游的法律、行政法规的规定",
        "有关部门按照各自职责，相互配合，共同做好巡查工作",
    ],
)
def test_what_others_rule_anyway_is_hollow(words):
    assert hollow(words, "")


@pytest.mark.parametrize(
    "words",
    [
        "公园应当在夜间关闭",
        "游客应当遵守本条例的时间",
        "规定开放时间",
        "其他公园应当在夜间关闭",
        "按照规定的时间关闭公园",
        "票价优惠不得低于三成",
        "由城管部门依照市容条例的规定处一千元罚款",
        "有关部门按照巡查计划做好巡查工作",
    ],
)
def test_what_says_who_does_what_is_not(words):
    assert not hollow(words, "")


@pytest.mark.parametrize("core", ["有关部门应当按照各自职责", "公安部门应当充分发挥职能作用"])
def test_that_each_has_a_part_says_not_which(core):
    assert hollow(core, core)
    assert not hollow(f"{core}巡查公园", f"{core}巡查公园")
