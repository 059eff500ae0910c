#include "pipeline/topic_color.hpp"

#include <array>

namespace topicmill {
namespace {

constexpr std::array<TopicColor, 16> colors{{
    {"#0072b2", 25},
    {"#d55e00", 166},
    {"#009673", 29},
    {"#c76a9f", 169},
    {"#8c6d1f", 94},
    {"#1f8fc7", 32},
    {"#7a52b8", 97},
    {"#c9443f", 167},
    {"#4f8a2f", 64},
    {"#b07d00", 136},
    {"#00858f", 30},
    {"#e0569b", 168},
    {"#6a7688", 66},
    {"#a0562d", 130},
    {"#5b6ee1", 62},
    {"#8a8a00", 100},
}};

}  // namespace

TopicColor topic_color(std::int64_t topic) { return colors[static_cast<std::size_t>(topic) % colors.size()]; }

}  // namespace topicmill
