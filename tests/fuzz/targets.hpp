// What is fuzzed: each target takes any bytes. It returns, or ends the process where the code does what it must not.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

struct FuzzTarget {
  std::string name;
  std::function<void(std::string_view bytes)> run;
};

/// One target a reader of the registry, named like it ("reader.csv"), so that a new reader is fuzzed at once.
std::vector<FuzzTarget> reader_targets();

/// archive, encoding, words, pattern, normalize.
std::vector<FuzzTarget> text_targets();

/// config, matrix.
std::vector<FuzzTarget> pipeline_targets();

/// model, past, labels, table, run_json, sqlite.
std::vector<FuzzTarget> run_targets();

std::vector<FuzzTarget> all_targets();

/// Ends the process as a crash does, which fuzzers and tests notice.
inline void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what.c_str());
  std::abort();
}

}  // namespace topicmill
