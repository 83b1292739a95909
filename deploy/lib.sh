# Shared by the scripts of this folder; sourced, not run.

# say TEXT: one step of the work, on standard error.
say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

# fail TEXT: ends the script with a reason.
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# as_root COMMAND...: runs it as root, by sudo if we are not.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; return; fi
    command -v sudo >/dev/null || fail "root is needed for: $*"
    sudo "$@"
}

# install_packages NAME...: installs the Debian packages that are missing.
install_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "please install: ${missing[*]}"
    say "Installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
        say "The package lists could not be refreshed; trying with what is there"
    # Debian would start a cluster, a Postfix and an HAProxy of its own, which Restante does not use; a policy file holds them back.
    local policy=/usr/sbin/policy-rc.d made=0
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
        made=1
    fi
    local status=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >&2 || status=$?
    [ $made = 0 ] || as_root rm -f "$policy"
    [ $status = 0 ] || fail "the packages could not be installed"
}

# need_swift: makes sure that the toolchain is there.
need_swift() {
    command -v swift >/dev/null || fail "the Swift toolchain (6.2 or later) is not on PATH; see https://www.swift.org/install/"
}

# build_programs: builds both programs with optimization, their Swift runtime included, so that they run where no toolchain is.
build_programs() {
    swift build -c release --static-swift-stdlib --product restante >&2
    swift build -c release --static-swift-stdlib --product restante-admin >&2
}

# server_runs DATA-FOLDER: whether a server holds the folder. It keeps a lock on its process file for as long as it lives.
server_runs() { [ -e "$1/server.pid" ] && ! flock --nonblock "$1/server.pid" true; }
