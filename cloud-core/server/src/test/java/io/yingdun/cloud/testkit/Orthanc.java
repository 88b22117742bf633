package io.yingdun.cloud.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.foundation.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An Orthanc (Debian package {@code orthanc}) with a folder of its own, which knows the archive under test as
 * {@code yingdun}, by DICOM and, with its plug-in (package {@code orthanc-dicomweb}), by DICOMweb. Tests are skipped where
 * they are not installed.
 */
public final class Orthanc implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");
    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private final Dcmtk.Server process;
    private final int httpPort;

    private Orthanc(Dcmtk.Server process, int httpPort) {
        this.process = process;
        this.httpPort = httpPort;
    }

    public static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED: Orthanc is not installed (Debian package orthanc)");
    }

    public static void assumeDicomWeb() {
        assumeTrue(
                Files.exists(PLUGIN), "SKIPPED: Orthanc's DICOMweb is not installed (Debian package orthanc-dicomweb)");
    }

    /** How Orthanc reaches the archive under test. */
    public record Ours(int dicomPort, URI https, Path authority, String apiKey) {}

    /** Its HTTP port is {@code dicomPort + 1}. */
    public static Orthanc start(Path folder, int dicomPort, Ours ours) throws IOException, InterruptedException {
        int httpPort = dicomPort + 1;
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "test", "StorageDirectory": "%1$s/db", "IndexDirectory": "%1$s/db", "Plugins": [%2$s],
                 "HttpPort": %3$d, "DicomPort": %4$d, "DicomAet": "ORTHANC", "RemoteAccessAllowed": false,
                 "AuthenticationEnabled": false, "DicomAlwaysAllowStore": true, "DicomAlwaysAllowFind": true,
                 "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true, "SynchronousCMove": true,
                 "HttpsCACertificates": "%5$s",
                 "DicomModalities": {"yingdun": ["YINGDUN", "127.0.0.1", %6$d]},
                 "DicomWeb": {"Enable": true, "Root": "/dicom-web/", "Servers": {"yingdun": {
                   "Url": "%7$s/dicomweb/", "HttpHeaders": {"Authorization": "Bearer %8$s"}}}}}
                """.formatted(
                        folder,
                        Files.exists(PLUGIN) ? "\"" + PLUGIN + "\"" : "",
                        httpPort,
                        dicomPort,
                        ours.authority(),
                        ours.dicomPort(),
                        ours.https(),
                        ours.apiKey()));
        Dcmtk.Server process = Dcmtk.serve(folder, httpPort, PROGRAM.toString(), configuration.toString());
        return new Orthanc(process, httpPort);
    }

    public static int freePort() {
        return FreePorts.base(2);
    }

    public String get(String path) throws IOException, InterruptedException {
        return text(send(HttpRequest.newBuilder(address(path)).GET()));
    }

    public String post(String path, String json) throws IOException, InterruptedException {
        return text(post(path, "application/json", json.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", contentType)
                .header("Accept", "*/*")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    public void delete(String path) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address(path)).DELETE());
    }

    /** Whatever the status. */
    public Answer answer(String path, String accept) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                exchange(HttpRequest.newBuilder(address(path)).header("Accept", accept));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new IOException(response.uri() + " answers " + response.statusCode() + ' ' + text(response.body()));
        }
        return response.body();
    }

    private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        // A client for each request: Orthanc closes connections while the next request is on its way.
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        process.kill();
    }
}
