"""An invented pair of texts to review: two rules kept, two that fit either of two, one new."""

from duizhao.corpus.load import load
from duizhao.runs.review.model import Texts

TEMPLATE = """食堂管理条例
第一条　为了加强食堂管理，制定本条例。
第二条　食堂应当每日公示菜单。
第三条　食堂应当对餐具进行消毒，并保存消毒记录。
第四条　食堂有下列情形之一的，予以警告：
（一）未公示菜单的；
（二）未保存消毒记录的；
（三）聘用无健康证明的人员的。
第五条　本条例自发布之日起施行。
"""
VARIANT = """市食堂管理办法
第一条　为了加强本市食堂管理，制定本办法。
第二条　食堂应当每周公示菜单和价格。
第三条　学校应当监督餐具清洗。
第四条　食堂应当保存餐具消毒的记录。
第五条　食堂有下列情形之一的，责令改正：
（一）菜单没有公示的；
（二）没有消毒记录的；
（三）浪费粮食的。
第六条　本办法自2024年1月1日起施行。
"""


def texts(folder, template=TEMPLATE, variant=VARIANT):
    """Write the pair into a folder and read it."""
    paths = folder / "条例.txt", folder / "办法.txt"
    for path, words in zip(paths, (template, variant), strict=True):
        path.write_text(words, "utf-8")
    return Texts(*(load(path) for path in paths))


def clause(document, locator):
    """Return the clause of a locator."""
    return next(i for i in document.clauses if document.nodes[i].locator == locator)
