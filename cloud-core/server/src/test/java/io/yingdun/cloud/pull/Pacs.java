package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** DCMTK's archive (dcmqrscp) in the part of a PACS that gives no access to its files. */
final class Pacs implements AutoCloseable {

    private final Path folder;
    private final String title;
    private final int port = FreePorts.base(1);
    private final int ourPort;
    private Dcmtk.Server process;

    /** @param ourPort where it sends to the AE title YINGDUN */
    Pacs(Path folder, String title, int ourPort) throws IOException, InterruptedException {
        this.folder = folder;
        this.title = title;
        this.ourPort = ourPort;
        this.process = start();
    }

    private Dcmtk.Server start() throws IOException, InterruptedException {
        return Dcmtk.archive(folder, title, port, ourPort);
    }

    /** After {@link #close}. */
    void startAgain() throws IOException, InterruptedException {
        process = start();
    }

    int port() {
        return port;
    }

    TestInstance has(TestInstance instance) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(instance.sopUid() + ".dcm"), instance.file());
        Dcmtk.Outcome outcome =
                Dcmtk.run("storescu", "-aec", title, "localhost", Integer.toString(port), file.toString());
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return instance;
    }

    @Override
    public void close() {
        process.close();
    }
}
