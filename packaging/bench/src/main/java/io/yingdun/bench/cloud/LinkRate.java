package io.yingdun.bench.cloud;

import io.yingdun.bench.process.Table;
import io.yingdun.stack.server.CloudProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Links made and links checked, each link once, so that none is remembered from before: a link is a row and an entry in the audit
 * log, and so is the first look of whoever holds it. The client shares the processor and decrypts in Java.
 */
final class LinkRate {

    private static final int CONNECTIONS = 16;
    private static final int LINKS = 4_000;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final CloudProcess cloud;
    private final HttpClient client;

    private LinkRate(CloudProcess cloud) throws Exception {
        this.cloud = cloud;
        this.client = HttpClient.newBuilder()
                .sslContext(Requests.trusting(cloud.certificateAuthority()))
                .build();
    }

    /** @param study that is there */
    static void measure(CloudProcess cloud, String study) throws Exception {
        LinkRate rate = new LinkRate(cloud);
        rate.run(study, LINKS / 4, false);
        rate.run(study, LINKS, true);
    }

    private void run(String study, int links, boolean shown) throws Exception {
        List<String> tokens = Collections.synchronizedList(new ArrayList<>());
        double made = perSecond(links, n -> making(study), answer -> tokens.add(token(answer)));
        double checked = perSecond(links, n -> looking(study, tokens.get(n)), answer -> {});
        if (shown) {
            Table.row("links made, " + CONNECTIONS + " at a time", "%.0f/s", made);
            Table.row("links checked, each by its first look, " + CONNECTIONS + " at a time", "%.0f/s", checked);
        }
    }

    private HttpRequest making(String study) {
        String body = "{\"objects\":[{\"studyUid\":\"" + study + "\"}],\"purpose\":\"bench\",\"minutes\":60}";
        return HttpRequest.newBuilder(URI.create(cloud.dicomWeb().toString().replace("/dicomweb", "/api/links")))
                .header("Authorization", "Bearer " + cloud.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest looking(String study, String token) {
        return HttpRequest.newBuilder(URI.create(cloud.dicomWeb() + "/studies/" + study + "/series"))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String token(String answer) {
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("no link was made: " + answer);
        }
        return token.group(1);
    }

    private interface Taken {

        void take(String answer);
    }

    private double perSecond(int count, IntFunction<HttpRequest> request, Taken taken) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long begin = System.nanoTime();
            List<Future<?>> answers = new ArrayList<>();
            IntStream.range(0, count)
                    .forEach(n -> answers.add(senders.submit(() -> {
                        taken.take(send(request.apply(n)));
                        return null;
                    })));
            for (Future<?> answer : answers) {
                answer.get();
            }
            return count / Table.seconds(Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            senders.shutdown();
        }
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
