package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "Wang^XiaoDong=王^小东, Wang^XiaoDong=王^小东, true",
        "Wang^XiaoDong, WANG^XIAODONG, true",
        "Ｗａｎｇ^XiaoDong, Wang^XiaoDong, true",
        "Wang^XiaoDong, XiaoDong^Wang, true",
        "Wang^XiaoDong, Wang^Xiao Dong, true",
        "WANG XIAODONG, Wang^XiaoDong, true",
        "王小东, Wang^XiaoDong=王^小东, true",
        "王 小东, 王^小东, true",
        "Wang^XiaoDong=王^小东, Wong^SiuTung=王^小东, true",
        "Wang^XiaoDong, 王^小东, true",
        "Müller^José, MULLER^JOSE, true",
        "Smith^John^Q^Dr^Jr, Smith^John, true",
        "Smith^J, Smith^John, true",
        "Smith, Smith^John, true",
        "'', Smith^John, true",
        "^, Smith^John, true",
        "Wang^XiaoDong=王^小东, Wang^XiaoDong=王^晓东, false",
        "Wang^XiaoDong, Li^Na, false",
        "Wang^XiaoDong=王^小东, Li^Na, false",
        "王^小东, 李^娜, false",
        "王^小, 王^小东, false",
        "Smith^Mary, Smith^John, false"
    })
    void comparesNames(String one, String other, boolean mayBeOne) {
        assertThat(PersonComparison.mayBeOne(SearchText.ofName(one), "", SearchText.ofName(other), ""))
                .isEqualTo(mayBeOne);
        assertThat(PersonComparison.mayBeOne(SearchText.ofName(other), "", SearchText.ofName(one), ""))
                .isEqualTo(mayBeOne);
    }

    @ParameterizedTest
    @CsvSource({
        "19800229, 19800229, true",
        "19800229, '', true",
        "19800101, 19800229, true",
        "19800101, 19810229, false",
        "19800228, 19800229, false"
    })
    void comparesBirthDates(String one, String other, boolean mayBeOne) {
        assertThat(PersonComparison.mayBeOne("", one, "", other)).isEqualTo(mayBeOne);
        assertThat(PersonComparison.mayBeOne("", other, "", one)).isEqualTo(mayBeOne);
    }
}
