"""Places: the province and city that a text is of, by its title and by who issued it."""

import re
from collections import Counter

import pytest
from duizhao.corpus.metadata.places import region_of
from duizhao.corpus.metadata.read import metadata
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse_clauses
from duizhao.corpus.tables import rows


def _region(title):
    text = f"{title}\n第一条　绿地应当养护。\n"
    return metadata(parse_clauses(Source("文本.txt", "", text, "text"))).region


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("浙江省宁波市教育局", "浙江省 宁波市"),
        ("上海市浦东新区食堂管理办法", "上海市 浦东新区"),
        ("郑州市旅游业管理条例", "郑州市"),
        ("聊城市绿化条例", "聊城市"),
        ("吉林市绿化条例", "吉林市"),
        ("海南藏族自治州水资源条例", "海南藏族自治州"),
        ("大城市房屋管理条例", ""),
        ("山东省前湾保税港区条例", "山东省"),
        ("河南省技术市场条例", "河南省"),
        ("上海市促进浦东新区发展若干规定", "上海市"),
        ("凉山州旅游条例", "凉山彝族自治州"),
        ("上海市黄浦江苏州河滨水空间条例", "上海市"),
        ("杭州西溪湿地公园条例", ""),
        ("城市房屋管理条例", ""),
        ("食品安全法", ""),
    ],
)
def test_regions(words, region):
    assert region_of(words) == region


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("烟台市绿化条例", "山东省 烟台市"),
        ("海南藏族自治州水资源条例", "青海省 海南藏族自治州"),
        ("临江市绿化条例", "临江市"),
        ("江门市绿化条例", "广东省 江门市"),
        ("襄樊市绿化条例", "湖北省 襄樊市"),
        ("四川省成都市绿化条例", "四川省 成都市"),
        ("北海市场管理办法", ""),
        ("浙江省宁波市绿化条例", "浙江省 宁波市"),
        ("浙江省绿化条例", "浙江省"),
    ],
)
def test_a_city_lies_in_its_province(title, region):
    assert _region(title) == region


def test_prefectures_lie_in_provinces():
    provinces = {full for full, *_ in rows("provinces")}
    assert {province for _, province, *_ in rows("prefectures")} <= provinces


def test_the_prefectures_of_today_are_all_there():
    """The Ministry of Civil Affairs counts 293 cities, 30 自治州, 7 地区 and 3 盟."""
    today = [name for name, _, *former in rows("prefectures") if not former]
    kinds = Counter(re.search("自治州$|地区$|盟$|市$", name)[0] for name in today)
    assert kinds == {"市": 293, "自治州": 30, "地区": 7, "盟": 3}


def test_every_prefecture_is_read_from_a_title_and_an_organ():
    for name, *_ in rows("prefectures"):
        assert region_of(f"{name}绿化条例") == name
        assert region_of(f"{name}人民代表大会常务委员会") == name


@pytest.mark.parametrize("table", ["provinces", "prefectures", "no_places", "page_fields"])
def test_tables_are_sorted_and_unique(table):
    listed = list(rows(table))
    assert listed == sorted(set(listed))
    assert len({row[0] for row in listed}) == len(listed)
