#!/bin/sh
# Wherever the program waits, SIGINT and SIGTERM end it with code 130, a message and nothing half-written:
# stop_signals.sh PROGRAM
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkfifo pipe full
awk 'BEGIN { for (i = 0; i < 4000; ++i) print "some words of document w" i % 7 " w" i % 11 " w" i % 13 " in a line" }' >lines.txt
"$program" -q run lines.txt -k 2 -o model
sleep 600 <>full & # holds the pipe open and reads nothing
reader=$!

# Until the process catches both signals: before, they would end it or pass it by, which on a busy machine lasts.
await_handlers() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    caught=$(sed -n 's/^SigCgt:.*\(....\)$/\1/p' "/proc/$1/status" 2>/dev/null) || return 0
    [ $((0x${caught:-0} & 0x4002)) -ne $((0x4002)) ] || return 0
    sleep 0.2
  done
}

# Of a command in the background, not of its children: they must not inherit what it waits for.
ends_on() { # signal, what, then the command
  signal=$1
  what=$2
  shift 2
  "$@" 2>message &
  waiting=$!
  await_handlers $waiting
  sleep 0.4
  kill -0 $waiting || { echo "$what did not wait: $(cat message)"; exit 1; }
  kill -"$signal" $waiting
  code=0
  wait $waiting || code=$?
  if [ "$code" -ne 130 ] || ! grep -q 'interrupted; nothing was written' message; then
    echo "$what: SIG$signal ends it with code $code: $(cat message)"
    exit 1
  fi
  if ls -d out .out* 2>/dev/null; then echo "$what leaves something behind"; exit 1; fi
}

from_full() { exec "$@" <full; }
to_full() { exec "$@" >full; }

# A shell lets what it starts in the background ignore SIGINT, which the program then catches anew.
for signal in INT TERM; do
  ends_on "$signal" "run of a FIFO" "$program" run pipe -k 2 -o out
  ends_on "$signal" "run of a FIFO with a config" "$program" run lines.txt pipe -k 2 -o out --set input.format=lines
  ends_on "$signal" "check of a FIFO" "$program" check pipe
  ends_on "$signal" "factorize of a FIFO" "$program" factorize pipe -k 2 -o out
  ends_on "$signal" "transform of a FIFO" "$program" transform model pipe -o out
  ends_on "$signal" "transform to a FIFO" "$program" transform model lines.txt -o pipe
  ends_on "$signal" "stop words from a FIFO" "$program" run lines.txt -o out --set 'text.filters=[{stopwords: [./pipe]}]'
  ends_on "$signal" "run of standard input" from_full "$program" run - -k 2 -o out
  ends_on "$signal" "tokenize to a full pipe" to_full "$program" tokenize lines.txt -n 0
  ends_on "$signal" "transform to a full pipe" to_full "$program" transform model lines.txt
done
kill $reader
