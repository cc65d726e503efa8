"""What is kept carries a version of all that made it: nothing is stale because a list was forgotten."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.pipeline import versions

# Runs a stage with a hook that hears every file that is opened; byte code is kept away so that modules open theirs.
RECORD = """
import sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
sys.pycache_prefix = sys.argv[2]
import datetime as dt
import json
from pathlib import Path
if sys.argv[1] == "read":
    from schemas.limits import Limits
    from flows.pipeline.read import RawFile, ReadStage
    import hashlib
    files = sorted(p for p in Path("raw").rglob("*") if p.is_file())
    made = ReadStage(Limits())([
        RawFile(p.as_posix(), str(p), p.stat().st_size, hashlib.sha256(p.read_bytes()).hexdigest(), None) for p in files
    ])["articles"]
elif sys.argv[1] == "tags":
    from flows.language import Tagger, analyze, hear
    from flows.language.tagging.second_voice import SecondVoice
    from schemas.records import SourceText
    text = "“遠舟汽車明天裁員。”總裁Adam Smith說。"
    made = analyze([SourceText("遠舟汽車裁員", text, "Hant", None, None)], Tagger())[0]
    assert hear(made, [SecondVoice()])[0].second is not None
elif sys.argv[1] == "merge":
    from tests.events.merging import Claim, merge
    made = merge(*(Claim(a, "departure", "陆知衡", "澄江半导体", post="总裁") for a in "ab")).events
else:
    from flows.pipeline.facts import FactsStage, KeyedText
    from schemas.records import SourceText
    day = dt.date(2023, 9, 5)
    text = "9月5日，远舟汽车宣布裁员约300人。上周二，首席执行官Adam Smith从远舟汽车离职，由温若谷接任。"
    title = "远舟汽车裁员"
    find = FactsStage((), True, (), "lac", ("cutword",), 60, "x", "")
    made = find([KeyedText("k", SourceText(title, text, "Hans", day, day))])["local_events"]
assert len(made)
print(json.dumps(sorted(opened)))
"""


@pytest.mark.parametrize(
    ("stage", "listed"),
    [
        ("read", (versions.READING, ())),
        ("facts", ((*versions.FACTS, *versions.REGISTRY), versions.NOT_FACTS)),
        ("tags", (versions.TAGS, ())),
        ("merge", (versions.MERGING, ())),
    ],
)
def test_whatever_a_stage_opens_of_the_project_is_in_its_version(
    stage: str, listed: tuple[tuple[str, ...], tuple[str, ...]], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RECORD, stage, str(tmp_path / "none")],
        cwd=versions.ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    opened = {Path(p) if Path(p).is_absolute() else versions.ROOT / p for p in json.loads(done.stdout)}
    ours = {p for p in opened if p.suffix in (".py", ".yaml") and p.is_relative_to(versions.ROOT)}
    ours -= {p for p in ours if p.is_relative_to(versions.ROOT / ".venv") or p.is_relative_to(versions.ROOT / "tests")}
    names = {p.relative_to(versions.ROOT).as_posix() for p in ours}
    assert any(n.startswith("schemas/vocabulary") for n in names)
    known = {p.relative_to(versions.ROOT).as_posix() for p in versions.files_under(*listed)}
    assert names - known <= {"flows/__init__.py", "schemas/__init__.py"}


def test_a_changed_registry_event_type_or_rule_leaves_the_tags() -> None:
    tags = {p.relative_to(versions.ROOT).parts[:2] for p in versions.files_under(versions.TAGS)}
    assert not tags & {("flows", "entities"), ("flows", "events"), ("flows", "evidence"), ("schemas", "registry")}
    assert not any("events" in p.parts or "entities" in p.parts for p in versions.files_under(versions.TAGS))


def test_the_steps_over_all_articles_and_what_shows_them_do_not_touch_the_kept_facts() -> None:
    facts = {p.relative_to(versions.ROOT).parts[:3] for p in versions.files_under(versions.FACTS, versions.NOT_FACTS)}
    assert ("flows", "entities", "resolution") not in facts
    assert ("flows", "events", "merging") not in facts
    result = {
        p.relative_to(versions.ROOT).parts[:2] for p in versions.files_under(versions.RESULT, versions.NOT_RESULT)
    }
    assert ("flows", "cli") not in result
    assert ("flows", "dedup") in result


def test_a_name_in_the_lists_is_a_file_or_a_folder() -> None:
    for name in (
        *versions.READING,
        *versions.FACTS,
        *versions.TAGS,
        *versions.REGISTRY,
        *versions.MERGING,
        *versions.RESULT,
        *versions.NOT_RESULT,
    ):
        assert (versions.ROOT / name).exists(), name
