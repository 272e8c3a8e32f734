"""Rows of tables answer each other by their key cells, and edits stay inside cells."""

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Part
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

HEAD = (
    "某市裁量基准办法\n第一条　裁量基准见附件。\n附件：裁量基准\n"
    "| 行为 | 情节 | 罚款 |\n| --- | --- | --- |\n"
)
ROWS = (
    ("无证取水", "轻微", "二万元"),
    ("无证取水", "严重", "十万元"),
    ("超量取水", "轻微", "一万元"),
    ("超量取水", "严重", "五万元"),
)


def compared(new, old=ROWS):
    def read(rows):
        lines = "".join("| " + " | ".join(row) + " |\n" for row in rows)
        return parse(Source("a.txt", "", HEAD + lines, "text"))

    return compare(read(old), read(new))


def told(comparison):
    """Return the rows that changed: kind, and the words of the edits."""
    old, new = comparison.template.text, comparison.variant.text
    for change in comparison.changes:
        if change.part is Part.ROW and change.kind != "unchanged":
            edits = [e for e in change.edits if e.op != "equal"]
            yield change.kind.value, [(e.template.cut(old), e.variant.cut(new)) for e in edits]


def test_a_cell_that_changed_is_an_edit_of_its_row():
    new = (("无证取水", "轻微", "三万元"), *ROWS[1:])
    assert list(told(compared(new))) == [("reworded", [("二万元", "三万元")])]


def test_a_row_that_is_new_moves_no_other():
    new = (ROWS[0], ("无证取水", "一般", "五万元"), *ROWS[1:])
    assert [kind for kind, _ in told(compared(new))] == ["added"]


def test_a_row_that_is_gone_is_dropped_alone():
    assert [kind for kind, _ in told(compared(ROWS[:2] + ROWS[3:]))] == ["dropped"]


def test_amounts_alone_link_no_rows():
    new = tuple((act, grade, "九万元") for act, grade, _ in ROWS)
    assert all(kind == "reworded" for kind, _ in told(compared(new)))


def test_the_same_table_is_unchanged():
    assert not list(told(compared(ROWS)))


def test_a_column_that_was_renamed_keeps_its_cells_where_another_was_empty():
    def read(day, night):
        table = f"| 车型 | {day} | 夜间 |\n| --- | --- | --- |\n| 小型车 | 三元 | 免费 |\n"
        words = f"停车收费标准\n{table}| 大型车 | 八元 | {night} |\n"
        return parse(Source("a.txt", "", words, "text"))

    found = list(told(compare(read("白天（7:00起）", ""), read("白天（8:00起）", "二元"))))
    assert found == [("reworded", [("", "二元")])]
