#!/bin/sh
mkfifo pipe
cat docs.jsonl >pipe &
