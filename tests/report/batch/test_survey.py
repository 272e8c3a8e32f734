"""The page of many texts as text: states, answers, figures; sealed, escaped, the same bytes."""

import json
import re
from dataclasses import replace
from itertools import pairwise

from duizhao.alignment.family.model import Basis, Lineage
from duizhao.alignment.model import Comparison, Direction, Topic
from duizhao.corpus.model import Level
from duizhao.report.batch.page.answers import ANSWERS, answer_rows
from duizhao.report.batch.page.changes import PageFinding, changes_of
from duizhao.report.batch.page.survey import Descent, clauses_of
from duizhao.report.batch.page.survey_file import write_survey
from duizhao.report.batch.page.survey_kinds import changes, kinds
from duizhao.report.batch.page.survey_map import axis, places
from duizhao.report.batch.page.survey_write import plots
from duizhao.report.html.heatmap import strip
from duizhao.report.view.adoption import State, of_change
from duizhao.report.words.words import Words
from lxml import html

from ...support.samples import TEMPLATE, change, comparison, document
from ...support.surveys import DESCENT, EDGES, GIVEN, TEXTS, page, rows, survey

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u202e\x00</SCRIPT>"


def tree(text=None):
    return html.fromstring(text or page())


def states(name):
    """The states of a text by the locators of the template's clauses."""
    text = next(text for text in survey().texts if text.file == name)
    return dict(zip((c.locator for c in survey().clauses), text.states, strict=True))


def test_states_are_those_of_the_table():
    found = states("甲/市.txt")
    assert found["第一条"] is State.SUBSTITUTED
    assert found["第二条"] is State.REWORDED
    assert found["第三条第（一）项"] is State.VERBATIM
    assert found["第四条"] is State.SPLIT
    assert found["第五条"] is State.ABSENT
    assert states("乙/校.txt")["第二条"] is State.MERGED
    assert {of_change(c) for pair in TEXTS.values() for c in pair.changes if c.link.template} == {
        found.value for found in State
    }


def test_answers_weave_old_and_new_and_name_their_clauses():
    said = {positions: json.loads(told) for _, (positions, told) in answer_rows(comparison())}
    assert said["0"][0][0] == "第一条"
    assert ["s", "市"] in said["0"][0][1]
    assert ["d", "应当"] in said["1"][0][1] and ["a", "可以"] in said["1"][0][1]
    assert [locator for locator, _ in said["5"]] == ["第五条", "第六条"]
    merged = [positions for _, (positions, _) in answer_rows(TEXTS["乙/校.txt"])]
    assert merged[0] == "0 1"
    assert {name for name, _ in answer_rows(comparison())} == {ANSWERS}


def test_articles_and_chapters_stand_apart():
    clauses = clauses_of(TEMPLATE)
    assert [c.opens for c in clauses] == [True, True, True, False, False, True, True, True]
    assert clauses[0].chapter == "第一章\u3000总则"
    left = places(clauses).left
    gaps = [round(b - a - 10) for a, b in pairwise(left)]
    assert gaps == [4, 4, 1, 1, 12, 4, 4]
    assert places(()).width == 10


def test_a_strip_has_a_path_for_each_state_and_no_two_alike():
    drawn = strip(tuple(State), [12.0 * at for at in range(len(State))], 70.0)
    paths = dict(re.findall(r'<path d="([^"]+)" class="([^"]+)"', drawn))
    assert len(paths) == len(State) + 1
    shapes = {re.sub(r"M[\d.]+", "M", path) for path, name in paths.items() if name != "shade"}
    assert len(shapes) == len(State)


def test_bars_say_how_many_texts_adopted_a_clause():
    drawn = axis(survey(), places(clauses_of(TEMPLATE)))
    heights = [float(h) for h in re.findall(r'height="([\d.]+)" class="share"', drawn)]
    adopted = [3 - counts[State.ABSENT] for counts in survey().counts]
    assert [round(height / 36 * 3) for height in heights] == adopted
    assert "第二章" in drawn


def test_points_lead_to_the_rows_of_their_texts():
    coverage, verbatim = plots(survey(), Words("zh"))
    for figure in (coverage, verbatim):
        assert re.findall('href="([^"]+)"', figure.svg) == ["#v0", "#v1", "#v2"]
    assert "采用 88%" in coverage.svg


def test_texts_of_one_title_are_told_apart_by_their_files():
    assert survey().labels == (
        "市校园食品安全管理细则",
        "省校园食品安全管理办法 · 县",
        "省校园食品安全管理办法 · 校",
    )


def test_files_of_one_name_are_told_apart_by_their_folders():
    many = survey()
    twins = tuple(
        replace(many.texts[0], file=f"/家/来文/{city}/办法.docx") for city in ("东山", "西河")
    )
    made = replace(many, texts=twins)
    assert made.files == ("东山/办法.docx", "西河/办法.docx")
    assert made.labels == tuple(f"{many.texts[0].title} · {file}" for file in made.files)


def test_every_text_has_a_row_in_the_map_and_in_the_table():
    made = tree()
    assert [row.get("data-states") for row in made.find_class("text")] == [
        "".join(str(list(State).index(found)) for found in text.states) for text in survey().texts
    ]
    table = made.get_element_by_id("texts-table")
    assert len(table.xpath(".//tbody/tr")) == 3
    cells = [cell.text_content() for cell in table.xpath(".//tbody/tr[1]/td")]
    assert cells[1:5] == ["甲市", "地方性法规", "2021", "88%"]
    clauses = made.get_element_by_id("clauses-table").xpath(".//tbody/tr")
    assert len(clauses) == 8
    assert clauses[6].xpath("string(./td[2])") == "33%"
    assert "坏.docx" in made.get_element_by_id("failures").text_content()


def test_without_failures_no_part_speaks_of_them():
    assert not tree(page(failures=())).xpath("//*[@id='failures']")


def test_who_copied_from_whom_is_drawn_and_listed():
    part = tree(page(descent=DESCENT)).get_element_by_id("lineage")
    assert len(part.xpath(".//*[contains(@class, 'edge')]")) == 3
    copy = part.xpath(".//ul//ul//ul/li")
    assert [one.text_content().split()[0] for one in copy] == ["省校园食品安全管理办法"]
    assert "支持率 40%，同源改动 3 栏，相反 1 栏" in copy[0].text_content()


def test_a_text_older_than_the_template_is_marked_in_the_drawing_and_warned_of():
    edges = tuple(
        replace(edge, basis=basis)
        for edge, basis in zip(EDGES, (Basis.BEFORE, Basis.VERSION, Basis.DATES), strict=True)
    )
    made = page(descent=replace(DESCENT, lineage=Lineage((0, 1, 2), edges)))
    assert "· 早于模板 " in made and "· 早于模板现版本 " in made
    assert "有 1 份文本早于模板：" in made and "有 1 份文本早于模板的现版本：" in made
    plain = page(descent=DESCENT)
    assert "· 早于模板" not in plain and "份文本早于模板" not in plain


def test_why_there_is_no_lineage_is_said():
    many = Descent(None, "survey.lineage.many", 200)
    part = tree(page(descent=many)).get_element_by_id("lineage")
    assert "200" in part.text_content() and not part.xpath(".//svg")
    assert not tree(page()).xpath("//*[@id='lineage']")


def test_links_lead_somewhere_and_the_page_names_nothing_of_the_network():
    text = page()
    made = tree(text)
    ids = set(made.xpath("//@id"))
    assert [h for h in made.xpath("//a/@href") if h[0] == "#" and h[1:] not in ids] == []
    assert re.findall(r"https?://[^' \"<]+", text) == ["http://www.w3.org/2000/svg"]
    assert not made.xpath("//@style | //@src | //iframe | //object | //base")


def test_rows_lead_to_pages_where_there_are_such():
    made = tree(page(pages={"甲/市.txt": "pages/%E5%B8%82-1.html"}))
    assert made.get_element_by_id("v0").get("data-page") == "pages/%E5%B8%82-1.html"
    assert made.get_element_by_id("v1").get("data-page") is None


def test_hostile_titles_names_and_words_stay_text():
    old = document(
        HOSTILE, [(Level.CHAPTER, "第一章", HOSTILE), (Level.ARTICLE, "第一条", HOSTILE)]
    )
    new = document(HOSTILE, [(Level.ARTICLE, "第一条", HOSTILE + "甲")])
    pair = Comparison(old, new, (change(old, new, [2], [1]),))
    text = page(texts={HOSTILE: pair}, failures=((HOSTILE, HOSTILE),))
    made = tree(text)
    assert len(made.xpath("//script")) == 3
    assert not made.xpath("//img")
    assert not [name for e in made.iter() for name in e.attrib if name.startswith("on")]
    assert "{{ 7*7 }}" in made.text_content()
    assert "\u202e" not in text and "\x00" not in text
    said = json.loads(made.get_element_by_id("a0").text)
    assert said["0"][0][1][-1] == ["a", "甲"]


def test_the_same_bytes_in_both_languages():
    assert page() == page()
    assert tree(page("en")).get("lang") == "en"
    assert "Adopted" in page("en") and "采用" in page("zh")


def test_no_text_at_all():
    made = tree(page(texts={"丙.txt": TEXTS["乙/县.txt"]}))
    assert made.xpath("string(//*[@id='v0']/div[2])") == "0%"


def test_the_file_is_made_from_the_rows_of_its_comparisons(tmp_path):
    from duizhao.report.batch.shard import shard

    shards = {}
    for number, (name, pair) in enumerate(TEXTS.items()):
        shards[name] = tmp_path / f"{number}.jsonl"
        shards[name].write_bytes(shard(rows(pair)))
    write_survey(
        tmp_path,
        TEMPLATE,
        shards,
        {},
        {},
        ("documents.csv",),
        "zh",
        given=lambda name: GIVEN.get(name, {}),
    )
    assert (tmp_path / "index.html").read_text("utf-8") == page(failures=())
    pages = dict.fromkeys(TEXTS, "pages/x.html")
    write_survey(tmp_path, TEMPLATE, shards, pages, {}, (), "zh")
    assert tree((tmp_path / "index.html").read_text("utf-8")).get_element_by_id("a0").text == "{}"


def test_where_a_text_has_no_title_its_file_is_named():
    pair = comparison()
    nameless = replace(pair, variant=replace(pair.variant, title=""))
    made = tree(page(texts={"各市/某市.txt": nameless}))
    assert made.xpath("string(//*[@id='v0']/div[1])") == "某市.txt"


def test_texts_are_told_apart_by_region_level_and_year():
    region, rank, year = kinds(survey(), "zh")
    assert region.of_texts == ("甲市", "乙县", "甲市") and region.values == ("乙县", "甲市")
    # Levels in the order of their rank, what no text says at the end.
    assert rank.values == ("地方性法规", "规范性文件", "未知")
    assert year.values == ("2019", "2021", "2023")
    bare = survey()
    assert kinds(replace(bare, texts=tuple(replace(t, about={}) for t in bare.texts)), "zh") == ()


def test_the_province_is_a_kind_where_a_region_names_a_place_in_it():
    bare = survey()
    regions = ("江南省 甲市", "江南省", "")
    texts = tuple(
        replace(text, about={"region": region})
        for text, region in zip(bare.texts, regions, strict=True)
    )
    province, region = kinds(replace(bare, texts=texts), "zh")
    assert province.of_texts == ("江南省", "江南省", "未知") and province.values == (
        "江南省",
        "未知",
    )
    assert region.values == ("江南省", "江南省 甲市", "未知")


def test_the_page_tells_who_weakened_and_who_strengthened_what():
    made = survey()
    findings = [row[1] for row in rows(comparison()) if row[0] == "findings"]
    assert findings and made.changes.many == len(findings) == len(made.changes.listed)
    assert made.changes.of_texts[0].total() == len(findings)
    assert not made.changes.of_texts[1]
    shown = changes(made, "zh")
    names = [way for way, _ in shown.directions]
    loosened = names.index("loosened")
    (row,) = shown.of_texts
    assert int(row[2][loosened].value) == made.changes.of_texts[0][Direction.LOOSENED]
    listed = tree().get_element_by_id("findings-table").xpath(".//tbody/tr")
    assert [one.get("data-direction") for one in listed] == [
        told.direction.value for _, told in made.changes.listed
    ]
    assert not html.fromstring(page(texts={"乙/县.txt": TEXTS["乙/县.txt"]})).xpath(
        "//*[@id='findings-table']"
    )


def test_of_very_many_findings_the_weightiest_are_listed(monkeypatch):
    monkeypatch.setattr("duizhao.report.batch.page.changes.MOST", 2)
    light, heavy = (
        PageFinding("第一条", "第二条", Topic.DUTY, Direction.NEW, weight, str(weight))
        for weight in (1, 3)
    )
    found = changes_of(iter([(light, light), (light, heavy)]))
    assert [(at, told.weight) for at, told in found.listed] == [(1, 3), (0, 1)]
    assert found.many == 4 and dict(found.of_clauses)["第一条"][Direction.NEW] == 2
