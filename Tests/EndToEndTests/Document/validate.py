"""Exits with a complaint unless the document named is OpenAPI 3.1 and each of its examples is what it is an example of."""

import json
import sys

from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
validate(document)
count = 0


def check(place, schema, example):
    global count
    count += 1
    root = {**schema, "components": document["components"]}
    for error in OAS31Validator(root, format_checker=OAS31Validator.FORMAT_CHECKER).iter_errors(example):
        sys.exit(f"{place}: {error.message}")


def walk(place, value):
    if isinstance(value, dict):
        if "schema" in value:
            if "example" in value:
                check(place, value["schema"], value["example"])
            for name, example in value.get("examples", {}).items():
                check(f"{place}/{name}", value["schema"], example["value"])
        for name, member in value.items():
            walk(f"{place}/{name}", member)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            walk(f"{place}/{index}", member)


walk("#", document)
print(count)
