package io.yingdun.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An empty Orthanc with SQLite and its DICOMweb plug-in (Debian packages {@code orthanc} and {@code orthanc-dicomweb}), as
 * fast as it comes: Nagle's algorithm, which Debian's DCMTK leaves on, is switched off, since it costs 40 ms an answer.
 */
final class Orthanc implements AutoCloseable {

    static final String AE_TITLE = "ORTHANC";

    private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");
    private static final Path DICOM_WEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private final Process process;
    private final int httpPort;
    private final int dicomPort;

    Orthanc(Path folder, int httpPort, int dicomPort) {
        this.httpPort = httpPort;
        this.dicomPort = dicomPort;
        try {
            Path configuration = Files.createDirectories(folder).resolve("orthanc.json");
            Files.writeString(configuration, """
                    {"Name": "bench", "StorageDirectory": "%1$s/db", "IndexDirectory": "%1$s/db", "Plugins": ["%2$s"],
                     "HttpPort": %3$d, "DicomPort": %4$d, "DicomAet": "%5$s", "RemoteAccessAllowed": false,
                     "AuthenticationEnabled": false, "DicomAlwaysAllowStore": true, "OverwriteInstances": true,
                     "KeepAlive": true, "TcpNoDelay": true}
                    """.formatted(folder, DICOM_WEB, httpPort, dicomPort, AE_TITLE));
            ProcessBuilder builder = new ProcessBuilder(PROGRAM.toString(), configuration.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("orthanc.log").toFile());
            builder.environment().put("TCP_NODELAY", "1");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Orthanc does not start; install orthanc and orthanc-dicomweb", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-orthanc"));
    }

    void awaitReady() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(dicomWeb().resolve("studies?limit=1")).build();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < Duration.ofMinutes(1).toNanos()) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("Orthanc does not answer");
    }

    URI dicomWeb() {
        return URI.create("http://127.0.0.1:" + httpPort + "/dicom-web/");
    }

    int dicomPort() {
        return dicomPort;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
