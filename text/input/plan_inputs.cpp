// What `check` says of the inputs before they are read.
#include "files/binary_kinds.hpp"
#include "files/inputs.hpp"
#include "files/kept_stream.hpp"
#include "files/printable_name.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/input/database_source.hpp"
#include "text/input/file_source.hpp"
#include "text/input/open_input.hpp"
#include "text/readers/format_signs.hpp"

namespace topicmill {
namespace {

/// To tell what a file is, its head is enough.
constexpr TextStream::Limits plan_limits{.chunk_bytes = std::size_t{1} << 16};

void plan_unseen(const InputOptions& options, InputPlan& plan) {
  if (!options.detects_format()) plan.reason = "by the config";
  if (options.detects_format()) plan.format.clear();
}

void plan_database(const InputPath& input, const DatabaseUrl& url, InputPlan& plan) {
  plan.format = "sqlite";
  plan.reason = is_database_url(input.path) ? "by its URL" : "by its content";
  const DatabaseSource checked(url, [](const FileContext&) {});  // the table is there, the query right
}

/// A run stops there, or passes over the file.
void plan_binary(const SourceFile& source, const BinaryKind& kind, const InputOptions& options, InputPlan& plan) {
  const std::string reason = refusal_of(kind, "text");
  if (options.on_error == OnError::fail) throw InputError(bad_document(source.origin, reason));
  plan.format = "skipped:";
  plan.reason = reason;
}

void plan_file(OpenedInput archive, const InputPath& input, const InputOptions& options, bool only, InputPlan& plan) {
  const bool has_file = archive.next_member();
  TextStream stream([&](char* to, std::size_t size) { return has_file ? archive.read(to, size) : 0; }, options.encoding,
                    plan_limits);
  plan.member = printable_name(archive.member());
  const SourceFile source = describe_file(input, archive.member(), only);
  if (const auto* kind = find_binary_kind(stream.head())) return plan_binary(source, *kind, options, plan);
  plan.reason = "by the config";
  if (options.detects_format()) {
    const auto found = find_format(source, stream.head());
    plan.format = found.format;
    plan.reason = found.reason;
  }
  plan.encoding = stream.encoding();
}

}  // namespace

std::vector<InputPlan> plan_inputs(const InputOptions& options) {
  const auto inputs = expand_inputs(options.path);
  std::vector<InputPlan> plans;
  for (const auto& input : inputs) {
    auto& plan = plans.emplace_back();
    plan.path = printable_name(input.path);
    plan.format = options.format.name;
    plan.bytes = input.bytes;
    if (!may_look_into(input.path)) {
      plan_unseen(options, plan);
    } else if (auto opened = open_input(input, options); opened.database) {
      plan_database(input, *opened.database, plan);
    } else {
      plan_file(std::move(*opened.file), input, options, inputs.size() == 1, plan);
    }
  }
  return plans;
}

}  // namespace topicmill
