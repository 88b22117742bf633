package io.yingdun.cloud.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A range of an object of the far store as it comes. A line that breaks is taken up again where it broke. */
final class FarStream extends InputStream {

    /** In a row, without a byte in between. */
    private static final int MOST_BREAKS = 3;

    private final S3Objects store;
    private final String key;
    private long at;
    private long left;
    private @Nullable ResponseInputStream<GetObjectResponse> answer;

    FarStream(S3Objects store, String key, long offset, long length) {
        this.store = store;
        this.key = key;
        this.at = offset;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        for (int breaks = 1; ; breaks++) {
            try {
                return next(target, from, (int) Math.min(count, left));
            } catch (StorageException e) {
                throw e;
            } catch (IOException | SdkException e) {
                abort();
                if (breaks == MOST_BREAKS) {
                    throw S3Objects.away(e);
                }
            }
        }
    }

    private int next(byte[] target, int from, int count) throws IOException {
        if (answer == null) {
            answer = store.range(key, at, left);
        }
        int got = answer.read(target, from, count);
        if (got < 0) {
            throw new EOFException("the answer ends too early");
        }
        at += got;
        left -= got;
        return got;
    }

    private void abort() {
        if (answer != null) {
            answer.abort();
            answer = null;
        }
    }

    /** What was not read is not fetched. */
    @Override
    public void close() throws IOException {
        if (left > 0) {
            abort();
        } else if (answer != null) {
            answer.close();
            answer = null;
        }
    }
}
