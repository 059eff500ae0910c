#include "nmf/convergence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.hpp"

namespace topicmill {

void Convergence::record(const Fit& fit) {
  const auto iteration = static_cast<std::int64_t>(trace_.size()) + 1;
  if (!std::isfinite(fit.objective)) {
    throw Error(ExitCode::internal, fmt::format("the objective is not a number after iteration {}", iteration));
  }
  const double relative_error = std::sqrt(std::max(0.0, fit.squared_error) / squared_norm_);
  before_ = last_;
  last_ = fit.objective;
  if (iteration == 1) first_ = last_;
  trace_.push_back({iteration, seconds(), told(last_), relative_error});
  untold_ = true;
}

void Convergence::tell() {
  if (std::exchange(untold_, false) && progress_) progress_(trace_.back());
}

void Convergence::take_back(const Mark& mark) {
  trace_.resize(mark.iterations);
  before_ = mark.before;
  last_ = mark.last;
}

void Convergence::level(const Mark& mark) {
  auto kept = trace_.begin() + static_cast<std::ptrdiff_t>(mark.iterations);
  for (auto step = kept; step != trace_.end(); ++step) {
    if (kept != trace_.begin() && !(step->objective < std::prev(kept)->objective)) continue;
    *kept = *step;
    kept->iteration = std::distance(trace_.begin(), kept) + 1;
    ++kept;
  }
  trace_.erase(kept, trace_.end());
}

void Convergence::archive(StateArchive& archive) {
  archive.value(first_);
  archive.value(before_);
  archive.value(last_);
  archive.list(trace_);
  double passed = seconds();
  archive.value(passed);
  start_ = Clock::now() - std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(passed));
}

double Convergence::told(double objective) const {
  return std::min(objective * root_unit_ * root_unit_, std::numeric_limits<double>::max());
}

bool Convergence::converged(double tolerance) const {
  if (trace_.size() < 2) return false;
  // An exact fit gains nothing more; a rise counts as no gain.
  return before_ - last_ <= tolerance * (first_ - last_) || last_ <= 0;
}

bool Convergence::done(double tolerance) const {
  const bool late = options_.max_seconds && !trace_.empty() && first_says(*ranks_, seconds() >= *options_.max_seconds);
  return (tolerance > 0 && converged(tolerance)) || late ||
         static_cast<std::int64_t>(trace_.size()) >= options_.max_iterations;
}

double Convergence::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

}  // namespace topicmill
