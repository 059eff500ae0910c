# Documents in twenty subjects, a line each: awk -v documents=N -v own=WORDS -v common=WORDS -f subjects.awk
BEGIN {
  srand(3)
  for (i = 0; i < documents; ++i) {
    line = ""
    for (j = 0; j < 30; ++j) line = line " s" i % 20 "w" int(own * rand() * rand()) " c" int(common * rand())
    print line
  }
}
