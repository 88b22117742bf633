package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.yingdun.dicom.testkit.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MllpTlsIT extends RisSender {

    @TempDir
    private Path folder;

    private static SslContextBuilder trustingTheServer() {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(dataDir().resolve("cloud/pki/ca.pem").toFile());
    }

    private static MllpSender connect(SslContextBuilder context) throws IOException {
        JdkSslContext jdk = (JdkSslContext) context.build();
        return new MllpSender(jdk.context().getSocketFactory().createSocket("localhost", hl7TlsPort()));
    }

    @Test
    void takesMessagesOfWhoShowsACertificateOfTheSite() throws Exception {
        TlsFiles ris = authorityOfTheDevices().issue(folder, "ris");
        String id = unique();
        try (MllpSender sender = connect(trustingTheServer()
                .keyManager(ris.certificateFile().toFile(), ris.keyFile().toFile()))) {
            sender.send(MllpSender.framed(admission(id), StandardCharsets.UTF_8));
            assertThat(sender.answer(StandardCharsets.UTF_8)).contains("\rMSA|AA|" + id);
        }
    }

    @Test
    void takesNothingOfWhoShowsNone() {
        assertThatThrownBy(() -> {
                    try (MllpSender sender = connect(trustingTheServer())) {
                        sender.send(MllpSender.framed(admission(unique()), StandardCharsets.UTF_8));
                        sender.answer(StandardCharsets.UTF_8);
                    }
                })
                .isInstanceOf(IOException.class);
    }
}
