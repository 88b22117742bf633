package io.yingdun.dicom.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.testkit.Dcmtk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An Orthanc (Debian package {@code orthanc}) with a folder of its own, which knows us as YINGDUN. */
final class Orthanc implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");

    private final Process process;
    private final int httpPort;
    private final int dicomPort;

    private Orthanc(Process process, int httpPort, int dicomPort) {
        this.process = process;
        this.httpPort = httpPort;
        this.dicomPort = dicomPort;
    }

    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED: Orthanc is not installed (Debian package orthanc)");
    }

    static Orthanc start(Path folder, int ourPort) throws IOException, InterruptedException {
        int httpPort = Dcmtk.freePort();
        int dicomPort = Dcmtk.freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(
                configuration, """
                {"Name": "test", "StorageDirectory": "%s", "IndexDirectory": "%s", "Plugins": [],
                 "HttpPort": %d, "DicomPort": %d, "DicomAet": "ORTHANC", "RemoteAccessAllowed": false,
                 "AuthenticationEnabled": false, "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
                 "DicomModalities": {"yingdun": ["YINGDUN", "127.0.0.1", %d]}}
                """.formatted(folder.resolve("db"), folder.resolve("db"), httpPort, dicomPort, ourPort));
        Process process = new ProcessBuilder(PROGRAM.toString(), configuration.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        Orthanc orthanc = new Orthanc(process, httpPort, dicomPort);
        for (int attempt = 0; attempt < 300; attempt++) {
            try {
                orthanc.get("/system");
                return orthanc;
            } catch (ConnectException e) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        orthanc.close();
        throw new IOException("Orthanc does not answer: " + Files.readString(folder.resolve("orthanc.log")));
    }

    RemoteApplicationEntity entity() {
        return new RemoteApplicationEntity("ORTHANC", "localhost", dicomPort);
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).GET().build());
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        // A client for each request: Orthanc closes connections while the next request is on its way.
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + response.statusCode() + ' ' + response.body());
        }
        return response.body();
    }

    /** Without waiting until it has tidied up, which takes seconds: nobody needs its folder any more. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
