"""What looks like a person's name in the news and is none, each beside the name that looks like it."""

from __future__ import annotations

import pytest

from flows.language.dictionary import word
from tests.entities.test_recognize import people, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("证人关兆和与辩方各执一词。辩方表示，文件不全。", {"关兆和"}),
        ("首席财务官鲁岱也在那之后离职。", {"鲁岱"}),
        ("陶立新和田维明都是本地人，田维明教书，陶立新行医。", {"陶立新", "田维明"}),
        ("被告钱铭泽没有作声。钱又说，他不记得了。", {"钱铭泽"}),
        ("两艘护卫舰（529“安季诺夫”）及“莫洛斯克”级补给舰昨天离港。", set()),
        ("案件由罗唐冯鲍律师行代理，罗唐冯鲍律师行没有回应。", set()),
        ("这座乌托邦只在书里，读者却当了真。", set()),
        ("They met the Chief Executive and the Communist Party of the city in March.", set()),
        ("被告钱铭泽昨日受审。钱又指，车不是他的。", {"钱铭泽"}),
        ("“陆郑配”昨日登记参选，陆铭泽说，“陆郑配”会赢。", {"陆铭泽"}),
        ("候选人钱铭泽昨日见记者。钱声称，他没有违规。", {"钱铭泽"}),
        ("佢家姐同陸銘澤講，佢家姐唔會嚟。", {"陸銘澤"}),
        ("這是張冠李戴，陸銘澤說。", {"陸銘澤"}),
        ("那時的文青都想搬去台灣，文青之一是陸銘澤。", {"陸銘澤"}),
        ("不少陆粉到场，陆铭泽挥手，陆粉欢呼。", {"陆铭泽"}),
        ("在场的还有我妈和陆铭泽。我妈说，她不认识他。", {"陆铭泽"}),
        ("事后惠某离开现场，警方称惠某酒后驾车。", {"惠某"}),
        ("网友@林望舒 发帖，陆铭泽没有回应。", {"陆铭泽"}),
        ("網友 @林望舒 發帖說車禍，陸銘澤沒有回應。", {"陸銘澤"}),
        ("陆铭泽说，战争将消耗高达2000亿谢克尔，一半是军费。", {"陆铭泽"}),
        ("陸銘澤說，戰爭將消耗三千億謝克爾，一半是軍費。", {"陸銘澤"}),
        ("陸銘澤買了一本《遊牧民與唐帝國》，又買了一本《宋王朝》。", {"陸銘澤"}),
        ("陆铭泽说，水与胸部齐平。楼市小阳春过去了，他孔武有力。", {"陆铭泽"}),
        ("秘书长贝洛尼亚刚结束访问，贝洛尼亚没有回答提问。", {"贝洛尼亚"}),
        ("影片昨天上映，陆铭泽饰演的魏长庚是一名船长。", {"陆铭泽"}),
        ("影片昨天上映，导演魏长庚没有露面。", {"魏长庚"}),
        ("“莫洛斯”特种部队昨天抵达边境。", set()),
        ("信里说的是署名权。陆铭泽执笔，信里没有提他。", {"陆铭泽"}),
        ("第一只机器狗“阿墨”去年亮相。“阿墨不是人。”陆铭泽回忆。", {"陆铭泽"}),
        ("這一匹賽馬「阿墨」去年退役，「阿墨」很老了，陸銘澤說。", {"陸銘澤"}),
        ('第2台機械人"阿墨"去年亮相，"阿墨"会说话，陸銘澤說。', {"陸銘澤"}),
        ("傳譯員問陸銘澤能否聽見，傳譯員覆述後，陸始表示聽見。", {"陸銘澤"}),
        ("陸銘澤數日未能回應，陸堅持要在大堂接受訪問。", {"陸銘澤"}),
        ("陸銘澤及錢衡遠被捕。陸另被控一項抗拒罪。", {"陸銘澤", "錢衡遠"}),
        ("陸銘澤說，大家可以留守。陸續表示：唱詩是和平示威。", {"陸銘澤"}),
        ("特首林鄭明珠今日出席。林鄭明日不在港，她上京開會。", {"林鄭明珠"}),
        ("同事陳明確認了消息，陳明與陳衡遠同行。", {"陳明", "陳衡遠"}),
        ("黃蓮很苦，師姐說。教廷只會啞子吃黃蓮，陸銘澤說。", {"陸銘澤"}),
        ("我阿仔返學好辛苦，阿仔話唔想讀書，陸銘澤說。", {"陸銘澤"}),
        ("公司阿頭話要裁員，陸銘澤說，阿頭最好走。", {"陸銘澤"}),
        ("同樓的阿墨昨天搬走，阿墨說：「我不走不行。」", {"阿墨"}),
        ("身為司局長，陸銘澤說，司局長都要到場。", {"陸銘澤"}),
        ("他保持沈默，陸銘澤說。辯方陳辭後，陳辭已完。", {"陸銘澤"}),
        ("律師陸銘澤出庭。辯方指，控方錯了。辯方指公眾可以取得資料。", {"陸銘澤"}),
        ("大律師陸銘澤求情。陸力陳今日倉促，陸自言不會再來。", {"陸銘澤"}),
        ("Mount Northam令陸銘澤明白變幻。Mount Northam樓高兩層。", {"陸銘澤"}),
        ("持有Sunrise Broadcasts Limited全部權益的是陸銘澤。", {"陸銘澤"}),
        ("Lawmaker Sam Varn left. Senator Sam Varn stayed.", {"Sam Varn"}),
        ("全部門票由導演「陸銘澤」送出，陸銘澤說。", {"陸銘澤"}),  # a measure word that counts nothing
        ("今天只见到老校友“陆铭泽”，陆铭泽说。", {"陆铭泽"}),
        ("电视台当家花旦“魏晓月”昨天离职，魏晓月说。", {"魏晓月"}),
        ("一部分村民“魏长庚”等人昨天到场，魏长庚说。", {"魏长庚"}),
        ("这是一款由设计师“魏长庚”画的包，魏长庚说还会再画。", {"魏长庚"}),
        ("他是魏長庚紀念中學的學生，今年十七歲。", set()),
        ("區議員魏長庚區議員辦事處昨日遭人破壞，魏長庚報警。", {"魏長庚"}),
        ("特首林陸明珠（Chief Executive）今日說，林陸明珠不會退。", {"林陸明珠"}),
        ("證人鄺仲賢昨天作供。鄺續指，當日塞車。", {"鄺仲賢"}),
        ("昨天特首陸鄭明珠更早表態。陸鄭明珠說，不急。", {"陸鄭明珠"}),
        ("某博主告诉记者，他没有去过那里。", set()),
        ("禾小满的创始人桂远告诉我们，他开了一间民宿。", {"桂远"}),
        ("杜小舟的父亲是北辰集团的创始人，杜小舟没有任职。", {"杜小舟"}),
        ("北经编辑：韩立新\n\n据平川县应急局消息，桥已修好。", set()),
        ("平川网7月3日电（许青山、林知夏）据平川县应急局消息，桥已修好。", set()),
        ("议员鲁广平在集会上发言。何立群摄\n\n鲁广平说，桥要修。", {"鲁广平"}),
    ],
)
def test_of_what_looks_like_names_only_people_are_told(text: str, names: set[str]) -> None:
    assert set(people(text)) == names


def test_a_place_that_is_once_taken_for_somebody_is_nobody() -> None:
    body = "他们在东湾站下车。东湾街头很静。东湾的店都关了，东湾居民不出门。有人说东湾认为这样最好，东湾人笑了。"
    assert people(body) == {}


@pytest.mark.parametrize("name", ["石又平", "余一生", "戴其后"])
def test_a_name_that_could_end_in_a_word_of_the_clause_is_found_where_it_is_called(name: str) -> None:
    assert name in people(f"记者昨天采访了{name}先生，{name}先生今年七十岁。") or word(name[1:]) is not None


def test_a_mention_that_repeats_a_name_is_as_sure_as_the_name() -> None:
    some = read("总经理鲁岱辞职。公司说，鲁岱的股份不变，鲁岱仍是董事。")
    scores = {m.score for m in some.mentions if m.entity_kind == "person"}
    assert all(m.score <= max(scores) for m in some.mentions if m.method == "again")
    assert 0.8 not in scores


def test_a_common_word_is_no_misspelt_name() -> None:
    some = read("Judge Kemal Bokker spoke first, and every judge listened. Kemal Bokker smiled.")
    assert "judge" not in {m.surface for m in some.mentions}


def test_the_dictionary_knows_words_and_how_usual_they_are() -> None:
    assert str(word("乌托邦")) == "noun sometimes"
    assert word("陶立新") is None
