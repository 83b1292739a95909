"""Writes the inputs of the OTP benchmark: otp.lua for wrk and otp.pgbench for pgbench.

Both read the newest code of the same random mailboxes with the same key; the SQL is what the server sends, kept in
Sources/Storage: the door, then the read.

Usage: otp_inputs.py KEY FILE-OF-ADDRESSES FOLDER
"""
import hashlib
import re
import sys
import uuid

key, addresses_file, folder = sys.argv[1:4]
addresses = open(addresses_file).read().split()[:100]
digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def identifier(text):
    number = 0
    for digit in text:
        number = number * 62 + digits.index(digit)
    return uuid.UUID(int=number)


_, _, owner, key_id, _ = key.split("_")
digest = hashlib.sha256(key.encode()).hexdigest()


def statement(file, name):
    """The SQL of `static let NAME = Statement(...)` in a file of Sources/Storage."""
    text = open(f"Sources/Storage/{file}").read()
    return re.search(r"let " + name + r' = Statement\(\s*"""(.*?)"""', text, re.S).group(1)


def bound(sql, values):
    return " ".join(re.sub(r"\$(\d+)", lambda match: values[int(match.group(1)) - 1], sql).split())


owner_id, now = f"'{identifier(owner)}'::uuid", ":now"
door = bound(statement("Doors.swift", "key"), [
    owner_id, f"'{identifier(key_id)}'::uuid", f"'\\x{digest}'::bytea", "1::bigint", "1::bigint"])
read = bound(statement("Messages.swift", "newestCode"), [
    owner_id, ":address", "(-9223372036854775807)::bigint", "1::bigint"])

array = "array[" + ",".join(f"'{address}'" for address in addresses) + "]"
with open(f"{folder}/otp.pgbench", "w") as script:
    script.write(f"\\set n random(1, {len(addresses)})\n\\startpipeline\n{door};\n")
    script.write(read.replace(":address", f"({array})[:n]") + ";\n\\endpipeline\n")

with open(f"{folder}/otp.lua", "w") as script:
    lines = ",".join(f'"{address}"' for address in addresses)
    script.write(f"""
local key = "{key}"
local addresses = {{ {lines} }}
math.randomseed(os.time())
function request()
    local path = "/api/premium/otp/" .. addresses[math.random(#addresses)] .. "/latest"
    return wrk.format("GET", path, {{ ["X-Owner-API-Key"] = key }})
end
""")
