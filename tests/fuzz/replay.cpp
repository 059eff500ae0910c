// Runs targets over kept inputs: replay FOLDER [TARGET...]; replay --list prints the targets. Part of every test run:
// what once crashed is in the corpus. Each target meets each input, whatever target it was found by.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/targets.hpp"

namespace topicmill {
namespace {

std::vector<std::string> kept_inputs(const char* folder) {
  std::vector<std::string> inputs;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

int replay(int count, char** arguments) {
  const auto targets = all_targets();
  if (count < 2) return 2;
  if (std::string_view(arguments[1]) == "--list") {
    for (const auto& target : targets) std::puts(target.name.c_str());
    return 0;
  }
  const auto inputs = kept_inputs(arguments[1]);
  const auto is_meant = [&](const auto& target) {
    return count == 2 || std::find(arguments + 2, arguments + count, target.name) != arguments + count;
  };
  for (const auto& target : targets) {
    if (!is_meant(target)) continue;
    std::printf("%s: %zu inputs\n", target.name.c_str(), inputs.size());
    std::fflush(stdout);
    for (const auto& input : inputs) target.run(input);
  }
  return inputs.empty() ? 1 : 0;
}

}  // namespace
}  // namespace topicmill

int main(int count, char** arguments) { return topicmill::replay(count, arguments); }
