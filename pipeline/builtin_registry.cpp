#include "pipeline/builtin_registry.hpp"

#include "matrices/matrix_writer.hpp"
#include "nmf/initializer.hpp"
#include "nmf/loss.hpp"
#include "nmf/solver.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "pipeline/run/given_factors.hpp"
#include "pipeline/run_directory/builtin_table_formats.hpp"
#include "text/duplicates/duplicate_finder.hpp"
#include "text/passages/passage_cutter.hpp"
#include "text/records/reader.hpp"
#include "text/tokens/char_filter.hpp"
#include "text/tokens/token_filter.hpp"
#include "text/tokens/tokenizer.hpp"
#include "text/vectorize/term_weight.hpp"
#include "topics/measure.hpp"

namespace topicmill {

Registry builtin_registry() {
  Registry registry;
  registry.add(builtin_readers()).add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  registry.add(builtin_duplicate_finders()).add(builtin_passage_cutters()).add(builtin_term_weights());
  registry.add(builtin_losses()).add(builtin_solvers()).add(builtin_initializers());
  registry.add(builtin_measures());
  registry.add(builtin_table_formats()).add(builtin_matrix_writers());
  registry.family<Initializer>().add(given_factors());
  for (auto& reader : matrix_readers()) registry.family<Reader>().add(std::move(reader));
  return registry;
}

}  // namespace topicmill
