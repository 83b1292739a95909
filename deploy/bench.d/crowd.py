"""Many connections to a server, and what they cost it."""
import resource
import socket
import time


def allow(count):
    """Lets this program have so many connections, if the system does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, count + 100)), hard))


def connect(web, number):
    """The connection of that number to HOST:PORT, from an address of its own for each two hundred: a source may hold only so many."""
    host, port = web.rsplit(":", 1)
    connection = socket.socket()
    connection.bind((f"127.0.{1 + number // 200}.1", 0))
    connection.connect((host, int(port)))
    return connection


def settled(process):
    """The resident KiB of a process once they have stopped moving."""
    last = resident(process)
    while True:
        time.sleep(0.5)
        now = resident(process)
        if abs(now - last) < 64:
            return now
        last = now


def resident(process):
    for line in open(f"/proc/{process}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])
