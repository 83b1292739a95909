"""Turns the durations that wrk prints (us, ms, s) into milliseconds, line by line."""
import sys

for line in sys.stdin:
    text = line.strip()
    for unit, factor in (("us", 0.001), ("ms", 1.0), ("s", 1000.0)):
        if text.endswith(unit):
            print(float(text[: -len(unit)]) * factor)
            break
