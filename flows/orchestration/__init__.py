"""Prefect around the driver: the flow, the schedule, the server. The only room that imports prefect."""
