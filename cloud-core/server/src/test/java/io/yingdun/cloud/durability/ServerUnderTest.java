package io.yingdun.cloud.durability;

import io.yingdun.cloud.CloudServer;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.ingest.Source;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole server, and a door to its ingest that is as plain as can be, so that the test is about the ingest only:
 * {@code 'S' length bytes} is answered with the outcome when the server acknowledges, {@code 'Q' uid} with the SHA-256 of
 * what is really read back, or why not, {@code 'L'} with the SHA-256 of all that is indexed and {@code 'C'} with the number
 * of studies and instances that are indexed by half.
 */
final class ServerUnderTest {

    private static final Source SOURCE = new Source(Source.Kind.DIMSE, "LOAD", "127.0.0.1", "");

    private static final String HALVES = """
            select (select count(*) from archive_study s where s.instance_count <>
                     (select count(*) from archive_instance i where i.study = s.id))
                 + (select count(*) from archive_series e where e.instance_count <>
                     (select count(*) from archive_instance i where i.series = e.id))
                 + (select count(*) from archive_instance i where not exists
                     (select from archive_instance_header h where h.instance = i.id))
            """;

    private final Ingest ingest;
    private final Archive archive;
    private final ObjectStore store;
    private final JdbcTemplate jdbc;

    private ServerUnderTest(ConfigurableApplicationContext context) {
        ingest = context.getBean(Ingest.class);
        archive = context.getBean(Archive.class);
        store = context.getBean(ObjectStore.class);
        jdbc = new JdbcTemplate(context.getBean(DataSource.class));
    }

    /** @param arguments the door's port, then the server's own options */
    public static void main(String[] arguments) throws IOException {
        String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
        ServerUnderTest server = new ServerUnderTest(SpringApplication.run(CloudServer.class, options));
        try (ServerSocket door =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                new Thread(() -> server.serve(socket)).start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                switch (in.readByte()) {
                    case 'S' -> out.writeUTF(store(in));
                    case 'Q' -> out.writeUTF(query(in.readUTF()));
                    case 'C' -> out.writeUTF(String.valueOf(jdbc.queryForObject(HALVES, Integer.class)));
                    default -> list(out);
                }
            }
        } catch (EOFException e) {
            // The client has gone.
            return;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String store(DataInputStream in) throws Exception {
        byte[] bytes = in.readNBytes(in.readInt());
        try (IngestOperation operation = ingest.begin(SOURCE, Expectation.NONE)) {
            operation.write(ByteBuffer.wrap(bytes));
            IngestOutcome outcome = operation.complete().toCompletableFuture().get();
            return outcome.accepted() ? outcome.result().name() : outcome.refusal() + ": " + outcome.detail();
        } catch (StorageException e) {
            return e.kind().name();
        }
    }

    private void list(DataOutputStream out) throws IOException {
        List<String> hashes = jdbc.queryForList("select encode(sha256, 'hex') from archive_instance", String.class);
        out.writeInt(hashes.size());
        for (String hash : hashes) {
            out.writeUTF(hash);
        }
    }

    private String query(String sopUid) throws Exception {
        Instance instance = archive.instance(sopUid).orElse(null);
        if (instance == null) {
            return "no row";
        }
        try (StoredObject object = store.open(instance.location())) {
            byte[] bytes = object.range(0, object.size()).readAllBytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (StorageException e) {
            return "no bytes";
        }
    }
}
