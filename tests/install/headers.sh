#!/bin/sh
# Each installed header compiles alone, with nothing but the installed tree: headers.sh PREFIX COMPILER
# It takes as long as a quarter of all other tests; CI leaves it to .ci/check docs.
set -eu
[ -z "${CI-}" ] || { echo 'left to .ci/check docs'; exit 77; }
prefix=$1 compiler=$2
cd -- "$prefix/include"
export compiler
# shellcheck disable=SC2016
find topicmill -name '*.hpp' -print0 | xargs -0 -n1 -P"$(nproc)" sh -c '
    printf "#include <%s>\n" "$1" | "$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I. -x c++ - ||
        { echo "$1 does not compile alone"; exit 1; }' sh
