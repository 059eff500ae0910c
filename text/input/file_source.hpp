// A file or an archive as a stream of records: Archive -> TextStream -> Reader.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "files/binary_kinds.hpp"
#include "files/compression/opened_input.hpp"
#include "files/inputs.hpp"
#include "files/text_stream.hpp"
#include "text/input/input_options.hpp"
#include "text/records/record_source.hpp"

namespace topicmill {

/// What readers are told of a file. `only`: the corpus has no other input: the paths of its members are then enough to
/// tell documents apart.
SourceFile describe_file(const InputPath& input, const std::string& member, bool only);

class FileSource : public RecordSource {
 public:
  /// Reads `opened`, which is `input`. `reader` must outlive the records. Of the options the encoding and the limits
  /// count; `wanted`: the fields that the config names; `tell` is told of each file.
  FileSource(OpenedInput opened, const InputPath& input, bool only, Reader& reader, const InputOptions& options,
             std::vector<std::string> wanted, FileOpened tell);

  bool next(Record& record) override;
  void finish() override { archive_.finish(); }
  std::vector<std::string> passed_over() const override { return archive_.passed_over(); }
  std::int64_t bytes() const override { return archive_.bytes(); }
  std::string hash() const override { return archive_.hash(); }

 private:
  void open_file();
  bool refuse_file(Record& record);

  InputPath input_;
  bool only_;
  Reader& reader_;
  std::string format_;
  std::string encoding_;
  std::vector<std::string> wanted_;
  TextStream::Limits limits_;
  FileOpened tell_;
  OpenedInput archive_;
  std::optional<TextStream> stream_;
  std::shared_ptr<const FileContext> file_;
  const BinaryKind* binary_ = nullptr;  ///< of a file that was opened and not yet told of
};

}  // namespace topicmill
