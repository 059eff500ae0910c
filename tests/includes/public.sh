#!/bin/sh
# Public headers, the PUBLIC_HEADERS of the libraries, are there and include no header of ours that is not public:
# public.sh SOURCE_ROOT
set -eu
cd -- "$1"
libraries='base files nmf tables matrices text topics pipeline'

public=$(for library in $libraries; do
    awk -v library="$library" '
        /^  PUBLIC_HEADERS$/ { listed = 1; next }
        listed && /^    [^ ]+\.hpp$/ { print library "/" $1; next }
        { listed = 0 }' "$library/CMakeLists.txt"
done)

broken=0
for header in $public; do
    source=$header
    [ -e "$source" ] || source=$header.in # version.hpp is made by CMake
    [ -e "$source" ] || { echo "$header is public but does not exist" && broken=1 && continue; }
    # shellcheck disable=SC2013 # no path of ours has a blank
    for included in $(sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\(.*\)".*/\1/p' "$source"); do
        printf '%s\n' "$public" | grep -qxF "$included" || { echo "$header includes $included, which is not public" && broken=1; }
    done
done
exit $broken
