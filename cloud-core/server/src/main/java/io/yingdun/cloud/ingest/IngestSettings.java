package io.yingdun.cloud.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options {@code yingdun.ingest.*}.
 *
 * @param otherBytes what to do with an object whose SOP Instance UID is known with other bytes
 */
@ConfigurationProperties("yingdun.ingest")
record IngestSettings(@DefaultValue("REFUSE") OtherBytes otherBytes) {

    /** In neither case is anything swapped: what is read stays what came first. */
    enum OtherBytes {
        REFUSE,
        /** Take it, and keep its bytes beside the first. */
        KEEP_VERSION
    }
}
