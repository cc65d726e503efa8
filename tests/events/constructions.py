"""Constructions of the grammar with the roles that they give; the names in them are given by hand."""

from __future__ import annotations

PEOPLE = ("程岚", "宋涛", "罗晓峰", "高炜")
ORGANIZATIONS = ("远洲银行", "云岭科技", "长青电机", "松果资本", "北岸创投", "Echo-4")
TEAMS = ("电池研发部",)

TOLD = [
    # who does it and to whom
    ("远洲银行任命程岚为行长。", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    ("程岚被远洲银行解聘。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("程岚遭解雇。", "dismissal", {"dismissed": ["程岚"]}),
    ("董事会将程岚解职。", "dismissal", {"dismissed": ["程岚"]}),
    ("远洲银行把程岚解雇了。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("行长一职由程岚接任。", "appointment", {"appointee": ["程岚"]}),
    ("程岚被免去行长职务。", "dismissal", {"dismissed": ["程岚"]}),
    ("程岚被开除公职。", "dismissal", {"dismissed": ["程岚"]}),
    ("程岚的离职让云岭科技措手不及。", "departure", {"leaver": ["程岚"]}),
    ("松果资本完成对云岭科技的全资收购。", "acquisition", {"investor": ["松果资本"], "investee": ["云岭科技"]}),
    ("云岭科技总裁程岚宣布裁员三百人。", "layoff", {"employer": ["云岭科技"]}),
    ("云岭科技被长青电机以约两亿元买下。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("云岭科技挖来强化学习专家程岚。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("市政府决定免去程岚的市发展和改革委员会主任职务。", "dismissal", {"dismissed": ["程岚"]}),
    ("云岭科技在官网发表一封由总裁程岚署名的公开信。", "letter", {"author": ["程岚"]}),
    ("程岚、宋涛与校友高炜在南湾注册成立了云岭科技。", "founding", {"founder": ["程岚", "宋涛", "高炜"]}),
    ("与程岚一同离开的还有副总裁宋涛。", "departure", {"leaver": ["宋涛"]}),
    ("接班人是现任首席运营官程岚。", "appointment", {"appointee": ["程岚"]}),
    ("总监程岚、副总裁宋涛也被同时解雇。", "dismissal", {"dismissed": ["程岚", "宋涛"]}),
    ("程岚到任后的第一个动作，就是撤销了电池研发部。", "dissolution", {"team": ["电池研发部"]}),
    ("程岚已经办完离职手续。", "departure", {"leaver": ["程岚"]}),
    ("程岚和校友宋涛一起创办了云岭科技。", "founding", {"founder": ["程岚", "宋涛"], "founded": ["云岭科技"]}),
    ("远洲银行：程岚任行长。", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    (
        "云岭科技任命长青电机副总裁程岚为总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    (
        "长青电机成立电池研发部，由程岚担任主任。", "appointment",
        {"appointee": ["程岚"], "team": ["电池研发部"], "employer": ["长青电机"]},
    ),
    (
        "云岭科技已聘请前远洲银行经理程岚担任首任总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    ("程岚因为说错话，被停职两周；宋涛第二年离职。", "suspension", {"suspended": ["程岚"]}),
    ("云岭科技召开说明会，总裁程岚因个人规划请辞。", "departure", {"leaver": ["程岚"]}),
    ("程岚受宋涛之邀加盟云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("宋涛表示，對程岚當選行长感到失望。", "appointment", {"appointee": ["程岚"]}),
    ("宋涛对程岚辞职表示遗憾。", "departure", {"leaver": ["程岚"]}),
    ("宋涛对程岚辞职表示不满。", "departure", {"leaver": ["程岚"]}),
    ("程岚代表雇主加入云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("随程岚离任", "departure", {"leaver": ["程岚"]}),
    ("署理远洲银行行长程岚遭革職。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("程岚署理远洲银行行长。", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    ("程岚獲委任為云岭科技非执行成員。", "appointment", {"appointee": ["程岚"], "employer": ["云岭科技"]}),
    ("程岚接受委任擔任云岭科技成員之後，转为支持改革。", "appointment", {"appointee": ["程岚"]}),
    ("程岚在补选中击败宋涛当选行长。", "appointment", {"appointee": ["程岚"]}),
    (
        "宋涛委任程岚為云岭科技主席，接替上月退休的罗晓峰。", "appointment",
        {"appointee": ["程岚"], "predecessor": ["罗晓峰"]},
    ),
    # a line of its own that says when, or who
    ("程岚的经历如下。\n2003年加入云岭科技\n程岚昨天开会。", "joining", {"joiner": ["程岚"]}),
    ("人事变动\n任命程岚为云岭科技总裁\n宋涛昨天开会。", "appointment", {"appointee": ["程岚"]}),
    ("市場盛傳程岚离职，云岭科技昨日证实此事。", "departure", {"leaver": ["程岚"]}),
    ("程岚将消息传给宋涛后辞职。", "departure", {"leaver": ["程岚"]}),
    ("程岚获宋涛邀请加入云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("程岚受宋涛邀请再次加入云岭科技。", "return", {"returner": ["程岚"], "employer": ["云岭科技"]}),
    ("程岚應宋涛之邀出任云岭科技顾问。", "appointment", {"appointee": ["程岚"], "employer": ["云岭科技"]}),
    ("会议决定接受程岚请求辞去行长职务。", "departure", {"leaver": ["程岚"]}),
    ("程岚应宋涛要求辞职。", "departure", {"leaver": ["程岚"]}),
    ("云岭科技收到宋涛宣布辞职的信。", "departure", {"leaver": ["宋涛"]}),
    ("云岭科技获宋涛加入。", "joining", {"joiner": ["宋涛"]}),
    ("程岚去年落选，次年被开除公职。", "dismissal", {"dismissed": ["程岚"]}),
    (
        "云岭科技任命长青电机前高级副总裁程岚为总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    ("云岭科技发布新一代开源模型Echo-4。", "release", {"publisher": ["云岭科技"]}),
    ("程岚回到长青电机，出任首席投资官。", "appointment", {"appointee": ["程岚"], "employer": ["长青电机"]}),
    # a clause before 的 inside the object of another trigger
    ("程岚接替退休的宋涛。", "departure", {"leaver": ["宋涛"]}),
    ("程岚接替退休的宋涛。", "appointment", {"appointee": ["程岚"], "predecessor": ["宋涛"]}),
    ("程岚顶替被解雇的宋涛。", "dismissal", {"dismissed": ["宋涛"]}),
    ("程岚解雇了刚刚加入云岭科技的宋涛。", "joining", {"joiner": ["宋涛"], "new_employer": ["云岭科技"]}),
    ("程岚接替去年离职的宋涛出任行长。", "appointment", {"appointee": ["程岚"]}),
    (
        "从云岭科技离职加入远洲银行的程岚昨天到访。", "joining",
        {"joiner": ["程岚"], "new_employer": ["远洲银行"], "former_employer": ["云岭科技"]},
    ),
    # many
    ("程岚与其副手宋涛先后离职。", "departure", {"leaver": ["程岚", "宋涛"]}),
    ("程岚、宋涛和罗晓峰相继离开云岭科技。", "departure", {"leaver": ["程岚", "宋涛", "罗晓峰"]}),
    ("包括程岚在内的多名高管离开云岭科技。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("云岭科技晋升两名合伙人：程岚和宋涛。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    (
        "云岭科技任命程岚为总裁，宋涛为副总裁。", "appointment",
        {"appointee": ["程岚", "宋涛"], "employer": ["云岭科技"]},
    ),
    ("程岚加入云岭科技的安全部门。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    (
        "长青电机解雇了电池研发部的程岚。", "dismissal",
        {"dismissed": ["程岚"], "former_employer": ["长青电机"], "team": ["电池研发部"]},
    ),
    ("程岚离开长青电机加入云岭科技。", "departure", {"leaver": ["程岚"], "former_employer": ["长青电机"]}),
    ("云岭科技任命程岚为总裁，同时成立电池研发部。", "team_formed", {"team": ["电池研发部"], "parent": ["云岭科技"]}),
    # the subject goes on
    ("程岚离开云岭科技，加入长青电机。", "joining", {"joiner": ["程岚"], "new_employer": ["长青电机"]}),
    ("云岭科技公告，解聘程岚。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["云岭科技"]}),
    ("被松果资本收购之后，云岭科技更换了商标。", "acquisition", {"investor": ["松果资本"], "investee": ["云岭科技"]}),
    # 的
    ("离开云岭科技的程岚正在度假。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("被云岭科技解雇的程岚提起诉讼。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["云岭科技"]}),
    # one after the other
    (
        "程岚接替宋涛出任远洲银行行长。", "appointment",
        {"appointee": ["程岚"], "predecessor": ["宋涛"], "employer": ["远洲银行"]},
    ),
    (
        "远洲银行行长程岚卸任，由云岭科技总裁宋涛接任。", "appointment",
        {"appointee": ["宋涛"], "predecessor": ["程岚"], "employer": ["远洲银行"]},
    ),
    # both sides
    ("程岚与云岭科技解约。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("云岭科技与程岚和平分手。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    # money
    (
        "云岭科技完成B轮融资，由松果资本领投，北岸创投跟投。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本", "北岸创投"]},
    ),
    ("云岭科技获松果资本领投的两亿元融资。", "investment", {"investee": ["云岭科技"], "investor": ["松果资本"]}),
    (
        "松果资本、北岸创投联合领投，云岭科技完成新一轮融资。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本", "北岸创投"]},
    ),
    ("云岭科技被收购，买方是长青电机。", "acquisition", {"investee": ["云岭科技"], "investor": ["长青电机"]}),
    (
        "长青电机将云岭科技卖给松果资本。", "acquisition",
        {"investee": ["云岭科技"], "investor": ["松果资本"]},
    ),
    ("云岭科技发布Echo-4。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技获松果资本入股。", "investment", {"investee": ["云岭科技"], "investor": ["松果资本"]}),
    ("云岭科技上线小程序。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技的语音助手登场。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技新作《星之旅人》7月18日全球发售。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技宣布全球减员1400人。", "layoff", {"employer": ["云岭科技"]}),
    # a flash says nothing else
    ("程岚任远洲银行行长", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    ("云岭科技CEO宣布裁员。", "layoff", {"employer": ["云岭科技"]}),
    ("云岭科技二轮裁员启动", "layoff", {"employer": ["云岭科技"]}),
    (
        "云岭科技挖来长青电机前高管程岚，任欧洲区总裁", "joining",
        {"joiner": ["程岚"], "new_employer": ["云岭科技"]},
    ),
    # parts
    ("云岭科技全球裁员三百人。", "layoff", {"employer": ["云岭科技"]}),
    ("长青电机的电池部门被裁撤。", "dissolution", {"parent": ["长青电机"]}),
    (
        "长青电机成立电池研发部，由程岚领导。", "team_formed",
        {"team": ["电池研发部"], "parent": ["长青电机"], "leader": ["程岚"]},
    ),
    ("程岚去年帮助长青电机创建了电池研发部。", "team_formed", {"founder": ["程岚"], "team": ["电池研发部"]}),
    # where it is told that they belong to a part
    (
        "程岚昨天离开长青电机。由程岚领导的电池研发部没有回应。", "departure",
        {"leaver": ["程岚"], "team": ["电池研发部"]},
    ),
    (
        "程岚昨天离开长青电机，离职前担任电池研发部的顾问。", "departure",
        {"leaver": ["程岚"], "team": ["电池研发部"]},
    ),
    # whom 他, 公司 and nobody stand for
    (
        "程岚年过五十。资料显示，她2006年受宋涛之邀加盟长青电机。", "joining",
        {"joiner": ["程岚"], "new_employer": ["长青电机"]},
    ),
    (
        "程岚1996年进入远洲银行，后受宋涛之邀加盟长青电机。去年，她离开长青电机。", "departure",
        {"leaver": ["程岚"]},
    ),
    ("与宋涛一同被调查的还有总监程岚，她主动递交了辞呈。", "departure", {"leaver": ["程岚"]}),
    ("首任院长即为宋涛的同乡程岚，她任职两年后离开云岭科技。", "departure", {"leaver": ["程岚"]}),
    ("云岭科技昨日公告，宣布总裁程岚因个人原因，不再担任总裁。", "departure", {"leaver": ["程岚"]}),
    (
        "云岭科技缺钱。云岭科技的对手长青电机并不缺。去年，公司获得松果资本领投的融资。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本"]},
    ),
    # whoever the clause before speaks of
    ("程岚与两名董事一道，迫使宋涛辞职。", "dismissal", {"dismissed": ["宋涛"], "dismisser": ["程岚"]}),
    ("程岚无法接受这样的做法，赶走了宋涛。", "dismissal", {"dismissed": ["宋涛"], "dismisser": ["程岚"]}),
    ("电池研发部去年成立，现在将由程岚领导。", "appointment", {"appointee": ["程岚"], "team": ["电池研发部"]}),
    # where the post is
    (
        "程岚离职后，她的职位将由长青电机创始人宋涛担任。", "appointment",
        {"appointee": ["宋涛"], "predecessor": ["程岚"]},
    ),
    (
        "程岚加入长青电机，创立云岭科技并担任总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    ("长青电机创立了云岭科技，后来该公司被长青电机收购。", "acquisition", {"investee": ["云岭科技"]}),
    # a post beside who is named, and who is told behind 的是
    (
        "程岚遭远洲银行董事会免去行长职务。", "dismissal",
        {"dismissed": ["程岚"]},
    ),
    ("接手的是首席科学家程岚。", "appointment", {"appointee": ["程岚"]}),
    ("上月离开云岭科技的，还有总监程岚。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("程岚离开工作了十一年的云岭科技。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("云岭科技新任财务总监：来自快消行业的程岚。", "appointment", {"appointee": ["程岚"]}),
    ("公司董事长将由最大股东的代表人程岚担任。", "appointment", {"appointee": ["程岚"]}),
    ("欧洲区主管程岚去年加入云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("并购专家程岚日前加入云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    # counted first, named in the next clause
    ("云岭科技三名副总裁同时辞职，分别是程岚、宋涛与高炜。", "departure", {"leaver": ["程岚", "宋涛", "高炜"]}),
    ("四名成员集体跳槽至云岭科技，分别是程岚和宋涛。", "joining", {"joiner": ["程岚", "宋涛"]}),
    ("同日获委任的还有两位顾问：程岚、宋涛。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    ("云岭科技遣散本地工人一百七十名。", "layoff", {"employer": ["云岭科技"]}),
    ("云岭科技六十余名员工被遣散。", "layoff", {"employer": ["云岭科技"]}),
    ("长青电机把旗下的云岭科技卖给了南湾的松果资本。", "acquisition", {"investor": ["松果资本"]}),
    # hearsay that is confirmed; what is denied is another thing
    ("云岭科技上周传出解散，股东昨日证实此事。", "dissolution", {"team": ["云岭科技"]}),
    ("程岚已从云岭科技离职，并否认将加盟长青电机。", "departure", {"leaver": ["程岚"]}),
    ("本轮人事调整中，程岚任远洲银行行长，宋涛任云岭科技总裁。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    ("离开工作多年的云岭科技，原总监程岚上周出任长青电机总裁。", "departure", {"leaver": ["程岚"]}),
    ("长青电机任命美国前财政部长程岚为顾问。", "appointment", {"appointee": ["程岚"], "employer": ["长青电机"]}),
    ("经董事长宋涛提名，董事会聘任程岚为董事会秘书。", "appointment", {"appointee": ["程岚"]}),
    ("程岚、宋涛均是在今年初当选副省长。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    ("接手的是老帅、曾任校长的程岚。", "appointment", {"appointee": ["程岚"]}),
    ("云岭科技推出“晴川”系列中央空调。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技低调推出旗下首款助听耳机。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技给远洲银行发去了律师信。", "letter", {"publisher": ["云岭科技"]}),
    ("总经理由程岚变更为宋涛。", "appointment", {"appointee": ["宋涛"], "predecessor": ["程岚"]}),
    ("云岭科技成为长青电机的全资子公司。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("长青电机入主云岭科技。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("云岭科技约四百名员工被裁。", "layoff", {"employer": ["云岭科技"]}),
    ("远洲银行把副总裁程岚升为总裁。", "appointment", {"appointee": ["程岚"]}),
    ("远洲银行终止了首席执行官程岚的合同。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("云岭科技签回了三年前离队的前锋程岚。", "return", {"returner": ["程岚"], "employer": ["云岭科技"]}),
    ("程岚恢复了首席执行官的职位。", "return", {"returner": ["程岚"]}),
    # a row of a table, a heading, and whom a clause moves to something
    ("5月20日 远洲银行 程岚 卸任行长", "departure", {"leaver": ["程岚"], "former_employer": ["远洲银行"]}),
    ("远洲银行 | 行长 | 程岚 | 离任 | 个人原因", "departure", {"leaver": ["程岚"], "former_employer": ["远洲银行"]}),
    ("姓名：程岚 | 职务：财务总监 | 变动：离任 | 日期：2024年3月28日", "departure", {"leaver": ["程岚"]}),
    ("远洲银行\n行长程岚卸任。", "departure", {"leaver": ["程岚"], "former_employer": ["远洲银行"]}),
    ("公司由董事宋涛接任董事长，引发总经理程岚反弹，愤而请辞。", "departure", {"leaver": ["程岚"]}),
    (
        "远洲银行行长程岚辞职，将去云岭科技任首席运营官。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    ("程岚今日正式提出书面辞呈。", "departure", {"leaver": ["程岚"]}),
    ("会议宣布宋涛任远洲银行行长，免去副行长职务。", "dismissal", {"dismissed": ["宋涛"]}),
    ("云岭科技解除与程岚的劳动合同。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["云岭科技"]}),
    ("股东会选出两名新董事：程岚、宋涛。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    ("半年前从外商挖角来的总监程岚请辞。", "departure", {"leaver": ["程岚"]}),
    (
        "云岭科技获得两轮融资，投资方分别是松果资本和北岸创投。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本", "北岸创投"]},
    ),
    ("长青电机受让“云岭科技”三成股份。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("云岭科技总裁程岚向离开云岭科技的宋涛致谢。", "departure", {"leaver": ["宋涛"]}),
    # a post in what is set up, whoever stands behind a noun that says whose it is, a row with the person first
    ("云岭科技成立电池研发部，程岚兼任总经理。", "appointment", {"appointee": ["程岚"]}),
    ("“回声”2.0正式上线，开发商云岭科技把翻译放进了免费版。", "release", {"publisher": ["云岭科技"]}),
    ("程岚 | 云岭科技 | 出任首席运营官", "appointment", {"appointee": ["程岚"], "employer": ["云岭科技"]}),
    ("远洲银行由署理主席程岚接任主席。", "appointment", {"appointee": ["程岚"]}),
    ("云岭科技六十名外派员工被遣散。", "layoff", {"employer": ["云岭科技"]}),
    ("在宋涛的邀请下，程岚加入云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("长青电机買下台灣同業云岭科技。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("云岭科技终于交出了自己的对话模型“海语”。", "release", {"publisher": ["云岭科技"]}),
    (
        "云岭科技\n云岭科技的宋涛昨天度假。\n远洲银行\n行长程岚卸任。", "departure",
        {"leaver": ["程岚"], "former_employer": ["远洲银行"]},
    ),
    (
        "云岭科技完成2.2亿元A+轮融资，投资方为松果资本。", "investment",
        {"investor": ["松果资本"], "investee": ["云岭科技"]},
    ),
]  # fmt: skip
