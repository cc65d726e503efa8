"""The published tables about people and organisations, and how it was decided who is who."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas.row_rules import Spanned
from schemas.sources import PARTS, key, ref
from schemas.tables import Table

ENTITY_KINDS = ["person", "organization"]
ALIAS_KINDS = ["canonical", "full", "surname", "given", "transliteration", "traditional", "misspelling", "handle"]
ORG_KINDS = ["company", "team", "university", "government", "media", "fund", "other"]


class People(Table):
    """One row per person that the articles name."""

    person_id: str = key("Key of the person.")
    name: str = pa.Field(str_length={"min_value": 1}, description="The form a reader would use.")
    name_zh: str = pa.Field(nullable=True, description="Chinese form.")
    name_latin: str = pa.Field(nullable=True, description="Latin form.")
    wikidata_id: str = pa.Field(nullable=True, str_matches=r"^Q\d+$", description="Wikidata item, where known.")
    in_registry: bool = pa.Field(description="Whether the registry knows the person.")
    named: bool = pa.Field(
        description="False for somebody of one article whom it calls only by a form that many share: 王某, 陈官."
    )
    source_count: pl.Int32 = pa.Field(ge=1, description="Distinct articles that name the person (reprints once).")
    mention_count: pl.Int32 = pa.Field(ge=1, description="Places that name the person.")


class PersonAliases(Table):
    """Every form of a name that the articles or the registry use."""

    person_id: str = ref("people.person_id", "The person.")
    alias: str = pa.Field(str_length={"min_value": 1}, description="A form of the name.")
    kind: str = pa.Field(isin=ALIAS_KINDS, description="What kind of form it is.")


class Organizations(Table):
    """One row per organisation that the articles name."""

    org_id: str = key("Key of the organisation.")
    name: str = pa.Field(str_length={"min_value": 1}, description="The form a reader would use.")
    name_zh: str = pa.Field(nullable=True, description="Chinese form.")
    kind: str = pa.Field(isin=ORG_KINDS, description="What kind of organisation it is.")
    parent_org_id: str = ref("organizations.org_id", "The organisation it is part of.", nullable=True)
    wikidata_id: str = pa.Field(nullable=True, str_matches=r"^Q\d+$", description="Wikidata item, where known.")
    in_registry: bool = pa.Field(description="Whether the registry knows it.")
    source_count: pl.Int32 = pa.Field(ge=0, description="Distinct articles that name it (0: only as a parent).")
    mention_count: pl.Int32 = pa.Field(ge=0, description="Places that name it.")


class OrganizationAliases(Table):
    """Every form of an organisation's name that the articles or the registry use."""

    org_id: str = ref("organizations.org_id", "The organisation.")
    alias: str = pa.Field(str_length={"min_value": 1}, description="A form of the name.")
    kind: str = pa.Field(isin=ALIAS_KINDS, description="What kind of form it is.")


class Mentions(Spanned):
    """Every place of a title or body that names a person or an organisation."""

    mention_id: str = key("Key of the mention.")
    source_id: str = ref("sources.source_id", "The article.")
    part: str = pa.Field(isin=PARTS, description="Title or body: what the offsets index.")
    entity_kind: str = pa.Field(isin=ENTITY_KINDS, description="Person or organisation.")
    entity_id: str = pa.Field(description="people.person_id or organizations.org_id, by entity_kind.")
    surface: str = pa.Field(str_length={"min_value": 1}, description="The words as they stand.")
    char_start: pl.Int32 = pa.Field(ge=0, description="First character, from 0.")
    char_end: pl.Int32 = pa.Field(ge=1, description="Character after the last.")
    method: str = pa.Field(description="The voice that decided: registry, tagger, bracket, …")
    score: float = pa.Field(ge=0, le=1, description="How sure (0..1).")


class PersonRoles(Spanned):
    """A post that the text gives a person."""

    person_id: str = ref("people.person_id", "The person.")
    org_id: str = ref("organizations.org_id", "The organisation, where the text names it.", nullable=True)
    title: str = pa.Field(str_length={"min_value": 1}, description="The post in the text's own words.")
    source_id: str = ref("sources.source_id", "The article.")
    part: str = pa.Field(isin=PARTS, description="Title or body.")
    char_start: pl.Int32 = pa.Field(ge=0, description="First character of the words that say so.")
    char_end: pl.Int32 = pa.Field(ge=1, description="Character after the last.")


class Resolutions(Table):
    """Why a form of a name in an article belongs to its person or organisation; enough to undo it."""

    entity_kind: str = pa.Field(isin=ENTITY_KINDS, description="Person or organisation.")
    entity_id: str = pa.Field(description="people.person_id or organizations.org_id, by entity_kind.")
    source_id: str = ref("sources.source_id", "The article.")
    surface: str = pa.Field(description="The form of the name in the article.")
    rule: str = pa.Field(description="The rule that joined it.")
    score: float = pa.Field(ge=0, le=1, description="How sure (0..1).")
    evidence: str = pa.Field(nullable=True, description="The parts that agreed, in words.")
