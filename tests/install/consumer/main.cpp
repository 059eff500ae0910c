// A program that links topicmill and adds a token filter and a solver of its own: one call each, and configs, schema,
// suggestions and property tests know them.
#include <cmath>
#include <iostream>

#include <topicmill/nmf/factorize.hpp>
#include <topicmill/nmf/solver_properties.hpp>
#include <topicmill/pipeline/builtin_registry.hpp>
#include <topicmill/pipeline/config/config.hpp>
#include <topicmill/pipeline/config/schema.hpp>
#include <topicmill/pipeline/config/yaml.hpp>
#include <topicmill/text/analyzer/analyzer.hpp>
#include "projected_gradient.hpp"
#include "suffix_filter.hpp"

namespace {

topicmill::Registry own_registry() {
  using namespace topicmill;
  Registry registry = builtin_registry();
  registry.family<TokenFilter>().add(
      member<TokenFilter, SuffixFilter, SuffixOptions>("suffix", "Appends a text to every term."));
  registry.family<Solver>().add(
      member<ProjectedGradient, ProjectedGradientOptions>("Projected gradient steps; frobenius."));
  return registry;
}

constexpr std::string_view own_config = R"(
input: {path: news.csv}
text:
  filters:
    - normalize: nfkc_casefold
    - suffix: _fr
nmf:
  topics: 2
  solver: {projected_gradient: {steps: 20}}
  tolerance: 0
  max_iterations: 2000
)";

topicmill::Config read_config(std::string_view yaml, const topicmill::Registry& registry) {
  return config_from(topicmill::parse_yaml(yaml, topicmill::make_source("own.yaml", yaml)), registry);
}

/// What is wrong with a config; empty where nothing is.
std::string error_of(std::string_view yaml, const topicmill::Registry& registry) {
  try {
    read_config(yaml, registry);
  } catch (const topicmill::ConfigError& error) {
    return error.what();
  }
  return {};
}

std::string terms_of(std::string_view text, const topicmill::TextOptions& options,
                     const topicmill::Registry& registry) {
  topicmill::Tokens tokens;
  topicmill::Analyzer(options, registry).analyze(text, tokens);
  std::string terms;
  for (const auto& token : tokens.list()) terms.append(token.text).append(" ");
  return terms;
}

/// [5 3 0; 3 7 4; 6 2 5]: two topics leave a relative error of 0.24205015 at best.
topicmill::SparseMatrix three_by_three() {
  return {.rows = 3,
          .cols = 3,
          .row_starts = {0, 2, 5, 8},
          .columns = {0, 1, 0, 1, 2, 0, 1, 2},
          .values = {5, 3, 3, 7, 4, 6, 2, 5}};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Prints what was checked, and counts what failed.
class Report {
 public:
  void expect(bool holds, std::string_view claim, std::string_view found = {}) {
    std::cout << (holds ? "ok      " : "FAILED  ") << claim << '\n';
    if (holds) return;
    std::cout << "        found: " << found << '\n';
    ++failures_;
  }
  int exit_code() const { return failures_ == 0 ? 0 : 1; }

 private:
  int failures_ = 0;
};

}  // namespace

int main() {
  const topicmill::Registry registry = own_registry();
  Report report;

  const topicmill::Config config = read_config(own_config, registry);
  const std::string terms = terms_of("Le Moulin tourne", config.text, registry);
  report.expect(terms == "le_fr moulin_fr tourne_fr ", "a config names the own filter, and it filters", terms);

  const std::string schema = topicmill::schema_json(registry);
  report.expect(contains(schema, "Appends a text to every term."), "the schema has the own filter", schema);
  report.expect(contains(schema, "Share of the longest step"), "the schema has the own solver's options", schema);

  const std::string typo = error_of("input: {path: a}\nnmf: {solver: projected_gradent}\n", registry);
  report.expect(contains(typo, "did you mean 'projected_gradient'?"), "a typo gets a suggestion", typo);
  const std::string excess = error_of("input: {path: a}\nnmf: {solver: {projected_gradient: {steps: 0}}}\n", registry);
  report.expect(contains(excess, "own.yaml:2:44:"), "a value out of bounds is found with its place", excess);

  std::string broken;
  for (const auto& property : topicmill::broken_solver_properties("projected_gradient", registry)) {
    broken += property + "; ";
  }
  report.expect(broken.empty(), "the own solver keeps every property of a solver", broken);

  const auto summary = topicmill::factorize(three_by_three(), config.nmf, 42, registry).summary;
  report.expect(summary.solver == "projected_gradient", "the own solver does the work", summary.solver);
  report.expect(std::abs(summary.relative_error - 0.24205015) < 1e-6, "it finds the known optimum",
                std::to_string(summary.relative_error));

  topicmill::NmfOptions options = config.nmf;
  options.solver = ProjectedGradientOptions{.steps = 20};
  const auto same = topicmill::factorize(three_by_three(), options, 42, registry).summary;
  report.expect(same.objective == summary.objective, "C++ chooses it by its options, with the same result",
                std::to_string(same.relative_error));
  return report.exit_code();
}
