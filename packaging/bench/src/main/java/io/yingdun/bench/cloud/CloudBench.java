package io.yingdun.bench.cloud;

import io.yingdun.bench.cloud.Slices.Slice;
import io.yingdun.bench.process.Table;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.server.CloudProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * C-STORE, frames and metadata beside an Orthanc that does the same in the same run, searches among up to a million studies, and
 * folders in place. Both sides are warmed up first. Ports 24460 to 24465.
 */
public final class CloudBench {

    private static final int PORT_BASE = 24_460;
    private static final int STORED = 2_000;
    /** So many slices until the virtual machine has compiled all that it will; with 2,000 it still does half of the time. */
    private static final int WARM_UP = 10_000;

    private static final int CONNECTIONS = 32;
    private static final Duration FRAMES = Duration.ofSeconds(10);
    private static final Duration FRAMES_WARM_UP = Duration.ofSeconds(20);
    private static final int NAMES = 400;
    private static final int SEARCHES = 300;
    private static final String FRAME = "multipart/related; type=\"application/octet-stream\"";
    private static final List<String> SURNAMES = List.of("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang");

    private final CloudProcess cloud;
    private final Orthanc orthanc;
    private final Requests ours;
    private final Requests theirs = Requests.plain();
    private final Wrk wrk;
    private final Path data;

    private CloudBench(CloudProcess cloud, Orthanc orthanc, Path data) throws Exception {
        this.wrk = new Wrk(data);
        this.cloud = cloud;
        this.orthanc = orthanc;
        this.data = data;
        this.ours = Requests.trusting(cloud.certificateAuthority(), cloud.apiKey());
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("yingdun-bench");
        Installation installation = Installation.fromSystemProperty();
        CloudProcess cloud = CloudProcess.launch(
                installation,
                Mark.of(folder),
                folder.resolve("ours"),
                PORT_BASE,
                List.of(),
                folder.resolve("cloud.log"),
                List.of("--yingdun.dimse.open-to-unknown=true"));
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::stop, "stop-cloud"));
        try (Orthanc orthanc = new Orthanc(folder.resolve("orthanc"), PORT_BASE + 5, PORT_BASE + 6)) {
            cloud.awaitReady();
            orthanc.awaitReady();
            new CloudBench(cloud, orthanc, folder.resolve("ours")).run();
        } finally {
            cloud.stop();
            delete(folder);
        }
        Table.begin("Folders in place, from the start of the server on");
        for (int files : List.of(10_000, 100_000)) {
            Path pacs = Files.createTempDirectory("yingdun-bench");
            try {
                InPlaceRate.measure(pacs, files, PORT_BASE);
            } finally {
                delete(pacs);
            }
        }
    }

    private void run() throws Exception {
        Table.begin("Imaging cloud beside Orthanc; ours goes through TLS, Orthanc's HTTP does not");
        store(patients(4), WARM_UP / 4, "");
        for (int associations : List.of(1, 4)) {
            store(patients(associations), STORED / associations, "C-STORE, " + associations + " associations");
        }
        List<Slices> read = patients(1);
        store(read, 1_000, "");
        retrieve(read.get(0));
        Table.begin("Links, TLS");
        LinkRate.measure(cloud, read.get(0).study());
        List<Slice> names = patients(NAMES).stream()
                .flatMap(patient -> patient.next(1).stream())
                .toList();
        StoreRate.measure(CloudProcess.AE_TITLE, cloud.dicomPort(), List.of(names));
        search();
    }

    private static List<Slices> patients(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Slices(SURNAMES.get(n % SURNAMES.size()) + "^Name" + Integer.toString(n, 36)))
                .toList();
    }

    private void store(List<Slices> series, int slices, String title) throws Exception {
        StoreRate.Figure first = StoreRate.measure(CloudProcess.AE_TITLE, cloud.dicomPort(), each(series, slices));
        StoreRate.Figure second = StoreRate.measure(Orthanc.AE_TITLE, orthanc.dicomPort(), each(again(series), slices));
        if (!title.isEmpty()) {
            ratio(title + ", images/s", first.imagesPerSecond(), second.imagesPerSecond());
            latencies(title, first.answers(), second.answers());
        }
    }

    private static List<List<Slice>> each(List<Slices> series, int slices) {
        return series.stream().map(one -> one.next(slices)).toList();
    }

    /** The very same UIDs for the other side. */
    private static List<Slices> again(List<Slices> series) {
        return series.stream().map(Slices::again).toList();
    }

    private void retrieve(Slices series) throws Exception {
        List<URI> mine = frames(cloud.dicomWeb() + "/", series);
        List<URI> others = frames(orthanc.dicomWeb().toString(), series);
        for (String encoding : List.of("identity", "gzip")) {
            List<String> headers = List.of("Accept", FRAME, "Accept-Encoding", encoding);
            List<String> withKey = new ArrayList<>(headers);
            withKey.addAll(List.of("Authorization", "Bearer " + cloud.apiKey()));
            wrk.during(FRAMES_WARM_UP, CONNECTIONS, mine, withKey);
            Wrk.Figure first = wrk.during(FRAMES, CONNECTIONS, mine, withKey);
            Wrk.Figure second = wrk.during(FRAMES, CONNECTIONS, others, headers);
            String title = "frames, 32 connections, Accept-Encoding: " + encoding;
            ratio(title + ", requests/s", first.perSecond(), second.perSecond());
            latencies(title, first.p50(), first.p99(), second.p50(), second.p99());
        }
        String path = "studies/" + series.study() + "/series/" + series.series() + "/metadata";
        String[] json = {"Accept", "application/dicom+json", "Accept-Encoding", "gzip"};
        Latencies first = ours.each(times(20, URI.create(cloud.dicomWeb() + "/" + path)), json);
        Latencies second = theirs.each(times(5, URI.create(orthanc.dicomWeb() + path)), json);
        latencies("metadata of 1,000 slices", first, second);
    }

    private static List<URI> times(int count, URI address) {
        return Stream.generate(() -> address).limit(count).toList();
    }

    private static List<URI> frames(String root, Slices series) {
        return series.instances().stream()
                .limit(300)
                .map(instance -> URI.create(root + "studies/" + series.study() + "/series/" + series.series()
                        + "/instances/" + instance + "/frames/1"))
                .toList();
    }

    private void search() throws Exception {
        int before = 0;
        for (int studies : List.of(100_000, 1_000_000)) {
            ManyStudies.make(data.resolve("cloud/database"), before + 1, studies);
            before = studies;
            search(studies);
        }
    }

    private void search(int studies) throws Exception {
        Table.begin("QIDO-RS at " + studies + " studies, one connection, TLS, p50 and p99");
        for (String query : List.of(
                "limit=25",
                "limit=25&offset=2500",
                "limit=25&PatientName=%s*",
                "limit=25&PatientName=%s*&StudyDate=20250101-20251231",
                "limit=25&StudyDate=20250714&ModalitiesInStudy=MR",
                "PatientID=M%d",
                "AccessionNumber=A%d")) {
            List<URI> addresses = new ArrayList<>();
            for (int n = 0; n < SEARCHES; n++) {
                String asked = query.replace("%s", SURNAMES.get(n % SURNAMES.size()))
                        .replace("%d", Integer.toString(1 + n * 3_001 % studies));
                addresses.add(URI.create(cloud.dicomWeb() + "/studies?" + asked));
            }
            ours.each(addresses.subList(0, SEARCHES / 3));
            Latencies answers = ours.each(addresses);
            Table.row(query.replace("%", ""), "%.1f, %.1f ms", answers.at(0.5), answers.at(0.99));
        }
    }

    private static void ratio(String title, double ours, double theirs) {
        Table.row(title + " (ours, Orthanc, ratio)", "%.0f, %.0f, %.2f", ours, theirs, ours / theirs);
    }

    private static void latencies(String title, Latencies ours, Latencies theirs) {
        latencies(title, ours.at(0.5), ours.at(0.99), theirs.at(0.5), theirs.at(0.99));
    }

    private static void latencies(String title, double p50, double p99, double theirs50, double theirs99) {
        Table.row(title + ", p50 and p99 (ours; Orthanc)", "%.1f, %.0f; %.1f, %.0f ms", p50, p99, theirs50, theirs99);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
