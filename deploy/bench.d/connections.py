"""Prints the resident KiB that one idle and one waiting connection cost the server.

Usage: connections.py PID HTTP KEY ADDRESS COUNT
"""
import socket
import sys
import time

process, web, key, address, count = sys.argv[1:6]
count = int(count)
host, port = web.rsplit(":", 1)
request = (f"GET /api/premium/otp/{address}/latest?wait=30 HTTP/1.1\r\nHost: {web}\r\n"
           f"X-Owner-API-Key: {key}\r\n\r\n").encode()
hello = f"GET /livez HTTP/1.1\r\nHost: {web}\r\n\r\n".encode()


def resident():
    for line in open(f"/proc/{process}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])


def settle():
    """The resident size once it has stopped moving."""
    last = resident()
    while True:
        time.sleep(0.5)
        now = resident()
        if abs(now - last) < 64:
            return now
        last = now


def connect(number):
    connection = socket.socket()
    # Each source may hold only so many connections.
    connection.bind((f"127.0.{1 + number // 200}.1", 0))
    connection.connect((host, int(port)))
    return connection


import resource

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, count + 100)), hard))

before = settle()
connections = []
for number in range(count):
    connection = connect(number)
    connection.sendall(hello)
    connections.append(connection)
for connection in connections:
    connection.recv(65536)
idle = settle()
# Spread out as readers come in real life: thousands in one instant also cost the room for their first looks at the database.
for number, connection in enumerate(connections):
    connection.sendall(request)
    if number % 20 == 19:
        time.sleep(0.01)
waiting = settle()
for connection in connections:
    connection.close()
print(round((idle - before) / count, 2), round((waiting - before) / count, 2))
