# Sourced by the commands beside it: what this machine must have, and how to get it.
# Everything is taken from Debian's packages, Maven Central and the npm registry, by their own clients.

say() { printf '%s\n' "$*" >&2; }
fail() {
    printf 'yingdun: %s\n' "$*" >&2
    exit 1
}

# What the screens of the demonstration and of the tests are made of: command:package, or a package alone.
SCREEN_TOOLS=(Xvfb:xvfb openbox:openbox picom:picom xterm:xterm feh:feh import:imagemagick setsid:util-linux
    xdotool:xdotool xprop:x11-utils libgl1 libglx-mesa0 libgl1-mesa-dri libxrandr2 libxinerama1 libxcursor1 libxi6)
TEST_TOOLS=(chromium:chromium xrandr:x11-xserver-utils xev:x11-utils Xorg:xserver-xorg-core xserver-xorg-video-dummy
    dcmdump:dcmtk trayer:trayer dbus-daemon:dbus-daemon dbus-send:dbus-bin loginctl:systemd python3-dbusmock
    Orthanc:orthanc orthanc-dicomweb gdcmconv:libgdcm-tools)

_missing() {
    local item command package
    local -a packages=()
    for item in "$@"; do
        command=${item%%:*} package=${item##*:}
        if [[ $item != *:* ]]; then packages+=("$package"); else command -v "$command" >/dev/null || echo "$package"; fi
    done
    [ ${#packages[@]} -gt 0 ] || return 0
    dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null |
        awk -v wanted="${packages[*]}" '
            $2 == "installed" { have[$1] = 1 }
            END { n = split(wanted, name, " "); for (i = 1; i <= n; i++) if (!(name[i] in have)) print name[i] }'
}

_as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

_apt() {
    # RUNLEVEL: a package that brings a service (Orthanc) must not start it.
    _as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

# need_packages command:package… : installs what is missing. Status 1, with what to do, where that cannot be done.
need_packages() {
    local -a missing
    mapfile -t missing < <(_missing "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    local by_hand="apt-get install --no-install-recommends ${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        say "yingdun: this machine has no apt-get, and what these Debian packages bring is missing: ${missing[*]}"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "yingdun: Debian packages are missing, and there is neither root nor sudo to install them. As root: $by_hand"
        return 1
    fi
    say "Installing Debian packages: ${missing[*]}"
    compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || _apt update || true
    # A list that is older than the archive names files that are gone: fetch it anew, once.
    _apt install -y --no-install-recommends "${missing[@]}" && return 0
    _apt update && _apt install -y --no-install-recommends "${missing[@]}" && return 0
    say "yingdun: the packages could not be installed (see above). Check the network and apt's sources, then: $by_hand"
    return 1
}

# Chinese text needs a font that has it; any will do.
need_chinese_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -1)" ] && return 0
    need_packages fc-list:fontconfig fonts-wqy-microhei
}

need_jdk() {
    local version
    version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$version" ] || { need_packages openjdk-17-jdk || return 1; }
    [ -z "$version" ] || [ "$version" -ge 17 ] || {
        say "yingdun: JDK 17 or newer is needed, and this is $version. Install openjdk-17-jdk, or point PATH at a newer one."
        return 1
    }
}

_node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number);
            process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}

# The web pages' build wants Node 20.19 or 22.12 and newer; Debian 12 has 18. The npm registry carries Node's own
# binaries as packages, so Debian's npm fetches a newer pair into a cache outside the tree.
need_node() {
    local cache=${XDG_CACHE_HOME:-$HOME/.cache}/yingdun/node arch
    _node_is_new_enough && return 0
    PATH=$cache/node_modules/.bin:$PATH
    export PATH
    hash -r
    _node_is_new_enough && return 0
    need_packages npm:npm || return 1
    case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *)
        say "yingdun: Node 22 or newer is needed to build the web pages; install it and put it on PATH."
        return 1
        ;;
    esac
    say "Fetching Node 22 from the npm registry into $cache"
    mkdir -p "$cache"
    npm install --prefix "$cache" --no-save --no-audit --no-fund --loglevel=error "node-linux-$arch@22" npm@10 >&2 || {
        say "yingdun: Node could not be fetched. Check the network, or install Node 22 by hand and put it on PATH."
        return 1
    }
    hash -r
    _node_is_new_enough
}

# need_space FOLDER MEBIBYTES PURPOSE
need_space() {
    local folder=$1 free
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$2" ] || fail "only $free MiB are free under $folder, and $3 needs $2 MiB. Make room, or choose another folder."
}
