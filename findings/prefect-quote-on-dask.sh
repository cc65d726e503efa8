#!/usr/bin/env bash
# Prefect on Dask: an argument in quote() arrives wrapped in a tuple, in threads it arrives as itself
#
# Subject: prefect 3.8.8, prefect-dask 0.3.7, distributed 2026.8.0 (fastapi 0.150.0, SQLAlchemy
#   2.0.58), Python 3.11.
# Guess: quote() keeps Prefect from searching a large argument for futures; the task gets what was
#   quoted, whatever runs it.
# Instead: the mark is a named tuple. On Dask it is rebuilt on the way as plain tuples and no
#   longer recognised as the mark, so the task gets (value,), and with workers in processes of
#   their own ((value,),). Without quote() the value arrives whole; with the thread runner quote()
#   works.
# Seen: 2026-11-30: threads ['王伟'] and ['王伟']; Dask ['王伟'] and (['王伟'],).
# For the builder: a task that loops over its argument runs once over one odd element instead of
#   failing. Leave quote() out where the runner may be Dask, hand over a path or an id instead of
#   the data, and run one test of the flow on the runner of production.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'prefect==3.8.8' 'prefect-dask==0.3.7' 'distributed==2026.8.0' 'fastapi==0.150.0' 'SQLAlchemy==2.0.58'
cd "$work"
export PREFECT_HOME="$work/prefect" PREFECT_LOGGING_LEVEL=ERROR PREFECT_SERVER_ANALYTICS_ENABLED=false
export PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS=180 DASK_LOGGING__DISTRIBUTED=error
"$work/venv/bin/python" -I - <<'PY'
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote
from prefect_dask import DaskTaskRunner


@task(cache_policy=NO_CACHE)
def received(names):
    return repr(names)


def body():
    return received.submit(["王伟"]).result(), received.submit(quote(["王伟"])).result()


dask = DaskTaskRunner(cluster_kwargs={"n_workers": 1, "threads_per_worker": 1, "processes": False, "dashboard_address": None})
in_threads = flow(body, name="threads", task_runner=ThreadPoolTaskRunner())()
on_dask = flow(body, name="dask", task_runner=dask)()
print("threads, plain and quoted:", *in_threads, "| Dask, plain and quoted:", *on_dask)
assert in_threads == ("['王伟']", "['王伟']"), in_threads
assert on_dask == ("['王伟']", "(['王伟'],)"), on_dask
PY
