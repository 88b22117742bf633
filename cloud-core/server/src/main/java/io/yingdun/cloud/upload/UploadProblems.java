package io.yingdun.cloud.upload;

import io.yingdun.cloud.storage.StorageException;
import io.yingdun.foundation.problem.ProblemException;

/** Every error that this feature answers with; {@code API.md} lists the codes. */
final class UploadProblems {

    private UploadProblems() {}

    static ProblemException tooLarge(long most) {
        return new ProblemException(
                "upload-too-large", 413, "File too large", "A file may have at most " + most + " bytes.");
    }

    static ProblemException tooLong(long stated) {
        return new ProblemException(
                "upload-too-long",
                400,
                "More bytes than stated",
                "The body has more than the " + stated + " bytes that Upload-Length and Upload-Offset leave.");
    }

    static ProblemException brokenOff(long received) {
        return new ProblemException(
                "upload-broken-off",
                408,
                "Broken off",
                "The body ended after " + received + " bytes; ask for the offset and send the rest.");
    }

    static ProblemException encoding() {
        return new ProblemException(
                "upload-encoding",
                400,
                "Unreadable content coding",
                "Send the bytes as they are, or as zstd frames with a window of at most 8 MiB.");
    }

    static ProblemException unknownEncoding() {
        return new ProblemException(
                "unsupported-media-type", 415, "Unknown content coding", "Use Content-Encoding zstd, or none.");
    }

    static ProblemException offset(long held) {
        return new ProblemException(
                "upload-offset-mismatch",
                409,
                "Other offset expected",
                "The server holds " + held + " bytes of this file; send from there.");
    }

    static ProblemException hash() {
        return new ProblemException(
                "upload-hash-mismatch",
                422,
                "Other bytes than announced",
                "The bytes do not have the SHA-256 of the address, and were dropped; hash the file anew and send it.");
    }

    static ProblemException tooManyUnfinished() {
        return ProblemException.throttled("too-many-unfinished-uploads", 60);
    }

    static ProblemException superseded() {
        return new ProblemException(
                "upload-superseded", 409, "Another request goes on with this file", "Ask for the offset and go on.");
    }

    static ProblemException full() {
        return new ProblemException(
                        "storage-full",
                        507,
                        "Storage full",
                        "There is no room for this file at the moment; send it later.")
                .passing();
    }

    static ProblemException unavailable() {
        return new ProblemException(
                        "storage-unavailable",
                        503,
                        "Storage unavailable",
                        "The archive cannot store at the moment; send the file later.")
                .passing();
    }

    static ProblemException of(StorageException e) {
        return e.kind() == StorageException.Kind.FULL ? full() : unavailable();
    }
}
