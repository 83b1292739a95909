"""Prints the median milliseconds from the final dot of a mail to the answer of the request that waits for it.

Usage: wait.py HTTP SMTP KEY ADDRESS TRIALS
"""
import http.client
import smtplib
import statistics
import sys
import threading
import time

web, mail, key, address, trials = sys.argv[1:6]
mail_host, mail_port = mail.rsplit(":", 1)
smtp = smtplib.SMTP(mail_host, int(mail_port))
smtp.ehlo()
metrics = []


def body(number):
    return (f"From: a@shop.example\r\nTo: {address}\r\nSubject: Your code\r\n\r\n"
            f"Your verification code is {100000 + number}.\r\n.\r\n").encode()


def waiting(number, answered):
    connection = http.client.HTTPConnection(web, timeout=40)
    connection.connect()
    answered["connected"].set()
    connection.request("GET", f"/api/premium/otp/{address}/latest?wait=30", headers={"X-Owner-API-Key": key})
    answered["sent"].set()
    response = connection.getresponse()
    text = response.read()
    answered["at"] = time.perf_counter()
    answered["text"] = text.decode()
    connection.close()


for number in range(int(trials)):
    answered = {"connected": threading.Event(), "sent": threading.Event()}
    thread = threading.Thread(target=waiting, args=(number, answered))
    thread.start()
    answered["sent"].wait()
    smtp.mail("a@shop.example")
    smtp.rcpt(address)
    smtp.docmd("DATA")
    # The reader's request is on its way since before MAIL; let it be parked, as a reader in real life is.
    time.sleep(0.03)
    began = time.perf_counter()
    smtp.send(body(number))
    smtp.getreply()
    thread.join()
    if f'"otp":"{100000 + number}"' not in answered["text"]:
        sys.exit(f"trial {number} was answered {answered['text']}")
    metrics.append((answered["at"] - began) * 1000)
smtp.quit()
print(round(statistics.median(metrics), 2))
