#include "nmf/descent.hpp"

namespace topicmill {

template <class T>
Descent<T>::Descent(const Problem<T>& problem, const PreparedProblem<T>& prepared, const Method& method,
                    const NmfOptions& options, std::uint64_t seed, const Registry& registry,
                    const NmfProgress& progress, Checkpoints* checkpoints, std::size_t run)
    : options_(options),
      checkpoints_(checkpoints),
      run_(run),
      minimization_(begin_minimization(problem, prepared, method, options, seed, registry, progress)),
      moves_(*minimization_, prepared, options, seed) {
  if (checkpoints_) checkpoints_->restore(run_, [this](StateArchive& from) { archive(from); });
}

template <class T>
void Descent<T>::approach(double tolerance) {
  if (stage_ != Stage::approaching) return;
  minimization_->run(tolerance, [this] { save_where_due(); });
  approached_ = minimization_->objective();
  stage_ = Stage::settling;
}

template <class T>
void Descent<T>::settle() {
  if (stage_ <= Stage::settling) {
    stage_ = Stage::settling;
    minimization_->run(options_.tolerance, [this] { save_where_due(); });
    moves_.begin();
    stage_ = Stage::moving;
  }
  if (stage_ == Stage::moving) {
    moves_made_ = moves_.run([this] { save_where_due(); });
    stage_ = Stage::done;
    save_where_due();
  }
}

template <class T>
BasicFactorization<T> Descent<T>::finish() {
  BasicFactorization<T> result = minimization_->finish();
  result.summary.moves = moves_made_;
  return result;
}

template <class T>
void Descent<T>::archive(StateArchive& archive) {
  archive.value(stage_);
  archive.value(approached_);
  archive.value(moves_made_);
  moves_.archive(archive);
  minimization_->archive(archive);
}

template <class T>
void Descent<T>::save_where_due() {
  if (!checkpoints_ || !checkpoints_->due(run_)) return;
  checkpoints_->save(run_, [this](StateArchive& to) { archive(to); });
}

template class Descent<float>;
template class Descent<double>;

}  // namespace topicmill
