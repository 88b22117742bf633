package io.yingdun.cloud.testkit;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.LiveFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** S3Proxy on loopback, over a folder; it checks signatures. Stopped and started again it has what it had. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "archive";

    private static final String KEY = "AKIDTEST";
    private static final String SECRET = "not-to-be-seen-anywhere";

    private final Path folder;
    private final Path credentials;
    private final int port = FreePorts.base(1);
    private final BlobStore blobs;
    private @Nullable S3Proxy proxy;

    /** @param folder empty, of its own */
    public S3Server(Path folder) throws Exception {
        this.folder = folder;
        credentials = folder.resolveSibling(folder.getFileName() + ".credentials");
        DataDirectory.writeSecret(
                credentials,
                ("aws_access_key_id = " + KEY + "\naws_secret_access_key = " + SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        blobs = new FilesystemNio2BlobStore(folder.toString());
        blobs.createContainer(BUCKET);
        start();
    }

    public void start() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        proxy.start();
    }

    /** From now on it is away. */
    public void stop() throws Exception {
        if (proxy != null) {
            proxy.stop();
            proxy = null;
        }
    }

    public int port() {
        return port;
    }

    public String secret() {
        return SECRET;
    }

    /** For a server's options. */
    public Path credentialsFile() {
        return credentials;
    }

    /** The last parts of the names of all objects. */
    public Set<String> objects() throws IOException {
        return Set.copyOf(LiveFolder.names(folder.resolve(BUCKET)));
    }

    /** Puts other bytes in an object's place, behind everybody's back. */
    public void replace(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(BUCKET).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
