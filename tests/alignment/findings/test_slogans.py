"""A duty that nobody can be held to is no finding; a task in soft words is one."""

import pytest

from ...support.sentences import added


@pytest.mark.parametrize(
    "words",
    [
        "食堂管理坚持预防为主、防治结合的原则。",
        "食堂工作人员应当忠于职守，依法履行职责，自觉接受群众监督。",
        "全社会应当支持营养改善工作。",
        "食堂建设应当与学校发展水平相适应。",
        "总务处应当不断提高服务质量。",
        "国家健全食品安全协调机制。",
        "建立学校主导、家长参与、社会监督的食堂治理体系。",
        "总务处应当推进文明用餐。",
        "食堂管理实行统一领导、分级负责。",
        "食堂工作应当作为校园建设的重要内容。",
        "总务处应当加强协调，建立健全衔接机制。",
        "全社会应当理解和尊重食堂劳动者。",
        "依法打击盗窃粮食的违法犯罪活动。",
    ],
)
def test_what_nobody_can_be_held_to_is_no_rule(words):
    assert added(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "总务处应当建立食材名录。",
        "总务处应当编制采购规划。",
        "采购规划应当与用餐计划相衔接。",
        "国家建立食品召回制度。",
        "总务处应当在三十日内提高服务质量。",
        "总务处应当查处浪费粮食的行为。",
        "总务处应当建立健全食材追溯制度。",
        "总务处应当加强冷库温度监测。",
        "总务处应当提高采购标准。",
    ],
)
def test_a_definite_task_is_one(words):
    assert len(added(words)) == 1
