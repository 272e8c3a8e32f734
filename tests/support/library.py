"""An invented rule of forty-two articles, for tests of what users write beside them."""

# What each article of an invented rule is about: no two share more than a stock phrase.
MATTERS = (
    "图书采购的书目由采编部拟定",
    "阅览座位按到馆先后入座",
    "古籍善本须在恒温库房保存",
    "报刊合订本每季度装订成册",
    "盲文读物陈列于一层东厅",
    "少儿绘本区不设座位编号",
    "流动书车周三开往山区乡镇",
    "读者证遗失后七日内补办",
    "逾期归还的按日计收滞纳费用",
    "污损书页由责任人赔偿修补",
    "自助借还机每晚停机维护",
    "电子资源限馆内网络访问",
    "志愿者上岗前接受半日训练",
    "讲座场次提前十天对外公告",
    "捐赠图书登记造册并致谢",
    "复印资料遵守著作权规定",
    "馆藏剔旧由专家逐册鉴定",
    "存包柜当日闭馆前清空",
    "无障碍电梯保持随时可用",
    "消防通道禁止堆放杂物",
    "咨询台实行首问负责办理",
    "投诉意见五个工作日答复",
    "馆际互借收取往返邮资",
    "地方志资料编制专题索引",
    "音像制品试听使用专用耳机",
    "夜间开放延长至二十二时",
    "节假日闭馆安排登报说明",
    "保安巡查每两小时记录一次",
    "空调温度夏季不低于二十六度",
    "网络机房门禁双人双锁管理",
    "读者荐购清单每月汇总答复",
    "编目数据采用统一著录格式",
    "分馆负责人任期为三个年度",
    "经费决算接受审计部门检查",
    "展览布置不得遮挡疏散标识",
    "饮水设备每周清洗消毒滤芯",
    "雨具放置于入口塑料套内",
    "宠物入馆仅限导盲工作犬",
    "摄影拍照须经办公室同意",
    "失物招领保管期满六十日",
    "考试座位出租行为一律制止",
    "文创产品收入纳入单位预算",
)
NUMERALS = "零一二三四五六七八九"


def han(number):
    """Return a number from 1 to 99 as it stands in 第X条."""
    tens, ones = divmod(number, 10)
    return (
        ("" if tens == 1 else NUMERALS[tens]) * bool(tens)
        + "十" * bool(tens)
        + (NUMERALS[ones] if ones else "")
    )


def rule(title, articles):
    """Return a text of numbered articles."""
    lines = [f"第{han(n)}条　{words}" for n, words in enumerate(articles, 1)]
    return "\n".join([title, *lines]) + "\n"


def full(matter, who):
    """Return an article about ``matter`` that ``who`` sees to."""
    return f"{matter}，{who}负责具体落实。"
