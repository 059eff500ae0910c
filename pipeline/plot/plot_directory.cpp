#include "pipeline/plot/plot_directory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/output_file.hpp"
#include "pipeline/plot/picture.hpp"
#include "pipeline/sweep/read_sweep.hpp"
#include "pipeline/sweep/sweep_picture.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of(const std::vector<Picture>& pictures) {
  std::vector<std::string> names;
  for (const auto& picture : pictures) names.push_back(picture.name);
  return names;
}

void check_names(const std::vector<std::string>& only, const std::vector<std::string>& names) {
  for (const auto& name : only) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    throw UsageError(fmt::format("there is no picture '{}'; {}", name, suggestion(name, names)));
  }
}

std::vector<RunTopic> chosen(const FinishedRun& run, const PlotPlan& plan) {
  auto topics = run.topics(plan.view);
  if (plan.topics.empty()) return topics;
  std::vector<RunTopic> found;
  for (const auto number : plan.topics) found.push_back(find_topic(topics, TopicId(number), run.topic_count()));
  return found;
}

/// The weights of the topics to draw, merged ones as one: m x topics.
Factor weights_of(const std::vector<RunTopic>& topics, std::int64_t terms) {
  Factor weights(terms, std::ssize(topics));
  for (std::int64_t place = 0; place < weights.k(); ++place) {
    for (const auto& word : topics[static_cast<std::size_t>(place)].words) {
      weights(word.id, place) = static_cast<float>(word.weight);
    }
  }
  return weights;
}

PictureInput input_of(const FinishedRun& run, const PlotPlan& plan) {
  PictureInput input{run, chosen(run, plan), {}};
  if (plan.words) input.words = *plan.words;
  input.distances = topic_distances(weights_of(input.topics, std::ssize(run.model().terms)));
  return input;
}

void create_folder(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw_output_error(folder, failure.value());
}

/// A sweep has many runs, and keeps the words of none.
void refuse_choice_of_topics(const PlotPlan& plan) {
  if (plan.topics.empty() && !plan.words && plan.view == TopicView::edited) return;
  throw UsageError(
      fmt::format("'{}' is a sweep: --topic, --words and --all are for the pictures of a run; leave them out",
                  plan.directory.string()));
}

std::vector<std::string> plot_sweep(const PlotPlan& plan) {
  refuse_choice_of_topics(plan);
  check_names(plan.only, {"sweep"});
  const SweepReport report = read_sweep(plan.directory);
  create_folder(plan.output);
  write_text(sweep_picture(report), plan.output / "sweep.svg");
  return {"sweep.svg"};
}

}  // namespace

std::vector<Picture> builtin_pictures() {
  return {{"words", "the first words of each topic", draw_words},
          {"sizes", "the share of each topic", draw_sizes},
          {"similarity", "how alike every two topics are", draw_similarity},
          {"time", "topics over time", draw_time}};
}

std::vector<std::string> plot_directory(const PlotPlan& plan, const Registry& registry,
                                        const std::function<void(const std::string&)>& say) {
  if (is_sweep_directory(plan.directory)) return plot_sweep(plan);
  const auto pictures = builtin_pictures();
  check_names(plan.only, names_of(pictures));
  const FinishedRun run(plan.directory, registry);
  const PictureInput input = input_of(run, plan);
  create_folder(plan.output);
  std::vector<std::string> files;
  for (const auto& picture : pictures) {
    const bool wanted = std::find(plan.only.begin(), plan.only.end(), picture.name) != plan.only.end();
    if (!wanted && !plan.only.empty()) continue;
    const Drawing drawing = picture.draw(input);
    if (!drawing.svg && wanted) throw UsageError(fmt::format("no picture '{}': {}", picture.name, drawing.missing));
    if (!drawing.svg) say(fmt::format("no {}.svg: {}", picture.name, drawing.missing));
    if (!drawing.svg) continue;
    files.push_back(picture.name + ".svg");
    write_text(*drawing.svg, plan.output / files.back());
  }
  return files;
}

}  // namespace topicmill
