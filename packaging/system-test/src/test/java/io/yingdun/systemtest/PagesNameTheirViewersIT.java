package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.pacs.DemonstrationPacs;
import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ApiException;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.testkit.BrowserTests;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Screenshots of the imaging cloud's pages on a phone, traced by the same console as a workstation's. */
@ExtendWith(SharedSystem.class)
class PagesNameTheirViewersIT {

    /** A picture of many greys, and one that is mostly bright. */
    private static final Set<String> SHOWN = Set.of("CT", "DX");

    private final RunningSystem system;
    private final CloudProcess cloud;

    @TempDir
    private Path folder;

    PagesNameTheirViewersIT(RunningSystem system, @TempDir Path cloudFolder) {
        this.system = system;
        Path pacs = cloudFolder.resolve("pacs");
        DemonstrationPacs.ensure(pacs);
        cloud = CloudProcess.launch(
                system.installation(),
                system.mark(),
                cloudFolder,
                FreePorts.inARow(5),
                List.of(pacs),
                system.folder().resolve("cloud of marked pages.log"),
                Stream.concat(
                                Stream.of("--yingdun.patient.second-factor=NAME"),
                                system.server().optionsOfItsCloud().stream())
                        .toList());
    }

    @AfterEach
    void stop() {
        cloud.stop();
    }

    @Test
    void aScreenshotOnAPhoneNamesTheLinkOrTheSessionThatShowedIt() throws IOException, InterruptedException {
        cloud.awaitReady();
        JsonNode studies = studies();
        Map<String, String> links = new LinkedHashMap<>();
        Map<String, String> callers = new LinkedHashMap<>();
        for (JsonNode study : studies) {
            String name = study.at("/00080061/Value/0").asString();
            if (!SHOWN.contains(name)) {
                continue;
            }
            JsonNode link = link(study.at("/0020000D/Value/0").asString());
            links.put(
                    name,
                    cloud.url()
                            .resolve("/viewer/?StudyInstanceUIDs="
                                    + study.at("/0020000D/Value/0").asString() + "#token="
                                    + link.path("token").asString())
                            .toString());
            callers.put(name, "link " + link.path("id").asString());
        }
        Path shots = folder.resolve("shots");
        BrowserTests tests = new BrowserTests(
                system.installation(), "e2e:marked", system.folder().resolve("marked pages.log"));
        tests.environment()
                .putAll(Map.of(
                        "YINGDUN_VIEWER_URL", cloud.url().toString(),
                        "YINGDUN_LINKS", new ObjectMapper().writeValueAsString(links),
                        "YINGDUN_SHOTS", shots.toString()));
        tests.run();

        ManagementClient officer = system.officer();
        Await.until(
                "the removed mark to be an alert",
                RunningSystem.SOON,
                () -> officer.get("alerts").toString().contains("PAGE_MARK_REMOVED"));
        List<String> wrong = new ArrayList<>();
        List<Path> pictures;
        try (Stream<Path> files = Files.list(shots)) {
            pictures = files.sorted().toList();
        }
        for (Path picture : pictures) {
            String name = picture.getFileName().toString().replaceAll("-.*", "");
            Tracing.Verdict verdict = Tracing.trace(officer, picture);
            boolean right = verdict.named().size() == 1
                    && (name.equals("patient")
                            ? verdict.named().get(0).startsWith("patient ")
                            : verdict.named().get(0).equals(callers.get(name)));
            if (!right) {
                wrong.add(picture.getFileName() + ": " + verdict.all());
            }
        }
        assertThat(pictures).hasSize(2 * links.size() + 2);
        assertThat(wrong).isEmpty();
    }

    private JsonNode studies() {
        return Await.value("the sample studies", Duration.ofMinutes(2), () -> {
            try {
                JsonNode found = client().get(
                                "/dicomweb/studies?PatientID=D100*",
                                Map.of("Authorization", "Bearer " + cloud.apiKey()));
                return found.size() == 4 ? Optional.of(found) : Optional.empty();
            } catch (ApiException nothingYet) {
                return Optional.empty();
            }
        });
    }

    private JsonNode link(String study) {
        return client().post(
                        "links",
                        Map.of("objects", List.of(Map.of("studyUid", study)), "purpose", "test", "minutes", 60),
                        Map.of("Authorization", "Bearer " + cloud.apiKey()));
    }

    private ManagementClient client() {
        return new ManagementClient(cloud.url(), cloud.certificateAuthority());
    }
}
