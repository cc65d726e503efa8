"""The pipeline: `ingest` is the driver, the folders are its rooms."""
