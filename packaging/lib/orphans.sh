# Sourced by run: everything that a run starts, and their children's children, has YINGDUN_RUN=<data folder> in its
# environment. Pid files go stale and pids are used again; this mark cannot. So what a killed run left over is found.

_marked() {
    local file pid
    for file in $(grep -lzxF "YINGDUN_RUN=$1" /proc/[0-9]*/environ 2>/dev/null); do
        pid=${file#/proc/}
        pid=${pid%/environ}
        [ "$pid" -eq $$ ] || printf '%s\n' "$pid"
    done
}

_name_of() { cat "/proc/$1/comm" 2>/dev/null || true; }

# A database must not be killed while it can still be asked; its children follow it by themselves.
_signal_all() {
    local pid name
    for pid in $(_marked "$2"); do
        name=$(_name_of "$pid")
        case $name in
        postgres) [ "$1" = KILL ] || [ "$1" = INT ] && kill "-$1" "$pid" 2>/dev/null || true ;;
        *) [ "$1" = INT ] || kill "-$1" "$pid" 2>/dev/null || true ;;
        esac
    done
}

_gone() {
    local folder=$1 deadline=$((SECONDS + $2))
    while [ -n "$(_marked "$folder")" ]; do
        [ $SECONDS -lt $deadline ] || return 1
        sleep 0.2
    done
}

# stop_marked FOLDER: asks, then asks the database (fast shutdown), then insists. Silent where nothing is left.
stop_marked() {
    [ -n "$(_marked "$1")" ] || return 0
    say "Stopping what an earlier run left over …"
    _signal_all TERM "$1"
    _gone "$1" 20 && return 0
    _signal_all INT "$1"
    _gone "$1" 20 && return 0
    _signal_all KILL "$1"
    _gone "$1" 10 || fail "some processes of an earlier run cannot be stopped: $(_marked "$1" | tr '\n' ' ')"
}
