// topicmill factorize: NMF of any non-negative matrix.
#include <fmt/format.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/run/factorize_matrix.hpp"
#include "pipeline/run/refuse_ranks.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Factorize any non-negative matrix, sparse or dense: V ~ W H.\n\n"
    "  topicmill factorize faces.mtx -k 49 -o runs/faces --image 19x19\n"
    "  topicmill factorize counts.npy -k 20 -o runs/counts --set nmf.loss=kullback_leibler --set nmf.init=nndsvda\n"
    "  topicmill factorize ratings.mtx -k 30 -o runs/ratings --set nmf.missing=zeros\n"
    "  topicmill factorize new.mtx -k 20 -o runs/new --set 'nmf.init={files: [runs/counts/H.npy]}' --set "
    "nmf.fixed=h\n\n"
    "Reads .mtx, .npy, .npz, docword.*.txt, .ldac and plain numbers (.csv, .tsv), also compressed. Writes W (n rows, k "
    "columns) and H (k rows,\n"
    "m columns) without a header, convergence.csv and run.json. Components are sorted by prevalence. Names of rows "
    "and\n"
    "columns in .csv and .tsv, as R and pandas write them, are written before the rows of W and above the columns of "
    "H.\n\n"
    "A matrix with an image a row, or an image a column, has components that are images: --image HEIGHTxWIDTH draws\n"
    "them on one sheet, basis.png. Pixels run row by row, as in NumPy; with --image HEIGHTxWIDTH:columns they run\n"
    "column by column, as in MATLAB.\n";

struct FactorizeArguments {
  std::string matrix;
  std::optional<std::string> row_weights;
  std::optional<std::string> column_weights;
  std::optional<std::string> config_path;
  std::vector<std::string> sets;
  std::optional<std::int64_t> topics;
  std::string directory;
  std::string format = "csv";
  std::optional<std::string> image;
  bool restart = false;
};

/// The config file, if one is given, with the matrix as its input and the options of the command line laid over it.
Config config_of(const FactorizeArguments& arguments, const Registry& registry) {
  ConfigArguments changes{{}, arguments.sets, std::nullopt, arguments.topics};
  const Value path = Value::map({{"path", {}, Value::quoted_text(arguments.matrix)}});
  Value value = arguments.config_path ? config_value(*arguments.config_path) : Value::map({});
  overlay(value, Value::map({{"input", {}, path}}));
  overlay(value, value_of_sets(changes.assignments()));
  Config config = config_from(value, registry);
  config.output.directory = arguments.directory;
  return config;
}

int factorize_command(const FactorizeArguments& arguments, const Session& session) {
  const auto images = arguments.image ? std::optional(image_shape_from(*arguments.image)) : std::nullopt;
  const FactorizeJob job{config_of(arguments, session.registry), arguments.format, arguments.row_weights,
                         arguments.column_weights, images};
  refuse_on_ranks(job.config, session.registry, *session.ranks);
  if (arguments.restart && session.is_first()) forget_partial_run(job.config);
  const auto progress = session.progress();
  session.with_resources(job.config, [&] {
    const auto [shape, named, summary, warnings, resumed] =
        factorize_matrix(job, session.registry, *progress, *session.ranks);
    session.warn(warnings);
    if (resumed) session.say(went_on);
    const std::string_view names = named.rows && named.columns ? " with names of rows and columns"
                                   : named.rows                ? " with names of rows"
                                   : named.columns             ? " with names of columns"
                                                               : "";
    const std::string moved =
        summary.moves ? fmt::format(", {} of {} moves kept", summary.moves->kept, summary.moves->tried) : "";
    session.say(fmt::format("{} x {}{}, {} components by {}, {} iterations{}, relative error {:.6f}, {:.2f} s -> {}",
                            grouped(shape.rows), grouped(shape.cols), names, job.config.nmf.topics, summary.solver,
                            summary.iterations, moved, summary.relative_error, summary.seconds, arguments.directory));
  });
  return 0;
}

}  // namespace

Command describe_factorize(const Session& session) {
  const auto arguments = std::make_shared<FactorizeArguments>();
  return {.name = "factorize",
          .help = std::string(help),
          .arguments = {{"MATRIX", &arguments->matrix, "The matrix; - for standard input", {}, {.required = true}},
                        {"-o,--output", &arguments->directory, "The run directory", "DIR", {.required = true}},
                        {"-k,--topics", &arguments->topics, "Number of components: --set nmf.topics=K", "K"},
                        set_argument(arguments->sets, "Change an option: --set nmf.loss=... (repeatable)"),
                        {"--config", &arguments->config_path, "Take the nmf options from this config", "YAML"},
                        {"--row-weights", &arguments->row_weights,
                         "How often each row counts: a file with a number a line", "FILE"},
                        {"--column-weights", &arguments->column_weights, "How often each column counts", "FILE"},
                        {"--format", &arguments->format, "csv or npy", {}, {.check = OneOf{{"csv", "npy"}}}},
                        {"--image", &arguments->image, "Draw the components in basis.png: 19x19, or 19x19:columns",
                         "HEIGHTxWIDTH"},
                        restart_argument(arguments->restart)},
          .run = [&session, arguments] { return factorize_command(*arguments, session); }};
}

}  // namespace topicmill
