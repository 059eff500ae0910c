#include "text/readers/json/json_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(JsonColumns, BecomeRows) {
  EXPECT_THAT(rows_of_columns(R"({"text":{"0":"x","1":"y"},"n":{"0":1,"1":2}})"),
              ElementsAre(R"({"text":"x","n":1,"key":"0"})", R"({"text":"y","n":2,"key":"1"})"));
  EXPECT_THAT(rows_of_columns(R"({"text":{"a":"x","b":"y"},"n":{"b":2,"c":3}})"),
              ElementsAre(R"({"text":"x","key":"a"})", R"({"text":"y","n":2,"key":"b"})", R"({"key":"c","n":3})"))
      << "columns of other rows";
  EXPECT_THAT(rows_of_columns(R"({"text":["x","y"],"n":[1,2]})"),
              ElementsAre(R"({"text":"x","n":1})", R"({"text":"y","n":2})"));
  EXPECT_THAT(rows_of_columns(R"({"columns":["t","n"],"index":[7,8],"data":[["x",1],["y",2]]})"),
              ElementsAre(R"({"t":"x","n":1,"key":7})", R"({"t":"y","n":2,"key":8})"));
  EXPECT_THROW(rows_of_columns(R"({"text":["x","y"],"n":[1]})"), InputError);
  EXPECT_THROW(rows_of_columns(R"({"columns":["t","n"],"data":[["x"]]})"), InputError);
}

}  // namespace
}  // namespace topicmill
