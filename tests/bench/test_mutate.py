"""The generator of variants: what it makes is well formed, and what it says of it is true."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from duizhao.alignment.model import Kind, Trait
from duizhao.corpus.model import Level, Ordinal, Source
from duizhao.corpus.parse import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.invent import regulation
from bench.mutate.draft import drafted, relabelled, render
from bench.mutate.numbers import ordinal_of, references
from bench.mutate.variant import Operation, mutate, resolved
from bench.mutate.words import rewrite, sentences, table
from bench.mutations import MISNUMBERED

TEXT = """档案借阅管理办法
第一章　总则
第一条　为了规范档案借阅，方便单位和群众利用档案，制定本办法。
第二条　本单位各科室借阅档案，适用本办法。
第三条　档案管理员负责借阅登记，并逐卷清点归还的档案。档案管理员离岗的，由科室指定专人代办登记。
第四条　借阅人应当爱护档案，不得涂改、拆散、转借。
借阅人遗失档案的，应当在三日内书面报告。
第二章　借阅
第五条　借阅档案应当办理下列手续：
（一）填写借阅登记表，写明用途；
（二）由所在科室负责人签字同意；
（三）向档案管理员出示工作证件；
（四）当面清点所借档案的页数并检查有无破损。
第六条　借阅期限一般不超过十五日，确需延长的应当办理续借。
第七条　涉密档案只能在阅览室内查阅，查阅人应当遵守保密规定。
第八条　违反第四条规定的，暂停借阅资格六个月。
第三章　附则
第九条　本办法由办公室负责解释。
第十条　本办法自2024年1月1日起施行。
"""


def document(text, path="text.txt"):
    return parse(Source(path, "", text, "text"))


@pytest.fixture(scope="module")
def template():
    return document(TEXT)


@pytest.fixture(scope="module")
def donor():
    return document(regulation(12))


def found(mutated, trait):
    return [link for link in mutated.links if trait in link.traits]


def words(mutated, link):
    return [span.cut(mutated.text) for span in link.variant]


def test_clauses_put_together_keep_all_their_sentences():
    draft = drafted(document("第一条　档案应当妥善保管。借阅应当及时登记。归还应当按照约定。\n"))
    together = tuple(replace(line, origins=(1, 2)) for line in draft)
    left = [
        {len(sentences(rewrite(lines, Random(seed), 1.0)[0].words)) for seed in range(20)}
        for lines in (draft, together)
    ]
    assert left == [{2}, {3}]


def test_a_draft_gives_its_text_back(template):
    assert render(drafted(template), template.nodes)[0] == TEXT


def test_split_cuts_between_sentences(template):
    mutated = mutate(template, 1, [Operation.SPLIT])
    (link,) = found(mutated, Trait.SPLIT)
    assert words(mutated, link) == [
        "档案管理员负责借阅登记，并逐卷清点归还的档案。",
        "档案管理员离岗的，由科室指定专人代办登记。",
    ]
    assert "第四条　档案管理员离岗的" in mutated.text
    assert "第五条　借阅人应当爱护档案" in mutated.text


def test_references_follow_their_targets_or_keep_their_words(template):
    followed = mutate(template, 1, [Operation.SPLIT])
    kept = mutate(template, 1, [Operation.SPLIT], follow_references=False)
    assert "第九条　违反第五条规定的" in followed.text
    assert "第九条　违反第四条规定的" in kept.text


def test_merge_writes_two_articles_as_one_clause(template):
    mutated = mutate(template, 3, [Operation.MERGE])
    links = found(mutated, Trait.MERGED)
    assert links
    for link in links:
        old = [template.nodes[i].body.cut(TEXT) for i in link.template]
        assert words(mutated, link) == ["".join(old)]


def test_lift_makes_the_last_item_an_article(template):
    mutated = mutate(template, 1, [Operation.LIFT])
    (link,) = found(mutated, Trait.LIFTED)
    assert words(mutated, link) == ["当面清点所借档案的页数并检查有无破损。"]
    assert "（三）向档案管理员出示工作证件。\n第六条　当面清点" in mutated.text
    assert "第七条　借阅期限" in mutated.text


def test_the_mark_at_the_end_of_a_shortened_list_is_not_judged(template):
    mutated = mutate(template, 1, [Operation.LIFT])
    unsure = [link for link in mutated.links if "kind" in link.unsure]
    assert [words(mutated, link) for link in unsure] == [["向档案管理员出示工作证件。"]]


def test_lower_makes_an_article_the_last_item(template):
    mutated = mutate(template, 1, [Operation.LOWER])
    (link,) = found(mutated, Trait.LOWERED)
    assert "破损；\n（五）借阅期限一般不超过十五日" in mutated.text
    assert words(mutated, link) == ["借阅期限一般不超过十五日，确需延长的应当办理续借。"]


def test_a_cited_article_is_left_alone(template):
    for seed in range(9):
        text = mutate(template, seed, [Operation.DROP], share=1.0).text
        assert "借阅人应当爱护档案" in text
        assert "借阅期限" not in text


def test_add_needs_a_donor_and_tells_what_it_added(template, donor):
    assert mutate(template, 1, [Operation.ADD]).done == ()
    mutated = mutate(template, 1, [Operation.ADD], donors=[donor])
    added = [link for link in mutated.links if link.kind is Kind.ADDED]
    assert added
    assert all(part not in TEXT for link in added for part in words(mutated, link))


def test_substitute_replaces_throughout():
    text = "".join(
        f"第{n}条　主管部门应当公布{what}。\n"
        for n, what in zip("一二三四", ("目录", "流程", "时限", "结果"), strict=True)
    )
    mutated = mutate(document(text), 1, [Operation.SUBSTITUTE])
    assert "主管部门" not in mutated.text
    assert Counter(link.kind for link in mutated.links) == {Kind.REWORDED: 4}
    assert len(found(mutated, Trait.SUBSTITUTED)) == 4


def test_words_that_hardly_occur_are_not_replaced_throughout():
    text = "第一条　主管部门应当公布目录。\n第二条　主管部门应当公布流程。\n"
    assert mutate(document(text), 1, [Operation.SUBSTITUTE]).done == ()


def test_titles_of_laws_stay():
    text = "".join(f"第{n}条　主管部门依照《主管部门工作规则》办理{n}事。\n" for n in "一二三")
    mutated = mutate(document(text), 1, [Operation.SUBSTITUTE, Operation.REWRITE])
    assert mutated.text.count("《主管部门工作规则》") == 3


def test_reword_tells_what_it_reworded(template):
    mutated = mutate(template, 1, [Operation.REWORD])
    for link in mutated.links:
        old = [template.nodes[i].body.cut(TEXT) for i in link.template]
        assert (words(mutated, link) != old) == (link.kind is Kind.REWORDED)


def test_the_same_seed_gives_the_same_variant(template, donor):
    plans = [
        mutate(template, 5, order, donors=[donor]) for order in (Operation, [*Operation][::-1])
    ]
    assert plans[0] == plans[1]
    assert plans[0].text != mutate(template, 6, Operation, donors=[donor]).text


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 40), st.sets(st.sampled_from(list(Operation)), min_size=1), st.floats(0.05, 1.0)
)
def test_the_variant_parses_into_the_clauses_that_the_truth_names(seed, operations, share):
    template, donor = document(regulation(30, seed)), document(regulation(12, seed + 1))
    mutated = mutate(template, seed, operations, share=share, donors=[donor])
    variant = document(mutated.text)
    assert not [issue for issue in variant.issues if issue.code in MISNUMBERED]
    bodies = sorted(variant.nodes[i].body for i in variant.clauses)
    assert bodies == sorted(span for link in mutated.links for span in link.variant)
    assert sorted(i for link in mutated.links for i in link.template) == list(template.clauses)
    slots = resolved(mutated, variant)
    assert [len(s) for s in slots] == [len(link.variant) for link in mutated.links]
    articles = [n.ordinal.number for n in variant.nodes if n.level is Level.ARTICLE]
    assert articles == list(range(1, len(articles) + 1))


@pytest.mark.parametrize(
    ("label", "ordinal", "written"),
    [
        ("第九条", Ordinal(10), "第十条"),
        ("第3条", Ordinal(12), "第12条"),
        ("第十二条之一", Ordinal(13, 1), "第十三条之一"),
        ("第十二条之一", Ordinal(13), "第十三条"),
        ("（三）", Ordinal(4), "（四）"),
        ("②", Ordinal(3), "③"),
    ],
)
def test_labels_keep_their_script(label, ordinal, written):
    assert relabelled(label, ordinal) == written


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("违反第四条、第五条第二款规定的", [4, 5]),
        ("依照《档案法》第十条、第十二条的规定和本办法第三条办理", [3]),
        ("依照刑法第一百条追究责任", []),
        ("违反本条例第七条之一", [7]),
    ],
)
def test_references_to_other_laws_are_none_of_ours(text, numbers):
    assert [ordinal_of(hit).number for hit in references(text)] == numbers


def test_sentences_are_not_cut_inside_quotation_marks():
    assert sentences("牌上写明“请勿入内。”字样。违者劝离。") == [
        "牌上写明“请勿入内。”字样。",
        "违者劝离。",
    ]


@pytest.mark.parametrize("name", ["synonyms", "replacements", "invented"])
def test_tables_are_sorted_and_unique(name):
    rows = table(name)
    assert list(rows) == sorted(set(rows))
    assert all(row[0] != row[1] for row in rows)


def test_invented_articles_differ():
    bodies = [n.body.cut(d.text) for d in [document(regulation(300))] for n in d.nodes if n.clause]
    assert len(set(bodies)) == len(bodies)


def test_shared_texts_are_given_back(shared):
    from duizhao.corpus.load import load

    for path in sorted((shared / "seeds").glob("0*.txt")):
        read = load(path)
        assert render(drafted(read), read.nodes)[0] == read.text
