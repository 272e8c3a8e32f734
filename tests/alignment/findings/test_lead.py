"""What the words above a list say of its items."""

import pytest
from duizhao.alignment.findings.lead import topic
from duizhao.alignment.model import Topic


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("除下列工程外，不得在校内施工：", Topic.EXCEPTION),
        ("除修建下列工程外，手续可以简化：", Topic.EXCEPTION),
        ("质询不宜涉及下列事项：", Topic.BAN),
        ("不得在校内从事下列活动：", Topic.BAN),
        ("对符合下列情形之一的食堂不再检查：", Topic.CONDITION),
        ("属于下列人员之一的，应当优先供餐：", Topic.CONDITION),
        ("食堂卫生的责任要求：", Topic.DUTY),
        ("有下列情形的，视情节轻重给予批评教育：", Topic.PENALTY),
        ("食堂提供下列服务：", Topic.SCOPE),
    ],
)
def test_items_are_of_the_class_of_the_words_above_them(words, about):
    assert topic(words) is about
