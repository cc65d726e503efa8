"""Evidence: named features, fitted weights, a probability, and which of them decided.

In: subjects of any kind (a candidate for a name, a claim of a role) and a model file under `schemas/vocabulary`.
Out: a probability for each subject, or the features that decided with what each weighed. `entities` and `events` say
which features there are; `fit` writes the weights;
`decision_list` holds what is decided in order instead. Nothing here knows what a name or an event is.

A feature's value is measured by a function of the subject. A function that returns a number measures the feature of its
own name; one that returns words measures the features `name:word`, each of which is 1.
"""

from __future__ import annotations

from flows.evidence.contest import Contest, MeasureGroup
from flows.evidence.model import FeatureRow, Model, Reason
from flows.evidence.weighing import Measure, Value, Weighing

__all__ = ["Contest", "FeatureRow", "Measure", "MeasureGroup", "Model", "Reason", "Value", "Weighing"]
