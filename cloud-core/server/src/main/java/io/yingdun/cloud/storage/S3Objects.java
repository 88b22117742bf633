package io.yingdun.cloud.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket, named as the files are, {@code aa/bb/<sha256>}. Requests are what every S3-compatible store
 * understands: no checksums in trailers and no chunked signatures. What fails in passing is tried again by the client, three
 * times in all.
 */
final class S3Objects implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    /** From here on an object is sent in parts: a lost line costs one of them. */
    private static final long PART_BYTES = 64L << 20;

    private static final String MEDIA_TYPE = "application/dicom";

    private final S3Client client;
    private final String bucket;

    S3Objects(S3Settings settings, S3Credentials credentials) {
        bucket = settings.bucket();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.key(), credentials.secret())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.timeout())
                        .socketTimeout(settings.timeout()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        client = builder.build();
    }

    static String nameOf(String key) {
        return key.substring(0, 2) + '/' + key.substring(2, 4) + '/' + key;
    }

    /** Empty when it is certain that there is no such object. */
    OptionalLong sizeOf(String key) throws StorageException {
        try {
            return OptionalLong.of(
                    client.headObject(request -> request.bucket(bucket).key(nameOf(key)))
                            .contentLength());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                requireBucket();
                return OptionalLong.empty();
            }
            throw away(e);
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** Without its bucket no object is to be had either, but none is gone for that. */
    private void requireBucket() throws StorageException {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /**
     * @param length 1 or more
     * @return to be read to its end, or aborted
     */
    ResponseInputStream<GetObjectResponse> range(String key, long offset, long length) throws StorageException {
        String bytes = offset + "-" + (offset + length - 1);
        ResponseInputStream<GetObjectResponse> answer;
        try {
            answer = client.getObject(
                    request -> request.bucket(bucket).key(nameOf(key)).range("bytes=" + bytes));
        } catch (SdkException e) {
            throw away(e);
        }
        String given = String.valueOf(answer.response().contentRange());
        if (!given.startsWith("bytes " + bytes + '/')) {
            answer.abort();
            throw new StorageException(
                    StorageException.Kind.UNAVAILABLE,
                    "the S3 store was asked for bytes " + bytes + " and gives others: " + given);
        }
        return answer;
    }

    /** Whole or not at all. */
    void put(String key, Path file, Pace pace) throws IOException {
        try (StoredFile bytes = StoredFile.open(file)) {
            if (bytes.size() <= PART_BYTES) {
                client.putObject(
                        request -> request.bucket(bucket).key(nameOf(key)), body(bytes, 0, bytes.size(), pace));
            } else {
                putInParts(key, bytes, pace);
            }
        } catch (SdkException | UncheckedIOException e) {
            // The client wraps what reading the file throws in the latter.
            throw away(e);
        }
    }

    private void putInParts(String key, StoredFile bytes, Pace pace) throws IOException {
        String name = nameOf(key);
        abandonUploads(key);
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(name))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long offset = 0; offset < bytes.size(); offset += PART_BYTES) {
            int number = parts.size() + 1;
            RequestBody body = body(bytes, offset, Math.min(PART_BYTES, bytes.size() - offset), pace);
            String tag = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(name)
                                    .uploadId(upload)
                                    .partNumber(number),
                            body)
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        client.completeMultipartUpload(
                request -> request.bucket(bucket).key(name).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    private static RequestBody body(StoredFile bytes, long offset, long length, Pace pace) {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        return pace.of(bytes.range(offset, length));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                length,
                MEDIA_TYPE);
    }

    /** Also what an upload that was broken off has left. Of what is not there nothing is said. */
    void delete(String key) throws StorageException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(nameOf(key)));
            abandonUploads(key);
        } catch (SdkException e) {
            throw away(e);
        }
    }

    private void abandonUploads(String key) {
        String name = nameOf(key);
        List<MultipartUpload> begun = client.listMultipartUploads(
                        request -> request.bucket(bucket).prefix(name))
                .uploads();
        for (MultipartUpload upload : begun) {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        }
    }

    static StorageException away(Exception cause) {
        return new StorageException(StorageException.Kind.UNAVAILABLE, "the S3 store: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
