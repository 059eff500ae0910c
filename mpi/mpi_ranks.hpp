// The processes that mpirun or srun started, as ranks.
#pragma once

#include <mpi.h>

#include "base/collective.hpp"

namespace topicmill {

/// All processes of MPI_COMM_WORLD. MPI runs as long as this lives; whichever thread calls it, one does at a time.
class MpiRanks final : public Collective {
 public:
  MpiRanks(int* argc, char*** argv);
  ~MpiRanks() override;
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return rank_; }
  int size() const override { return size_; }
  std::vector<Bytes> exchange(std::vector<Bytes> parts) override;
  void swap(int partner, const void* mine, void* theirs, std::size_t size) override;
  void share(void* data, const std::vector<std::size_t>& ends) override;
  void end_all(int code) override;

 private:
  int rank_ = 0;
  int size_ = 1;
};

}  // namespace topicmill
