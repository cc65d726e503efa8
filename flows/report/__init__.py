"""What people look at: artifacts in Prefect's UI, the HTML page."""
