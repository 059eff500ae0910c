// Corpora whose number of topics is known: words drawn from topics that were drawn themselves.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace topicmill {

/// The corpus of latent Dirichlet allocation, with a background: every word of a document comes from the background or
/// from one of its topics. Ranks of words fall as in texts, lengths are log-normal around 80 words.
struct PlantedCorpus {
  std::int64_t topics = 5;
  std::int64_t documents = 1000;
  std::int64_t words = 2000;
  double background = 0.3;     ///< share of words that say nothing of the topic
  double topic_spread = 0.05;  ///< Dirichlet parameter of the words of a topic: small is few words
  double mixture = 0.1;        ///< Dirichlet parameter of the topics of a document: small is one topic
  std::uint64_t seed = 1;
};

namespace detail {

inline std::vector<double> dirichlet(const std::vector<double>& parameters, std::mt19937_64& random) {
  std::vector<double> shares;
  double sum = 1e-300;
  for (const double parameter : parameters) {
    shares.push_back(std::gamma_distribution<double>(parameter, 1)(random));
    sum += shares.back();
  }
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace detail

/// A line of words a document.
inline std::vector<std::string> planted_documents(const PlantedCorpus& corpus) {
  std::mt19937_64 random(corpus.seed);
  const auto words = static_cast<std::size_t>(corpus.words);
  const auto topics = static_cast<std::size_t>(corpus.topics);
  std::vector<double> zipf;
  for (std::size_t word = 0; word < words; ++word) zipf.push_back(1 / (static_cast<double>(word) + 10));
  std::discrete_distribution<int> background(zipf.begin(), zipf.end());
  std::vector<std::discrete_distribution<int>> phi;
  for (std::size_t topic = 0; topic < topics; ++topic) {
    const auto shares = detail::dirichlet(std::vector<double>(words, corpus.topic_spread), random);
    phi.emplace_back(shares.begin(), shares.end());
  }
  std::vector<std::string> documents;
  for (std::int64_t d = 0; d < corpus.documents; ++d) {
    const auto theta = detail::dirichlet(std::vector<double>(topics, corpus.mixture), random);
    std::discrete_distribution<std::size_t> topic_of(theta.begin(), theta.end());
    const auto length = static_cast<int>(std::lognormal_distribution<double>(4.4, 0.5)(random));
    std::string text;
    for (int i = 0; i < length; ++i) {
      const bool common = std::bernoulli_distribution(corpus.background)(random);
      const int word = common ? background(random) : phi[topic_of(random)](random);
      text += "w" + std::to_string(word) + " ";
    }
    documents.push_back(text);
  }
  return documents;
}

}  // namespace topicmill
