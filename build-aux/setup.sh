# shellcheck shell=bash
# setup.sh: what ./demo and ./check do first.  Sourced by bash, in the top source
# directory.  On Debian it installs what is missing; elsewhere it says what is.
#
#   CC     the compiler to build for (gcc)
#   builddir   set here: build/NAME-OF-CC

set -u -o pipefail
CC=${CC:-gcc}
export CC
jobs=$(nproc 2>/dev/null || echo 2)

say ()
{
    printf '== %s\n' "$*"
}

die ()
{
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

have ()
{
    command -v "$1" > /dev/null 2>&1
}

# So that nobody thinks it hangs: every 8 seconds, until stop_progress, print for how
# long this script has run and what the function STATE prints.  start_progress STATE
start_progress ()
{
    while sleep 8 > /dev/null 2>&1 && kill -0 $$ 2> /dev/null; do
        printf '   %d:%02d  %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$($1)"
    done &
    ticker=$!
}

stop_progress ()
{
    kill "$ticker" 2> /dev/null
    wait "$ticker" 2> /dev/null
}

# A state: the last line of the file $log.
last_line ()
{
    tail -n 1 "$log" | tr -d '\r' | cut -c 1-80
}

apt_updated=

# Install the packages named by apt-get, without asking.  Fails if it cannot.
apt_install ()
{
    local root=() log status
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)

    have apt-get || return 1
    if [ "$(id -u)" -ne 0 ]; then
        have sudo || { say "not root, and no sudo: cannot install $*"; return 1; }
        root=(sudo)
        [ -t 0 ] || root=(sudo -n)
    fi
    log=$(mktemp) || return 1
    if [ -z "$apt_updated" ]; then
        say "apt-get update"
        start_progress last_line
        "${root[@]}" "${apt[@]}" update > "$log" 2>&1 < /dev/null || tail -n 3 "$log"
        stop_progress
        apt_updated=yes
    fi
    say "apt-get install $*"
    start_progress last_line
    "${root[@]}" "${apt[@]}" install --no-install-recommends "$@" > "$log" 2>&1 < /dev/null
    status=$?
    stop_progress
    [ $status -eq 0 ] || tail -n 5 "$log"
    rm -f "$log"
    return $status
}

# The compiler itself.  Its version decides about the rest.
setup_compiler ()
{
    local command=${CC##*/} packages=()

    command=${command%% *}
    have "${CC%% *}" || packages+=("$command")
    [ -e /usr/include/stdio.h ] || packages+=(libc6-dev)
    have make || packages+=(make)
    [ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
    have "${CC%% *}" || die "there is no $CC"
    gcc_major=$($CC -dumpversion) || die "$CC does not tell its version"
    gcc_major=${gcc_major%%.*}
}

# Print the package of the C++ compiler that goes with CC.
cxx_package ()
{
    case ${CC##*/} in
    gcc) echo g++ ;;
    *) echo "g++-$gcc_major" ;;
    esac
}

# True if there is a C++ compiler of CC's version.
have_matching_cxx ()
{
    local cxx
    for cxx in "g++-$gcc_major" g++; do
        have "$cxx" && [ "$($cxx -dumpfullversion)" = "$($CC -dumpfullversion)" ] && return
    done
    return 1
}

# What the build needs.
setup_build ()
{
    local packages=()

    [ -e "$($CC -print-file-name=plugin)/include/gcc-plugin.h" ] \
        || packages+=("gcc-$gcc_major-plugin-dev")
    have g++ || have_matching_cxx || packages+=("$(cxx_package)")
    have objcopy || packages+=(binutils)
    if [ ! -e configure ] || [ -e .git ]; then
        have autoreconf || packages+=(autoconf)
        have automake || packages+=(automake)
        have libtoolize || packages+=(libtool)
    fi
    # If that fails, configure says best what is missing.
    [ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}" || true
}

# What the tests need; the second half only to leave none of them out.
setup_tests ()
{
    local packages=() package

    have runtest || apt_install dejagnu || die "there is no runtest: install DejaGnu"
    have valgrind || packages+=(valgrind)
    have gdb || packages+=(gdb)
    have clang || packages+=(clang)
    have clangd || packages+=(clangd)
    # What of doc/TOOLS.md is small; without Doxygen its test is unsupported.
    have clang-tidy || packages+=(clang-tidy)
    have clang-format || packages+=(clang-format)
    have cppcheck || packages+=(cppcheck)
    have ctags || packages+=(universal-ctags)
    have cscope || packages+=(cscope)
    have indent || packages+=(indent)
    have mandoc || packages+=(mandoc)
    have groff || packages+=(groff-base)
    have pkg-config || packages+=(pkg-config)
    pkg-config --exists glib-2.0 2> /dev/null || packages+=(libglib2.0-dev)
    have cmake || packages+=(cmake)
    have meson || packages+=(meson)
    have csmith || packages+=(csmith libcsmith-dev)
    have_matching_cxx || packages+=("$(cxx_package)")
    [ ${#packages[@]} -eq 0 ] && return
    apt_install "${packages[@]}" && return
    for package in "${packages[@]}"; do
        apt_install "$package" || say "without $package some tests are unsupported"
    done
}

# Run a command whose output matters only if it fails.
quietly ()
{
    local log=$1 status
    shift
    start_progress last_line
    "$@" > "$log" 2>&1 < /dev/null
    status=$?
    stop_progress
    [ $status -eq 0 ] || { tail -n 30 "$log"; say "failed: $* (see $log)"; }
    return $status
}

# Bring configure and the Makefiles up to date, and make everything.
build ()
{
    if [ -e config.status ]; then
        say "the source directory is configured itself: run 'make distclean' in it first"
        return 1
    fi
    builddir=build/$(printf %s "${CC##*/}" | tr -c 'A-Za-z0-9.+_-' _)
    mkdir -p "$builddir" || return 1
    if [ ! -e configure ] || [ -n "$(find configure.ac m4/cogen-gcc.m4 -newer configure)" ]; then
        say "autoreconf -fi"
        quietly "$builddir/autoreconf.log" autoreconf -fi || return 1
    fi
    if [ ! -e "$builddir/config.status" ]; then
        say "configure CC='$CC' in $builddir"
        (cd "$builddir" && quietly configure.log ../../configure "CC=$CC") || return 1
    fi
    say "make"
    quietly "$builddir/make.log" make -C "$builddir" -j"$jobs"
}
