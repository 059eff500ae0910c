# shellcheck shell=sh
# What the scripts of runs over subjects have in common; they source it: . setup.sh, with the program as $1.
program=$1
here=$(dirname -- "$(readlink -f -- "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit

subjects() { # documents, own words of a subject, words of all: lines of twenty subjects
  awk -v documents="$1" -v own="$2" -v common="$3" -f "$here/subjects.awk"
}

fail() { echo "$*"; exit 1; }

refused() { # code, message, arguments of the program
  wanted=$1
  says=$2
  shift 2
  code=0
  "$program" -q "$@" 2>message >/dev/null || code=$?
  if [ $code -ne "$wanted" ] || ! grep -q -- "$says" message; then fail "$*: code $code: $(cat message)"; fi
}
