// Topics of a stream, a line a document, with a saved model: transform_stream RUN < LINES
#include <exception>
#include <iostream>
#include <string>
#include <topicmill/pipeline/builtin_registry.hpp>
#include <topicmill/pipeline/model/transformer.hpp>
#include <vector>

namespace {

/// The next lines, some hundreds at most: a batch is transformed in parallel.
std::vector<std::string> next_lines(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; lines.size() < 500 && std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::invalid_argument("usage: transform_stream RUN < LINES");
  const auto registry = topicmill::builtin_registry();
  const topicmill::Transformer transformer(topicmill::load_model(argv[1], registry), registry);
  const auto& labels = transformer.model().labels;
  for (auto lines = next_lines(std::cin); !lines.empty(); lines = next_lines(std::cin)) {
    for (const auto& document : transformer({lines.begin(), lines.end()})) {
      std::cout << (document.top_topic ? labels[*document.top_topic] : "no topic") << '\n';
    }
  }
} catch (const std::exception& error) {
  std::cerr << "error: " << error.what() << '\n';
  return 1;
}
