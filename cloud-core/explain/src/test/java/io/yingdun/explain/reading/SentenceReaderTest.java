package io.yingdun.explain.reading;

import static io.yingdun.explain.reading.Polarity.AFFIRMED;
import static io.yingdun.explain.reading.Polarity.NEGATED;
import static io.yingdun.explain.reading.Polarity.PAST;
import static io.yingdun.explain.reading.Polarity.UNCERTAIN;
import static io.yingdun.explain.reading.Side.LEFT;
import static io.yingdun.explain.reading.Side.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yingdun.explain.glossary.Glossary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceReaderTest {

    private static final SentenceReader READER = new SentenceReader(Glossary.embedded());

    @ParameterizedTest
    @ValueSource(strings = {"未见骨折。", "无骨折。", "骨折（-）。", "未发现骨折。", "已排除骨折。", "不考虑骨折。", "未见明显骨折。", "未见脱位、骨折。"})
    void readsWhatIsDenied(String sentence) {
        assertThat(polarityOf("骨折", sentence)).isEqualTo(NEGATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"肺癌不除外。", "未除外肺癌。", "不能排除肺癌。", "肺癌待排。", "考虑肺癌。", "肺癌可能。", "肺癌？", "肺炎或肺癌。", "建议增强扫描除外肺癌。"})
    void takesADoubtForNoDenial(String sentence) {
        assertThat(polarityOf("肺癌", sentence)).isEqualTo(UNCERTAIN);
    }

    @Test
    void deniesAllThatADenialListsWhereTheFirstTermBeginsInsideTheDenial() {
        assertThat(READER.read("未见明显异常、骨折及脱位").statements())
                .extracting(Statement::polarity)
                .containsExactly(Polarity.NEGATED, Polarity.NEGATED, Polarity.NEGATED);
    }

    @Test
    void endsADenialAtTheComma() {
        assertThat(polarityOf("骨折", "未见脱位，右侧桡骨远端骨折。")).isEqualTo(AFFIRMED);
    }

    @Test
    void takesNoChangeForNoDenialOfWhatDidNotChange() {
        assertThat(polarityOf("肺结节", "右肺结节较前无明显变化。")).isEqualTo(AFFIRMED);
    }

    @Test
    void doesNotDenyThePatentForamenOvale() {
        assertThat(polarityOf("卵圆孔未闭", "卵圆孔未闭。")).isEqualTo(AFFIRMED);
    }

    @Test
    void marksAHedgedDenial() {
        assertThat(READER.read("双肺未见明显异常。").statements())
                .singleElement()
                .matches(Statement::hedged)
                .matches(s -> s.polarity() == NEGATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"左肺癌术后复查。", "既往肺癌病史。", "肺癌化疗后。"})
    void putsWhatWasTreatedIntoThePast(String sentence) {
        assertThat(polarityOf("肺癌", sentence)).isEqualTo(PAST);
    }

    @Test
    void keepsEachSideWithItsFinding() {
        List<Statement> read = READER.read("右肺实变，左侧气胸，心包积液。").statements();
        assertThat(read)
                .extracting(Statement::words, Statement::sides)
                .containsExactly(tuple("肺实变", Set.of(RIGHT)), tuple("气胸", Set.of(LEFT)), tuple("心包积液", Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"结节大小8mm左右。", "左侧卧位见结节。", "见两枚结节。", "中线结构向左移位。"})
    void takesNoSideFromOtherUsesOfItsWords(String sentence) {
        assertThat(READER.read(sentence).statements().get(0).sides()).isEmpty();
    }

    @Test
    void keepsDegreeAndSizeAsWritten() {
        SentenceReading reading = READER.read("右侧少量胸腔积液，深约１.５ｃｍ。");
        assertThat(reading.statements().get(0).degrees()).containsExactly("少量");
        assertThat(reading.measures()).containsExactly("１.５ｃｍ");
    }

    private static Polarity polarityOf(String term, String sentence) {
        return READER.read(sentence).statements().stream()
                .filter(s -> s.term().chinese().equals(term))
                .findFirst()
                .orElseThrow()
                .polarity();
    }
}
