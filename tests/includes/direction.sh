#!/bin/sh
# Includes point one way, and each library is known in one place: direction.sh SOURCE_ROOT
set -eu
cd -- "$1"
broken=0

includes() { # pattern of what is included, folder...: "FILE:LINE:#include ..."
    pattern=$1
    shift
    grep -rnE --include='*.cpp' --include='*.hpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]+[<\"]($pattern)" "$@" || true
}

report() { # rule, lines that break it
    [ -n "$2" ] || return 0
    printf '%s:\n%s\n' "$1" "$2"
    broken=1
}

never() { # folder, pattern
    report "$1/ must not include these" "$(includes "$2" "$1")"
}

only_in() { # library, pattern of its headers, pattern of the files that may include it
    report "$1 belongs to $3 only" "$(includes "$2" base text nmf topics pipeline | grep -vE "^($3)" || true)"
}

for folder in base text nmf topics pipeline report; do
    [ -n "$(includes '' "$folder")" ] || report "$folder/ was not searched" "it includes nothing"
done

never base '(text|nmf|topics|pipeline)/'
never text '(nmf|topics|pipeline)/'
never nmf '(text|topics|pipeline)/'
never topics 'pipeline/'
for folder in base text nmf topics; do never "$folder" 'report/'; done
never report '(base|text|nmf|topics|pipeline)/'
# A path that does not start at a folder would get around the rules.
for folder in base text nmf topics pipeline report; do never "$folder" '(tests|bench)/|\.|[^/]*\.hpp"'; done

only_in ICU 'unicode/' 'text/'
only_in gumbo 'gumbo\.h>' 'text/html/html_decoder\.cpp:'
only_in libstemmer 'libstemmer' 'text/'
only_in simdjson 'simdjson' 'text/readers/json_fields\.cpp:|text/encoding\.cpp:'
only_in SQLite 'sqlite3' 'text/database_source\.cpp:|text/read_only_database\.cpp:|text/sqlite_handles\.cpp:|pipeline/sqlite/'
only_in pugixml 'pugixml' 'text/readers/xml_fields\.cpp:'
only_in uchardet 'uchardet' 'text/detect_encoding\.cpp:'
only_in libarchive 'archive(_entry)?\.h>' 'text/archive\.cpp:|pipeline/packed_file\.cpp:'
only_in libzstd 'zstd' 'text/unzstd\.cpp:'
only_in liblzma 'lzma' 'text/unxz\.cpp:'
only_in Eigen 'Eigen/' 'nmf/|topics/classical_scaling\.cpp:'
only_in Highway 'hwy/' 'nmf/|text/ascii_kernels\.cpp:|text/duplicates/min_hash\.cpp:'
only_in yaml-cpp 'yaml-cpp/' 'pipeline/yaml[a-z_]*\.cpp:'
only_in nlohmann-json 'nlohmann/' 'pipeline/'
only_in libpng 'png\.h>' 'pipeline/write_png\.cpp:'
only_in CLI11 'CLI/' 'pipeline/command|pipeline/main\.cpp:'

exit $broken
