// topicmill plot: pictures of a run or of a sweep.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/plot/plot_directory.hpp"
#include "pipeline/session/shared_arguments.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Draw pictures of a run, as SVG.\n\n"
    "  topicmill plot runs/news                        words, sizes, similarity, time -> runs/news/plots/\n"
    "  topicmill plot runs/news --only words -n 20     one picture, with 20 words a topic\n"
    "  topicmill plot runs/news --topic 3 --topic 7    of some topics alone\n"
    "  topicmill plot runs/news -o figures             into another folder\n"
    "  topicmill plot runs/news-sweep                  sweep.svg, anew from sweep.csv\n";

struct PlotArguments {
  std::string directory;
  PlotPlan plan;
  std::optional<std::string> output;
};

int plot(const PlotArguments& arguments, const Session& session) {
  PlotPlan plan = arguments.plan;
  plan.directory = arguments.directory;
  plan.output = arguments.output ? std::filesystem::path(*arguments.output) : plan.directory / "plots";
  session.with_threads(0, [&] {
    const auto files = plot_directory(plan, session.registry, [&](const std::string& line) { session.say(line); });
    session.say(fmt::format("-> {}: {}", plan.output.string(), fmt::join(files, ", ")));
  });
  return 0;
}

}  // namespace

Command describe_plot(const Session& session) {
  const auto arguments = std::make_shared<PlotArguments>();
  return {.name = "plot",
          .help = std::string(help),
          .arguments =
              {{"DIR", &arguments->directory, "A run directory, or that of a sweep", {}, {.required = true}},
               {"-o,--output", &arguments->output, "Where to write; default: DIR/plots", "FOLDER"},
               {"--only",
                &arguments->plan.only,
                "These pictures alone: words, sizes, similarity, time",
                "NAME,...",
                {.comma_separated = true}},
               {"-t,--topic", &arguments->plan.topics, "This topic alone (repeatable)", "T"},
               {"-n,--words", &arguments->plan.words, "Words a topic; default: 10", "N", {.check = Within{1, 1000}}},
               view_argument(arguments->plan.view)},
          .run = [&session, arguments] { return plot(*arguments, session); }};
}

}  // namespace topicmill
