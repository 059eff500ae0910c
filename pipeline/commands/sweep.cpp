// topicmill sweep: several numbers of topics, what was measured at each, and which to take.
#include "pipeline/sweep/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Try several numbers of topics over one matrix, and suggest one.\n\n"
    "  topicmill sweep news.yaml --topics 5:50:5\n"
    "  topicmill sweep articles.csv --topics 2:12                    no config: guessed from the data\n"
    "  topicmill sweep news.yaml --topics 10,20,40 --grid nmf.loss=frobenius,kullback_leibler\n"
    "  topicmill sweep news.yaml --topics 5:50:5 --grid vectorize.min_df=2,5,10 -o sweeps/news\n"
    "  topicmill sweep news.yaml --topics 10:100:10 --start warm     each from the topics of the one before\n\n"
    "Prints, and writes to DIR, sweep.csv and the picture sweep.svg: the error of the fit; the error on parts of the\n"
    "matrix that were held out (bi-cross-validation); stability, how well the topics come again from random starts; "
    "and\n"
    "lasting, the share of what was held out that is foretold, times stability, by which a number is suggested; "
    "hidden,\n"
    "topics that hide another one about as large, and slight, topics that say little. What is\n"
    "finished is kept in DIR/journal.jsonl: a second call measures only what is missing.\n";

struct SweepArguments {
  ConfigArguments config;
  std::string topics;
  std::vector<std::string> grid;
  SweepEffort effort;
  std::string start = "cold";
  std::string format = "table";
};

SweepPlan plan_of(const SweepArguments& arguments) {
  SweepPlan plan{parse_topic_range(arguments.topics),
                 {},
                 arguments.effort,
                 {},
                 arguments.start == "warm" ? SweepStart::warm : SweepStart::cold};
  for (const auto& text : arguments.grid) {
    auto axis = parse_grid_axis(text);
    const bool is_known =
        std::any_of(plan.grid.begin(), plan.grid.end(), [&](const GridAxis& other) { return other.key == axis.key; });
    if (is_known) throw UsageError(fmt::format("--grid names '{}' twice; give all its values in one", axis.key));
    plan.grid.push_back(std::move(axis));
  }
  return plan;
}

std::string number_text(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : "-"; }

std::string row_line(const SweepReport& report, const SweepRow& row, int name_width) {
  const auto lasting = row.result.stability ? std::optional(trial_of(row).lasting()) : std::nullopt;
  const auto& balance = row.result.balance;
  return fmt::format("{}{:>6}  {:>14}  {:>14}  {:>9}  {:>7}  {:>6}  {:>6}  {:>7}  {:>7}{}\n",
                     name_width > 0 ? pad(combination_name(report.keys, row.values), name_width) + "  " : "",
                     row.topics, number_text(row.result.relative_error), number_text(row.result.held_out_error),
                     number_text(row.result.stability), number_text(lasting),
                     balance ? fmt::to_string(balance->hidden) : "-", balance ? fmt::to_string(balance->slight) : "-",
                     number_text(row.result.coherence.npmi), number_text(row.result.coherence.umass),
                     row.suggested ? "  <- suggested" : "");
}

std::string as_text(const SweepReport& report, const Terminal& terminal) {
  int width = 0;
  for (const auto& row : report.rows) width = std::max(width, display_width(combination_name(report.keys, row.values)));
  std::string out = terminal.dim(
      fmt::format("{}topics  relative error  held-out error  stability  lasting  hidden  slight     npmi    umass\n",
                  width > 0 ? pad("", width) + "  " : ""));
  for (const auto& row : report.rows) out += row_line(report, row, width);
  out += "\n";
  for (const auto& suggestion : report.suggestions) {
    const std::string name = combination_name(report.keys, suggestion.values);
    out += fmt::format("{}{}: {}\n", name.empty() ? "suggested " : name + ": suggested ",
                       terminal.bold(fmt::to_string(suggestion.topics)), suggestion.reason);
  }
  return out;
}

int sweep_command(const SweepArguments& arguments, const Session& session) {
  SweepPlan plan = plan_of(arguments);
  const auto make_config = [&](std::span<const std::string> assignments) {
    ConfigArguments changed = arguments.config;
    changed.sets.insert(changed.sets.end(), assignments.begin(), assignments.end());
    return changed.load(changed.paths.front(), session.registry);
  };
  const Config config = load_and_tell(arguments.config, arguments.config.paths.front(), session);
  plan.directory = arguments.config.directory.value_or(config.output.directory + "-sweep");
  const auto progress = session.progress();
  const auto say = [&](const std::string& line) { session.say(line); };
  try {
    session.with_resources(config, [&] {
      const SweepReport report = sweep(plan, make_config, session.registry, *progress, say);
      say(fmt::format("-> {}: sweep.csv, sweep.svg", plan.directory.string()));
      if (arguments.format == "table") {
        print(as_text(report, Terminal::standard_output()));
      } else {
        print_data(sweep_table(report), arguments.format, session.registry);
      }
    });
  } catch (const Interrupted& stop) {
    print_message(
        fmt::format("interrupted; the points that are finished are in {}: the same command goes on from there",
                    plan.directory.string()));
    return static_cast<int>(stop.code());
  }
  return 0;
}

}  // namespace

Command describe_sweep(const Session& session) {
  const auto arguments = std::make_shared<SweepArguments>();
  return {
      .name = "sweep",
      .help = std::string(help),
      .arguments =
          {path_argument(arguments->config.paths),
           {"--topics", &arguments->topics, "Numbers of topics: FROM:TO:STEP, or a list", "RANGE", {.required = true}},
           {"--grid", &arguments->grid, "Try these values of an option as well (repeatable)", "KEY=VALUE,..."},
           set_argument(arguments->config.sets, "Change an option (repeatable)"),
           {"-o,--output", &arguments->config.directory,
            "Where to write; default: the run directory, with -sweep at its end", "DIR"},
           {"--restarts",
            &arguments->effort.restarts,
            "Random starts that stability is of; 0: none",
            "R",
            {.check = NotNegative{}, .shows_default = true}},
           {"--folds",
            &arguments->effort.folds,
            "Parts that are held out in turn; 0: none",
            "F",
            {.check = NotNegative{}, .shows_default = true}},
           {"--start",
            &arguments->start,
            "Where a factorization starts. cold: as nmf.init says; warm: from that with fewer topics before it",
            {},
            {.check = OneOf{{"cold", "warm"}}, .shows_default = true}},
           format_argument(arguments->format, session.registry)},
      .run = [&session, arguments] { return sweep_command(*arguments, session); }};
}

}  // namespace topicmill
