#include "mpi/mpi_ranks.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace topicmill {
namespace {

/// A message counts its bytes in an int.
constexpr std::size_t most_bytes = std::size_t{1} << 30;

constexpr int tag = 0;

/// Begins to send or receive all of some bytes, in as many messages as it takes; transfer(data, count, request) is one.
template <class Byte, class Transfer>
void begin(Byte* data, std::size_t size, std::vector<MPI_Request>& requests, const Transfer& transfer) {
  for (std::size_t at = 0; at < size; at += most_bytes) {
    transfer(data + at, static_cast<int>(std::min(most_bytes, size - at)), &requests.emplace_back());
  }
}

void begin_to_send(std::span<const std::byte> bytes, int to, std::vector<MPI_Request>& requests) {
  begin(bytes.data(), bytes.size(), requests, [to](const std::byte* data, int count, MPI_Request* request) {
    MPI_Isend(data, count, MPI_BYTE, to, tag, MPI_COMM_WORLD, request);
  });
}

void begin_to_receive(std::span<std::byte> bytes, int from, std::vector<MPI_Request>& requests) {
  begin(bytes.data(), bytes.size(), requests, [from](std::byte* data, int count, MPI_Request* request) {
    MPI_Irecv(data, count, MPI_BYTE, from, tag, MPI_COMM_WORLD, request);
  });
}

void wait_for(std::vector<MPI_Request>& requests) {
  MPI_Waitall(static_cast<int>(requests.size()), requests.data(), MPI_STATUSES_IGNORE);
}

}  // namespace

MpiRanks::MpiRanks(int* argc, char*** argv) {
  int provided = 0;
  MPI_Init_thread(argc, argv, MPI_THREAD_SERIALIZED, &provided);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

MpiRanks::~MpiRanks() { MPI_Finalize(); }

std::vector<Bytes> MpiRanks::exchange(std::vector<Bytes> parts) {
  std::vector<std::uint64_t> sent;
  for (const Bytes& part : parts) sent.push_back(part.size());
  std::vector<std::uint64_t> coming(parts.size());
  MPI_Alltoall(sent.data(), 1, MPI_UINT64_T, coming.data(), 1, MPI_UINT64_T, MPI_COMM_WORLD);
  std::vector<Bytes> received(parts.size());
  std::vector<MPI_Request> requests;
  for (int r = 0; r < size_; ++r) {
    const auto place = static_cast<std::size_t>(r);
    if (r == rank_) {
      received[place] = std::move(parts[place]);
      continue;
    }
    received[place].resize(coming[place]);
    begin_to_receive(received[place], r, requests);
    begin_to_send(parts[place], r, requests);
  }
  wait_for(requests);
  return received;
}

void MpiRanks::swap(int partner, const void* mine, void* theirs, std::size_t size) {
  std::vector<MPI_Request> requests;
  begin_to_receive({static_cast<std::byte*>(theirs), size}, partner, requests);
  begin_to_send({static_cast<const std::byte*>(mine), size}, partner, requests);
  wait_for(requests);
}

void MpiRanks::share(void* data, const std::vector<std::size_t>& ends) {
  constexpr std::size_t line = 64;
  std::vector<int> begins;
  std::vector<int> counts;
  for (std::size_t r = 0, begin = 0; r < ends.size(); begin = ends[r++]) {
    begins.push_back(static_cast<int>(begin / line));
    counts.push_back(static_cast<int>((ends[r] - begin) / line));
  }
  MPI_Datatype lines = MPI_DATATYPE_NULL;
  MPI_Type_contiguous(static_cast<int>(line), MPI_BYTE, &lines);
  MPI_Type_commit(&lines);
  MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, data, counts.data(), begins.data(), lines, MPI_COMM_WORLD);
  MPI_Type_free(&lines);
}

void MpiRanks::end_all(int code) { MPI_Abort(MPI_COMM_WORLD, code); }

}  // namespace topicmill
