"""Links that no reader would miss, and some that no reader would make."""

from duizhao.alignment.linking.find import find_links
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

FRAME = """第一条　为了加强消防安全管理，根据国家有关规定，制定本办法。
{0}第九条　本办法自公布之日起施行。
"""
OTHERS = """第六条　消防救援机构应当每年向社会公布检查结果。
第七条　鼓励志愿者参加消防宣传活动。
"""


def linked(template, variant):
    """Return the links with two sides of two texts, as pairs of tuples of locators."""
    texts = [
        parse(Source("x.txt", "", FRAME.format(text + OTHERS), "text"))
        for text in (template, variant)
    ]
    return {
        tuple(
            tuple(document.nodes[i].locator for i in side)
            for document, side in zip(texts, (link.template, link.variant), strict=True)
        )
        for link in find_links(*texts)
        if link.template and link.variant
    }


def together(template, variant, links):
    """Tell whether a clause of the template and one of the variant are in one link."""
    return any(template in ours and variant in theirs for ours, theirs in links)


def test_a_lead_in_turned_round_is_the_same_lead_in():
    links = linked(
        "第二条　下列场所必须进行消防安全评估：\n（一）大型商场；\n（二）高层公寓。\n",
        "第三条　应当进行消防安全评估的下列场所，由业主委托：\n（一）高层公寓；\n（二）加油站。\n",
    )
    assert together("第二条", "第三条", links)
    assert together("第二条第（二）项", "第三条第（一）项", links)


def test_what_a_list_asks_for_among_others_is_found_in_it():
    links = linked(
        "第二条　大型商场应当设置自动喷水灭火设施。\n",
        "第三条　大型商场应当配置下列设施：\n（一）自动喷水灭火设施；\n（二）应急广播。\n",
    )
    assert together("第二条", "第三条", links) or together("第二条", "第三条第（一）项", links)


def test_a_reward_and_a_reward_with_honours_are_one_thing():
    links = linked(
        "第二条　对在消防工作中有突出贡献的单位和个人，给予奖励。\n",
        "第三条　市、区人民政府对消防工作成绩显著的集体和个人，应当给予表彰和奖励。\n",
    )
    assert together("第二条", "第三条", links)


def test_a_month_and_thirty_days_ahead_are_one_deadline():
    links = linked(
        "第二条　举办灯会的，承办人应当在举办一个月前向消防救援机构申报。\n",
        "第三条　承办灯会的单位应当于活动开始三十日前报消防救援机构审批。\n",
    )
    assert together("第二条", "第三条", links)


def test_a_penalty_is_no_answer_to_the_duty_that_it_guards():
    links = linked(
        "第二条　大型商场应当每月检查灭火器材。\n",
        "第五条　大型商场应当至少每月检查一次灭火器材。\n"
        "第八条　大型商场未每月检查灭火器材的，由消防救援机构处五百元以上三千元以下罚款。\n",
    )
    assert together("第二条", "第五条", links) and not together("第二条", "第八条", links)


def test_an_authoritys_plan_is_no_answer_to_an_operators_training():
    links = linked(
        "第二条　加油站应当组织员工进行消防培训。\n",
        "第三条　市人民政府应当编制消防规划，并将消防经费列入财政预算。\n",
    )
    assert not together("第二条", "第三条", links)
