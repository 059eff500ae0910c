#!/bin/sh
# Includes point down only, between libraries and between rooms, no folder is a hall, and each third-party library is
# known in one place: direction.sh SOURCE_ROOT
set -eu
cd -- "$1"
broken=0

# The rooms from the ground up. A file may include its own room and those before it.
rooms='base
files/encoding files files/compression
nmf/kernels nmf/algebra nmf nmf/solvers nmf/losses nmf/initializers nmf/fold_in nmf/continuation
tables
matrices/formats matrices matrices/writers
text/tokens text/html text/mail text/tokenizers text/char_filters text/filters text/analyzer text/duplicates text/passages
text/records text/readers/table text/readers/json text/readers/xml text/readers text/input text/counting text/vectorize
topics/coherence topics/agreement topics topics/measures
report
pipeline/drawing pipeline/progress pipeline/terminal pipeline/breakdown pipeline/evaluation pipeline/config
pipeline/corpus pipeline/model pipeline/run_directory/sqlite pipeline/run_directory pipeline/inspect pipeline/report
pipeline/run pipeline/sweep pipeline/plot pipeline/guess pipeline/command_line pipeline/memory pipeline/session pipeline/commands pipeline
mpi'
libraries='base files nmf tables matrices text topics report pipeline mpi'

# A room holds so many sources at most; past that it has two ideas.
most_sources=25

report() { # rule, lines that break it
    [ -n "$2" ] || return 0
    printf '%s:\n%s\n' "$1" "$2"
    broken=1
}

# shellcheck disable=SC2086
sources() { find $libraries -name '*.cpp' -o -name '*.hpp' | sort; }

includes() { # pattern of what is included, folder...: "FILE:LINE:#include ..."
    pattern=$1
    shift
    grep -rnE --include='*.cpp' --include='*.hpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]+[<\"]($pattern)" "$@" || true
}

only_in() { # library, pattern of its headers, pattern of the files that may include it
    # shellcheck disable=SC2086
    report "$1 belongs to $3 only" "$(includes "$2" $libraries | grep -vE "^($3)" || true)"
}

never() { # folder, pattern
    report "$1/ must not include these" "$(includes "$2" "$1")"
}

for folder in $libraries; do
    [ "$folder" = report ] || [ -n "$(includes '' "$folder")" ] || report "$folder/ was not searched" "it includes nothing"
    # A path that does not start at a folder would get around the rules.
    never "$folder" '(tests|bench)/|\.|[^/]*\.hpp"'
done

report 'files outside the rooms that this script lists' "$(sources | sed 's|/[^/]*$||' | sort -u |
    awk -v rooms="$rooms" 'BEGIN { n = split(rooms, all); for (i = 1; i <= n; ++i) known[all[i]] } !($0 in known)')"

report "folders of more than $most_sources sources" "$(sources | grep '\.cpp$' | sed 's|/[^/]*$||' | sort | uniq -c |
    awk -v most=$most_sources '$1 > most')"

# shellcheck disable=SC2086
report 'includes that point up' "$(includes '' $libraries | awk -v rooms="$rooms" '
    function room(path) { sub("/[^/]*$", "", path); return path }
    BEGIN { n = split(rooms, all); for (i = 1; i <= n; ++i) floor[all[i]] = i }
    split($0, part, "\"") == 3 {
        from = room(substr($0, 1, index($0, ":") - 1))
        to = room(part[2])
        if (to in floor && floor[to] > floor[from]) print
    }')"

# Neighbors on one floor do not see each other.
for folder in base files nmf tables matrices text topics report pipeline; do never $folder 'mpi/'; done
never files '(nmf|tables|matrices|text|topics|pipeline|report)/'
never nmf '(files|tables|matrices|text|topics|pipeline|report)/'
never tables '(nmf|matrices|text|topics|pipeline|report)/'
never matrices '(nmf|tables|text|topics|pipeline|report)/'
never text '(nmf|tables|matrices|topics|pipeline|report)/'
never topics '(tables|matrices|pipeline|report)/'

# What shows topics is not compiled anew for a change of what solves.
# shellcheck disable=SC2086
report 'only the list of members reaches nmf/solver.hpp above nmf/' "$(includes '' $libraries | awk '
    { from = substr($0, 1, index($0, ":") - 1) }
    split($0, part, "\"") == 3 { users[part[2]] = users[part[2]] " " from }
    END {
        reached["nmf/solver.hpp"] = 1
        queue[last = 1] = "nmf/solver.hpp"
        for (next_one = 1; next_one <= last; ++next_one) {
            n = split(users[queue[next_one]], found, " ")
            for (i = 1; i <= n; ++i) if (!(found[i] in reached)) { reached[found[i]] = 1; queue[++last] = found[i] }
        }
        for (file in reached) if (file !~ /^nmf\// && file != "pipeline/builtin_registry.cpp") print file
    }' | sort)"

only_in ICU 'unicode/' 'text/|files/encoding/'
only_in gumbo 'gumbo\.h>' 'text/html/html_decoder\.cpp:'
only_in libstemmer 'libstemmer' 'text/filters/stem_filter\.cpp:'
only_in CLD2 'cld2/' 'text/tokens/language\.cpp:'
only_in simdjson 'simdjson' 'text/readers/json/json_fields\.cpp:|files/encoding/encoding\.cpp:'
only_in SQLite 'sqlite3' 'text/input/database_source\.cpp:|files/read_only_database\.cpp:|files/sqlite_handles\.cpp:|tables/database_writer\.cpp:|pipeline/run_directory/sqlite/'
only_in pugixml 'pugixml' 'text/readers/xml/xml_fields\.cpp:'
only_in uchardet 'uchardet' 'files/encoding/detect_encoding\.cpp:'
only_in libarchive 'archive(_entry)?\.h>' 'files/compression/'
only_in ISA-L 'isa-l' 'files/compression/gunzip\.cpp:'
only_in libzstd 'zstd' 'files/compression/unzstd\.cpp:'
only_in liblzma 'lzma' 'files/compression/unxz\.cpp:'
only_in Eigen 'Eigen/' 'nmf/|topics/classical_scaling\.cpp:'
only_in Highway 'hwy/' 'nmf/|files/encoding/ascii_kernels\.cpp:|text/duplicates/min_hash\.cpp:'
only_in yaml-cpp 'yaml-cpp/' 'pipeline/config/yaml_tree\.cpp:'
only_in nlohmann-json 'nlohmann/' 'pipeline/|tables/row_readers\.cpp:'
only_in libpng 'png\.h>' 'pipeline/drawing/write_png\.cpp:'
only_in jemalloc 'jemalloc/' 'pipeline/memory/'
only_in MPI 'mpi\.h>' 'mpi/'
only_in CLI11 'CLI/' 'pipeline/command_line/parse\.cpp:'

exit $broken
