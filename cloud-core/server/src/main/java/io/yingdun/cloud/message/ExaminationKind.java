package io.yingdun.cloud.message;

import java.util.Map;

/** Kinds of examinations as patients call them, by modality (PS3.3 C.7.3.1.1.1). */
final class ExaminationKind {

    private static final String ANY = "影像检查";

    private static final Map<String, String> BY_MODALITY = Map.ofEntries(
            Map.entry("CT", "CT检查"),
            Map.entry("MR", "磁共振检查"),
            Map.entry("DX", "X线检查"),
            Map.entry("DR", "X线检查"),
            Map.entry("CR", "X线检查"),
            Map.entry("RF", "X线检查"),
            Map.entry("MG", "X线检查"),
            Map.entry("XA", "血管造影检查"),
            Map.entry("US", "超声检查"),
            Map.entry("NM", "核医学检查"),
            Map.entry("PT", "核医学检查"),
            Map.entry("ES", "内镜检查"));

    private ExaminationKind() {}

    static String of(String modality) {
        return BY_MODALITY.getOrDefault(modality, ANY);
    }
}
