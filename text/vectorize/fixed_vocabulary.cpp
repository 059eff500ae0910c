#include "text/vectorize/fixed_vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace topicmill {

std::optional<ListProblem> read_vocabulary(const std::string& path, std::vector<std::string>& vocabulary) {
  std::string text;
  if (auto problem = read_word_file(path, text)) return problem;
  for (const auto& line : word_lines(text)) vocabulary.emplace_back(line.text);
  if (vocabulary.empty()) return ListProblem{fmt::format("'{}' has no term", path), "write one term a line"};
  std::sort(vocabulary.begin(), vocabulary.end());
  vocabulary.erase(std::unique(vocabulary.begin(), vocabulary.end()), vocabulary.end());
  return std::nullopt;
}

std::vector<std::string> fixed_vocabulary(const std::string& path) {
  std::vector<std::string> vocabulary;
  if (const auto problem = read_vocabulary(path, vocabulary)) throw InputError(problem->message + "; " + problem->mend);
  return vocabulary;
}

}  // namespace topicmill
