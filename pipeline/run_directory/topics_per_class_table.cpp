#include "pipeline/run_directory/topics_per_class_table.hpp"

namespace topicmill {
namespace {

/// A class of one of the fields, and its sums.
struct ClassPlace {
  std::size_t field;
  std::int64_t group;
};

std::vector<ClassPlace> places_of(const std::vector<ClassGroups>& fields) {
  std::vector<ClassPlace> places;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    for (std::size_t group = 0; group < fields[field].classes.size(); ++group) {
      places.push_back({field, static_cast<std::int64_t>(group)});
    }
  }
  return places;
}

GroupSums sums_of(const DocumentTopics& topics, const ClassGroups& groups) {
  return sum_by_group(topics.theta, groups.members, static_cast<std::int64_t>(groups.classes.size()));
}

}  // namespace

Table topics_per_class_table(const TopicModel& model, const DocumentTopics& topics,
                             const std::vector<ClassGroups>& fields) {
  std::vector<GroupSums> sums;
  for (const auto& groups : fields) sums.push_back(sums_of(topics, groups));
  auto places = places_of(fields);
  const std::int64_t rows = model.k() * static_cast<std::int64_t>(places.size());
  return {"topics_per_class",
          {"field", "class", "topic", "documents", "weight", "share", "lift"},
          rows,
          [&model, &fields, sums = std::move(sums), places = std::move(places)](std::int64_t row,
                                                                                std::vector<Cell>& cells) {
            const std::int64_t topic = row % model.k();
            const auto& [field, group] = places[static_cast<std::size_t>(row / model.k())];
            const ClassGroups& groups = fields[field];
            const TopicSum& sum = sums[field].at(group, topic);
            const double share = sums[field].share(group, topic);
            const double corpus_share = model.topics[static_cast<std::size_t>(topic)].share;
            cells = {std::string_view(groups.field),
                     std::string_view(groups.classes[static_cast<std::size_t>(group)]),
                     topic,
                     sum.documents,
                     sum.weight,
                     share,
                     corpus_share > 0 ? Cell(share / corpus_share) : Cell()};
          }};
}

}  // namespace topicmill
