// The documents that have a class.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/inspect/show_group.hpp"

namespace topicmill {
namespace {

/// A class and its field.
struct WantedClass {
  std::string field;
  std::size_t place = 0;  ///< of the field among all
  std::string name;
};

/// `fields`: those of input.metadata.
WantedClass find_class(const std::vector<std::string>& fields, const std::string& wanted) {
  if (fields.empty()) {
    throw UsageError("the run carries no field of its documents; run it again with input.metadata: [FIELD]");
  }
  for (std::size_t place = 0; place < fields.size(); ++place) {
    const std::string& field = fields[place];
    if (wanted.starts_with(field + "=")) return {field, place, wanted.substr(field.size() + 1)};
  }
  if (fields.size() == 1) return {fields.front(), 0, wanted};
  const auto equals = wanted.find('=');
  if (equals == std::string::npos) {
    throw UsageError(fmt::format("the run has several fields: write --class FIELD={}, with one of {}", wanted,
                                 fmt::join(fields, ", ")));
  }
  const std::string field = wanted.substr(0, equals);
  throw UsageError(fmt::format("the run has no field '{}'; {}", field, suggestion(field, fields)));
}

/// How the run's config cuts the values of a field.
ClassField cut_of(const FinishedRun& run, const std::string& field) {
  for (const auto& known : run.written_config().breakdown.classes) {
    if (known.field == field) return known;
  }
  return {field, {}};
}

/// Adds up the rows of doc_topics that have the class.
class ClassSum {
 public:
  ClassSum(WantedClass wanted, ClassField cut) : wanted_(std::move(wanted)), cut_(std::move(cut)) {}

  void add(const DocTopicsRow& row) {
    const auto classes = classes_of(row.values()[wanted_.place], cut_);
    known_.insert(classes.begin(), classes.end());
    if (std::find(classes.begin(), classes.end(), wanted_.name) == classes.end()) return;
    for (std::int64_t number = 0; number < row.topics(); ++number) {
      const TopicId topic(number);
      sums_[topic].weight += row.theta<double>(topic);
    }
    if (const auto top = row.top_topic()) ++sums_[*top].documents;
  }

  std::string name() const { return fmt::format("{} = {}", wanted_.field, wanted_.name); }

  const TopicSums& sums() const {
    if (known_.contains(wanted_.name)) return sums_;
    throw UsageError(fmt::format("the run has no class '{}' of '{}'; {}", wanted_.name, wanted_.field,
                                 what_there_is(wanted_.name, {known_.begin(), known_.end()})));
  }

 private:
  WantedClass wanted_;
  ClassField cut_;
  std::set<std::string> known_;
  TopicSums sums_;
};

ClassSum begin_sum(const FinishedRun& run, std::span<const std::string> fields, const std::string& wanted) {
  WantedClass found = find_class({fields.begin(), fields.end()}, wanted);
  ClassField cut = cut_of(run, found.field);
  return {std::move(found), std::move(cut)};
}

}  // namespace

TopicGroup read_class(const FinishedRun& run, const std::string& wanted, TopicView view) {
  const auto topics = run.topics(view);
  std::optional<ClassSum> sum;
  run.for_each_document([&](const DocTopicsRow& row) {
    if (!sum) sum = begin_sum(run, row.fields(), wanted);
    sum->add(row);
    return true;
  });
  if (!sum) sum = begin_sum(run, {}, wanted);
  return describe_group(sum->name(), topics, sum->sums());
}

}  // namespace topicmill
