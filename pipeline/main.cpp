#include "pipeline/program.hpp"

int main(int argc, char** argv) {
  return topicmill::run_program("topicmill", {argv + 1, argv + argc}, topicmill::alone());
}
