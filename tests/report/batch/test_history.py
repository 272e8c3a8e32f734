"""Who invented, who followed, when: the rows, columns and cells of the map."""

from dataclasses import replace

from duizhao.alignment.family.model import Added, Item
from duizhao.report.batch.page import history as made
from duizhao.report.batch.page.history import history
from duizhao.report.words.words import Words

from ...support.surveys import DESCENT, ITEMS, SAID, TEXTS, page, survey

ZH = Words("zh")


def shown(descent=DESCENT):
    return history(survey(descent=descent), ZH)


def test_texts_stand_by_date_and_additions_before_clauses():
    found = shown()
    block = found.blocks[0]
    assert [head.date for head in block.heads] == ["2019-09-01", "2021-03-01", "2023-05-01"]
    assert [head.name for head in block.heads] == ["甲市", "甲市", "乙县"]
    assert [line.local for line in block.lines] == [True, True, False]
    assert (found.additions, found.left_out) == (2, 0)


def test_a_clause_that_every_rule_has_is_said_to_be_one_and_comes_last():
    held = Item(
        -1, {0: (5,), 1: (2,), 2: (4,)}, dict.fromkeys(range(3), "本办法自公布之日起施行。")
    )
    more = {len(ITEMS): Added("第五条", "本办法自公布之日起施行。", "force")}
    found = shown(replace(DESCENT, items=(*ITEMS, held), words=SAID | more))
    additions = [line for line in found.blocks[0].lines if line.local]
    assert [line.place for line in additions][-1] == "第五条之后，通用条款（施行）"
    assert "通用条款" not in additions[0].place


def test_a_cell_tells_what_a_text_did_when_and_from_whom():
    addition = shown().blocks[0].lines[0]
    assert addition.name == "增补1" and addition.place == "第一条之后"
    first, followed, nothing = addition.cells
    assert (first.happened, first.mark) == ("first", "首")
    assert (followed.happened, followed.mark) == ("followed", "随")
    assert "2021-03-01" in followed.told and "来自" in followed.told and "92%" in followed.told
    assert nothing.happened == nothing.mark == nothing.told == ""


def test_what_came_from_the_template_needs_no_more_words():
    clause = shown().blocks[0].lines[-1]
    assert [cell.happened for cell in clause.cells] == ["kept", "adopted", "dropped"]
    assert clause.cells[1].told == "" and clause.cells[2].told


def test_many_texts_make_several_blocks_and_few_additions_are_shown(monkeypatch):
    monkeypatch.setattr(made, "ABREAST", 2)
    monkeypatch.setattr(made, "MOST", 1)
    found = shown()
    assert [len(block.heads) for block in found.blocks] == [2, 1]
    assert (found.additions, found.left_out) == (1, 1)
    assert [len(block.lines) for block in found.blocks] == [2, 2]


def test_without_events_or_with_one_text_there_is_no_map():
    assert shown(replace(DESCENT, events=())) is None
    one = {name: TEXTS[name] for name in list(TEXTS)[:1]}
    assert history(survey(texts=one, descent=DESCENT), ZH) is None
    assert "history-part" not in page()


def test_the_page_has_the_map_in_both_languages():
    for lang, mark in (("zh", ">首<"), ("en", ">F<")):
        made_page = page(lang, descent=DESCENT)
        assert 'id="history-part"' in made_page and mark in made_page
