package io.yingdun.cloud.report;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A report that somebody else wrote, shown by the browser: in a sandbox, whatever it holds. */
public final class SandboxedDocument {

    private SandboxedDocument() {}

    /** @param fileName under which it is saved */
    public static ResponseEntity.BodyBuilder named(String fileName) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
