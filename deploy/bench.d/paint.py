"""Prints the milliseconds from asking for a page to its first contentful paint: the slowest page's median, with nothing in the cache.

The pages are drawn by their modules, so that this is also when there is something to read.

Usage: paint.py HTTP ADDRESS PIN TRIALS
"""
import json
import statistics
import subprocess
import sys
import urllib.request

web, address, pin, trials = "http://" + sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
session = None


def command(method, path, body=None):
    data = json.dumps(body or {}).encode() if method == "POST" else None
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]


def run(script, *arguments):
    return command("POST", f"/session/{session}/execute/async", {"script": script, "args": list(arguments)})


def tools(name, **parameters):
    command("POST", f"/session/{session}/goog/cdp/execute", {"cmd": name, "params": parameters})


def paint(path):
    tools("Network.clearBrowserCache")
    command("POST", f"/session/{session}/url", {"url": "about:blank"})
    command("POST", f"/session/{session}/url", {"url": web + path})
    return run("""
        const done = arguments[0], name = "first-contentful-paint";
        new PerformanceObserver(list => {
            const [entry] = list.getEntriesByName(name);
            if (entry) done(entry.startTime);
        }).observe({ type: "paint", buffered: true });
        """)


try:
    port = next(line.split("on port ")[1].strip(" .\n") for line in driver.stdout if "successfully on port" in line)
    options = {"binary": "/usr/bin/chromium", "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}
    session = command("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})["sessionId"]
    slowest = max(statistics.median(paint(path) for _ in range(trials)) for path in ["/", "/docs", "/owner", "/inbox"])
    run("""
        const [address, pin, done] = arguments;
        fetch("/api/buyer/login", {
            method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ address, pin })
        }).then(() => {
            localStorage.setItem("restante.buyer", "1");
            done();
        });
        """, address, pin)
    slowest = max(slowest, statistics.median(paint("/inbox") for _ in range(trials)))
    print(round(slowest))
finally:
    if session:
        command("DELETE", f"/session/{session}")
    driver.terminate()
