"""Lists that run on in a line are cut into clauses; numbers that only look like a list are not."""

import pytest
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse


def locators(text):
    document = parse(Source("", "", text, "text"))
    return [document.nodes[i].locator for i in document.clauses]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("现通知如下：一、备足沙袋。二、加强值班。", ["序言", "一、", "二、"]),
        ("一、备足沙袋。二、加强值班；三、报告险情。", ["一、", "二、", "三、"]),
        ("一、备足沙袋：（一）河堤；（二）水库。", ["一、", "一、（一）", "一、（二）"]),
        ("第一条 应当：1.到岗；2.记录。", ["第一条", "第一条第1项", "第一条第2项"]),
        ("第一条 应当：（1）到岗；（2）记录。", ["第一条", "第一条第（1）项", "第一条第（2）项"]),
        ("第一条 应当：１.到岗；２.记录。", ["第一条", "第一条第１项", "第一条第２项"]),
        ("（一）河堤；（二）水库。", ["（一）", "（二）"]),
        ("第一条 分为三级：一级、二级。二、三级可以合并。", ["第一条"]),
        ("第一条 决定：将“一、备足沙袋。二、加强值班。”删去。", ["第一条"]),
        ("第一条 温度为：1.5度；2.5度。", ["第一条"]),
        ("第一条 送交：一、二审法院。", ["第一条"]),
    ],
)
def test_a_line_is_cut_where_its_list_goes_on(line, expected):
    assert locators("防汛办法\n" + line + "\n") == expected


def test_one_line_reads_as_its_lines_do():
    lines = "关于防汛的通知\n现通知如下：\n一、备足沙袋。\n二、加强值班。\n"
    together = lines.replace("。\n二", "。二").replace("：\n", "：")
    assert locators(together) == locators(lines)
