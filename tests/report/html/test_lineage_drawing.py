"""The drawing of a lineage: an elbow for each copy, its support in width, dashes and figure."""

import re

from duizhao.report.html.lineage import Twig, lineage

TREE = [
    Twig(0, "模板"),
    Twig(1, "省办法", 1.0),
    Twig(2, "市办法", 0.86),
    Twig(2, "县办法", 0.3),
    Twig(1, "<外省>", 0.5),
]


def test_edges_lead_from_the_text_above():
    drawn = lineage(TREE)
    assert re.findall(r'd="M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)"', drawn) == [
        ("8", "13", "39", "42"),
        ("42", "39", "65", "76"),
        ("42", "39", "91", "76"),
        ("8", "13", "117", "42"),
    ]


def test_support_is_width_dashes_and_figure():
    drawn = lineage(TREE)
    assert re.findall(r'class="(edge[^"]*)" stroke-width="([\d.]+)"', drawn) == [
        ("edge", "4"),
        ("edge", "3.58"),
        ("edge doubtful", "1.9"),
        ("edge", "2.5"),
    ]
    assert "市办法  86%" in drawn
    assert "&lt;外省&gt;" in drawn


def test_nothing_to_draw():
    assert "<path" not in lineage([Twig(0, "模板")])
    assert "<text" not in lineage([])
