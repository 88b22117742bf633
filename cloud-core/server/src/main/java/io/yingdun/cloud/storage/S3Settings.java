package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options {@code yingdun.storage.s3.*}. There is none for the secret: see {@link S3Credentials}.
 *
 * @param endpoint the store's address; left out for Amazon's own
 * @param region that requests are signed for; stores of one's own mostly take any
 * @param bucket which must be there; without one there is no far store
 * @param pathStyle the bucket is named in the path and not in the host name
 * @param credentialsFile the access key and its secret; left out, they are taken from the environment
 * @param plainHttp the endpoint may be http also where it is not on this machine: images and their keys travel in clear
 * @param timeout longest wait for a connection, and for the next bytes of an answer
 */
@ConfigurationProperties("yingdun.storage.s3")
record S3Settings(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("true") boolean pathStyle,
        @Nullable Path credentialsFile,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("20s") Duration timeout) {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    S3Settings {
        if (endpoint != null && (endpoint.getUserInfo() != null || endpoint.getQuery() != null)) {
            throw new StartFailure(
                    "yingdun.storage.s3.endpoint carries more than an address.",
                    "Give the address alone; the key and its secret belong into yingdun.storage.s3.credentials-file.");
        }
        if (endpoint != null
                && (endpoint.getHost() == null
                        || !String.valueOf(endpoint.getScheme()).matches("https?"))) {
            throw new StartFailure(
                    "yingdun.storage.s3.endpoint is no address of a store.", "Give it as https://HOST:PORT.");
        }
        if (endpoint != null
                && "http".equals(endpoint.getScheme())
                && !plainHttp
                && !THIS_MACHINE.matcher(endpoint.getHost()).matches()) {
            throw new StartFailure(
                    "yingdun.storage.s3.endpoint would carry patients' images in clear.",
                    "Give it as https://HOST:PORT; or, where the line to the store is a network of its own, say so with"
                            + " --yingdun.storage.s3.plain-http=true.");
        }
        if (endpoint != null && bucket.isBlank()) {
            throw new StartFailure(
                    "yingdun.storage.s3.endpoint is given, and no bucket.",
                    "Name the bucket with --yingdun.storage.s3.bucket=NAME.");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new StartFailure("yingdun.storage.s3.timeout is " + timeout + ".", "Give at least one second.");
        }
    }

    boolean isOn() {
        return !bucket.isBlank();
    }
}
