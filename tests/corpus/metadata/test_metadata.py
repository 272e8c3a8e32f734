"""Metadata: what a text says of itself; each fact with a text that has it and one that has not."""

import pytest
from duizhao.corpus.metadata.dates import events
from duizhao.corpus.metadata.read import dated_by_name, metadata
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse_clauses

CITY = """临江市校园食品安全条例
2019年4月26日临江市第十五届人民代表大会常务委员会第三次会议通过
2019年7月31日江南省第十三届人民代表大会常务委员会第十三次会议批准
2023年3月30日经江南省人民代表大会常务委员会批准的《临江市人民代表大会常务委员会关于修改〈临江市校园食品安全条例〉的决定》修正
第一条 为了保障校园食品安全，制定本条例。
第二条 本条例自2019年10月1日起施行。
"""
NOTICE = """江南省教育厅关于印发校园食堂管理办法的通知
江教规〔2024〕7号
各市教育局：
一、学校应当公开食谱。
二、学校应当留样。
江南省教育厅
2024年5月6日
"""
PAGE = """发文机关：临江市教育局
发布日期：2016-04-15
时效性：有效
临江市校园食品安全办法
第一条 学校应当公开食谱。
第二条 学校应当留样。
"""
BARE = "第一条 学校应当公开食谱。\n第二条 学校应当留样。\n"


def read(text):
    return metadata(parse_clauses(Source("文本.txt", "", text, "text")))


def test_a_city_regulation_tells_its_dates_and_its_place():
    found = read(CITY)
    assert (found.title, found.genre) == ("临江市校园食品安全条例", "条例")
    assert (found.region, found.rank) == ("临江市", "local-regulation")
    assert found.issuer == "临江市人民代表大会常务委员会"
    assert (found.adopted, found.revised) == ("2019-04-26", "2023-03-30")
    assert found.effective == "2019-10-01"
    assert (found.version, found.version_from) == ("2023-03-30", "note")


def test_a_notice_tells_its_number_and_the_date_under_its_signature():
    found = read(NOTICE)
    assert found.number == "江教规〔2024〕7号"
    assert (found.version, found.version_from) == ("2024-05-06", "signature")
    assert not found.adopted


def test_fields_of_a_page_are_metadata():
    found = read(PAGE)
    assert (found.issuer, found.validity) == ("临江市教育局", "有效")
    assert found.promulgated == "2016-04-15"
    assert (found.version, found.version_from) == ("2016-04-15", "page")


def test_a_text_without_them_has_none():
    found = read(BARE)
    assert not any((found.issuer, found.number, found.region, found.version, found.rank))


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("临江市校园食品安全条例(2023-05-01).txt", "2023-03-30"),
        ("临江市校园食品安全条例(2026-05-01).txt", "2026-05-01"),
        ("临江市校园食品安全条例.txt", "2023-03-30"),
        ("第15号.txt", "2023-03-30"),
    ],
)
def test_the_name_of_the_file_counts_where_it_is_years_later(name, version):
    assert dated_by_name(read(CITY), name).version == version


@pytest.mark.parametrize(
    ("day", "version"), [("2018-03-20", "2018-03-02"), ("2018-09-18", "2018-09-18")]
)
def test_of_an_administrative_regulation_a_file_of_another_half_year_is_another_version(
    day, version
):
    text = "渡口管理暂行条例\n2018年3月2日 中华人民共和国国务院令第6号公布\n第一条 渡口应当登记。\n"
    assert dated_by_name(read(text), f"渡口管理暂行条例({day}).txt").version == version


def test_the_name_of_the_file_counts_where_the_text_has_no_date():
    found = dated_by_name(read(BARE), "各市/立法条例(2016-04-15).docx")
    assert (found.version, found.version_from) == ("2016-04-15", "file")


@pytest.mark.parametrize(
    ("name", "version"),
    [("各市/临江-2020.txt", "2020"), ("临江202012.txt", ""), ("临江2012至2015.txt", "2012")],
)
def test_a_year_in_the_name_is_a_date_where_nothing_else_tells(name, version):
    assert dated_by_name(read(BARE), name).version == version
    assert dated_by_name(read(CITY), name).version == "2023-03-30"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2014年8月22日某市通过", [("2014-08-22", "adopted")]),
        ("2019年1月20日 某省人大会议主席团公告", [("2019-01-20", "promulgated")]),
        ("2019年1月20日某市公告栏", [("2019-01-20", "")]),
        ("二〇二一年十月一日起施行", [("2021-10-01", "effective")]),
        ("2020年1月2日《关于修改〈甲条例〉的决定》修正", [("2020-01-02", "revised")]),
        ("2020年1月2日《关于废止乙办法的决定》公布", [("2020-01-02", "promulgated")]),
        ("2020年13月2日通过", []),
        (
            "2019年6月3日某院会议、2019年9月4日某院会议通过",
            [("2019-06-03", "adopted"), ("2019-09-04", "adopted")],
        ),
        (
            "1996年10月30日某部令发布 自发布之日施行",
            [("1996-10-30", "promulgated"), ("1996-10-30", "effective")],
        ),
        ("1983年12月25日公布施行", [("1983-12-25", "promulgated"), ("1983-12-25", "effective")]),
        (
            "2012年5月31日某省人大批准的2012年5月10日某市人大《决定》修正",
            [("2012-05-31", "revised"), ("2012-05-10", "revised")],
        ),
        ("2014年2月12日国务院会议修订通过", [("2014-02-12", "revised")]),
        ("第2020-1-2345号", []),
    ],
)
def test_events(words, found):
    assert [(one.date, one.event) for one in events(words)] == found


INTERPRETATION = """江南省高级人民法院关于审理校园食品案件若干问题的规定
江南省高级人民法院
关于审理校园食品案件若干问题的规定
2012年3月1日江南省高级人民法院审判委员会第9次会议通过
{again}江南省高级人民法院审判委员会第70次会议通过
第一条 学校应当公开食谱。
第二条 本规定自2012年5月1日起施行。
附件
食谱格式
一、早餐；
二、午餐；
三、晚餐；
四、加餐。
"""


@pytest.mark.parametrize(
    ("again", "revised"), [("2020年12月23日", "2020-12-23"), ("2012年4月2日", "")]
)
def test_a_second_adoption_years_later_is_a_revision(again, revised):
    found = read(INTERPRETATION.format(again=again))
    assert (found.adopted, found.revised) == ("2012-03-01", revised)


def test_the_day_of_force_is_looked_for_before_the_annexes():
    assert read(INTERPRETATION.format(again="2020年12月23日")).effective == "2012-05-01"


def test_a_title_that_stands_twice_is_told_once():
    found = read(INTERPRETATION.format(again="2020年12月23日"))
    assert found.title == "江南省高级人民法院关于审理校园食品案件若干问题的规定"


PUBLISHED = """校船管理办法
1966年3月15日 国务院批准
1966年4月19日 交通部发布
第一条 学校的船应当登记。
第二条 {last}
"""


@pytest.mark.parametrize(
    ("last", "effective"),
    [
        ("本办法经国务院批准，由交通部发布施行。", "1966-04-19"),
        ("本办法的实施细则由交通部发布施行。", ""),
        ("船舶名录由交通部发布施行。", ""),
        ("本办法公布施行后，旧办法不再适用。", ""),
    ],
)
def test_published_into_force_is_in_force_from_its_publication(last, effective):
    assert read(PUBLISHED.format(last=last)).effective == effective


def test_organs_of_a_title_stay_apart_where_the_page_has_it_in_one_line():
    title = "江南省高级人民法院、江南省人民检察院关于审理校园案件的规定"
    again = "江南省高级人民法院 江南省人民检察院\n关于审理校园案件的规定"
    text = f"{title}\n2023年3月2日江南省高级人民法院通过\n{again}\n第一条 学校应当公开食谱。\n"
    assert read(text).title == title
    assert read(text.replace(f"{title}\n", "")).title == title.replace("、", "")


def test_a_note_that_names_several_texts_on_several_lines_is_no_clause():
    note = "《关于修改〈临江市档案条例〉\n〈临江市校园食品安全条例〉的决定》修正"
    text = CITY.replace(
        "2023年3月30日",
        f"2022年1月5日临江市第十五届人民代表大会常务委员会第九次会议{note}\n2023年3月30日",
    )
    document = parse_clauses(Source("文本.txt", "", text, "text"))
    assert [document.nodes[at].locator for at in document.clauses] == ["第一条", "第二条"]


def test_whom_a_letter_is_for_is_no_clause_behind_its_number_either():
    letter = NOTICE.replace("各市教育局：", "各市教育局：\n现将办法印发给你们，请遵照执行。")
    document = parse_clauses(Source("文本.txt", "", letter, "text"))
    words = [document.nodes[at].body.cut(document.text) for at in document.clauses]
    assert not any("各市教育局" in one for one in words)


def test_a_file_dated_more_than_a_year_later_holds_a_later_version():
    near, far = (
        dated_by_name(read(CITY), f"条例({day}).txt").version
        for day in ("2024-03-01", "2024-04-15")
    )
    assert (near, far) == ("2023-03-30", "2024-04-15")


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("浙江省校园食品安全条例", "local-regulation"),
        ("城市校园食品安全条例", ""),
        ("浙江省校园食品安全办法", ""),
    ],
)
def test_a_place_makes_no_rule_under_the_name_of_a_regulation(title, rank):
    assert read(f"{title}\n{BARE}").rank == rank


def noted(*notes, end="自2012年5月1日起施行"):
    return read(
        "\n".join(("临江市档案条例", *notes, f"第一条 档案归社会。\n第二条 本条例{end}。\n"))
    )


def test_the_notes_of_other_texts_are_not_read():
    found = noted(
        "1999年9月16日临江市人民代表大会常务委员会第一次会议通过",
        "2019年11月27日临江市人民代表大会常务委员会通过的《关于修改〈甲办法〉等八部法规的决定》修正",
        "1991年12月21日临江市人民代表大会常务委员会第三次会议通过",
        "2021年11月27日临江市人民代表大会常务委员会第四次会议修正",
    )
    assert (found.adopted, found.revised) == ("1999-09-16", "2019-11-27")


def test_notes_that_tell_the_last_event_first_are_read_whole():
    found = noted("2019年11月27日临江市人大常委会修订", "1999年9月16日临江市人大常委会通过")
    assert (found.adopted, found.revised) == ("1999-09-16", "2019-11-27")


def test_a_note_on_two_lines_is_one():
    found = noted("2013年2月26日 临江市第五届人民代表大会常务委员会", "第九次会议通过")
    assert (found.adopted, found.issuer) == ("2013-02-26", "临江市人民代表大会常务委员会")


def test_a_lost_beginning_of_a_note_is_no_title():
    assert noted("常务委员会第三十次会议通过）").title == "临江市档案条例"


@pytest.mark.parametrize(
    ("name", "version", "source"),
    [
        ("档案条例(2020-11-29).txt", "2020-11-29", "file"),
        ("档案条例(2019-11-29).txt", "2020-03-27", "cut"),
        ("档案条例.txt", "2020-03-27", "cut"),
    ],
)
def test_a_note_that_breaks_off_lets_a_later_file_name_speak(name, version, source):
    told = noted("2011年5月1日临江市人大常委会通过", "2020年3月27日临江市人大常委会修正  根据")
    dated = dated_by_name(told, name)
    assert (dated.version, dated.version_from) == (version, source)


@pytest.mark.parametrize(
    ("end", "effective"),
    [
        ("自2012年5月1日施行", "2012-05-01"),
        ("自通过之日起施行", "2020-05-06"),
        ("自公布之日起施行", ""),
        ("自一九五七年六月一日起实行", "1957-06-01"),
    ],
)
def test_in_force(end, effective):
    notes = ("2011年4月2日临江市人大常委会通过", "2020年5月6日临江市人大常委会修订")
    assert noted(*notes, end=end).effective == effective


def test_the_province_that_approves_tells_where_a_city_lies():
    approved = "2013年3月1日山东省第十二届人民代表大会常务委员会第二次会议批准"
    assert noted("2013年2月1日临江市人大常委会通过", approved).region == "山东省 临江市"
    assert noted("2013年2月1日临江市人大常委会通过").region == "临江市"


@pytest.mark.parametrize(
    ("title", "note", "issuer"),
    [
        ("某部、某局关于食堂的通知", "", "某部、某局"),
        ("食堂管理办法", "1997年1月22日国务院批准 1997年4月10日粮食部令第6号发布", "粮食部"),
        ("食堂管理办法", "1997年1月22日国务院批准", "国务院"),
        ("食堂管理办法", "各省粮食厅：", ""),
    ],
)
def test_who_made_a_text(title, note, issuer):
    assert read(f"{title}\n{note}\n{BARE}").issuer == issuer


@pytest.mark.parametrize(
    ("note", "number"),
    [
        (
            "2013年12月9日临江市人民代表大会常务委员会公告第15号公布",
            "临江市人民代表大会常务委员会公告第15号",
        ),
        ("1997年4月10日粮食总署第61号令发布", "粮食总署第61号令"),
        (
            "1989年10月20日国务院令第42号发布 2022年1月23日国务院令第751号修订",
            "国务院令第751号",
        ),
        (
            "1989年10月20日国务院令第42号发布 2022年1月国务院令第75号《关于修改〈甲〉的决定》修正",
            "国务院令第42号",
        ),
    ],
)
def test_the_number_of_an_order(note, number):
    assert noted(note).number == number


ORDER = """{head}
{number}
《临江市校园食品安全办法》已经{adopted}审议通过，现予公布，自2023年8月1日起施行。
市长 某某
2023年6月1日
临江市校园食品安全办法
第一条 学校应当公开食谱。
第二条 本办法自2023年8月1日起施行。
"""


def test_an_order_tells_its_number_its_adoption_and_its_publication():
    found = read(
        ORDER.format(
            head="临江市人民政府令", number="第12号", adopted="2023年5月6日市人民政府第10次常务会议"
        )
    )
    assert (found.issuer, found.number) == ("临江市人民政府", "临江市人民政府令第12号")
    assert (found.adopted, found.promulgated) == ("2023-05-06", "2023-06-01")
    assert (found.effective, found.rank) == ("2023-08-01", "local-rule")


def test_several_ministries_make_one_order():
    meetings = "2018年8月20日教育部第2次会议和2019年2月2日粮食总局第9次会议"
    found = read(ORDER.format(head="教育部 粮食总局令", number="第45号", adopted=meetings))
    assert found.issuer == "教育部、粮食总局"
    assert found.number == "教育部粮食总局令第45号"
    assert (found.adopted, found.promulgated) == ("2018-08-20", "2023-06-01")


def test_an_announcement_has_its_number_in_brackets():
    head = "江南省人民代表大会常务委员会公告"
    found = read(ORDER.format(head=head, number="（十四届第8号）", adopted="2023年5月31日会议"))
    assert found.number == f"{head}（十四届第8号）"
    assert found.issuer == "江南省人民代表大会常务委员会"
