#include "pipeline/inspect/show_group.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/parse_number.hpp"
#include "base/suggest.hpp"
#include "files/printable_name.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/inspect/show_topics.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr int bar_columns = 12;
constexpr std::size_t listed_names = 12;  ///< more are not worth a message

/// What the group has of each topic, by number, before topics are merged.
using Sums = std::vector<TopicSum>;

TopicSum& at(Sums& sums, std::size_t topic) {
  if (topic >= sums.size()) sums.resize(topic + 1);
  return sums[topic];
}

GroupTopic group_topic(const RunTopic& topic, Sums& sums) {
  GroupTopic found{topic, 0, 0, 0, {}};
  for (const std::int64_t part : topic.parts()) {
    const TopicSum& sum = at(sums, static_cast<std::size_t>(part));
    found.documents += sum.documents;
    found.weight += sum.weight;
  }
  return found;
}

TopicGroup describe(std::string name, const std::vector<RunTopic>& topics, Sums sums) {
  double total = 0;
  TopicGroup group{std::move(name), 0, {}};
  for (const TopicSum& sum : sums) {
    total += sum.weight;
    group.documents += sum.documents;
  }
  for (const auto& topic : topics) {
    GroupTopic found = group_topic(topic, sums);
    found.share = total > 0 ? found.weight / total : 0;
    if (topic.share > 0) found.lift = found.share / topic.share;
    group.topics.push_back(std::move(found));
  }
  std::stable_sort(group.topics.begin(), group.topics.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
  return group;
}

/// Those of input.metadata.
std::vector<std::string> fields_of(const fs::path& directory) {
  std::vector<std::string> fields;
  for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
    fields.assign(row.fields().begin(), row.fields().end());
    return false;
  });
  return fields;
}

/// A class and its field.
struct WantedClass {
  std::string field;
  std::size_t place = 0;  ///< of the field among all
  std::string name;
};

WantedClass find_class(const fs::path& directory, const std::string& wanted) {
  const auto fields = fields_of(directory);
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
ClassField cut_of(const fs::path& directory, const std::string& field, const Registry& registry) {
  const Config config = load_config(directory / "config.yaml", {}, registry);
  for (const auto& known : config.breakdown.classes) {
    if (known.field == field) return known;
  }
  return {field, {}};
}

/// What there is instead of a name that is not there.
std::string what_there_is(const std::string& name, const std::vector<std::string>& known) {
  if (const auto near = nearest_name(name, known)) return fmt::format("did you mean '{}'?", *near);
  if (known.size() <= listed_names) return fmt::format("it has: {}", list_names(known));
  return fmt::format("it has {}, from {} to {}", known.size(), in_quotes(known.front()), in_quotes(known.back()));
}

/// Adds up the rows of doc_topics that have the class.
class ClassSum {
 public:
  ClassSum(WantedClass wanted, ClassField cut) : wanted_(std::move(wanted)), cut_(std::move(cut)) {}

  void add(const DocTopicsRow& row) {
    const auto classes = classes_of(row.values()[wanted_.place], cut_);
    known_.insert(classes.begin(), classes.end());
    if (std::find(classes.begin(), classes.end(), wanted_.name) == classes.end()) return;
    for (std::int64_t topic = 0; topic < row.topics(); ++topic)
      at(sums_, static_cast<std::size_t>(topic)).weight += row.theta<double>(topic);
    if (const auto top = row.top_topic()) ++at(sums_, static_cast<std::size_t>(*top)).documents;
  }

  Sums take() && {
    if (known_.contains(wanted_.name)) return std::move(sums_);
    throw UsageError(fmt::format("the run has no class '{}' of '{}'; {}", wanted_.name, wanted_.field,
                                 what_there_is(wanted_.name, {known_.begin(), known_.end()})));
  }

 private:
  WantedClass wanted_;
  ClassField cut_;
  std::set<std::string> known_;
  Sums sums_;
};

constexpr std::string_view period_table = "topics_over_time";

/// That table, by its columns.
class PeriodColumns {
 public:
  explicit PeriodColumns(const TextTable& table)
      : table_(table),
        topic_(place("topic")),
        period_(place("period")),
        documents_(place("documents")),
        weight_(place("weight")) {}

  /// The names of the periods, in order of time.
  std::vector<std::string> periods() const {
    std::vector<std::string> names;
    for (const auto& cells : table_.rows) {
      if (cells[topic_] == "0") names.push_back(cells[period_]);
    }
    return names;
  }

  Sums sums_of(const std::string& period) const {
    Sums sums;
    for (const auto& cells : table_.rows) {
      const auto topic = parse_number<std::size_t>(cells[topic_]);
      if (!topic || cells[period_] != period) continue;
      at(sums, *topic) = {number_of<std::int64_t>(cells[documents_], period_table),
                          number_of<double>(cells[weight_], period_table)};
    }
    return sums;
  }

 private:
  std::size_t place(std::string_view column) const { return place_of(table_.columns, column, period_table); }

  const TextTable& table_;
  std::size_t topic_;
  std::size_t period_;
  std::size_t documents_;
  std::size_t weight_;
};

/// The period of that name, or the only one that begins so: 1990 for 1990s, the first day of a bin.
std::string find_period(std::vector<std::string> periods, const std::string& wanted) {
  if (std::find(periods.begin(), periods.end(), wanted) != periods.end()) return wanted;
  std::erase(periods, "");
  const auto begins = [&](const std::string& name) { return !wanted.empty() && name.starts_with(wanted); };
  const auto first = std::find_if(periods.begin(), periods.end(), begins);
  if (first != periods.end() && std::find_if(first + 1, periods.end(), begins) == periods.end()) return *first;
  throw UsageError(fmt::format("the run has no period '{}'; {}", wanted, what_there_is(wanted, periods)));
}

std::string topic_line(const GroupTopic& found, std::optional<std::int64_t> words, const Terminal& terminal) {
  const std::string prefix = fmt::format("{:>5}  ", found.topic.number);
  const std::string share_bar = pad(bar(found.share, bar_columns), bar_columns);
  const std::string lift = found.lift ? fmt::format("{:.2f}", *found.lift) : "";
  const std::string numbers =
      fmt::format(" {:5.1f} %  {:>6}  {:>9}  ", 100 * found.share, lift, grouped(found.documents));
  const int left = terminal.width - display_width(prefix) - bar_columns - display_width(numbers);
  const auto count = static_cast<std::size_t>(words.value_or(10));
  return prefix + terminal.in_topic_color(share_bar, found.topic.number) + terminal.dim(numbers) +
         word_line(found.topic, count, std::max(left, 20)) + "\n";
}

}  // namespace

TopicGroup read_class(const fs::path& directory, const std::string& wanted, const Registry& registry, TopicView view) {
  const auto topics = read_topics(directory, view);
  const WantedClass found = find_class(directory, wanted);
  ClassSum sum(found, cut_of(directory, found.field, registry));
  for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
    sum.add(row);
    return true;
  });
  return describe(fmt::format("{} = {}", found.field, found.name), topics, std::move(sum).take());
}

TopicGroup read_period(const fs::path& directory, const std::string& wanted, TopicView view) {
  const auto topics = read_topics(directory, view);
  if (!has_table(directory, "topics_over_time")) {
    throw UsageError("the run has no table topics_over_time; run it again with --set breakdown.date=FIELD");
  }
  const TextTable table = read_table(directory, "topics_over_time");
  const PeriodColumns columns(table);
  const std::string period = find_period(columns.periods(), wanted);
  return describe(period.empty() ? "without a date" : period, topics, columns.sums_of(period));
}

std::string as_text(const TopicGroup& group, std::optional<std::int64_t> words, const Terminal& terminal) {
  std::string out =
      terminal.bold(group.name) + terminal.dim(fmt::format("  {} documents\n\n", grouped(group.documents)));
  out += terminal.dim(fmt::format("topic  {:<12}   share    lift  documents  words\n", ""));
  for (const auto& found : group.topics) {
    if (found.share > 0) out += topic_line(found, words, terminal);
  }
  return out;
}

Table as_table(const TopicGroup& group) {
  return {"topics_of_group",
          {"topic", "label", "documents", "weight", "share", "lift"},
          static_cast<std::int64_t>(group.topics.size()),
          [&group](std::int64_t row, std::vector<Cell>& cells) {
            const GroupTopic& found = group.topics[static_cast<std::size_t>(row)];
            cells = {found.topic.number, std::string_view(found.topic.label),    found.documents, found.weight,
                     found.share,        found.lift ? Cell(*found.lift) : Cell()};
          }};
}

}  // namespace topicmill
