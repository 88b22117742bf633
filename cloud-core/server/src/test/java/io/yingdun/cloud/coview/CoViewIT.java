package io.yingdun.cloud.coview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several people look at one study together. */
class CoViewIT extends RunningCloud {

    private TestInstance shown;
    private ApiClient doctor;
    private JsonNode session;

    @BeforeEach
    void aSession() {
        shown = TestInstance.ofNewStudy();
        assertThat(store(service(), shown).status()).isEqualTo(200);
        doctor = loggedInAs("DOCTOR");
        session = start(shown, 60);
    }

    private JsonNode start(TestInstance of, int minutes) {
        open(of.studyUid(), "DOCTOR");
        ApiClient.Answer answer = doctor.post(sessions(of), Map.of("minutes", minutes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String sessions(TestInstance of) {
        return "/api/studies/" + of.studyUid() + "/co-viewing";
    }

    private String joining() {
        return "/dicomweb/studies/" + shown.studyUid() + "/co-viewing/" + id();
    }

    private String id() {
        return session.get("session").asString();
    }

    private ApiClient invited() {
        return anyone().bearing(session.get("token").asString());
    }

    private Participant guest(String name) {
        return new Participant(invited(), joining()).joins(name, secret());
    }

    private Participant staff() {
        return new Participant(doctor, joining(), "Origin", https().toString()).joins("", secret());
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }

    private static String set(String part, String value) {
        return "{\"type\":\"set\",\"part\":\"" + part + "\",\"value\":" + value + "}";
    }

    private static int statusOf(Throwable refused) {
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }

    private void isRefused(ApiClient client, String path, int status, String... headers) {
        assertThatThrownBy(() -> new Participant(client, path, headers))
                .isInstanceOfSatisfying(
                        CompletionException.class,
                        refused -> assertThat(statusOf(refused)).isEqualTo(status));
    }

    @Test
    void givesALateJoinerTheState() {
        Participant leader = staff();
        leader.hears("welcome");
        leader.says("{\"type\":\"lead\",\"on\":true}")
                .hears("people", people -> people.get("leader").asInt() == 1);
        leader.says(set("view/0", "{\"index\":3}")).says(set("mark/1-a", "{\"x\":1}"));
        leader.says(set("view/0", "{\"index\":7}")).says(set("mark/1-b", "{\"x\":2}"));
        leader.says(set("mark/1-a", "null"))
                .hears("set", one -> one.get("value").isNull());
        JsonNode welcome = guest("王芳").hears("welcome");
        assertThat(welcome.at("/state/view~10/index").asInt()).isEqualTo(7);
        assertThat(welcome.get("state").has("mark/1-a")).isFalse();
        assertThat(welcome.at("/state/mark~11-b/x").asInt()).isEqualTo(2);
        assertThat(welcome.get("leader").asInt()).isEqualTo(1);
        assertThat(welcome.get("people")).hasSize(2);
    }

    @Test
    void passesPointersOnToTheOthersWithoutKeepingThem() {
        Participant one = guest("甲");
        Participant other = guest("乙");
        other.hears("welcome");
        one.says("{\"type\":\"point\",\"at\":{\"x\":5}}");
        assertThat(other.hears("point").at("/at/x").asInt()).isEqualTo(5);
        assertThat(guest("丙").hears("welcome").get("state")).isEmpty();
        assertThat(one.heard("point")).isEmpty();
    }

    @Test
    void takesViewsFromTheLeaderOnly() {
        Participant leader = staff();
        leader.hears("welcome");
        leader.says("{\"type\":\"lead\",\"on\":true}");
        Participant follower = guest("乙");
        follower.hears("welcome");
        follower.says(set("view/0", "{\"index\":9}")).says(set("mark/2-m", "{\"x\":1}"));
        leader.hears("set", one -> one.get("part").asString().equals("mark/2-m"));
        assertThat(leader.heard("set")).hasSize(1);
    }

    @Test
    void letsAGuestNotTakeTheLeadFromWhoeverHasIt() {
        Participant leader = staff();
        leader.hears("welcome");
        leader.says("{\"type\":\"lead\",\"on\":true}");
        Participant guest = guest("乙");
        guest.hears("welcome", one -> one.get("leader").asInt() == 1);
        guest.says("{\"type\":\"lead\",\"on\":true}")
                .says("{\"type\":\"beat\"}")
                .hears("beat");
        assertThat(guest.heard("people"))
                .allSatisfy(one -> assertThat(one.get("leader").asInt()).isEqualTo(1));
    }

    @Test
    void tellsWhoDrewAMarkWhateverTheirPageSays() {
        Participant guest = guest("乙");
        guest.hears("welcome");
        guest.says(set("mark/1-m", "{\"author\":\"Dr Wang\",\"x\":1}"));
        assertThat(guest.hears("set").at("/value/author").asString()).isEqualTo("乙");
        assertThat(guest("丙").hears("welcome").at("/state/mark~11-m/author").asString())
                .isEqualTo("乙");
    }

    @Test
    void givesWhoeverComesBackTheirPlaceAndTheLeadAgain() {
        String secret = secret();
        Participant leader = new Participant(invited(), joining()).joins("甲", secret);
        leader.hears("welcome");
        leader.says("{\"type\":\"lead\",\"on\":true}")
                .hears("people", one -> one.get("leader").asInt() == 1);
        leader.vanishes();
        JsonNode welcome =
                new Participant(invited(), joining()).joins("甲", secret).hears("welcome");
        assertThat(welcome.get("you").asInt()).isEqualTo(1);
        assertThat(welcome.get("leader").asInt()).isEqualTo(1);
    }

    @Test
    void givesNobodyAnothersPlace() {
        String secret = secret();
        new Participant(doctor, joining(), "Origin", https().toString())
                .joins("", secret)
                .hears("welcome");
        assertThat(new Participant(invited(), joining()).joins("甲", secret).isClosedWith())
                .startsWith("4005");
    }

    @Test
    void callsPeopleOfTheHospitalByTheirOwnNames() {
        Participant staff =
                new Participant(doctor, joining(), "Origin", https().toString()).joins("somebody else", secret());
        JsonNode person = staff.hears("welcome").at("/people/0");
        assertThat(person.get("name").asString()).isNotEqualTo("somebody else");
        assertThat(person.get("guest").asBoolean()).isFalse();
    }

    @Test
    void endsForEverybodyWhenItsInvitationIsTakenBack() {
        Participant guest = guest("甲");
        guest.hears("welcome");
        assertThat(doctor.delete(sessions(shown) + "/" + id()).status()).isEqualTo(204);
        assertThat(guest.isClosedWith()).isEqualTo("4001 session over");
        isRefused(invited(), joining(), 401);
        isRefused(service(), joining(), 404);
    }

    @Test
    void endsForEverybodyWhenItsInvitationExpires() {
        session = start(shown, 1);
        Participant guest = guest("甲");
        guest.hears("welcome");
        clock().skip(Duration.ofMinutes(1));
        assertThat(guest.isClosedWith()).matches("4001 .*|4007 .*");
        isRefused(invited(), joining(), 401);
        assertThat(service().get(joining()).status()).isEqualTo(404);
    }

    @Test
    void refusesWhoeverMayNotSeeTheStudy() {
        isRefused(anyone(), joining(), 401);
        isRefused(loggedInAs("AUDITOR"), joining(), 403, "Origin", https().toString());
        TestInstance other = TestInstance.ofNewStudy();
        store(service(), other);
        String toOther = start(other, 5).get("token").asString();
        isRefused(anyone().bearing(toOther), joining(), 404);
    }

    @Test
    void refusesAnotherLinkToTheSameStudy() {
        String link = service()
                .post(
                        "/api/links",
                        Map.of(
                                "objects",
                                List.of(Map.of("studyUid", shown.studyUid())),
                                "purpose",
                                "second opinion",
                                "minutes",
                                60))
                .json()
                .get("token")
                .asString();
        isRefused(anyone().bearing(link), joining(), 404);
    }

    @Test
    void refusesAnotherStudysSessionByAChangedId() {
        TestInstance other = TestInstance.ofNewStudy();
        store(service(), other);
        String otherId = start(other, 5).get("session").asString();
        isRefused(invited(), "/dicomweb/studies/" + shown.studyUid() + "/co-viewing/" + otherId, 404);
        isRefused(service(), "/dicomweb/studies/" + shown.studyUid() + "/co-viewing/" + otherId, 404);
    }

    @Test
    void refusesAnotherSitesPage() {
        isRefused(doctor, joining(), 403, "Origin", "https://elsewhere.example");
        isRefused(doctor, joining(), 403);
    }

    @Test
    void isNotStartedForAStudyThatIsNotThere() {
        assertThat(doctor.post("/api/studies/9.9/co-viewing", Map.of("minutes", 5))
                        .code())
                .isEqualTo("not-found");
        assertThat(doctor.post(sessions(shown), Map.of("minutes", 100_000)).code())
                .isEqualTo("invalid-input");
    }

    @Test
    void cutsOffAMessageThatIsTooLong() {
        Participant guest = guest("甲");
        guest.hears("welcome");
        guest.says(set("mark/a", "{\"x\":\"" + "x".repeat(40_000) + "\"}"));
        assertThat(guest.isClosedWith()).startsWith("1009");
    }

    @Test
    void cutsOffAFlood() {
        Participant guest = guest("甲");
        guest.hears("welcome");
        for (int i = 0; i < 2_000; i++) {
            try {
                guest.says("{\"type\":\"beat\"}");
            } catch (CompletionException closed) {
                break;
            }
        }
        assertThat(guest.isClosedWith()).isEqualTo("4004 too many messages");
    }

    @Test
    void cutsOffWhatItDoesNotUnderstand() {
        for (String nonsense : List.of(
                "",
                "[]",
                "{",
                "{\"type\":\"no such\"}",
                "{\"type\":\"set\",\"part\":\"other\",\"value\":{}}",
                "{\"type\":\"set\",\"part\":\"mark/SEAT-a\",\"value\":5}",
                "{\"type\":\"set\",\"part\":\"mark/SEAT-../a\",\"value\":{}}",
                // Another's.
                set("mark/99-a", "null"),
                set("mark/SEAT-a", "{\"a\":".repeat(30) + "1" + "}".repeat(30)))) {
            Participant guest = guest("甲");
            String seat = guest.hears("welcome").get("you").asString();
            assertThat(guest.says(nonsense.replace("SEAT", seat)).isClosedWith())
                    .as(nonsense)
                    .isEqualTo("4005 message not understood");
        }
    }

    @Test
    void hearsNobodyBeforeTheyHaveJoined() {
        assertThat(new Participant(invited(), joining())
                        .says(set("mark/a", "{}"))
                        .isClosedWith())
                .startsWith("4005");
    }

    @Test
    void keepsNoMoreThanItsLimit() {
        Participant guest = guest("甲");
        guest.hears("welcome");
        String large = "{\"x\":\"" + "x".repeat(30_000) + "\"}";
        for (int i = 0; i < 40; i++) {
            try {
                guest.says(set("mark/1-" + i, large));
            } catch (CompletionException closed) {
                break;
            }
        }
        assertThat(guest.isClosedWith()).isEqualTo("4006 too much is shared");
    }

    @Test
    void closesAConnectionThatSaysNothing() {
        Participant guest = guest("甲");
        guest.hears("welcome");
        clock().skip(Duration.ofSeconds(31));
        assertThat(guest.isClosedWith()).isEqualTo("4007 nothing heard");
    }

    @Test
    void writesDownWhoCameAndWent() {
        Participant guest = guest("王芳");
        guest.hears("welcome");
        clock().skip(Duration.ofSeconds(31));
        guest.isClosedWith();
        ApiClient auditor = loggedInAs("AUDITOR");
        assertThat(List.of("co-viewing.started", "co-viewing.joined", "co-viewing.left"))
                .allSatisfy(action -> assertThat(auditor.get("/api/audit?action=" + action + "&subject=" + id())
                                .json()
                                .get("items"))
                        .as(action)
                        .isNotEmpty());
    }
}
