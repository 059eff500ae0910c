# The commands of a page of Markdown, or with -v help=1 of a help text: "FILE:LINE<tab>COMMAND", one a line.
# Of a page, the lines of fenced blocks and the spans of code that call the program; without what explains them, behind
# two blanks. Spans that only name a command, or hold placeholders (DIR, PATH), are no examples.

function is_call(text) { return text ~ /^([a-z]+ [^|]*\| )?(\.\/tm|topicmill) / || text ~ /^mpirun .*topicmill-mpi / }

function example(line, text) {
  sub(/  .*/, "", text)
  sub(/ +$/, "", text)
  if (is_call(text) && text !~ /^\.\/tm test/) printf "%s:%d\t%s\n", FILENAME == "-" ? page : FILENAME, line, text
}

function spans(    parts, count, i) {
  count = split(paragraph, parts, "`")
  for (i = 2; i <= count; i += 2) {
    if (parts[i] ~ /(^| )[A-Z][A-Z]+( |$)|\.\.\./ || parts[i] !~ / .* /) continue
    example(paragraph_line, parts[i])
  }
  paragraph = ""
}

BEGIN { fence = help }
/^ *```/ && !help { spans(); fence = !fence; next }
fence {
  if (help && !/^  [a-z]/) next
  line = $0
  sub(/^  /, "", line)
  sub(/^\$ /, "", line)
  example(FNR, line)
  next
}
/^ *$/ { spans(); next }
{
  if (paragraph == "") paragraph_line = FNR
  paragraph = paragraph (paragraph == "" ? "" : " ") $0
}
END { if (!help) spans() }
