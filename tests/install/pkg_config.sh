#!/bin/sh
# A program built by what pkg-config says of an installed tree: pkg_config.sh PREFIX LIBDIR COMPILER SOURCE FLAGS
set -eu
prefix=$1 libdir=$2 compiler=$3 source=$4 flags=$5
command -v pkg-config >/dev/null || { echo 'skipped: pkg-config is not installed'; exit 77; }

folder=$(mktemp -d)
trap 'rm -r -- "$folder"' EXIT
export PKG_CONFIG_PATH="$prefix/$libdir/pkgconfig"

for file in "$PKG_CONFIG_PATH"/*.pc; do
    pkg-config --validate "$(basename -- "$file" .pc)"
    pkg-config --static --libs "$(basename -- "$file" .pc)" >/dev/null
done

# Shared libraries bring what they need; static ones leave it to the program.
static=--static
[ ! -e "$prefix/$libdir/libtopicmill_nmf.so" ] || static=
# pkg-config quotes for the shell: the prefix has a space.
eval "$compiler -std=c++20 $flags $(pkg-config --cflags topicmill-nmf) '$source' -o '$folder/program' \
    $(pkg-config $static --libs topicmill-nmf)"
LD_LIBRARY_PATH="$prefix/$libdir" "$folder/program" | grep 'relative error 0\.'
