"""People over all articles: what a name alone says, what agrees and conflicts, and who is one.

`name_rarity` → `evidence` → `cluster` → `partial_names`; `known_surnames` parts kin before all of them.
"""
