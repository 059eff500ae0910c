// The topics of some documents of a run, a class of a field or a period: what they hold more of than the corpus does.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/terminal/terminal.hpp"
#include "topics/group_sums.hpp"

namespace topicmill {

/// A topic as a group of documents has it.
struct GroupTopic {
  RunTopic topic;
  std::int64_t documents = 0;  ///< of the group, with this as top topic
  double weight = 0;           ///< sum of theta over the group
  double share = 0;            ///< of the group's theta
  std::optional<double> lift;  ///< share over the share in the corpus; none where that is 0
};

struct TopicGroup {
  std::string name;
  std::int64_t documents = 0;      ///< that have a topic, shown or not
  std::vector<GroupTopic> topics;  ///< by falling share, ties by number
};

/// What a group has of each topic, before topics are merged.
using TopicSums = std::map<TopicId, TopicSum>;

/// The topics that are shown, as the sums say.
TopicGroup describe_group(std::string name, const std::vector<RunTopic>& topics, const TopicSums& sums);

/// What there is instead of a name that is not there, for messages.
std::string what_there_is(const std::string& name, const std::vector<std::string>& known);

/// The documents that have a class: `wanted` is FIELD=CLASS, or CLASS where the run carries one field. Added up from
/// doc_topics, so that any field of input.metadata will do; values are cut by breakdown.classes of the run's config.
/// Throws UsageError, with what there is, for a field or class that the run has not.
TopicGroup read_class(const FinishedRun& run, const std::string& wanted, TopicView view = TopicView::edited);

/// The documents of a period, by its name in topics_over_time, or a beginning that no other name has; "" is that of the
/// documents without a date. Throws as read_class does.
TopicGroup read_period(const FinishedRun& run, const std::string& wanted, TopicView view = TopicView::edited);

/// For people: a line a topic that the group has anything of, with its first `words` words, or what fits.
std::string as_text(const TopicGroup& group, std::optional<std::int64_t> words, const Terminal& terminal);

/// topic, label, documents, weight, share, lift: refers to `group`.
Table as_table(const TopicGroup& group);

}  // namespace topicmill
