"""Differences of writing: each kind is passed over and counted, and shown when asked for."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, Op, Settings
from duizhao.corpus.model import FOLDS, Fold, Source, Span
from duizhao.corpus.normalise import clean, forms
from duizhao.corpus.parse import parse
from hypothesis import given, settings
from hypothesis import strategies as st

STRICT = Settings(folds=())
# Fold, template, variant, differences. The first article only is compared here.
FOLDED = [
    (Fold.WIDTH, "罚款５０元（以下同）。", "罚款50元(以下同)。", 4),
    (Fold.WIDTH, "食堂应当公示，每日更新。", "食堂应当公示,每日更新。", 1),
    (Fold.WIDTH, "使用ＯＡ系统登记。", "使用OA系统登记。", 2),
    (Fold.SPACES, "食堂应当公示菜单。", "食堂 应当公示\u3000菜单。", 2),
    (Fold.SPACES, "食堂应当公示菜单。", "食堂应当\u200b公示菜单。", 1),
    (Fold.QUOTES, "推行“明厨亮灶”。", "推行「明厨亮灶」。", 2),
    (Fold.QUOTES, "推行“明厨亮灶”。", '推行"明厨亮灶"。', 2),
    (Fold.BRACKETS, "按照《膳食指南》办理。", "按照〈膳食指南〉办理。", 2),
    (Fold.BRACKETS, "见市教〔2024〕8号文。", "见市教（2024）8号文。", 2),
    (Fold.DASHES, "实行校长——班主任负责制。", "实行校长—班主任负责制。", 1),
    (Fold.DASHES, "留样3～5份。", "留样3-5份。", 1),
    (Fold.ELLIPSES, "包括米、面……等。", "包括米、面...等。", 1),
    (Fold.ELLIPSES, "包括米、面……等。", "包括米、面…等。", 1),
    (Fold.MARKS, "二〇〇八年建成的食堂。", "二○○八年建成的食堂。", 2),
    (Fold.MARKS, "二〇〇八年建成的食堂。", "二00八年建成的食堂。", 2),
    (Fold.MARKS, "请列夫·托尔斯泰小学承办。", "请列夫•托尔斯泰小学承办。", 1),
    (Fold.CHARACTERS, "学校应当备案。", "學校應當備案。", 4),
    (Fold.CHARACTERS, "台湾学生的餐费由市里补助。", "臺灣學生的餐費由市裏補助。", 6),
    (Fold.CHARACTERS, "各班由一人管理。", "各班由⼀⼈管理。", 2),
    (Fold.CHARACTERS, "家长应当了解菜单，随着学期更新。", "家長應當瞭解菜單，隨著學期更新。", 8),
    (Fold.CHARACTERS, "（删去）", "（删除）", 1),
    (Fold.OCR, "食堂干部应当带头执行。", "食堂千部应当带头执行。", 1),
]
# Fold that might be thought to hide it, template, variant: wording, and shown as such.
WORDING = [
    (Fold.NUMERALS, "罚款五十元。", "罚款60元。"),
    (Fold.NUMERALS, "每学期留样半年。", "每学期留样六个月。"),
    (Fold.NUMERALS, "按照1.10执行。", "按照1.1执行。"),
    (Fold.NUMERALS, "保存三五年。", "保存35年。"),
    (Fold.NUMERALS, "三分之一的家长同意。", "1/4的家长同意。"),
    (Fold.NUMERALS, "三十日内退还。", "三十天内退还。"),
    (Fold.NUMERALS, "登记编号007的车辆。", "登记编号7的车辆。"),
    (Fold.WIDTH, "食堂公示，每日更新。", "食堂公示、每日更新。"),
    (Fold.SPACES, "食堂应当公示菜单。", "食堂应当公示菜单单。"),
    (Fold.QUOTES, "推行“明厨亮灶”。", "推行明厨亮灶。"),
    (Fold.BRACKETS, "按照《膳食指南》办理。", "按照膳食指南办理。"),
    (Fold.DASHES, "留样3—5份。", "留样3至5份。"),
    (Fold.ELLIPSES, "包括米、面……等。", "包括米、面等。"),
    (Fold.ELLIPSES, "食堂每日公示。", "食堂每日公示。。"),
    (Fold.MARKS, "留样100克。", "留样1〇〇克。"),
    (Fold.MARKS, "每班3人，10天一换。", "每班3人、10天一换。"),
    (Fold.CHARACTERS, "食堂应当做好登记。", "食堂应当作好登记。"),
    (Fold.CHARACTERS, "认真的办理报账。", "认真地办理报账。"),
    (Fold.CHARACTERS, "设立专门账户。", "设立专门帐户。"),
    (Fold.CHARACTERS, "必须公开。", "必需公开。"),
    (Fold.CHARACTERS, "编著食谱。", "编着食谱。"),
    (Fold.CHARACTERS, "学校应当备案。", "学校应备案。"),
    (Fold.OCR, "食堂干部应当带头执行。", "食堂千部应当带头实施。"),
    (Fold.OCR, "占用他人土地。", "占用他人士地盘。"),
]


def document(words):
    text = f"校园餐饮办法\n第一条 为了规范管理，制定本办法。\n第二条 {words}\n第三条 施行。\n"
    return parse(Source("a.txt", "", text, "text"))


def second(words, others, chosen=STRICT):
    """Return the change of 第二条."""
    return compare(document(words), document(others), chosen).clauses[1]


def without(fold):
    return Settings(folds=tuple(one for one in Fold if one is not fold))


@pytest.mark.parametrize(("fold", "old", "new", "times"), FOLDED)
def test_noise_is_counted_and_not_shown(fold, old, new, times):
    for one, other in ((old, new), (new, old)):
        change = second(one, other, Settings())
        assert change.kind is Kind.UNCHANGED
        assert {edit.op for edit in change.edits} == {Op.EQUAL}
        assert [tuple(found) for found in change.hidden] == [(fold, times)]
        assert not change.findings


@pytest.mark.parametrize(("fold", "old", "new", "_times"), FOLDED)
@pytest.mark.parametrize("strict", [True, False])
def test_noise_is_shown_when_asked_for(fold, old, new, _times, strict):
    change = second(old, new, STRICT if strict else without(fold))
    assert change.kind is Kind.REWORDED
    assert change.hidden == ()
    assert not change.findings
    assert any(edit.op is not Op.EQUAL for edit in change.edits)


@pytest.mark.parametrize(("fold", "old", "new", "_times"), FOLDED)
def test_another_fold_shows_nothing_of_it(fold, old, new, _times):
    for other in set(Fold) - {fold, Fold.WIDTH}:
        assert second(old, new, without(other)).kind is Kind.UNCHANGED


@pytest.mark.parametrize(("fold", "old", "new"), WORDING)
def test_wording_is_never_folded(fold, old, new):
    assert fold in FOLDS
    for chosen in (Settings(), STRICT):
        change = second(old, new, chosen)
        assert change.kind is Kind.REWORDED
        assert change.hidden == ()


# One number in two styles; how many of them.
STYLES = [
    ("罚款五十元。", "罚款50元。", 1),
    ("处2万元以上五万元以下罚款。", "处20000元以上50,000元以下罚款。", 2),
    ("处一点五万元罚款。", "处15000元罚款。", 1),
    ("每日加收百分之三。", "每日加收3%。", 1),
    ("每日加收千分之五。", "每日加收5‰。", 1),
    ("三分之二以上的家长同意。", "2/3以上的家长同意。", 1),
    ("二〇二〇年一月五日前建成。", "2020年01月05日前建成。", 1),
    ("依照《某某法》第五十四条第（三）项处理。", "依照《某某法》第54条第3项处理。", 1),
    ("十五个工作日内公布。", "15个工作日内公布。", 1),
    ("半径三千米以内。", "半径3000米以内。", 1),
    ("登记贰份。", "登记2份。", 1),
]


@pytest.mark.parametrize(("old", "new", "times"), STYLES)
def test_a_number_in_another_style_is_no_rewording(old, new, times):
    for one, other in ((old, new), (new, old)):
        change = second(one, other, Settings())
        assert (change.kind, change.findings) == (Kind.UNCHANGED, ())
        assert [tuple(found) for found in change.hidden] == [(Fold.NUMERALS, times)]
        assert sum(edit.op is not Op.EQUAL for edit in change.edits) == times
        assert second(one, other, without(Fold.NUMERALS)).kind is Kind.REWORDED
        assert second(one, other).kind is Kind.REWORDED


def test_a_number_in_another_style_hides_no_change_beside_it():
    change = second("应当在三十日内留样五份。", "可以在30日内留样6份。", Settings())
    assert change.kind is Kind.REWORDED
    assert {finding.code for finding in change.findings} >= {"force-loosened"}
    assert [tuple(found) for found in change.hidden] == [(Fold.NUMERALS, 1)]
    change = second("依照甲法第五条处理。", "依照乙法第5条处理。", Settings())
    assert change.kind is Kind.REWORDED


def items(*labels):
    lines = "\n".join(f"{label}{word}；" for label, word in zip(labels, "甲乙丙", strict=True))
    return document(f"食堂应当登记下列材料：\n{lines}")


@pytest.mark.parametrize(
    ("old", "new", "hidden"),
    [
        (("（一）", "（二）", "（三）"), ("1.", "2.", "3."), [(Fold.LABELS, 1)]),
        (("（一）", "（二）", "（三）"), ("一、", "二、", "三、"), [(Fold.LABELS, 1)]),
        (("（一）", "（二）", "（三）"), ("(一)", "(二)", "(三)"), [(Fold.WIDTH, 2)]),
        (("（一）", "（二）", "（三）"), ("（一）", "（二）", "（三）"), []),
    ],
)
def test_labels_of_one_number(old, new, hidden):
    change = compare(items(*old), items(*new)).clauses[2]
    assert (change.kind, [tuple(found) for found in change.hidden]) == (Kind.UNCHANGED, hidden)
    strict = compare(items(*old), items(*new), STRICT)
    shown = [edit for edit in strict.clauses[2].edits if edit.op is not Op.EQUAL]
    assert bool(shown) == bool(hidden)
    for edit in shown:
        assert edit.template.cut(strict.template.text) == old[0]
        assert edit.variant.cut(strict.variant.text) == new[0]


def test_another_number_is_no_form_of_label():
    changes = compare(items("（一）", "（二）", "（三）"), items("2.", "3.", "4.")).changes
    assert all(change.hidden == () for change in changes)


def test_the_label_of_an_article_goes_with_its_lead_in():
    old = items("（一）", "（二）", "（三）")
    new = parse(Source("b", "", old.text.replace("第二条", "第 2 条"), "text"))
    change = compare(old, new).clauses[1]
    assert [tuple(found) for found in change.hidden] == [(Fold.LABELS, 1)]


def test_a_change_keeps_the_noise_beside_it_hidden():
    change = second("食堂应当，每日公示。", "食堂可以,每日公示。", Settings())
    assert change.kind is Kind.REWORDED
    assert [tuple(found) for found in change.hidden] == [(Fold.WIDTH, 1)]
    assert [finding.code for finding in change.findings] == ["force-loosened"]


def test_findings_and_substitutions_are_the_same_when_strict():
    words = ("甲", "乙", "丙", "丁")
    old = parse(Source("a", "", "".join(f"第{n}条 省厅应当管好{w}（馆）。\n" for n, w in
                zip("一二三四", words, strict=True)), "text"))  # fmt: skip
    new = parse(Source("b", "", old.text.replace("省厅", "市局").replace("（", "("), "text"))
    folded, strict = compare(old, new), compare(old, new, STRICT)
    assert folded.substitutions == strict.substitutions != ()
    assert folded.references == strict.references
    assert [c.findings for c in folded.changes] == [c.findings for c in strict.clauses]
    assert all(c.traits for c in folded.clauses)
    assert not any(c.traits for c in strict.clauses)


def test_a_text_in_traditional_characters_is_read_like_one_in_simplified():
    old = document("學校應當做好下列工作：\n（一）登記；\n（二）備案。")
    new = parse(Source("b", "", old.text.replace("条", "條").replace("办", "辦"), "text"))
    assert [node.level for node in old.nodes] == [node.level for node in new.nodes]
    assert [node.locator for node in old.nodes] == [node.locator for node in new.nodes]
    assert [node.label for node in new.nodes if node.label][:2] == ["第一條", "第二條"]
    assert new.title == "校园餐饮辦法"


NOISE = st.sampled_from(
    "，,（(〔[“「\"'…。.·•—-－～~〇○0Oo一二年 \u3000\u200b學学應乾後⼀千干部人土士"
)


@given(st.text(NOISE), st.sets(st.sampled_from(list(Fold))))
def test_folding_is_idempotent(text, folds):
    once = clean(text, Span(0, len(text)), frozenset(folds)).text
    assert clean(once, Span(0, len(once)), frozenset(folds)).text == once


@given(st.text())
def test_nothing_is_folded_when_strict(text):
    assert clean(text, Span(0, len(text)), frozenset()).text == text


@given(st.text(NOISE), st.sets(st.sampled_from(list(Fold))))
def test_every_character_leads_back(text, folds):
    cleaned = clean(text, Span(0, len(text)), frozenset(folds))
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert list(cleaned.offsets) == sorted(set(cleaned.offsets))


WAYS = {"，": ",", "（": "(", "“": "「", "—": "－", "…": "...", "〇": "○", "学": "學", "当": "當"}
KINDS = {
    "，": Fold.WIDTH,
    "（": Fold.WIDTH,
    "“": Fold.QUOTES,
    "—": Fold.DASHES,
    "…": Fold.ELLIPSES,
    "〇": Fold.MARKS,
    "学": Fold.CHARACTERS,
    "当": Fold.CHARACTERS,
}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(WAYS)), st.booleans()), min_size=1, max_size=12))
def test_every_difference_is_counted_once(places):
    """As many differences as were made are hidden; strict, all of them are in some edit."""
    old = "食堂" + "".join(f"{mark}食堂" for mark, _ in places) + "。"
    new = "食堂" + "".join(f"{WAYS[m] if turned else m}食堂" for m, turned in places) + "。"
    made = [KINDS[mark] for mark, turned in places if turned]
    hidden = dict(second(old, new, Settings()).hidden)
    assert hidden == {fold: made.count(fold) for fold in set(made)}
    strict = second(old, new)
    assert (strict.kind is Kind.REWORDED) == bool(made)
    if made:
        edits = [edit for edit in strict.edits if edit.op is not Op.EQUAL]
        assert sum(edit.template.end - edit.template.start for edit in edits) >= len(made)
    for edit in strict.edits:
        if edit.op is Op.EQUAL:
            assert edit.template.cut(document(old).text) == edit.variant.cut(document(new).text)


def test_simplified_characters_stay_themselves():
    """GB/T 2312 holds two words for each of these; only what the table names is folded."""
    for char in "帐账做作的地得须需制著着徵征叶谷里干面发松系余":
        assert forms(FOLDS)[ord(char)] in (char, "征")
    assert forms(FOLDS)[ord("乾")] == "干"


def test_opencc_is_not_loaded_for_simplified_texts():
    import subprocess
    import sys

    code = (
        "import sys; from duizhao.corpus.parse import parse; from duizhao.corpus.model import *;"
        "from duizhao.alignment.compare import compare;"
        "d = parse(Source('a', '', '第一条 学校应当备案。', 'text')); compare(d, d);"
        "print('opencc' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
