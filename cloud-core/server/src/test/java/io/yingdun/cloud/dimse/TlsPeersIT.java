package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.TlsFiles;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers that come by TLS (PS3.15 §B.12), with DCMTK's programs as the peers. */
class TlsPeersIT extends DcmtkPeer {

    private static final String NOT_RECOGNIZED = "Calling AE Title Not Recognized";

    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    private Answer make(String aeTitle, Map<String, ?> tls) {
        return administrator.post(
                "/api/peers",
                Map.of("aeTitle", aeTitle, "host", "localhost", "port", 104, "rights", List.of("STORE"), "tls", tls));
    }

    private void peer(String aeTitle, Map<String, ?> tls) {
        Answer created = make(aeTitle, tls);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    private static String fingerprint(TlsFiles identity) {
        return PeerTls.fingerprint(identity.certificate());
    }

    /** Without a certificate of its own. */
    private Dcmtk.Outcome anonymously(String aeTitle) throws Exception {
        return byTls(aeTitle, "echoscu", List.of("+tla"));
    }

    private Dcmtk.Outcome with(TlsFiles identity, String aeTitle) throws Exception {
        return byTls(aeTitle, "echoscu", identity(identity));
    }

    private static List<String> identity(TlsFiles identity) {
        return List.of(
                "+tls",
                identity.keyFile().toString(),
                identity.certificateFile().toString());
    }

    private static Dcmtk.Outcome byTls(String aeTitle, String program, List<String> words, String... files)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(program, "-v", "-aet", aeTitle, "-aec", "YINGDUN"));
        command.addAll(words);
        command.addAll(List.of("+cf", dataDir().resolve("cloud/pki/ca.pem").toString()));
        command.addAll(List.of("localhost", Integer.toString(dicomTlsPort())));
        command.addAll(List.of(files));
        return Dcmtk.run(command.toArray(String[]::new));
    }

    @Test
    void sendInstances() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        Dcmtk.Outcome outcome = byTls(
                "MODALITY",
                "storescu",
                identity(authorityOfTheDevices().issue(folder, "scanner")),
                file(instance).toString());
        assertThat(outcome.output()).contains("Received Store Response (Success)");
    }

    @Test
    void comeWithoutACertificateWhereNoneIsDemanded() throws Exception {
        assertThat(anonymously("MODALITY").status()).isZero();
    }

    @Test
    void areNotLetInInTheClearOnThePortOfTls() throws Exception {
        Dcmtk.Outcome outcome =
                Dcmtk.run("echoscu", "-ta", "5", "-aet", "DCMTK", "-aec", "YINGDUN", "localhost", "" + dicomTlsPort());
        assertThat(outcome.status()).isNotZero();
    }

    @Test
    void areNotLetInWithACertificateThatNobodyKnows() throws Exception {
        Dcmtk.Outcome outcome = with(new TlsFiles(folder, "stranger"), "MODALITY");
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).doesNotContain("Association Accepted");
    }

    @Test
    void areNotLetInInTheClearWhereTlsIsRequired() throws Exception {
        peer("SECURE", Map.of("required", true));
        assertThat(askAs("SECURE", "echoscu").output()).contains(NOT_RECOGNIZED);
        assertThat(anonymously("SECURE").status()).isZero();
    }

    @Test
    void areKnownByTheirFingerprint() throws Exception {
        TlsFiles own = new TlsFiles(folder, "ct");
        peer(
                "CT PINNED",
                Map.of(
                        "certificateSha256",
                        HexFormat.ofDelimiter(":")
                                .withUpperCase()
                                .formatHex(HexFormat.of().parseHex(fingerprint(own)))));
        Dcmtk.Outcome outcome = with(own, "CT PINNED");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(with(authorityOfTheDevices().issue(folder, "other"), "CT PINNED")
                        .output())
                .contains(NOT_RECOGNIZED);
        assertThat(anonymously("CT PINNED").output()).contains(NOT_RECOGNIZED);
        assertThat(askAs("CT PINNED", "echoscu").output()).contains(NOT_RECOGNIZED);
    }

    @Test
    void areKnownByTheSubjectThatAnAuthorityHasWritten() throws Exception {
        peer("MR NAMED", Map.of("certificateSubject", "CN=mr"));
        Dcmtk.Outcome outcome = with(authorityOfTheDevices().issue(folder, "mr"), "MR NAMED");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(with(authorityOfTheDevices().issue(folder, "other"), "MR NAMED")
                        .output())
                .contains(NOT_RECOGNIZED);
    }

    @Test
    void areNotKnownByASubjectThatTheyHaveWrittenThemselves() throws Exception {
        TlsFiles pretender = new TlsFiles(folder, "xa");
        peer("XA NAMED", Map.of("certificateSubject", "CN=xa"));
        peer("PRETENDER", Map.of("certificateSha256", fingerprint(pretender)));
        assertThat(with(pretender, "PRETENDER").status()).isZero();
        assertThat(with(pretender, "XA NAMED").output()).contains(NOT_RECOGNIZED);
    }

    @Test
    void areShownWithTheirPins() {
        Answer created =
                make("US SHOWN", Map.of("required", true, "outgoing", true, "certificateSha256", "AB".repeat(32)));
        assertThat(created.json().get("tls").toString())
                .isEqualTo("{\"required\":true,\"outgoing\":true,\"certificateSha256\":\"" + "ab".repeat(32) + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"certificateSha256, abcd", "certificateSubject, nobody", "certificateSubject, ''"})
    void areCheckedFieldByField(String field, String value) {
        Answer answer = make("WRONG TLS", Map.of(field, value));
        assertThat(answer.code()).isEqualTo("invalid-input");
        assertThat(answer.json().get("errors").toString()).contains("tls." + field);
    }

    @Test
    void areGivenWhatAMoveAsksForByTls() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        TlsFiles vault = new TlsFiles(folder, "vault");
        Dcmtk.Outcome outcome = moveToVault(instance, "VAULT", vault, fingerprint(vault));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(dataSets(folder.resolve("VAULT")))
                .extracting(dataSet -> dataSet.string(Tag.SOPInstanceUID).orElse(""))
                .containsExactly(instance.sopUid());
    }

    @Test
    void areGivenNothingWhenTheyShowAnothersCertificate() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        TlsFiles other = authorityOfTheDevices().issue(folder, "localhost");
        Dcmtk.Outcome outcome = moveToVault(instance, "FALSE VAULT", other, "ab".repeat(32));
        assertThat(outcome.output()).contains("Refused: OutOfResourcesSubOperations");
        assertThat(dataSets(folder.resolve("FALSE VAULT"))).isEmpty();
    }

    /** A destination that demands our certificate; its own is {@code shown}, and {@code pinned} is expected. */
    private Dcmtk.Outcome moveToVault(TestInstance instance, String aeTitle, TlsFiles shown, String pinned)
            throws Exception {
        Path received = subfolder(aeTitle);
        int port = Dcmtk.freePort();
        Answer created = administrator.post(
                "/api/peers",
                Map.of(
                        "aeTitle",
                        aeTitle,
                        "host",
                        "localhost",
                        "port",
                        port,
                        "rights",
                        List.of("DESTINATION"),
                        "tls",
                        Map.of("outgoing", true, "certificateSha256", pinned)));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        List<String> command = new ArrayList<>(List.of("storescp", "-od", received.toString(), "-aet", aeTitle));
        command.addAll(identity(shown));
        command.addAll(List.of("+cf", dataDir().resolve("cloud/pki/ca.pem").toString(), "" + port));
        try (Dcmtk.Server server = Dcmtk.serve(folder, port, command.toArray(String[]::new))) {
            return ask(
                    "movescu",
                    "-S",
                    "-aem",
                    aeTitle,
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID=" + instance.studyUid());
        }
    }
}
