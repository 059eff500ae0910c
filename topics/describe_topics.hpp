// What a factorization means: topics by prevalence, and the topics of the documents that they were made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "nmf/continuation/past_rows.hpp"
#include "nmf/factorization.hpp"
#include "topics/document_topics.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// k topics, and the n documents that they were made of.
struct DescribedTopics {
  TopicModel model;
  DocumentTopics documents;
  std::vector<TopTopic> passages{};  ///< of each passage, where documents were cut (sum_passages.hpp)
  PastRows past{};                   ///< what is kept of the rows, for topics to go on; empty where they cannot
};

/// Which numbers topics get: 0, 1 ... by falling share, or those of the components.
enum class Numbering { by_share, as_given };

/// Sorts the components by prevalence, unless they keep their numbers, and turns W into theta: theta_dt is proportional
/// to W_dt |H_t|_1, so that the scale between W and H does not matter. Takes over the memory of the factors.
/// `explained`: n, as FoldIn tells it.
DescribedTopics describe_topics(Factorization factorization, std::vector<float> explained,
                                Numbering numbering = Numbering::by_share);

/// Turns rows of W into rows of theta, in place, in parallel. `topics`: those of W's columns.
void weigh_by_mass(const std::vector<Topic>& topics, Factor& W);

/// Sets shares and numbers of documents of the topics by theta of these.
void count_documents(const DocumentTopics& documents, std::vector<Topic>& topics);

/// Sets the tokens of each topic. `known_tokens`: n, of each document.
void count_tokens(const std::vector<std::int64_t>& known_tokens, DescribedTopics& described);

/// The numbers of components by falling share, ties to the lower number.
std::vector<std::size_t> prevalence_order(const std::vector<double>& shares);

/// Column order[t] becomes column t.
template <class T>
void reorder_columns(BasicFactor<T>& X, const std::vector<std::size_t>& order);

/// Puts the columns of both factors into the order of prevalence, nothing else: for matrices that are no text.
template <class T>
void sort_components(BasicFactor<T>& W, BasicFactor<T>& H);

}  // namespace topicmill
