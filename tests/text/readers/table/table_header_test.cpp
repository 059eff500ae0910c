// Headers that look like data, and data that looks like a header.
#include "text/readers/table/table_header.hpp"

#include <gtest/gtest.h>

#include "text/readers/table/table_signs.hpp"

namespace topicmill {
namespace {

FirstRow judge(const std::string& csv) { return judge_first_row(first_values(csv, {})); }

const std::string sentences =
    "1,the tide came in and the boats went out again to sea\n3,a helmet and a bicycle stood in the lane by the gate\n"
    "2,rye flour and water make a dough that wants an hour\n2,an anchor lay on the reef where no sailor had been\n";

TEST(JudgeFirstRow, NamesAboveNumbersAndSentences) {
  EXPECT_EQ(judge("label,text\n" + sentences), FirstRow::names);
  EXPECT_EQ(judge(",text\n" + sentences), FirstRow::names);
  EXPECT_EQ(judge("class,What did you like about the course?\n" + sentences), FirstRow::names);
  EXPECT_EQ(judge("date,n\n2020-01-02,1\n2020-01-03,2\n"), FirstRow::names);
}

TEST(JudgeFirstRow, ARowLikeTheOthers) {
  EXPECT_EQ(judge("2,a loaf of rye bread stood on the oven all morning long\n" + sentences), FirstRow::data);
  EXPECT_EQ(judge("ham,see you at the pier at noon if the boat is not late\nspam,win a helmet now by calling this "
                  "number at once\nham,the dough is on the table and wants another hour\n"),
            FirstRow::data);
  EXPECT_EQ(judge("5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,3.4,virginica\n"), FirstRow::data);
  EXPECT_EQ(judge("k1,red\nk2,blue\nk3,red\n"), FirstRow::data);
  EXPECT_EQ(judge("海边的船在早上出发到了晚上才回来因为风很大\n面包师把面团放在桌子上等它发起来然后烤成面包\n"
                  "骑自行车的人戴着头盔沿着小路往山上去\n"),
            FirstRow::data);
}

TEST(JudgeFirstRow, NamesWithNumbersAboveKeys) {
  EXPECT_EQ(judge("column1,column2\nkey1,value1\nkey2,value2\n"), FirstRow::names);
  EXPECT_EQ(judge("q1,q2\nA1,17.3.\nB2,18.3.\n"), FirstRow::names);
}

TEST(JudgeFirstRow, YearsAndCountsAreNames) {
  EXPECT_EQ(judge("country,1990,2000,2010\nA,1800,2500,1\nB,2600,1200,3\nC,1,2,3\n"), FirstRow::names);
  EXPECT_EQ(judge(",0,1,2\n0,1,0,1\n1,0,2,2\n2,1,1,0\n"), FirstRow::names);
}

TEST(JudgeFirstRow, AHeaderThatComesAgain) {
  EXPECT_EQ(judge("kind,text\na,b\nkind,text\nc,d\ne,f\n"), FirstRow::names);
  EXPECT_EQ(judge("word,count\nthe,12\nword,7\nof,9\n"), FirstRow::names);
}

TEST(JudgeFirstRow, InDoubtItIsAHeader) {
  EXPECT_EQ(judge("a,b\n"), FirstRow::names);
  EXPECT_EQ(judge("a,b\nc,d\ne,f\n"), FirstRow::names);
  EXPECT_EQ(judge(""), FirstRow::names);
  EXPECT_EQ(judge("1,2,n,x\n2,1,5,x\n1,2,6,x\n2,1,7,x\n"), FirstRow::names);
  EXPECT_EQ(judge("4,x,n\n2,x,5\n5,y,6\n3,x,7\n"), FirstRow::doubtful);
}

}  // namespace
}  // namespace topicmill
