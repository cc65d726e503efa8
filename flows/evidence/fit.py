"""Fits the weights of a model file on labelled subjects: `python -m flows.evidence.fit MODEL.yaml LABELLED.jsonl …`.

In: lines of {"group": article, "right": true, "values": {feature: value}, "weight": 1} as a room's own script writes
them. Out: the model file with new weights; reasons, examples and comments stay as they are, a feature that the file
does not list yet is printed and left out (give it a row with a reason first). Words of a feature that is listed with
`weights` are taken in by themselves when LEAST labelled subjects have them. Logistic regression with an L2 penalty
chosen by cross-validation over articles; the figures printed are of articles that the weights did not see.

A row with one weight is one line: `- {feature: surname, weight: 1.2, reason: …, example: …}`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from flows.evidence.model import Model
from schemas.declarative import load_yaml

PENALTIES = (0.03, 0.1, 0.3, 1.0)  # scikit-learn's C: the smaller, the closer to nothing all weights stay
FOLDS = 5
DIGITS = 2
LEAST = 8  # subjects that a word of a feature needs to get a weight
SMALLEST = 0.04  # weights of words below this are left out of the file
BINS = 5  # groups of like probability in which the share that is right is printed

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled subject: its article, whether the decision would be right, its features."""

    group: str
    right: bool
    values: dict[str, float]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by feature, and the probability that each subject got from weights fitted on other articles."""

    intercept: float
    weights: dict[str, float]
    penalty: float
    held_out: Floats


def read_labelled(paths: Iterable[Path]) -> list[Labelled]:
    """All lines of the files."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Labelled(str(x["group"]), bool(x["right"]), x["values"], float(x.get("weight", 1)))
        for x in map(json.loads, lines)
    ]


def features_of(model: Model, subjects: Sequence[Labelled], *, near: bool = False) -> tuple[list[str], set[str]]:
    """The features to fit: the file's rows, words of its rows that are measured often; and those without a row.

    near: words that have a weight keep it however seldom they are measured now, for it came from somewhere else.
    """
    one = {row.feature for row in model.features if row.weights is None}
    by_word = {row.feature for row in model.features if row.weights is not None}
    counts = Counter(f for s in subjects for f in s.values)
    often = {f for f, n in counts.items() if f.partition(":")[0] in by_word and n >= LEAST}
    often |= {f for f in model.weights if f not in one} if near else set()
    unlisted = {f for f in counts if f not in one and f.partition(":")[0] not in by_word}
    return sorted(one | often), unlisted


def fit(
    subjects: Sequence[Labelled],
    features: Sequence[str],
    penalties: Sequence[float] = PENALTIES,
    near: Model | None = None,
) -> Fitted:
    """Fit a model over these features. Raises ValueError when all subjects have one label.

    near: the penalty draws the weights to those of this model and not to nothing, so that what it was fitted on before
    still counts.
    """
    matrix = _matrix(subjects, features)
    right = np.array([s.right for s in subjects])
    weight = np.array([s.weight for s in subjects])
    if len(set(right.tolist())) < 2:
        raise ValueError("all labelled subjects have the same label: there is nothing to tell apart.")
    folds = _folds([s.group for s in subjects])
    known = near.weights if near is not None else {}
    start = np.array([near.intercept if near is not None else 0.0, *(known.get(f, 0.0) for f in features)])

    def held_out(penalty: float) -> Floats:
        found = np.zeros(len(subjects))
        for fold in range(FOLDS):
            test = folds == fold
            if test.any():
                model = _fitted(matrix[~test], right[~test], weight[~test], penalty, start)
                found[test] = _probabilities(matrix[test], model)
        return found

    tried = {penalty: held_out(penalty) for penalty in penalties}
    best = min(tried, key=lambda p: loss(tried[p], right, weight))
    model = _fitted(matrix, right, weight, best, start)
    weights = {f: round(float(w), DIGITS) for f, w in zip(features, model[1:], strict=True)}
    return Fitted(round(float(model[0]), DIGITS), weights, best, tried[best])


def _fitted(matrix: Any, right: Any, weight: Floats, penalty: float, start: Floats) -> Floats:
    """Intercept and weights of the logistic regression whose penalty is the distance of the weights from `start`."""
    from scipy.optimize import minimize  # comes with scikit-learn, a development dependency

    truth = right.astype(np.float64)

    def cost(model: Floats) -> tuple[float, Floats]:
        sums = matrix @ model[1:] + model[0]
        off = weight * (_probabilities(matrix, model) - truth)
        away = (model[1:] - start[1:]) / penalty
        total = float(np.sum(weight * (np.logaddexp(0, sums) - truth * sums)))
        gradient = np.concatenate([[off.sum()], matrix.T @ off + away])
        return total + 0.5 * float(away @ (model[1:] - start[1:])), gradient

    return np.asarray(minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x)


def _probabilities(matrix: Any, model: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(matrix @ model[1:] + model[0], -30, 30))))


def loss(probabilities: Floats, right: Any, weight: Any) -> float:
    """Mean negative log-likelihood."""
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return float(-np.average(np.where(right, np.log(clipped), np.log(1 - clipped)), weights=weight))


def _matrix(subjects: Sequence[Labelled], features: Sequence[str]) -> Any:
    """(subjects, features), sparse: a subject has few of the features."""
    from scipy.sparse import csr_matrix  # comes with scikit-learn

    column = {f: i for i, f in enumerate(features)}
    cells = [
        (row, column[name], value)
        for row, subject in enumerate(subjects)
        for name, value in subject.values.items()
        if name in column
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, columns)), shape=(len(subjects), len(features)))


def _folds(groups: Sequence[str]) -> npt.NDArray[np.int64]:
    """The fold of each subject: articles dealt out in turn, so that none is in two."""
    order = {g: i for i, g in enumerate(dict.fromkeys(groups))}
    return np.array([order[g] % FOLDS for g in groups])


_ROW = re.compile(r"^(?P<head>\s*- \{feature: (?P<name>\"[^\"]*\"|[^,]+), weight: )(?P<weight>-?[\d.]+)", re.M)
_INTERCEPT = re.compile(r"^(intercept: )-?[\d.]+", re.M)


def with_weights(text: str, intercept: float, weights: dict[str, float]) -> str:
    """A model file's text with these numbers; everything else stays."""
    text = _INTERCEPT.sub(lambda m: f"{m[1]}{intercept}", text)

    def row(m: re.Match[str]) -> str:
        return m["head"] + str(weights.get(m["name"].strip('"'), float(m["weight"])))

    return _blocks(_ROW.sub(row, text), weights)


_FEATURE, _WEIGHTS = re.compile(r"\s*- feature: (\S.*)"), re.compile(r"(\s*)weights:")
_WEIGHT = re.compile(r"(\s*weight: )-?[\d.]+$")


def _blocks(text: str, weights: dict[str, float]) -> str:
    """The text with the numbers by word of each `weights:` block written anew, the weightiest first."""
    out: list[str] = []
    feature, indent = "", None
    for line in text.splitlines():
        if named := _FEATURE.fullmatch(line):
            feature = named[1].strip('"')
        if indent is not None and line.startswith(indent + "  "):
            continue
        indent = None
        if block := _WEIGHTS.match(line):
            indent = block[1]
            own = {f.partition(":")[2]: w for f, w in weights.items() if f.partition(":")[0] == feature and ":" in f}
            kept = sorted((x for x in own.items() if abs(x[1]) >= SMALLEST), key=lambda x: (-abs(x[1]), x[0]))
            out.append(f"{indent}weights:" if kept else f"{indent}weights: {{}}")
            out += [f"{indent}  {json.dumps(word, ensure_ascii=False)}: {weight}" for word, weight in kept]
            continue
        if (single := _WEIGHT.match(line)) and feature in weights:
            line = f"{single[1]}{weights[feature]}"
        out.append(line)
    return "\n".join(out) + "\n"


def report(subjects: Sequence[Labelled], fitted: Fitted, threshold: float) -> str:
    """Precision and recall at the threshold, and the share that is right by probability, on articles not seen."""
    right = np.array([s.right for s in subjects])
    weight = np.array([s.weight for s in subjects])
    told = fitted.held_out >= threshold
    hit = float(weight[told & right].sum())
    precision, recall = hit / max(1e-9, float(weight[told].sum())), hit / max(1e-9, float(weight[right].sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    lines = [
        f"{len(subjects)} subjects, {int(right.sum())} right, {len({s.group for s in subjects})} articles; "
        f"C {fitted.penalty}, loss {loss(fitted.held_out, right, weight):.3f}",
        f"at {threshold}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}",
    ]
    for low in np.linspace(0, 1, BINS, endpoint=False):
        inside = (fitted.held_out >= low) & (fitted.held_out < low + 1 / BINS)
        if inside.any():
            lines.append(
                f"  {low:.1f} to {low + 1 / BINS:.1f}: {right[inside].mean():.2f} right of {int(inside.sum())}"
            )
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, fit, write the file, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m flows.evidence.fit", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("labelled", type=Path, nargs="+")
    parser.add_argument("--penalty", type=float, help="scikit-learn's C; without it the best of several is looked for")
    parser.add_argument("--near", action="store_true", help="weights stay near those of the file, and not near nothing")
    parser.add_argument("--check", action="store_true", help="print the figures and write nothing")
    arguments = parser.parse_args()
    model = load_yaml(arguments.model, Model)
    subjects = read_labelled(arguments.labelled)
    features, unlisted = features_of(model, subjects, near=arguments.near)
    if unlisted:
        sys.stdout.write(f"without a row in the file: {', '.join(sorted(unlisted))}\n")
    penalties = [arguments.penalty] if arguments.penalty else PENALTIES
    fitted = fit(subjects, features, penalties, near=model if arguments.near else None)
    sys.stdout.write(report(subjects, fitted, model.threshold) + "\n")
    if not arguments.check:
        text = arguments.model.read_text(encoding="utf-8")
        arguments.model.write_text(with_weights(text, fitted.intercept, fitted.weights), encoding="utf-8")


if __name__ == "__main__":
    main()
