"""What a failed check does to a run: an error refuses the publish and the last good file stays; a warning tells."""

from __future__ import annotations

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.settings import CheckOverride, Settings
from schemas.errors import PublishRefused
from tests.corpus import ARTICLES, content, write
from warehouse import publish


@pytest.fixture
def broken(ran: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The next runs build a candidate whose mentions stand one character off."""
    builds = publish.build

    def breaks(store: object, *rest: object) -> None:
        builds(store, *rest)  # type: ignore[arg-type]
        store.run("UPDATE candidate.mentions SET char_start = char_start + 1, char_end = char_end + 1")  # type: ignore[attr-defined]

    monkeypatch.setattr(publish, "build", breaks)
    write(ran.raw, {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})
    return ran


def refused_run(settings: Settings) -> str:
    with pytest.raises(PublishRefused) as refused:
        ingest(settings)
    return str(refused.value)


def test_an_injected_error_refuses_the_publish_and_readers_still_see_the_last_good_file(broken: Settings) -> None:
    before, reader = content(broken.warehouse), duckdb.connect(str(broken.warehouse), read_only=True)
    bytes_before = broken.warehouse.read_bytes()
    why = refused_run(broken)
    assert "mention_stands_at_its_offsets" in why
    assert "n.refused.duckdb" in why
    assert broken.warehouse.read_bytes() == bytes_before
    assert reader.execute("SELECT count(*) FROM sources").fetchall() == [(len(ARTICLES),)]
    reader.close()
    assert content(broken.warehouse) == before
    assert sorted(p.name for p in broken.warehouse.parent.glob("*.duckdb")) == [
        "n.duckdb", "n.refused.duckdb", "n.work.duckdb",
    ]  # fmt: skip


def test_the_command_ends_with_1_and_one_sentence(broken: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken.raw.parent)
    done = CliRunner().invoke(app, ["ingest", "--warehouse", "out/n.duckdb"])
    assert done.exit_code == 1
    assert "Not published. mention_stands_at_its_offsets: found" in done.output


def test_inspect_opens_the_refused_candidate(broken: Settings) -> None:
    flag = ["--warehouse", str(broken.warehouse)]
    assert CliRunner().invoke(app, ["inspect", *flag]).exit_code == 2
    refused_run(broken)
    shown = CliRunner().invoke(app, ["inspect", *flag])
    assert shown.exit_code == 0
    assert "error: mention_stands_at_its_offsets: found" in shown.output
    assert '"surface":"' in shown.output.replace(" ", ""), "some of the rows that failed"
    asked = CliRunner().invoke(app, ["inspect", "SELECT count(*) AS n FROM sources", "--json", *flag])
    assert asked.output == f'[{{"n": {len(ARTICLES) + 1}}}]\n'
    status = CliRunner().invoke(app, ["inspect", "SELECT status FROM runs ORDER BY run_id", "--json", *flag])
    assert status.output == '[{"status": "published"}, {"status": "refused"}]\n'
    assert CliRunner().invoke(app, ["inspect", "DROP TABLE people", *flag]).exit_code == 2


def test_the_next_good_run_publishes_and_clears_the_refused_candidate_away(
    broken: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused_run(broken)
    monkeypatch.undo()
    out = ingest(broken)
    assert out.status == "published"
    assert not broken.refused.exists()
    with duckdb.connect(str(broken.warehouse), read_only=True) as con:
        runs = con.execute("SELECT run_id, status FROM runs ORDER BY run_id").fetchall()
        assert [status for _, status in runs] == ["published", "refused", "published"]
        first = con.execute("SELECT DISTINCT first_run_id FROM sources").fetchall()
        assert sorted(first) == [(runs[0][0],), (runs[2][0],)], "a refused run publishes nothing"
        failed = con.execute("SELECT run_id FROM quality_results WHERE NOT passed AND severity = 'error'").fetchall()
        assert failed == [(runs[1][0],)]


def test_a_warning_publishes_and_says_so_and_a_user_may_raise_it(ran: Settings) -> None:
    out = ingest(ran, force=True)
    assert out.status == "published"
    assert any(w.startswith("newest_article_age_days: found") and "at most 366" in w for w in out.warnings)
    raised = {"newest_article_age_days": CheckOverride(severity="error", threshold=7)}
    assert "Accepted is at most 7" in refused_run(ran.model_copy(update={"checks": raised}))
    off = {"newest_article_age_days": CheckOverride(enabled=False)}
    assert not any("newest" in w for w in ingest(ran.model_copy(update={"checks": off})).warnings)


def test_every_run_keeps_what_each_check_saw(ran: Settings) -> None:
    ingest(ran, force=True)
    with duckdb.connect(str(ran.warehouse), read_only=True) as con:
        seen = con.execute(
            "SELECT run_id, count(*), bool_and(expected <> '') FROM quality_results GROUP BY 1"
        ).fetchall()
    assert len(seen) == 2
    assert all(n > 80 and told for _, n, told in seen)


def test_a_published_file_holds_the_checks_of_the_last_hundred_runs(ran: Settings) -> None:
    with duckdb.connect(str(ran.store)) as con:
        con.execute(
            "INSERT INTO quality_results SELECT q.* REPLACE (strftime(TIMESTAMP '2020-01-01' + INTERVAL (i) DAY, "
            "'%Y%m%dT%H%M%S.%fZ') AS run_id) FROM quality_results q, range(150) r(i)"
        )
    ingest(ran, force=True)
    with duckdb.connect(str(ran.warehouse), read_only=True) as con:
        seen = [r for (r,) in con.execute("SELECT DISTINCT run_id FROM quality_results ORDER BY 1").fetchall()]
    assert len(seen) == 100
    assert seen[0].startswith("202002"), "the latest ones"


def test_drift_is_judged_on_what_earlier_runs_saw(ran: Settings) -> None:
    for _ in range(3):
        ingest(ran, force=True)
    for name in list(ARTICLES)[1:]:
        (ran.raw / name).unlink()
    warned = [w for w in ingest(ran).warnings if w.startswith("sources_against_last_runs")]
    assert warned == [
        "sources_against_last_runs: found 1. The number of sources is like that of the last runs. "
        "Accepted is 1.333 to 12, about the median 4 of the last 4 published runs."
    ]
