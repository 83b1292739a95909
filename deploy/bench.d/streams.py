"""Prints the resident KiB that one open event stream costs the server, and the median milliseconds from the final dot of a mail to the event
at its one reader while all of them are open.

Usage: streams.py PID HTTP SMTP BUYERS COUNT TRIALS
BUYERS is what `restante-admin buyer create --json` has printed. The streams are spread over all of them but the last, which is the reader's.
"""
import concurrent.futures
import http.client
import json
import smtplib
import statistics
import sys
import time

import crowd

process, web, mail, buyers, count, trials = sys.argv[1:7]
count, trials = int(count), int(trials)
buyers = json.load(open(buyers))["buyers"]
mail_host, mail_port = mail.rsplit(":", 1)

crowd.allow(count)


def log_in(buyer):
    connection = http.client.HTTPConnection(web, timeout=60)
    body = json.dumps({"address": buyer["address"], "pin": buyer["pin"]})
    connection.request("POST", "/api/buyer/login", body, {"Content-Type": "application/json"})
    token = json.load(connection.getresponse())["token"]
    connection.close()
    return token


def stream(number, token):
    connection = crowd.connect(web, number)
    connection.sendall((f"GET /api/buyer/events HTTP/1.1\r\nHost: {web}\r\nAccept: text/event-stream\r\n"
                        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0\r\n"
                        f"Cookie: restante_buyer={token}\r\n\r\n").encode())
    return connection


def until(connection, mark):
    """Reads until `mark` has come."""
    received = b""
    while mark not in received:
        piece = connection.recv(65536)
        if not piece:
            sys.exit(f"the stream ended: {received}")
        received += piece
    return received


with concurrent.futures.ThreadPoolExecutor(4) as pool:
    tokens = list(pool.map(log_in, buyers))

streams = []


def open_streams(numbers):
    opened = []
    for number in numbers:
        opened.append(stream(number, tokens[number % (len(tokens) - 1)]))
        if number % 20 == 19:
            time.sleep(0.01)
    for connection in opened:
        if b" 200 " not in until(connection, b"retry: 3000"):
            sys.exit("a stream was refused")
    streams.extend(opened)


# What the log-ins have left free is taken first, and would hide what a stream costs.
open_streams(range(count // 5))
before = crowd.settled(process)
open_streams(range(count // 5, count))
open_size = crowd.settled(process)

reader = stream(count, tokens[-1])
until(reader, b"retry: 3000")
address = buyers[-1]["address"]
smtp = smtplib.SMTP(mail_host, int(mail_port))
smtp.ehlo()
times = []
for number in range(trials):
    smtp.mail("a@shop.example")
    smtp.rcpt(address)
    smtp.docmd("DATA")
    # More than the 50 ms within which a stream gathers what comes.
    time.sleep(0.06)
    body = (f"From: a@shop.example\r\nTo: {address}\r\nMessage-ID: <{time.time_ns()}@shop.example>\r\n"
            f"Subject: Your code\r\n\r\nYour verification code is {100000 + number}.\r\n.\r\n").encode()
    began = time.perf_counter()
    smtp.send(body)
    until(reader, f'"otp":"{100000 + number}"'.encode())
    times.append((time.perf_counter() - began) * 1000)
    smtp.getreply()
smtp.quit()
for connection in streams + [reader]:
    connection.close()
print(round((open_size - before) / (count - count // 5), 2), round(statistics.median(times), 2))
