# Compares two tables line by line: text exactly, numbers to 1e-3 (they may differ in the last digits between
# instruction sets). Lines of csv, tsv and jsonl are split wherever a field may end, and compared piece by piece.
function is_number(text) { return text ~ /^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/ }
function differs(a, b, scale) {
  if (a == b) return 0
  if (!is_number(a) || !is_number(b)) return 1
  scale = a < 0 ? -a : a
  if (scale < 1) scale = 1
  return (a - b > 1e-3 * scale) || (b - a > 1e-3 * scale)
}
BEGIN {
  while ((getline expected_line < ARGV[1]) > 0) expected[++expected_count] = expected_line
  while ((getline found_line < ARGV[2]) > 0) found[++found_count] = found_line
  if (found_count == 0 || expected_count != found_count) {
    print ARGV[2] ": " found_count + 0 " lines, expected " expected_count + 0
    exit 1
  }
  for (line = 1; line <= expected_count; ++line) {
    columns = split(expected[line], a, /[,\t:}]/)
    same = columns == split(found[line], b, /[,\t:}]/)
    for (column = 1; same && column <= columns; ++column) same = !differs(a[column], b[column])
    if (same) continue
    print ARGV[2] ":" line ": expected " expected[line]
    print ARGV[2] ":" line ": found    " found[line]
    exit 1
  }
}
