package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The uploader's protocol, a whole file a request. */
final class UploadDoor implements Door {

    private final ApiClient client;

    UploadDoor(ServerProcess server) throws IOException {
        client = server.client();
    }

    @Override
    public String send(TestInstance instance) throws IOException {
        byte[] file = instance.file();
        try {
            ApiClient.Answer answer = client.put(
                    "/api/uploads/" + Load.hash(file),
                    "application/dicom",
                    file,
                    "Upload-Length",
                    Integer.toString(file.length));
            return answer.status() == 200
                            && answer.json().path("state").asString("").equals("stored")
                    ? STORED
                    : "UPLOAD " + answer.status() + " " + answer.code() + ", Retry-After "
                            + answer.header("Retry-After");
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        // The connections of an HTTP client end by themselves.
    }
}
