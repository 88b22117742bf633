package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;

/** STOW-RS, one instance a request. */
final class StowDoor implements Door {

    private final ApiClient client;

    StowDoor(ServerProcess server) throws IOException {
        client = server.client();
    }

    @Override
    public String send(TestInstance instance) throws IOException {
        try {
            ApiClient.Answer answer = client.post(
                    "/dicomweb/studies", "application/dicom", instance.file(), "Accept", "application/dicom+json");
            return answer.status() == 200
                    ? STORED
                    : "STOW " + answer.status() + ", Retry-After " + answer.header("Retry-After");
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        // The connections of an HTTP client end by themselves.
    }
}
