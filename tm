#!/bin/sh
# The front door: installs the Debian packages that are missing, builds the program, and runs it.
#
#   ./tm run configs/quickstart.yaml    any command of topicmill; ./tm alone shows them
#   ./tm test [CTEST ARGUMENTS]         builds everything and runs the tests: ./tm test -R nmf
#
# Messages go to stderr, stdout belongs to the program. TOPICMILL_BUILD_JOBS sets how many compilers run at once.
set -eu

program_packages='cmake esbuild g++ libarchive-dev libcld2-dev libcli11-dev libeigen3-dev libfmt-dev libgumbo-dev libhwy-dev'
program_packages="$program_packages libicu-dev libisal-dev libjemalloc-dev liblzma-dev libpng-dev libpugixml-dev libsimdjson-dev"
program_packages="$program_packages libsqlite3-dev libstemmer-dev libtbb-dev libuchardet-dev libxxhash-dev libyaml-cpp-dev"
program_packages="$program_packages libzstd-dev ninja-build nlohmann-json3-dev"
# What the report is bundled from.
program_packages="$program_packages node-d3-scale node-d3-selection node-d3-shape node-d3-zoom"
test_packages='chromium libgmock-dev libgtest-dev libopenmpi-dev pkg-config'
# The tests of the report drive Chromium by modules of npm. Debian's own npm brings 600 packages: any that is there will do.
command -v npm >/dev/null || test_packages="$test_packages nodejs npm"

job_megabytes=1000 # what the largest source takes to compile

root=$(dirname -- "$(readlink -f -- "$0")")
build=$root/build/release
log=$build/tm.log
dpkg_database=/var/lib/dpkg/status

say() { printf 'tm: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# Runs a stage; its output is shown only where it fails.
stage() { # announcement command...
    say "$1"
    shift
    "$@" >"$log" 2>&1 </dev/null && return
    cat "$log" >&2
    return 1
}

# Which of the packages dpkg does not have.
missing() { # package...
    # shellcheck disable=SC2016
    installed=$(dpkg-query -W -f '${db:Status-Status}:${Package}\n' "$@" 2>/dev/null || true)
    for package; do
        printf '%s\n' "$installed" | grep -qxF "installed:$package" || printf ' %s' "$package"
    done
}

may_become_root() { command -v sudo >/dev/null && { [ -t 2 ] || sudo -n true 2>/dev/null; }; }

install() { # " package..."
    install='install -y --no-install-recommends'
    by_hand="packages are missing; install them as root: apt-get update && apt-get $install$1"
    apt_get='env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300'
    if [ "$(id -u)" -ne 0 ]; then
        may_become_root || die "$by_hand"
        apt_get="sudo $apt_get"
    fi
    # A third-party source that fails is no reason to stop: what counts is whether the packages install.
    # shellcheck disable=SC2086
    stage 'updating the package lists' $apt_get update || say 'going on with the lists that there are'
    # shellcheck disable=SC2086
    stage "installing$1" $apt_get $install $1 || die "$by_hand"
}

# The stamp holds the packages that were there when dpkg was last asked; it is good until dpkg's database changes.
has_packages() {
    # shellcheck disable=SC3013
    [ -f "$stamp" ] && ! [ "$dpkg_database" -nt "$stamp" ] && read -r asked <"$stamp" && [ "$asked" = "$packages" ]
}

get_packages() {
    if command -v dpkg-query >/dev/null; then
        # shellcheck disable=SC2086
        absent=$(missing $packages)
        [ -z "$absent" ] || install "$absent"
    else
        say "this is no Debian; the build needs what Debian calls $packages"
    fi
    printf '%s\n' "$packages" >"$stamp"
}

# Configured here, not before the checkout was moved, by the presets as they are, and with the tests where asked for.
is_configured() {
    # shellcheck disable=SC3013
    [ -f "$build/build.ninja" ] && ! [ "$root/CMakePresets.json" -nt "$build/build.ninja" ] &&
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt" &&
        { [ "$tests" = OFF ] || grep -qx 'TOPICMILL_TESTS:BOOL=ON' "$build/CMakeCache.txt"; }
}

configure() {
    rm -f "$build/build.ninja" # so that a failure does not leave the old one behind
    stage 'configuring' cmake -S "$root" --preset release --fresh "-DTOPICMILL_TESTS=$tests" && return
    rm -f "$stamp"
    die "the configuration failed"
}

# As many compilers as there are cores, and as the memory holds.
build_jobs() {
    jobs=$(nproc)
    megabytes=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
    if [ "$limit" != max ] && [ $((limit / 1048576)) -lt "$megabytes" ]; then megabytes=$((limit / 1048576)); fi
    if [ $((megabytes / job_megabytes)) -lt "$jobs" ]; then jobs=$((megabytes / job_megabytes)); fi
    echo $((jobs > 0 ? jobs : 1))
}

is_built() {
    case $(ninja -C "$build" -n "$target" 2>/dev/null) in
    *'ninja: no work to do.'*) ;;
    *) return 1 ;;
    esac
}

compile() {
    jobs=${TOPICMILL_BUILD_JOBS:-$(build_jobs)}
    if [ -t 2 ]; then
        NINJA_STATUS='tm: building [%f/%t] ' ninja -C "$build" -j "$jobs" "$target" >&2 && return
    else
        stage "building with $jobs jobs" ninja -C "$build" --quiet -j "$jobs" "$target" && return
    fi
    rm -f "$stamp"
    die "the build failed"
}

is_ready() { has_packages && is_configured && is_built; }

# One at a time: two builds in one folder would spoil each other.
make_ready() {
    mkdir -p "$build"
    (
        if command -v flock >/dev/null; then flock 9; fi
        has_packages || get_packages
        is_configured || configure
        is_built || compile
    ) 9>"$build/tm.lock"
}

if [ "${1-}" = test ]; then
    shift
    packages="$program_packages $test_packages" stamp=$build/tm-test-packages tests=ON target=all
    is_ready || make_ready
    exec ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
fi

packages=$program_packages stamp=$build/tm-packages tests=OFF target=topicmill_program
is_ready || make_ready
[ $# -gt 0 ] || set -- --help
exec "$build/topicmill" "$@"
