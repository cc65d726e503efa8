# The pipeline and the Prefect server of compose.yaml, from the lock.
FROM python:3.11.14-slim-bookworm
WORKDIR /app
COPY requirements.run.lock pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.run.lock
COPY flows flows
COPY schemas schemas
COPY warehouse warehouse
RUN pip install --no-cache-dir --no-deps --no-build-isolation .
RUN useradd --create-home --uid 1000 newsledger && mkdir -p /data/raw /data/warehouse && chown -R newsledger /data
USER newsledger
WORKDIR /data
CMD ["newsledger", "ingest"]
