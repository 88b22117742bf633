package io.yingdun.management.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.fleet.AssetEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetPlanTest {

    private static final AssetEntry KNOWN = new AssetEntry("7", "CT-1", "CT 1", "影像科", "王", "读片室");

    private static AssetPlan plan(AssetRow... rows) {
        return AssetPlan.of(List.of(rows), Map.of("7", KNOWN), Set.of("读片室", "门诊"));
    }

    private static AssetRow row(String number, String host, String name, String group) {
        return new AssetRow(1, number, host, name, null, null, group);
    }

    @Test
    void addsWhatIsNotListed() {
        AssetPlan plan = plan(row("8", "CT-2", null, null));
        assertThat(plan.count(AssetItem.Change.ADDED)).isEqualTo(1);
        assertThat(plan.entriesToPut()).containsExactly(new AssetEntry("8", "CT-2", "CT-2", null, null, null));
    }

    @Test
    void leavesEmptyCellsAsTheyAre() {
        AssetPlan plan = plan(row("7", "ct-1", null, null));
        assertThat(plan.items()).singleElement().satisfies(item -> {
            assertThat(item.change()).isEqualTo(AssetItem.Change.UNCHANGED);
            assertThat(item.entry()).isEqualTo(KNOWN);
        });
        assertThat(plan.entriesToPut()).isEmpty();
    }

    @Test
    void changesWhatIsOtherwise() {
        assertThat(plan(row("7", "CT-1", "新名称", "门诊")).entriesToPut())
                .containsExactly(new AssetEntry("7", "CT-1", "新名称", "影像科", "王", "门诊"));
    }

    @Test
    void namesAHostListedUnderAnotherNumber() {
        assertThat(plan(row("8", "ct-1", null, null)).errors())
                .extracting(RowError::code)
                .containsExactly(RowError.Code.HOST_TAKEN);
    }

    @Test
    void namesAGroupThatDoesNotExist() {
        assertThat(plan(row("8", "CT-2", null, "读片")).errors())
                .extracting(RowError::code)
                .containsExactly(RowError.Code.UNKNOWN_GROUP);
    }
}
