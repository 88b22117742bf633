package io.yingdun.explain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @Test
    void takesOutTheNamesThatAreKnown() {
        assertThat(PersonalData.without("与张三丰（P0012）前片比较，ZHANG Sanfeng。", Set.of("张三丰", "P0012", "Zhang Sanfeng")))
                .isEqualTo("与※（※）前片比较，※。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "姓名：李四",
                "患者王小明，",
                "身份证号：11010519491231002X",
                "11010519491231002X",
                "13912345678",
                "010-62345678",
                "someone@example.com",
                "2024-03-05",
                "2024年3月5日",
                "3月5日",
                "67岁",
                "审核医师：赵六",
                "市第一人民医院",
                "住院号: ZY20240001"
            })
    void takesOutWhatLooksLikeAPersonsData(String text) {
        assertThat(PersonalData.without(text, Set.of())).matches("※[，]?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"右肺上叶见一枚大小约8mm×6mm的结节。", "L4/5椎间盘突出。", "BI-RADS 4A类。", "CT值约35HU，较2024前片"})
    void leavesWhatTheReportFinds(String text) {
        assertThat(PersonalData.without(text, Set.of("无"))).isEqualTo(text);
    }
}
