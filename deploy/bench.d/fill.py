"""Delivers COUNT mails with codes to each address of a file, over eight SMTP sessions.

Usage: fill.py HOST:PORT FILE COUNT
"""
import smtplib
import sys
import threading

host, port = sys.argv[1].rsplit(":", 1)
addresses = open(sys.argv[2]).read().split()
count = int(sys.argv[3])


def deliver(part):
    with smtplib.SMTP(host, int(port)) as smtp:
        for number in range(count):
            for index, address in enumerate(part):
                code = 100000 + (index * 7919 + number * 104729) % 900000
                smtp.sendmail(
                    "no-reply@shop.example", [address],
                    f"From: Shop <no-reply@shop.example>\r\nTo: <{address}>\r\nSubject: Your code\r\n"
                    f"\r\nYour verification code is {code}. It expires in ten minutes.\r\n")


threads = [threading.Thread(target=deliver, args=(addresses[n::8],)) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
