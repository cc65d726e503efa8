"""A notification for every failed run: an automation on a Prefect server that posts to a webhook.

    python docs/examples/notify_on_failure.py https://chat.example.org/hooks/TOKEN

Run it once, with PREFECT_API_URL set; run again, it renews what it made. A run that failed or crashed raises the event
`newsledger.ingest.failed`; its payload holds `reason`, one sentence without text of articles.
"""

import sys
from datetime import timedelta

from prefect.automations import Automation
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import get_client
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import EventTrigger, Posture

NAME = "newsledger-failed-run"
PAYLOAD = """{
  "text": "{{ event.resource.name }} failed: {{ event.payload.reason }}",
  "run": "{{ event.resource.id }}"
}"""


def main(url: str) -> None:
    """Make the webhook and the automation, or renew them."""
    block = Webhook(method="POST", url=url).save(NAME, overwrite=True)
    with get_client(sync_client=True) as client:
        for old in client.read_automations_by_name(NAME):
            client.delete_automation(old.id)
    Automation(
        name=NAME,
        description="Posts the reason of every newsledger run that failed.",
        trigger=EventTrigger(
            expect={"newsledger.ingest.failed"}, posture=Posture.Reactive, threshold=1, within=timedelta(0)
        ),
        actions=[CallWebhook(block_document_id=block, payload=PAYLOAD)],
    ).create()
    print(f"automation {NAME}: a failed run is posted to {url}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
