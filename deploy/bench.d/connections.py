"""Prints the resident KiB that one idle and one waiting connection cost the server.

Usage: connections.py PID HTTP KEY ADDRESS COUNT
"""
import sys
import time

import crowd

process, web, key, address, count = sys.argv[1:6]
count = int(count)
request = (f"GET /api/premium/otp/{address}/latest?wait=30 HTTP/1.1\r\nHost: {web}\r\n"
           f"X-Owner-API-Key: {key}\r\n\r\n").encode()
hello = f"GET /livez HTTP/1.1\r\nHost: {web}\r\n\r\n".encode()

crowd.allow(count)
before = crowd.settled(process)
connections = []
for number in range(count):
    connection = crowd.connect(web, number)
    connection.sendall(hello)
    connections.append(connection)
for connection in connections:
    connection.recv(65536)
idle = crowd.settled(process)
# Spread out as readers come in real life: thousands in one instant also cost the room for their first looks at the database.
for number, connection in enumerate(connections):
    connection.sendall(request)
    if number % 20 == 19:
        time.sleep(0.01)
waiting = crowd.settled(process)
for connection in connections:
    connection.close()
print(round((idle - before) / count, 2), round((waiting - before) / count, 2))
