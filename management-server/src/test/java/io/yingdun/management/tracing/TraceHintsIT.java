package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.foundation.testkit.ApiClient.FilePart;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The officer shows where in a picture the screen is. */
class TraceHintsIT extends RunningServer {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @Autowired
    private SiteKey key;

    @Autowired
    private FleetService fleet;

    @Autowired
    private TokenIssuer issuer;

    private ApiClient officer;

    @BeforeEach
    void logIn() {
        officer = loggedInAs("OFFICER");
    }

    private JsonNode finished(Answer answer) {
        return FinishedTraces.finished(officer, answer);
    }

    /** A part of a screen at an angle, with its corners: in a row, x and y in turn. */
    private record Askew(byte[] png, double[] corners) {
        /** @param times 1: so small that nothing is found in it without its corners */
        static Askew of(BufferedImage screen, int times) throws IOException {
            int[] size = {200 * times, 180 * times};
            BufferedImage part = screen.getSubimage(300, 200, size[0], size[1]);
            BufferedImage askew = new BufferedImage(280 * times, 290 * times, BufferedImage.TYPE_INT_RGB);
            AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(30), 140 * times, 140 * times);
            turn.translate(40 * times, 50 * times);
            Graphics2D pen = askew.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(part, turn, null);
            pen.dispose();
            double[] corners = {0, 0, size[0], 0, size[0], size[1], 0, size[1]};
            turn.transform(corners, 0, corners, 0, 4);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(askew, "png", out);
            return new Askew(out.toByteArray(), corners);
        }

        /** The first three sides, of each its two ends. */
        List<List<List<Double>>> edges() {
            List<List<Double>> pairs = pairs();
            return Stream.of(0, 1, 2)
                    .map(i -> List.of(pairs.get(i), pairs.get(i + 1)))
                    .toList();
        }

        List<List<Double>> pairs() {
            return Stream.of(0, 2, 4, 6)
                    .map(i -> List.of(corners[i], corners[i + 1]))
                    .toList();
        }
    }

    private Askew askew(MarkedWorkstations.Workstation shown, int times) throws IOException {
        return Askew.of(MarkedPictures.marked(WIDTH, HEIGHT, 1, key, shown.token()), times);
    }

    private String uploaded(byte[] picture) {
        return "/api/traces/"
                + finished(officer.upload("/api/traces", "a.png", picture, Map.of()))
                        .get("id")
                        .asString();
    }

    @Test
    void namesWhoseScreenAPartAtAnAngleShowsOnceItsCornersAreTold() throws Exception {
        MarkedWorkstations.Workstation shown = new MarkedWorkstations(fleet, issuer).enrolled("王");
        Askew askew = askew(shown, 1);
        JsonNode untold = finished(officer.upload("/api/traces", "a.png", askew.png(), Map.of()));
        assertThat(untold.get("matches")).as(untold.toString()).isEmpty();

        JsonNode trace = finished(officer.post(
                "/api/traces/" + untold.get("id").asString() + "/attempts",
                Map.of("picture", 0, "corners", askew.pairs())));

        assertThat(trace.at("/matches/0/endpointId").asString())
                .as(trace.toString())
                .isEqualTo(shown.id());
        assertThat(trace.at("/corners/1/1").asDouble()).isEqualTo(askew.corners()[3]);
        JsonNode check = finished(officer.post("/api/traces/" + trace.get("id").asString() + "/repetitions", Map.of()));
        assertThat(check.at("/repetition/same").asBoolean()).isTrue();
    }

    @Test
    void namesWhoseScreenOneOfSeveralPicturesShowsByTheCornersToldOfIt() throws Exception {
        MarkedWorkstations.Workstation shown = new MarkedWorkstations(fleet, issuer).enrolled("赵");
        Askew askew = askew(shown, 1);
        List<FilePart> files =
                List.of(new FilePart("a.png", MarkedPictures.bare(320, 200)), new FilePart("b.png", askew.png()));

        JsonNode trace =
                finished(officer.upload("/api/traces", files, Map.of("corners", "[null, " + askew.pairs() + "]")));

        assertThat(trace.at("/matches/0/endpointId").asString())
                .as(trace.toString())
                .isEqualTo(shown.id());
        assertThat(trace.at("/pictures/1/corners/1/1").asDouble()).isEqualTo(askew.corners()[3]);
        assertThat(trace.at("/pictures/1/longerSide").asInt()).isEqualTo(290);
        assertThat(trace.at("/pictures/0/corners").isMissingNode()
                        || trace.at("/pictures/0/corners").isNull())
                .isTrue();
    }

    @Test
    void tracesOnceMoreWithTheEdgesToldAndKeepsThem() throws Exception {
        MarkedWorkstations.Workstation shown = new MarkedWorkstations(fleet, issuer).enrolled("李");
        Askew askew = askew(shown, 3);
        String path = uploaded(askew.png());

        JsonNode trace = finished(officer.post(path + "/attempts", Map.of("picture", 0, "edges", askew.edges())));

        assertThat(trace.at("/matches/0/endpointId").asString())
                .as(trace.toString())
                .isEqualTo(shown.id());
        assertThat(trace.at("/pictures/0/edges/2/1/0").asDouble()).isEqualTo(askew.corners()[6]);
        JsonNode check = finished(officer.post("/api/traces/" + trace.get("id").asString() + "/repetitions", Map.of()));
        assertThat(check.at("/repetition/same").asBoolean()).isTrue();
    }

    @Test
    void refusesEdgesThatTellNoScreen() {
        byte[] bare = MarkedPictures.bare(320, 200);
        String path = uploaded(bare);
        List<List<Integer>> top = List.of(List.of(10, 10), List.of(200, 12));
        List<List<Integer>> left = List.of(List.of(10, 20), List.of(12, 150));
        List<List<Integer>> point = List.of(List.of(10, 20), List.of(12, 21));
        List<List<Integer>> far = List.of(List.of(10, 20), List.of(12, 481));
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(90, 0), List.of(90, 90), List.of(0, 90));

        for (List<?> wrong : List.of(
                List.of(),
                List.of(top),
                List.of(top, point),
                List.of(top, far),
                List.of(top, List.of(List.of(1, 2, 3), List.of(9, 9))),
                List.of(top, left, top, left, top))) {
            Answer refused = officer.post(path + "/attempts", Map.of("picture", 0, "edges", wrong));
            assertThat(refused.status()).as(wrong.toString()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("invalid-input");
        }
        assertThat(officer.post(
                                path + "/attempts",
                                Map.of("picture", 0, "edges", List.of(top, left), "corners", corners))
                        .status())
                .isEqualTo(400);
        assertThat(officer.upload("/api/traces", "a.png", bare, Map.of("edges", "[" + List.of(top, left) + "]"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void tracesSeveralPicturesOnceMoreWithTheCornersToldOfSome() {
        List<FilePart> files = List.of(
                new FilePart("a.png", MarkedPictures.bare(320, 200)),
                new FilePart("b.png", MarkedPictures.bare(320, 210)));
        String path = "/api/traces/"
                + finished(officer.upload("/api/traces", files, Map.of()))
                        .get("id")
                        .asString();
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(90, 0), List.of(90, 90), List.of(0, 90));
        Map<String, Object> bare = Map.of("picture", 0);
        Map<String, Object> told = Map.of("picture", 1, "corners", corners);

        JsonNode again = officer.post(path + "/attempts", Map.of("pictures", List.of(bare, told)))
                .json();
        assertThat(again.get("pictures")).hasSize(2);
        assertThat(again.at("/pictures/1/corners/2/0").asInt()).isEqualTo(90);
        for (List<?> wrong : List.of(List.of(), List.of(bare), List.of(told, told))) {
            assertThat(officer.post(path + "/attempts", Map.of("pictures", wrong))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesCornersThatAreNotOnesOfEachFile() {
        List<FilePart> files = List.of(new FilePart("a.png", MarkedPictures.bare(320, 200)));
        for (String wrong :
                List.of("[]", "[null, null]", "[[1, 2]]", "no list", "[[[0, 0], [9, 9], [9, 0], [0, 9]]]")) {
            assertThat(officer.upload("/api/traces", files, Map.of("corners", wrong))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesCornersThatDoNotGoRoundAScreen() {
        String path = uploaded(MarkedPictures.bare(320, 200));
        List<List<Integer>> crossed = List.of(List.of(0, 0), List.of(9, 9), List.of(9, 0), List.of(0, 9));
        Answer answer = officer.post(path + "/attempts", Map.of("picture", 0, "corners", crossed));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-input");
        assertThat(officer.post(path + "/attempts", Map.of("picture", 0)).status())
                .isEqualTo(400);
    }

    @Test
    void refusesCornersFartherOutsideThePictureThanHalfItsSize() {
        String path = uploaded(MarkedPictures.bare(320, 200));
        List<List<Integer>> far = List.of(List.of(-161, 0), List.of(320, 0), List.of(320, 200), List.of(0, 200));
        List<List<Integer>> near = List.of(List.of(-159, 0), List.of(320, 0), List.of(320, 200), List.of(0, 200));

        Answer refused = officer.post(path + "/attempts", Map.of("picture", 0, "corners", far));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-input");
        assertThat(refused.text()).contains("from -160 to 480");
        assertThat(officer.get(path + "/pictures/0/preview?corners=-99999,-99999,99999,-99999,99999,99999,-99999,99999")
                        .status())
                .isEqualTo(400);
        assertThat(officer.post(path + "/attempts", Map.of("picture", 0, "corners", near))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void refusesAPictureThatTheTraceDoesNotHave() {
        String path = uploaded(MarkedPictures.bare(320, 200));
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(90, 0), List.of(90, 90), List.of(0, 90));
        assertThat(officer.post(path + "/attempts", Map.of("picture", 1, "corners", corners))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsTheScreenStraightenedBeforeItIsTraced() throws Exception {
        String path = uploaded(MarkedPictures.bare(320, 200));
        Answer whole = officer.get(path + "/pictures/0/preview?contrast=true");
        Answer part = officer.get(path + "/pictures/0/preview?corners=10,10,110,10,110,60,10,60");

        assertThat(whole.header("Content-Type")).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(whole.body())).getWidth())
                .isEqualTo(320);
        BufferedImage cut = ImageIO.read(new ByteArrayInputStream(part.body()));
        assertThat(cut.getWidth()).isEqualTo(100);
        assertThat(cut.getHeight()).isEqualTo(50);
        assertThat(officer.get(path + "/pictures/0/preview?corners=1,2,3").status())
                .isEqualTo(400);
    }
}
