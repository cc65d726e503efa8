"""Runs that became late while nobody served: all but the newest are cancelled, for one run does the work of all.

CANCEL_NEW keeps runs from overlapping, but the late ones of a long downtime would still start one after another.
"""

from __future__ import annotations

import datetime as dt

from prefect import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelled

PAGE = 200


def cancel_late_runs(deployment: str) -> int:
    """Cancel the late runs of `flow/deployment`, all but the newest. Returns how many were cancelled."""
    cancelled = 0
    with get_client(sync_client=True) as client:
        try:
            deployment_id = client.read_deployment_by_name(deployment).id
        except ObjectNotFound:
            return 0
        late = FlowRunFilter.model_validate({
            "deployment_id": {"any_": [str(deployment_id)]},
            "state": {"type": {"any_": [StateType.SCHEDULED.value]}},
            "next_scheduled_start_time": {"before_": dt.datetime.now(dt.UTC).isoformat()},
        })  # fmt: skip
        while True:
            runs = client.read_flow_runs(
                flow_run_filter=late, sort=FlowRunSort.NEXT_SCHEDULED_START_TIME_ASC, limit=PAGE
            )
            for run in runs[: len(runs) if len(runs) == PAGE else -1]:
                client.set_flow_run_state(
                    run.id, Cancelled(message="Late after a downtime; a newer run does its work."), force=True
                )
                cancelled += 1
            if len(runs) < PAGE:
                return cancelled
