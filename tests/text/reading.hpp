// What the tests of the reading half share: messages of errors, archives, readers fed from memory, whole corpora.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "files/text_stream.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// The message of the Error that `action` throws; "nothing was thrown" where it does not.
template <class Thrown = InputError, class Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (const Thrown& error) {
    return error.what();
  }
  return "nothing was thrown";
}

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Registry reader_registry() {
  Registry registry;
  registry.add(builtin_readers());
  return registry;
}

using Members = std::vector<std::pair<std::string, std::string>>;

/// Writes an archive of (name, content) members; a name that ends in a slash is a folder. `format`: tar, zip or raw
/// (one member); `filter`: none, gzip, zstd, xz or bzip2.
inline void write_archive(const std::string& path, const std::string& format, const std::string& filter,
                          const Members& members) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), &archive_write_free);
  archive_write_set_format_by_name(out.get(), format == "tar" ? "paxr" : format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(out.get(), filter.c_str());
  archive_write_set_bytes_in_last_block(out.get(), 1);
  archive_write_open_filename(out.get(), path.c_str());
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  for (const auto& [name, content] : members) {
    archive_entry_clear(entry.get());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_write_header(out.get(), entry.get());
    archive_write_data(out.get(), content.data(), content.size());
  }
  if (archive_write_close(out.get()) != ARCHIVE_OK) throw std::runtime_error(archive_error_string(out.get()));
}

/// Bytes that do not compress, so that cutting a packed file in the middle cuts data.
inline std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

/// Feeds `bytes` in pieces of at most `piece` bytes.
inline TextStream::Pull pull_from(std::string bytes, std::size_t piece = 1 << 20) {
  return [bytes = std::move(bytes), piece, at = std::size_t{0}](char* to, std::size_t size) mutable {
    const std::size_t count = std::min({piece, size, bytes.size() - at});
    std::memcpy(to, bytes.data() + at, count);
    at += count;
    return count;
  };
}

/// Limits under which every few bytes are a chunk of their own.
inline TextStream::Limits tiny_limits(std::size_t chunk, std::size_t record = max_record_bytes) {
  return {chunk, 4, record};
}

/// All records of a file in memory.
inline std::vector<Record> cut_all(Reader& reader, TextStream& stream) {
  const auto file = reader.open(stream, {"data", "data", true, false});
  std::vector<Record> records;
  for (Record record; reader.cut(stream, record); record = {}) {
    record.file = file;
    records.push_back(std::move(record));
  }
  return records;
}

inline std::vector<Record> cut_all(Reader& reader, const std::string& bytes) {
  TextStream stream(pull_from(bytes), "auto");
  return cut_all(reader, stream);
}

/// The values of each record, or {"!", reason} where it is bad.
inline std::vector<std::vector<std::string>> parse_all(const Reader& reader, const std::vector<Record>& records,
                                                       const std::vector<std::string>& wanted = {}) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& record : records) {
    auto& row = rows.emplace_back();
    try {
      if (!record.problem.empty()) throw InputError(record.problem);
      for (const auto& field : reader.parse(record, wanted)) row.push_back(field.value);
    } catch (const InputError& error) {
      row = {"!", error.what()};
    }
  }
  return rows;
}

struct ReadCorpus {
  std::vector<Document> documents;
  std::vector<Reject> rejects;
  std::vector<InputFile> files;
  std::vector<std::string> warnings;
};

inline ReadCorpus read_corpus(const InputOptions& options) {
  CorpusReader reader(options, reader_registry());
  ReadCorpus corpus;
  while (auto raw = reader.next()) {
    auto batch = reader.parse(std::move(*raw));
    std::move(batch.documents.begin(), batch.documents.end(), std::back_inserter(corpus.documents));
    std::move(batch.rejects.begin(), batch.rejects.end(), std::back_inserter(corpus.rejects));
  }
  corpus.files = reader.files();
  corpus.warnings = reader.warnings();
  return corpus;
}

inline InputOptions options_for(std::vector<std::string> paths, const std::string& format = "auto") {
  InputOptions options;
  options.path = std::move(paths);
  options.format.name = format;
  return options;
}

}  // namespace topicmill
