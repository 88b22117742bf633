package io.yingdun.management.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetFileTest {

    private static final String CHINESE = """
            资产编号,主机名,名称,科室,使用人,分组
            ZC-001,CT-WS-01,CT 工作站 1,影像科,王小东,读片室
            """;

    private static AssetFile parse(String text) {
        return AssetFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertError(String text, int row, String field, String words) {
        assertThat(parse(text).errors()).anySatisfy(error -> {
            assertThat(error.row()).isEqualTo(row);
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).contains(words);
            assertThat(error.code()).isNotNull();
        });
    }

    private static void assertUnreadable(byte[] content, String words) {
        assertThatThrownBy(() -> AssetFile.parse(content))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words);
    }

    private static void assertChinese(AssetFile file) {
        assertThat(file.errors()).isEmpty();
        assertThat(file.rows()).containsExactly(new AssetRow(1, "ZC-001", "CT-WS-01", "CT 工作站 1", "影像科", "王小东", "读片室"));
    }

    @Test
    void readsUtf8() {
        assertChinese(parse(CHINESE));
    }

    @Test
    void readsUtf8WithByteOrderMark() {
        assertChinese(parse("\ufeff" + CHINESE));
    }

    @Test
    void readsGb18030() {
        assertChinese(AssetFile.parse(CHINESE.getBytes(Charset.forName("GB18030"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void readsOtherDelimiters(String delimiter) {
        assertChinese(parse(CHINESE.replace(",", delimiter)));
    }

    @Test
    void readsEnglishHeadersInAnyOrderAndCase() {
        AssetFile file = parse("Host,Serial,ASSET NUMBER\npc1,x,7\n");
        assertThat(file.rows()).containsExactly(new AssetRow(1, "7", "pc1", null, null, null, null));
    }

    @Test
    void passesOverEmptyLinesAndCells() {
        AssetFile file = parse("assetNumber,host,name\r\n\r\n,,\r\n1,pc1\r\n , \r\n2,pc2,\r\n");
        assertThat(file.rows()).extracting(AssetRow::host).containsExactly("pc1", "pc2");
        assertThat(file.total()).isEqualTo(2);
    }

    @Test
    void namesRowsWithoutHost() {
        assertError("host,assetNumber\npc1,1\n,2\n", 2, "host", "missing");
    }

    @Test
    void namesRowsWithoutAssetNumber() {
        assertError("host,assetNumber\npc1,1\npc2,\n", 2, "assetNumber", "missing");
    }

    @Test
    void namesHostsThatStandTwiceWhateverTheirCase() {
        assertError("host,assetNumber\npc1,1\nPC1,2\n", 2, "host", "row 1");
    }

    @Test
    void namesAssetNumbersThatStandTwice() {
        assertError("host,assetNumber\npc1,7\npc2,7\n", 2, "assetNumber", "row 1");
    }

    @Test
    void namesCellsThatAreTooLong() {
        assertError("assetNumber,host,name\n1,pc1," + "长".repeat(101) + "\n", 1, "name", "100");
    }

    @Test
    void namesLineBreaksInCells() {
        assertError("assetNumber,host,name\n1,pc1,\"a\nb\"\n", 1, "name", "control");
    }

    @Test
    void namesHostsThatAreNone() {
        assertError("assetNumber,host\n1,<script>\n", 1, "host", "host name");
    }

    @Test
    void namesRowsWithTooManyCells() {
        assertError("assetNumber,host\n1,pc1,b\n", 1, "row", "3 cells");
    }

    @Test
    void leavesWrongRowsOut() {
        assertThat(parse("assetNumber,host\n1,pc1\n2,<x>\n3,pc2\n").rows())
                .extracting(AssetRow::row)
                .containsExactly(1, 3);
    }

    @Test
    void refusesAFileWithoutHostColumn() {
        assertUnreadable("名称\nx\n".getBytes(StandardCharsets.UTF_8), "主机名");
    }

    @Test
    void refusesAnEmptyFile() {
        assertUnreadable(new byte[0], "empty");
    }

    @Test
    void refusesAColumnThatStandsTwice() {
        assertUnreadable("assetNumber,host,主机名\n1,a,b\n".getBytes(StandardCharsets.UTF_8), "twice");
    }

    @Test
    void refusesPictures() {
        assertUnreadable(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) 0xff, (byte) 0xff}, "GB 18030");
    }

    @Test
    void refusesTooManyRows() {
        String rows = "assetNumber,host\n" + "1,pc\n".repeat(50_001);
        assertUnreadable(rows.getBytes(StandardCharsets.UTF_8), "50000");
    }

    @Test
    void refusesTooManyBytes() {
        assertUnreadable(new byte[(5 << 20) + 1], "5 MB");
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(4711);
        byte[] good = CHINESE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(4); change > 0 && bad.length > 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                AssetFile file = AssetFile.parse(bad);
                assertThat(file.rows().size() + file.errors().size()).isGreaterThanOrEqualTo(file.total());
            } catch (ProblemException expected) {
                assertThat(expected.code()).isEqualTo("asset-file-unreadable");
            }
        }
    }

    @Test
    void takesItsOwnFormulaGuardAwayAgain() {
        for (String value : new String[] {"=1+1", "-2", "@x", "+7", "'plain", "plain"}) {
            assertThat(FormulaGuard.removed(FormulaGuard.applied(value))).isEqualTo(value);
        }
        assertThat(FormulaGuard.applied("=cmd|'/c calc'!A1")).startsWith("'");
    }
}
