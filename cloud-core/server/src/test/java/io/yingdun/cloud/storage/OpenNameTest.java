package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenNameTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"", "DIMSE CT1 192.0.2.1", "UPLOAD 放射科 CT 三号机，在一个名字特别长的院区的最后一栋楼的地下二层，靠近电梯的那一间检查室的操作台"})
    void isReadBackAsTheNameThatItWasMadeWith(String note) {
        OpenObject made = OpenName.of(KEY, note);

        assertThat(OpenName.parse(made.name())).contains(made);
    }

    @Test
    void cutsALongNoteBetweenTwoCharacters() {
        OpenObject made = OpenName.of(KEY, "a" + "影".repeat(60));

        assertThat(made.note()).isEqualTo("a" + "影".repeat(39));
        assertThat(made.name()).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void keepsTheNameOfAnEarlierVersionAsItIs() {
        assertThat(OpenName.parse(KEY))
                .hasValueSatisfying(open -> assertThat(open.name()).isEqualTo(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "lost+found", "0123~", "~note", ".nfs0001"})
    void takesNoFileForAnObjectThatIsNone(String name) {
        assertThat(OpenName.parse(name)).isEmpty();
    }
}
