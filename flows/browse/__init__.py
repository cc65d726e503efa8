"""The explorer: server-rendered pages over the published file, and judging where one sees the mistake.

In comes the path of a published file; out go pages, tables to take away and, with `--judge`, lines of the judgements
file, which the next run applies. `flows.report` has the drawings and the page to mail.
"""
