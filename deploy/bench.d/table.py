"""Prints the table of ratios from the measurements on standard input, one name and number a line."""
import os
import platform
import subprocess
import sys

m = {name: float(value) for name, value in (line.split() for line in sys.stdin)}
cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
print(f"\n{os.cpu_count()} cores ({cpu}), Linux {platform.release()}, "
      + subprocess.run(["postgres", "--version"], capture_output=True, text=True).stdout.strip() + "\n")


def row(name, value, target, holds):
    print(f"| {name} | {value} | {target} | {'yes' if holds else 'no'} |")


print("| measured | figure | target | held |\n|---|---|---|---|")
ratio = m["http_rate"] / m["pg_rate"]
row("OTP reads over HTTP (wrk, 64 connections) / the same transaction in pgbench",
    f"{m['http_rate']:.0f}/s / {m['pg_rate']:.0f}/s = {ratio:.2f}", "≥ 0.9", ratio >= 0.9)
tail = m["http_p99"] / m["http_p50"]
row("OTP reads: p99 / p50", f"{m['http_p99']:.2f} ms / {m['http_p50']:.2f} ms = {tail:.1f}", "< 10", tail < 10)
ratio = m["smtp_rate"] / m["sink_rate"]
row("SMTP, 32 sessions, 4 KB, durable / smtp-sink",
    f"{m['smtp_rate']:.0f}/s / {m['sink_rate']:.0f}/s = {ratio:.2f}", "≥ 0.4", ratio >= 0.4)
row("final dot to the answer of a waiting request, median", f"{m['wait_ms']:.2f} ms", "≤ 5 ms", m["wait_ms"] <= 5)
row("resident after start", f"{m['start_mib']:.1f} MiB", "< 40 MiB", m["start_mib"] < 40)
row("an idle connection", f"{m['idle_kib']:.2f} KiB", "< 4 KiB", m["idle_kib"] < 4)
row("a waiting connection", f"{m['waiting_kib']:.2f} KiB", "< 4 KiB", m["waiting_kib"] < 4)
row("an open event stream, of 10,000", f"{m['stream_kib']:.2f} KiB", "< 4 KiB", m["stream_kib"] < 4)
row("final dot to the event at its one reader, 10,000 streams open, median", f"{m['stream_ms']:.2f} ms", "≤ 20 ms",
    m["stream_ms"] <= 20)
row("codes and links of a 20 KB mail, the slowest of eight kinds, median", f"{m['code_ms']:.2f} ms", "< 1 ms", m["code_ms"] < 1)
row("first contentful paint of the slowest page, empty cache, median", f"{m['paint_ms']:.0f} ms", "< 300 ms", m["paint_ms"] < 300)
