"""Which candidates are names: every span is measured by named features, weighed by two fitted models, and chosen.

In: candidates of a part. Out: the chosen ones with their probability. `measures` lists the features, the models
`schemas/vocabulary/entities/selection/{person,organization}.yaml` say what each weighs; `consolidate` then compares the
names of one article with each other. New evidence: a function, its row in `measures`, a row with reason and example in
both models, and `python -m flows.entities.training` with `python -m flows.evidence.fit` for its weight.
"""
