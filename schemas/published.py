"""All published tables, in the order in which they are made and shown."""

from __future__ import annotations

from schemas import entities, events, operations, sources
from schemas.tables import Table, table_name

TABLES: tuple[type[Table], ...] = (
    sources.Sources,
    sources.SourceFiles,
    sources.SourceAuthors,
    sources.DateEvidence,
    sources.SourceLinks,
    sources.SourceGroups,
    entities.People,
    entities.PersonAliases,
    entities.Organizations,
    entities.OrganizationAliases,
    entities.Mentions,
    entities.PersonRoles,
    entities.Resolutions,
    events.EventTypes,
    events.Events,
    events.EventParticipants,
    events.EventMentions,
    events.EventDecisions,
    events.WithheldClaims,
    operations.Runs,
    operations.Quarantine,
    operations.Audits,
    operations.QualityResults,
)
BY_NAME: dict[str, type[Table]] = {table_name(t): t for t in TABLES}
