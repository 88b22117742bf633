# Sourced by build, test and yingdun, with the project's root as working directory: Maven, and what it left behind.

maven() { mvn --batch-mode --no-transfer-progress -Dstyle.color=never "$@" </dev/null; }

maven_repository() { printf '%s\n' "${HOME:-/}/.m2/repository"; }

# What the commands of this folder start, beside the management server.
launched_modules=(endpoint-agent/agent watermark-engine/trace cloud-core/dicom cloud-core/uploader cloud-core/server
    packaging/stack)

server_jar() { printf '%s\n' "$root"/management-server/target/management-server-*[0-9].jar; }
classpath_of() { printf '%s\n' "$root/$1/target/runtime.classpath"; }

# Each module's class path names jars in Maven's local repository, which may have been cleared since.
classpath_is_whole() {
    local file=$1 jar
    local -a jars
    [ -s "$file" ] || return 1
    IFS=: read -r -a jars <"$file"
    for jar in "${jars[@]}"; do [ -e "$jar" ] || return 1; done
}

built() {
    local module
    [ -f "$(server_jar)" ] || return 1
    for module in "${launched_modules[@]}"; do
        compgen -G "$root/$module/target/*.jar" >/dev/null && classpath_is_whole "$(classpath_of "$module")" || return 1
    done
}

_hash_of() {
    find "$@" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -name e2e -o -name .vite \) -prune \
        -o -type f ! -name '*.md' ! -name '*.test.ts' ! -name '*.test.tsx' -print0 2>/dev/null |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# One hash over every file that can change what is built: names and contents, not times; tests and texts left out.
source_fingerprint() {
    printf '%s %s\n' "$(javac -version 2>&1 || true)" "$(_hash_of pom.xml .mvn watermark-engine endpoint-agent \
        management-server viewer-web cloud-core packaging/pom.xml packaging/foundation packaging/stack)"
}

web_fingerprint() { _hash_of viewer-web; }

explain_build_failure() {
    if grep -qE 'Could not transfer|UnknownHostException|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|Network is unreachable|Temporary failure in name resolution' "$1"; then
        say "yingdun: something that the build needs is not on this machine yet and could not be fetched."
        say "         Connect to a network that reaches Maven Central and the npm registry (or a mirror set in"
        say "         ~/.m2/settings.xml and ~/.npmrc), and start again; what has been fetched is kept."
    elif grep -q 'No space left on device' "$1"; then
        say "yingdun: the disk is full. Make room and start again; what has been built is kept."
    else
        say "yingdun: the build failed."
    fi
    say "         The end of $1:"
    grep -vE '^[[:space:]]+at |^\[ERROR\] *(->|$|To see|Re-run|For more|\[Help|After correcting|  mvn )|^[[:space:]]*$' "$1" | tail -25 >&2
}

# A built module's jar with all that it needs at run time.
own_classpath() {
    printf '%s:%s\n' "$(compgen -G "$root/$1/target/*[0-9].jar" | head -1)" "$(cat "$(classpath_of "$1")")"
}
