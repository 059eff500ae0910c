#!/bin/sh
# Fuzzes each target for a while: search.sh FOLDER_OF_THE_PROGRAMS SECONDS [TARGET...]
# Inputs that crash are left in the current folder; what is new stays in ./found/TARGET, to go on from.
set -eu
programs=$1
seconds=$2
shift 2
corpus=$(dirname -- "$(readlink -f -- "$0")")/corpus
# shellcheck disable=SC2046  # names of targets
[ $# -gt 0 ] || set -- $("$programs/fuzz_replay" --list)
for target; do
    echo "== $target"
    mkdir -p "found/$target"
    seeds=$corpus/$target
    [ -d "$seeds" ] || seeds=$corpus
    TOPICMILL_FUZZ_TARGET=$target "$programs/topicmill_fuzz" -max_total_time="$seconds" -timeout=20 -max_len=8192 \
        -rss_limit_mb=3000 -print_final_stats=0 -verbosity=0 -artifact_prefix="$target-" "found/$target" "$seeds"
done
