mkfifo pipe
cat docs.jsonl >pipe &
