package io.yingdun.cloud.upload;

import io.yingdun.cloud.access.Access;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.web.UnreadBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of the upload protocol; see {@code API.md}. */
@RestController
@RequestMapping("/api/uploads")
class UploadController {

    private static final String SHA_256 = "[0-9a-f]{64}";
    private static final String UID = "[0-9.]{1,64}";

    private final UploadService uploads;
    private final Access access;

    UploadController(UploadService uploads, Access access) {
        this.uploads = uploads;
        this.access = access;
    }

    @GetMapping
    UploadLimits limits() {
        return uploads.limits();
    }

    @GetMapping("/{sha256}")
    Standing standing(@PathVariable String sha256, @RequestParam(required = false) @Nullable String sopInstanceUid)
            throws IOException {
        check(sha256);
        if (sopInstanceUid != null && !sopInstanceUid.matches(UID)) {
            throw ProblemException.invalid("sopInstanceUid", "a UID: digits and dots, at most 64");
        }
        return uploads.standing(access.current(), sha256, sopInstanceUid);
    }

    @PutMapping("/{sha256}")
    Standing put(
            @PathVariable String sha256,
            @RequestHeader("Upload-Length") long length,
            @RequestHeader(value = "Upload-Offset", defaultValue = "0") long offset,
            HttpServletRequest request)
            throws IOException {
        check(sha256);
        if (length < 0) {
            throw ProblemException.invalid("Upload-Length", "bytes of the whole file, not negative");
        } else if (offset < 0 || offset > length) {
            throw ProblemException.invalid("Upload-Offset", "from 0 to Upload-Length");
        }
        try (UploadBody body = UploadBody.of(request)) {
            return take(new UploadService.Announced(sha256, length, offset), body, request);
        }
    }

    private Standing take(UploadService.Announced file, UploadBody body, HttpServletRequest request)
            throws IOException {
        try {
            return uploads.take(access.current(), file, body);
        } catch (ProblemException e) {
            UnreadBody.swallow(request, UploadService.RESUMABLE_FROM);
            throw e;
        }
    }

    private static void check(String sha256) {
        if (!sha256.matches(SHA_256)) {
            throw ProblemException.invalid("sha256", "64 lower-case hexadecimal digits");
        }
    }
}
