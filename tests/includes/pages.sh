#!/bin/sh
# The pages say what is there: paths that they name exist, links lead somewhere, the map in CONTRIBUTING.md has every
# room and fits a screen, comments name no header that is gone, and prose keeps to 120 characters: pages.sh SOURCE_ROOT
# shellcheck disable=SC2086  # lists of words
set -eu
export LC_ALL=C
cd -- "$1"
broken=0

pages="README.md CONTRIBUTING.md ARCHITECTURE.md CHANGELOG.md nmf/README.md $(echo docs/*.md)"
libraries='base files nmf tables matrices text topics report pipeline'
own_folders='base|files|nmf|tables|matrices|text|topics|report|pipeline|tests|bench|cmake|configs|corpora|docs|\.ci'
source_endings='cpp|hpp|ts|cmake|sh|py|awk|mjs|css'

report() { # rule, lines that break it
    [ -n "$2" ] || return 0
    printf '%s:\n%s\n' "$1" "$2"
    broken=1
}

# The spans of code outside fenced blocks: "PAGE:LINE<tab>SPAN".
# shellcheck disable=SC2016
spans() { # page...
    awk -F '`' '/^ *```/ { fenced = !fenced; next }
        !fenced { for (i = 2; i < NF; i += 2) printf "%s:%d\t%s\n", FILENAME, FNR, $i }' "$@"
}

# Of "PLACE<tab>PATH" those whose path is not there: as such, beside its page, or, a bare name, anywhere. Capitals stand
# for any name (`text/stopwords/LANG.txt`), as do *.
absent() {
    while IFS='	' read -r place path; do
        pattern=$(printf '%s' "$path" | sed 's/[A-Z][A-Z]*/*/g')
        beside=$(dirname -- "$place")/$pattern
        for found in $path $pattern $beside; do
            [ ! -e "$found" ] || continue 2
        done
        case $pattern in
        */*) ;;
        *) printf '%s\n' "$names" | grep -qxF -- "$pattern" && continue ;;
        esac
        printf '%s: %s\n' "$place" "$path"
    done
}

names=$(find $libraries tests bench cmake -type f | sed 's|.*/||' | sort -u)

report 'paths of sources that do not exist' "$(spans $pages | grep -E "	[A-Za-z0-9_./*-]+\.($source_endings)\$" | absent)"
report 'folders and files that do not exist' "$(spans README.md CONTRIBUTING.md ARCHITECTURE.md nmf/README.md |
    grep -E "	($own_folders)/[A-Za-z0-9_./*-]*\$" | absent)"

report 'links that lead nowhere' "$(for page in $pages; do
    grep -noE '\]\([^)]+\)' "$page" | sed -E "s|^([0-9]+):\]\((.*)\)|$page:\1	\2|; s|#[^	]*\$||"
done | grep -vE '	([a-z]+:.*)?$' | while IFS='	' read -r place target; do
    [ -e "$(dirname -- "$place")/$target" ] || printf '%s: %s\n' "$place" "$target"
done)"

# The comments of sources name files by path or bare name.
report 'comments that name files that do not exist' "$(grep -rnE --include='*.?pp' \
    '//.*[a-z_]\.[ch]pp' $libraries tests bench | grep -vE '#[[:space:]]*include' |
    sed -E 's|^([^:]*:[0-9]+):.*//(.*)$|\1	\2|' | awk -F '\t' 'NF == 2 {
        while (match($2, /[A-Za-z0-9_.*\/-]+\.[ch]pp/)) {
            printf "%s\t%s\n", $1, substr($2, RSTART, RLENGTH)
            $2 = substr($2, RSTART + RLENGTH)
        } }' | absent)"

# The map: the first fenced block behind "## The house".
map=$(awk '/^## The house/ { here = 1 } here && /^ *```/ { if (inside) exit; inside = 1; next } inside' CONTRIBUTING.md)
report 'the map has more than 50 lines' "$(printf '%s\n' "$map" | awk 'END { if (NR > 50 || NR < 9) print NR }')"
report 'lines of the map that are longer than 100 columns' "$(printf '%s\n' "$map" |
    awk '{ line = $0; gsub(/[\200-\277]/, "", line) } length(line) > 100')"
rooms=$({ printf '%s\n' $libraries; find $libraries -name '*.?pp' | sed 's|/[^/]*$||; s|.*/||'; } | sort -u)
on_map=$(printf '%s\n' "$map" | grep -oE '[a-z_]+/' | tr -d / | sort -u)
report 'rooms that the map lacks' "$(printf '%s\n' "$rooms" | grep -vxF -- "$on_map" || true)"
report 'rooms that are on the map only' "$(printf '%s\n' "$on_map" | grep -vxF -- "$rooms" || true)"

# The table of doors in CONTRIBUTING.md says what direction.sh holds; ARCHITECTURE.md has the reason for each library.
report 'doors that CONTRIBUTING.md lacks' "$(sed -nE "s/^only_in ([^ ]*) '.*' '(.*)'$/\1 \2/p" tests/includes/direction.sh |
    tr -d '\\:' | while read -r library doors; do
    row=$(grep -E "^\| ([^|]*, )?$library(,[^|]*)? \|" CONTRIBUTING.md) || { echo "$library"; continue; }
    for door in $(printf '%s' "$doors" | tr '|' ' '); do
        printf '%s\n' "$row" | grep -qF -- "\`$door" || echo "$library: $door"
    done
done)"
report 'libraries that ARCHITECTURE.md lacks' "$(sed -nE 's/^only_in ([^ ]*) .*/\1/p' tests/includes/direction.sh |
    while read -r library; do grep -qE "^\|.*$library" ARCHITECTURE.md || echo "$library"; done)"

# Characters, not bytes; tables and code are as wide as they are.
report 'prose of more than 120 characters' "$(awk 'FNR == 1 { fenced = 0 }
    /^ *```/ { fenced = !fenced }
    { line = $0; gsub(/[\200-\277]/, "", line) }
    !fenced && !/^ *\|/ && length(line) > 120 { printf "%s:%d\n", FILENAME, FNR }' $pages)"

exit $broken
