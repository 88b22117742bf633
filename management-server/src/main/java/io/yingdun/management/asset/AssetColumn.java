package io.yingdun.management.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of an asset list, in the order in which it is written. */
enum AssetColumn {
    ASSET_NUMBER("assetNumber", "资产编号", 64),
    HOST("host", "主机名", 253),
    NAME("name", "名称", 100),
    DEPARTMENT("department", "科室", 100),
    USER("user", "使用人", 100),
    GROUP("group", "分组", 100);

    private final String field;
    private final String chinese;
    private final int longest;

    AssetColumn(String field, String chinese, int longest) {
        this.field = field;
        this.chinese = chinese;
        this.longest = longest;
    }

    /** Name in the API and in an English header. */
    String field() {
        return field;
    }

    String chinese() {
        return chinese;
    }

    /** Characters that a value may have. */
    int longest() {
        return longest;
    }

    static Optional<AssetColumn> ofHeader(String header) {
        String wanted = header.strip().replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.field.toLowerCase(Locale.ROOT).equals(wanted) || column.chinese.equals(wanted))
                .findFirst();
    }
}
