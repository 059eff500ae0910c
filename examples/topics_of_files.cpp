// Runs a config with a progress of one's own, and reads the topics from memory: topics_of_files FILE TOPICS
#include <exception>
#include <iostream>
#include <string>
#include <topicmill/pipeline/builtin_registry.hpp>
#include <topicmill/pipeline/config/config.hpp>
#include <topicmill/pipeline/run/run_in_memory.hpp>
#include <vector>

namespace {

/// Says what is being done, as far as it has come.
class Ticker : public topicmill::Progress {
  void show(const topicmill::StageProgress& now) override {
    std::cerr << now.stage << ' ' << now.done << ' ' << now.unit << '\n';
  }
};

void print(const topicmill::InMemoryRun& run) {
  for (std::int64_t topic = 0; topic < run.model.k(); ++topic) {
    std::cout << "topic " << topic << ':';
    for (const auto term : run.model.top_terms(topic, 5)) std::cout << ' ' << run.terms[term].text;
    std::cout << '\n';
  }
  for (std::size_t document = 0; document < run.documents.size(); ++document) {
    const auto topic = run.document_topics.top_topic(static_cast<std::int64_t>(document));
    std::cout << run.documents[document].id << '\t' << (topic ? std::to_string(*topic) : "no topic") << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::invalid_argument("usage: topics_of_files FILE TOPICS");
  const auto registry = topicmill::builtin_registry();
  const std::vector<std::string> sets{"input.path=" + std::string(argv[1]), "nmf.topics=" + std::string(argv[2]),
                                      "vectorize.min_df=2"};
  Ticker ticker;
  print(topicmill::run_in_memory(config_from(topicmill::value_of_sets(sets), registry), registry, ticker));
} catch (const std::exception& error) {
  std::cerr << "error: " << error.what() << '\n';
  return 1;
}
