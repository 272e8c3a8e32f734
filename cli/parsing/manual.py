"""What ``--help`` says of each command: one line, how it is used, examples; in both languages.

A line is at most 78 columns wide, a Chinese character two. After ``\\b`` lines stay as they are.
"""

COMPARE = """逐条对照两个文本 · Compare two texts clause by clause.

没有 -o 时在终端列出，- 为标准输入 · Without -o shown here; - is stdin.

\b
选项的值也可写中文 · What the values mean:
  --layout implementation 落实  上位与本地 · A local rule beside its template
           revision 修订        前后两稿 · Two versions of one text
  --marks  bold 黑体            黑体、灰底加删除线 · Bold face, grey ground
           underline 下划线     只用线条 · Lines alone
  --rows   all 全部             全部条文 · Every article
           changed 修改         有修改的 · Those that changed
  --only   table 表             只有标题、图例、表 · Nothing but the table
  --comments  none 无、changed 修改处、all 全部 · Articles with a comment
  --moves  native 移动          Word 的移动 · Moves of Word
           plain 删增           一删一增 · A deletion and an insertion

\b
名称以 links.csv 结尾的输出是对应表，填好“决定”栏后用 --links 交回：
An output named …links.csv lists the links; decide there, then --links:
  确定 force    两个条款只与确定的条款对应 · They answer each other only
  禁止 forbid   两个条款不对应 · They do not answer each other
  无对应 none   条款没有对应 · Nothing answers it
改对应只须改条款号一栏 · To pair anew, change the number of the clause.

\b
全角半角、引号、繁简等书写差异不算改动，只计数；--strict 一律列出，
--no-fold quotes 列出一种（--no-fold x 列出名称）。
Noise (width, quotes, traditional characters, …) is counted, not shown;
--strict shows it, --no-fold shows one kind (--no-fold x lists them).

\b
示例 · Examples:
  duizhao compare 省办法.docx 市办法.docx -o 对照表.docx
  duizhao compare 旧.txt 新.txt --layout revision -o 修订.docx
  duizhao compare 旧.txt 新.txt --json > 对照.json
  duizhao compare 旧.txt 新.txt -o links.csv
  duizhao compare 旧.txt 新.txt --links links.csv -o 对照表.docx
  duizhao compare 省办法.docx 市办法.docx --redline 修订.docx
  duizhao compare 现行.docx 送审稿.docx 修改稿.docx -o 三栏.docx
"""

AMEND = """写出修改决定并验证 · Write the amending decision, and prove it.

\b
决定写出后即适用于旧文本，与新文本不一致时返回 1。
The decision is carried out on OLD; exit 1 if NEW does not come out.

\b
--style full      有修改的条文整条写出 · Whole articles
--style minimal   只写修改的词句 · Words where that reads well
--numbering 之一  新增条作第X条之一，其余条号不变
                  New articles as 第X条之一, the others keep their number
--force           如 2026年9月1日；不填则留空 · Left blank without

\b
示例 · Examples:
  duizhao amend 旧.docx 新.docx -o 决定.docx
  duizhao amend 旧.txt 新.txt --style full -o 决定.txt
  duizhao amend 旧.txt 新.txt --json > 决定.json
"""

APPLY = """适用修改决定，合成新文本 · Carry out an amending decision.

\b
指令有疑问的不猜测：全部拒绝并返回 1，或用 --partial 写出其余并标明。
Nothing is guessed: a doubtful instruction is refused and exit is 1;
--partial writes the rest and marks the place.

\b
示例 · Examples:
  duizhao apply 旧.docx 决定.docx -o 新.docx
  duizhao apply 条例.txt 打包决定.txt --part 某某条例 -o 新.txt
  duizhao apply 旧.txt 决定.txt --against 公布.txt --exit-code
"""

CHECK = """检查起草中的问题 · Look for faults of drafting.

\b
规则按编号（DZ301）、编号开头（DZ3）、名称、类别选用；--rules 列出全部。
RULE is an id (DZ301), the beginning of ids (DZ3), a name or a family.

\b
单位自己的设置和用语写在文本旁边的 duizhao.toml 里（见 docs/check.md）。
An office's own settings and terms stand in duizhao.toml beside the texts.

\b
示例 · Examples:
  duizhao check 市办法.docx
  duizhao check 市办法.docx -o 批注.docx --fix
  duizhao check 来文/ -o 检查.xlsx -o 检查.sarif
  duizhao check 市办法.docx --against 省办法.docx
"""

REVIEW = """在本机网页上核定对应、写说明 · Decide on a local page.

\b
网页只在本机（127.0.0.1）打开，内容不外传；每一步立即存入本地文本旁的
.review.csv，可交给 compare 的 --links 和 --notes。按 Ctrl-C 结束。
--links、--notes 取以前的对应表和说明作为起点。
不写文件名则打开起始页，把两个文件拖进去即可。
The page is served on 127.0.0.1 alone and nothing leaves this machine. Each
step is kept at once in a .review.csv beside the variant; --links and
--notes of compare read it. Ctrl-C ends. --links and --notes take what was
said before as its start. Without files a start page opens with two fields
to drop them into.

\b
示例 · Examples:
  duizhao review 省办法.docx 市办法.docx
  duizhao review 省.docx 市.docx --links links.csv --notes 对照表.docx
  duizhao review
  duizhao compare 省.docx 市.docx --links 市.省.review.csv
"""

BATCH = """一个模板对照许多文本 · Compare many variants with one template.

\b
写出 index.html（总图）、run.json 和各表：文本、条款、对应、采用、提示、引用、
标题等、传抄关系、重复、共有增补、事件（谁先增补、谁跟进）。
Writes index.html (a map), run.json and tables: documents, clauses, links,
adoption, findings, references, parts, lineage, duplicates, additions, events.
--format 选 csv（默认）、parquet、dta、xlsx、graphml 或 all，可重复。
--format takes csv (default), parquet, dta, xlsx, graphml, all; repeatable.
中断后再次运行则接着做，未改的文件不再对照。
Stopped, it goes on when run again; what is unchanged is not done twice.
个别文件失败不影响其余，原因见 failures.csv，返回 2。
A file that fails stops no other: failures.csv says why, exit 2.
模板自身不算本地文本 · The template is no variant of itself.
--template 再给一个模板（如国家、省两级）：sources 表列出各条最近的来源，
其余各表在 template-2/ 等文件夹 · With further templates (state, province)
sources tells the nearest of each clause; their tables are in template-2/.

\b
示例 · Examples:
  duizhao batch 省办法.docx 各市/ -o 结果
  duizhao batch 省办法.docx '各市/**/*.docx' 来文.zip -o 结果
  duizhao batch 省办法.docx --list 清单.txt --jobs 4 -o 结果
  duizhao batch 省办法.docx 各市/ --scheduler tls://主机:8786 -o 结果
  duizhao batch 省办法.docx 各市/ --metadata 元数据.csv -o 结果
  duizhao batch 国家.docx 各市/ --template 省办法.docx -o 结果
  duizhao batch 省办法.docx 各市/ --format xlsx --format parquet -o 结果
"""

COLLATE = """多份同源文本汇校 · Collate texts of one origin, clause by clause.

\b
先按共有条文分组（重复、近似、同源），再逐组排出多文本条文对照、共识文本、
传抄关系；没有给出模板时，拟复原模板。需要 duizhao[collate]。
Groups texts by shared clauses, then lays each family out side by side: its
consensus, who copied from whom, and without a template the lost one.
写出 index.html（总览）和 documents、pairs、families、columns、witnesses、
lineage 六表，families/ 下每组有 family.html .md .json、template.docx 等。
Writes index.html, these tables; each family's pages and its lost template.
--format 选 csv（默认）、parquet、dta（Stata）或 all，可重复。
--format takes csv (default), parquet, dta (Stata) or all; repeatable.
个别文件失败不影响其余，原因见 failures.csv，返回 2。
A file that fails stops no other: failures.csv says why, exit 2.

\b
示例 · Examples:
  duizhao collate 各市/ -o 结果
  duizhao collate 各市/*.docx 来文.zip --whole -o 结果
  duizhao collate 各市/ --template 省办法.docx -o 结果
"""

SAMPLE = """抽取样本供人工判断 · Draw a sample for people to judge.

\b
按变动类型和相似度分层，各层同样多；另抽没有对应的条款，以估计查全率。
Strata by kind and similarity, as many of each; clauses without counterpart
too, to estimate recall. The same seed draws the same rows.
判断表交给判断人；同时写出的 .key.json 自留，计算时用。
The sheet is for coders; keep the .key.json written with it, for the figures.

\b
示例 · Examples:
  duizhao sample 结果 -o 抽样.xlsx --size 200 --seed 1
  duizhao agreement 抽样.key.json 甲.xlsx 乙.xlsx
"""

AGREEMENT = """由判断表计算查准率和一致性 · Reckon up judged sheets.

\b
查准率、查全率按各层的数量还原到全体，附 95% 置信区间。
Precision and recall are weighted back to all rows, with intervals of 95%.
两份判断表另算一致率、Cohen κ 和 Krippendorff α。
Of two sheets also per cent agreement, Cohen's kappa, Krippendorff's alpha.

\b
示例 · Examples:
  duizhao agreement 抽样.key.json 甲.xlsx
  duizhao agreement 抽样.key.json 甲.xlsx 乙.csv --json
"""

OUTLINE = """列出条款层次和文本问题 · Show the clause tree as read, with issues.

读不了的列出原因，返回 2 · What cannot be read is named, exit 2.

\b
示例 · Examples:
  duizhao outline 市办法.docx
  duizhao outline 来文/ > 条款.txt
  duizhao outline 市办法.docx --json > 条款.json
"""

SPLIT = """把一页中的多份文本分开保存 · Split a page into its documents.

每份一个 .txt，index.csv 列出各份 · One .txt each, listed in index.csv.

\b
示例 · Examples:
  duizhao split 范文大全.html -o 分开
"""

DEMO = """用自带示例演示 · Compare the built-in examples.

\b
示例 · Examples:
  duizhao demo
  duizhao demo -o 演示
"""
