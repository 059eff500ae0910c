#include "pipeline/corpus/ready_matrix.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "files/inputs.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/corpus/matrix_names.hpp"

namespace topicmill {
namespace {

/// What stands for no file, where one could be named.
constexpr std::string_view no_file = "none";

std::optional<MatrixFormatInfo> format_named(const std::string& name) {
  for (const auto& format : matrix_formats()) {
    if (format.name == name) return format;
  }
  return std::nullopt;
}

/// The URL of a database names no file.
bool can_look_into(const std::string& path) {
  std::error_code ignored;
  return is_stream(path) ? may_look_into(path) : std::filesystem::is_regular_file(path, ignored);
}

std::optional<MatrixFormatInfo> format_of(const InputOptions& input, FoundInputs& inputs) {
  const auto files = inputs.list.size();
  if (const auto named = format_named(input.format.name)) {
    if (files == 1) return named;
    throw UsageError(fmt::format("a matrix is one file, and input.path names {}; name one of them", files));
  }
  const bool may_be_matrix = input.detects_format() && files == 1 && can_look_into(inputs.list[0].path);
  if (!may_be_matrix) return std::nullopt;
  inputs.first.emplace(inputs.list[0].path, input.limits);
  return recognize_matrix(*inputs.first);
}

void require_text_options(const InputOptions& input) {
  const auto refuse = [](std::string_view option) {
    throw UsageError(
        fmt::format("{} is for ready matrices, and the input is text; remove it, or set input.format to "
                    "the format of the matrix",
                    option));
  };
  if (input.vocabulary != found_beside) refuse("input.vocabulary");
  if (input.documents != found_beside) refuse("input.documents");
  if (input.transposed) refuse("input.transposed");
}

template <class Find>
std::optional<std::string> names_file(const std::string& option, const std::string& matrix, const Find& find) {
  const bool stands_nowhere = option == found_beside && matrix == "-";
  if (option == no_file || stands_nowhere) return std::nullopt;
  return option == found_beside ? find(matrix) : std::optional(expand_environment(option));
}

/// Reached where a command needs text.
class MatrixReader : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& /*stream*/, const SourceFile& source) override {
    throw InputError(fmt::format("{}: it is to be read as a matrix, which has no text; name a text", source.origin));
  }
  bool cut(TextStream& /*stream*/, Record& /*record*/) override { return false; }
  std::vector<FieldValue> parse(const Record& /*record*/, std::span<const std::string> /*wanted*/,
                                LeniencyTally& /*leniencies*/) const override {
    return {};
  }
};

}  // namespace

std::optional<ReadyMatrix> find_ready_matrix(const InputOptions& input, FoundInputs& inputs) {
  const auto format = format_of(input, inputs);
  if (!format) {
    require_text_options(input);
    return std::nullopt;
  }
  const InputPath& file = inputs.list.front();
  ReadyMatrix matrix{file.path, *format, file.bytes, std::nullopt, std::nullopt};
  matrix.vocabulary = names_file(input.vocabulary, matrix.path, find_vocabulary);
  matrix.documents = names_file(input.documents, matrix.path, find_document_names);
  return matrix;
}

std::optional<ReadyMatrix> find_ready_matrix(const InputOptions& input) {
  FoundInputs inputs = find_inputs(input);
  return find_ready_matrix(input, inputs);
}

std::vector<Member<Reader>> matrix_readers() {
  std::vector<Member<Reader>> members;
  for (const auto& format : matrix_formats()) {
    members.push_back(member<Reader, MatrixReader>(std::string(format.name), std::string(format.doc)));
  }
  return members;
}

}  // namespace topicmill
