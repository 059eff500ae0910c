// topicmill plot: pictures of a run or of a sweep.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/plot/plot_directory.hpp"

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
  PlotPlan plan;
  std::optional<std::string> output;
};

int plot(const PlotArguments& arguments, const Session& session) {
  PlotPlan plan = arguments.plan;
  plan.output = arguments.output ? std::filesystem::path(*arguments.output) : plan.directory / "plots";
  session.with_threads(0, [&] {
    const auto files = plot_directory(plan, session.registry, [&](const std::string& line) { session.say(line); });
    session.say(fmt::format("-> {}: {}", plan.output.string(), fmt::join(files, ", ")));
  });
  return 0;
}

}  // namespace

void add_plot(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("plot", std::string(help));
  const auto arguments = std::make_shared<PlotArguments>();
  PlotPlan& plan = arguments->plan;
  command->add_option("DIR", plan.directory, "A run directory, or that of a sweep")->required();
  command->add_option("-o,--output", arguments->output, "Where to write; default: DIR/plots")->type_name("FOLDER");
  command->add_option("--only", plan.only, "These pictures alone: words, sizes, similarity, time")
      ->delimiter(',')
      ->type_name("NAME,...");
  command->add_option("-t,--topic", plan.topics, "This topic alone (repeatable)")->type_name("T");
  command->add_option("-n,--words", plan.words, "Words a topic; default: 10")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  declare_view(*command, plan.view);
  command->callback(
      [&session, arguments] { session.action = [&session, arguments] { return plot(*arguments, session); }; });
}

}  // namespace topicmill
