"""Who a pronoun stands for: what the sentences before named."""

from __future__ import annotations

from flows.events.discourse.focus import Focus, main_organization, mention_counts
from flows.events.syntax.tokens import PRONOUN, Word
from schemas.records import LocalEntity, Mention, Role

NAMES = {"甲": "person", "乙": "person", "丙": "organization", "丁": "organization"}


def mention(key: str, at: int, *, title: bool = False) -> Mention:
    return Mention(key, NAMES[key], "title" if title else "body", at, at + 1, key, "full", "given", 1.0)  # type: ignore[arg-type]


def focus(*sentences: str, roles: tuple[Role, ...] = ()) -> Focus:
    """The focus behind these sentences, in which 甲 and 乙 are people, 丙 and 丁 companies."""
    entities = {
        k: LocalEntity(k, kind, k, org_kind="company" if kind == "organization" else None) for k, kind in NAMES.items()
    }  # type: ignore[arg-type]
    found = Focus(entities, roles)
    at = 0
    for i, s in enumerate(sentences):
        found.pass_sentence(i, at, s, [mention(c, at + k) for k, c in enumerate(s) if c in NAMES])
        at += len(s)
    return found


def meant(found: Focus, pronoun: str, want: str, *before: str) -> list[str]:
    return found.resolve(Word(pronoun, "r", 0, 1, PRONOUN), len(found.people) + 1, before, before, want)


def test_he_is_the_first_whom_the_last_sentence_named() -> None:
    assert meant(focus("甲见了乙。"), "他", "person") == ["甲"]
    assert meant(focus("甲到了。", "乙走了。"), "他", "person") == ["乙"]


def test_who_is_named_before_it_in_the_sentence_is_nearer() -> None:
    assert meant(focus("甲到了。"), "他", "person", "乙") == ["乙"]


def test_they_are_two_who_were_named_together() -> None:
    assert meant(focus("甲和乙到了。", "甲走了。"), "他们", "person") == ["甲", "乙"]
    assert meant(focus("甲到了。"), "他们", "person") == []


def test_the_former_and_the_latter_are_of_a_pair() -> None:
    found = focus("甲和乙到了。")
    assert (meant(found, "前者", "person"), meant(found, "后者", "person")) == (["甲"], ["乙"])
    assert meant(focus("甲到了。"), "后者", "person") == []


def test_the_company_is_the_one_named_last_before() -> None:
    assert meant(focus("丙收购丁。"), "该公司", "organization") == ["丙"]
    assert meant(focus("丙收购丁。"), "该公司", "organization", "丁") == ["丁"]


def test_whom_a_pronoun_opens_a_sentence_goes_on_though_another_is_named() -> None:
    assert meant(focus("甲到了。", "他见了乙。"), "他", "person") == ["甲"]


def test_an_employer_is_one_only_when_the_article_gives_no_other() -> None:
    one = focus(roles=(Role("甲", "丙", "总裁", "body", 0, 1),))
    two = focus(roles=(Role("甲", "丙", "总裁", "body", 0, 1), Role("甲", "丁", "董事", "body", 0, 1)))
    assert (one.employer("甲"), two.employer("甲")) == ("丙", None)
    assert two.employers("甲") == ["丙", "丁"]
    assert one.by_post("总裁", "丙") == "甲"


def test_the_article_is_about_the_company_named_most_and_a_title_counts_more() -> None:
    entities = focus().entities
    body = [mention("丙", 0), mention("丙", 5), mention("丁", 9)]
    assert main_organization(entities, body) == "丙"
    assert main_organization(entities, [*body, mention("丁", 0, title=True)]) == "丁"
    assert main_organization(entities, body[2:]) is None
    assert mention_counts(body) == {"丙": 2, "丁": 1}


def test_that_bank_is_the_bank_named_last_before_it_is_any_company() -> None:
    names = {"o1": "远洲银行", "o2": "松涛食品", "o3": "海岸学院"}
    entities = {k: LocalEntity(k, "organization", name, org_kind="company") for k, name in names.items()}
    found = Focus(entities, ())
    found.organizations = [(0, ["o1", "o3"]), (1, ["o2"])]
    assert found.resolve(Word("该行", "r", 0, 1, PRONOUN), 2, [], [], "organization") == ["o1"]
    assert found.resolve(Word("该校", "r", 0, 1, PRONOUN), 2, [], [], "organization") == ["o3"]
    assert found.resolve(Word("该公司", "r", 0, 1, PRONOUN), 2, [], [], "organization") == ["o2"]
    assert found.resolve(Word("该局", "r", 0, 1, PRONOUN), 2, [], [], "organization") == ["o2"]  # of none named so


def test_a_company_is_no_authority_though_the_title_names_it_or_the_article_is_about_it() -> None:
    entities = {"o1": LocalEntity("o1", "organization", "海港警务处", org_kind="government")}
    titled, about = Focus(entities, ()), Focus(entities, (), main="o1")
    titled.title_organizations.append("o1")
    about.organizations = [(0, ["o1"])]
    assert titled.resolve(Word("该公司", "r", 0, 1, PRONOUN), 1, [], [], "organization") == []
    assert titled.resolve(Word("该机构", "r", 0, 1, PRONOUN), 1, [], [], "organization") == ["o1"]
    assert about.resolve(Word("公司", "n", 0, 1, PRONOUN), 1, [], [], "organization") == []


def test_whom_a_sentence_without_a_subject_goes_on_with_is_spoken_of_in_it() -> None:
    found = focus("甲到了。", "1990年获奖。")
    assert found.last_spoken_of() == 0
    found.pass_sentence(1, 10, "1990年获奖。", [], silent=True)
    assert (found.last_spoken_of(), found.last_named()) == (1, 0)
