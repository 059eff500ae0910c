#!/bin/sh
# The reference pages are made without a warning: reference.sh DOXYFILE
set -eu
command -v doxygen >/dev/null || { echo 'skipped: doxygen is not installed'; exit 77; }
exec doxygen "$1"
