#!/bin/sh
# A real corpus that every Debian machine can make: the package descriptions of its own archive, about
# 60,000 short English texts with their section as a label, written as one JSON object a line.
# English descriptions that are not on the machine are fetched into a private folder that is removed
# afterwards: no root is needed and the machine's own package lists and configuration stay as they are.
set -eu

usage() {
    cat <<'END'
usage: corpora/debian.sh [FILE]

Writes {"id", "section", "title", "text"}, one line a package that has a long description, sorted by
id, to FILE or to standard output. Packages with the same description are written once.
END
}

say() { printf 'debian.sh: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

clean_up() {
    rm -rf "$work"
    [ -z "$part" ] || rm -f "$part"
}

# The downloaded index files of one kind, one path a line.
index_files() { # kind [filter]...
    kind=$1
    shift
    # shellcheck disable=SC2016
    apt-get -c "$apt_conf" indextargets --format '$(FILENAME)' "Origin: Debian" "Created-By: $kind" "$@"
}

have_descriptions() {
    [ -n "$(index_files Packages)" ] && [ -n "$(index_files Translations "Language: en")" ]
}

unpack() { # list of paths -> contents, one file after another, an empty line between them
    while IFS= read -r path; do
        "$apt_helper" cat-file "$path" || die "cannot read $path"
        echo
    done
}

fetch_lists() {
    mkdir -p "$work/lists/partial" "$work/cache"
    # Hooks of the machine (image cleaners, notifiers) are no business of a private update.
    cat >>"$apt_conf" <<END
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
END
    # A third-party source that fails is no reason to stop: what counts is what arrived from Debian.
    apt-get -c "$apt_conf" -q update >"$work/update.log" 2>&1 || true
    have_descriptions && return
    cat "$work/update.log" >&2
    die "no English descriptions of a Debian archive could be fetched; are its sources in /etc/apt, and is the network up?"
}

case ${1-} in
-h | --help) usage; exit 0 ;;
-*) usage >&2; exit 2 ;;
esac
[ $# -le 1 ] || { usage >&2; exit 2; }

apt_helper=/usr/lib/apt/apt-helper
command -v apt-get >/dev/null || die "needs apt-get: run it on Debian"
[ -x "$apt_helper" ] || die "needs $apt_helper: run it on Debian"

export LC_ALL=C
part=
work=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ $# -eq 1 ]; then
    part=$1.part.$$
    (: >"$part") 2>/dev/null || die "cannot write to $1"
fi
chmod 755 "$work" # apt downloads as its own user

apt_conf=$work/apt.conf
printf '%s\n' '#clear Acquire::Languages;' 'Acquire::Languages { "en"; };' >"$apt_conf"

if ! have_descriptions; then
    say "English descriptions are not on this machine; fetching them from the archive (about 16 MB)"
    fetch_lists
fi
index_files Translations "Language: en" | unpack >"$work/translations"
index_files Packages | unpack >"$work/packages"

escape='
# s as it stands between the quotes of a JSON string
function escape(s,    i, c, code, out) {
    gsub(/[\\"]/, "\\\\&", s)
    gsub(/\t/, "\\t", s)
    if (s !~ /[\001-\037]/) return s
    for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        code = index(controls, c)
        out = out (code ? sprintf("\\u%04x", code) : c)
    }
    return out
}
BEGIN { for (code = 1; code < 32; code++) controls = controls sprintf("%c", code) }
'

# translations -> md5 of the description, title, text
awk "$escape"'
function flush() {
    if (md5 != "" && text != "") print md5 "\t" title "\t" text
    md5 = title = text = ""
    breaks = ""
    inside = 0
}
/^$/                  { flush(); next }
/^Description-md5: /  { md5 = $2 }
/^Description-en:/    { title = $0; sub(/^Description-en:[ \t]*/, "", title); title = escape(title); inside = 1; next }
!/^ /                 { inside = 0 }
!inside               { next }
/^ [ \t]*\.?[ \t]*$/  { if (text != "") breaks = breaks "\\n"; next }   # a paragraph ends
                      { text = text breaks escape(substr($0, 2)); breaks = "\\n" }
END                   { flush() }
' "$work/translations" >"$work/descriptions"

# packages -> name, section, md5 of the description; by name, the first source of a name first
awk "$escape"'
function flush() {
    if (name != "" && md5 != "") print escape(name) "\t" escape(section) "\t" md5
    name = md5 = ""
    section = "unknown"
}
BEGIN                 { section = "unknown" }
/^$/                  { flush() }
/^Package: /          { name = $2 }
/^Section: /          { section = $2; sub(/^.*\//, "", section) }
/^Description-md5: /  { md5 = $2 }
END                   { flush() }
' "$work/packages" >"$work/names"
sort -s -t "$(printf '\t')" -k 1,1 "$work/names" >"$work/sorted"

# One line a package; of packages that share a description, the first by name.
write_lines() {
    awk -F '\t' '
NR == FNR { title[$1] = $2; text[$1] = $3; next }
!($3 in text) || $1 == last || seen[title[$3] FS text[$3]]++ { next }
{
    last = $1
    print "{\"id\": \"" $1 "\", \"section\": \"" $2 "\", \"title\": \"" title[$3] "\", \"text\": \"" text[$3] "\"}"
}
' "$work/descriptions" "$work/sorted"
}

if [ $# -eq 0 ]; then
    write_lines
    exit 0
fi
write_lines >"$part"
[ -s "$part" ] || die "the archive's index holds no long description"
mv "$part" "$1"
part=
say "wrote $(wc -l <"$1") descriptions to $1"
