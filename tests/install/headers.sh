#!/bin/sh
# Installed headers include only what is installed, by <topicmill/...>, and each compiles alone: headers.sh PREFIX COMPILER
set -eu
prefix=$1 compiler=$2
cd -- "$prefix/include"
broken=0

# "HEADER includes what is not installed"
absent=$(grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*(<topicmill/|")' topicmill | while IFS= read -r line; do
    included=$(printf '%s\n' "$line" | sed 's/.*[<"]\(.*\)[>"].*/\1/')
    [ -e "$included" ] || printf '%s\n' "$line"
done)
[ -z "$absent" ] || {
    printf 'not among the PUBLIC_HEADERS of its library (CMakeLists.txt), but included by one that is:\n%s\n' "$absent"
    broken=1
}

export compiler
# shellcheck disable=SC2016
find topicmill -name '*.hpp' -print0 | xargs -0 -n1 -P"$(nproc)" sh -c '
    printf "#include <%s>\n" "$1" | "$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I. -x c++ - ||
        { echo "$1 does not compile alone"; exit 1; }' sh || broken=1
exit $broken
