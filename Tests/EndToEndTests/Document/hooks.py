"""What schemathesis is told beside the document.

Ids that somebody made up are answered 404 and reach nothing, so every second request names something that is there;
RESTANTE_IDS holds them, by path. Nothing waits, and nobody makes a thousand buyers at once: that takes time and tells nothing.
"""

import itertools
import json
import os

import schemathesis

IDS = json.loads(os.environ["RESTANTE_IDS"])
turns = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    known = IDS.get(f"{case.method} {case.path}") or IDS.get(case.path)
    if known and case.path_parameters and next(turns) % 2:
        case.path_parameters.update(known)
    if case.query and case.query.get("wait") in range(31):
        case.query["wait"] = 0
    if isinstance(case.body, dict) and case.body.get("count") in range(3, 1001):
        case.body["count"] = 3
