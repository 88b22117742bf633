package io.yingdun.cloud.coview;

import io.yingdun.cloud.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One session: who is in it, who leads, and what they share. Everything happens in the order in which it takes its lock. */
final class Room {

    /** A leader whose connection breaks has so long to come back. */
    private static final Duration LEAD_KEPT = Duration.ofSeconds(20);

    private static final int MOST_SEATS = 256;

    /** Somebody's place: whoever comes back with the same secret and as the same caller gets it again. */
    private static final class Seat {

        private final int number;
        private final String name;
        private final Caller caller;
        private @Nullable Connection connection;
        private Instant leftAt = Instant.MAX;

        private Seat(int number, String name, Caller caller) {
            this.number = number;
            this.name = name;
            this.caller = caller;
        }
    }

    private record Person(int seat, String name, boolean guest) {}

    private final String id;
    private final String studyUid;
    private final String linkId;
    private final Instant expiresAt;
    private final CoViewSettings limits;
    private final SharedState state;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private @Nullable Seat leader;
    private int numbered;
    private boolean over;
    private Instant emptySince;

    Room(String id, String studyUid, String linkId, Instant expiresAt, CoViewSettings limits, Instant now) {
        this.id = id;
        this.studyUid = studyUid;
        this.linkId = linkId;
        this.expiresAt = expiresAt;
        this.limits = limits;
        this.state = new SharedState(limits.mostState(), limits.mostParts());
        this.emptySince = now;
    }

    String id() {
        return id;
    }

    String studyUid() {
        return studyUid;
    }

    String linkId() {
        return linkId;
    }

    /** Of links only the invitation: another link to the study was given for something else. */
    boolean admits(Caller caller) {
        return caller.kind() != Caller.Kind.LINK || caller.id().equals(linkId);
    }

    /** @param secret by which somebody comes back to their own place; @return why not, or null */
    synchronized @Nullable Ending join(Connection connection, String name, String secret) {
        if (over) {
            return Ending.SESSION_OVER;
        }
        Seat seat = seats.get(secret);
        if (seat != null && !seat.caller.id().equals(connection.caller().id())) {
            return Ending.UNREADABLE;
        }
        boolean back = seat != null && seat.connection != null;
        if (!back && present().size() >= limits.mostParticipants()) {
            return Ending.FULL;
        }
        if (seat == null) {
            seats.values().removeIf(one -> seats.size() >= MOST_SEATS && one.connection == null);
            seat = new Seat(++numbered, name, connection.caller());
            seats.put(secret, seat);
        }
        if (seat.connection != null) {
            seat.connection.close(Ending.ELSEWHERE);
        }
        seat.connection = connection;
        connection.send(Message.write(welcome(seat)));
        tellPeople();
        return null;
    }

    private Map<String, Object> welcome(Seat seat) {
        Map<String, Object> welcome = people();
        welcome.put("type", "welcome");
        welcome.put("you", seat.number);
        welcome.put("expiresAt", expiresAt.toString());
        welcome.put("state", state.parts());
        return welcome;
    }

    /** @return why whoever said it is sent away, or null */
    synchronized @Nullable Ending hear(Connection connection, Message message) {
        Seat seat = seatOf(connection);
        if (seat == null) {
            return Ending.UNREADABLE;
        }
        switch (message.type()) {
            case "beat" -> connection.send("{\"type\":\"beat\"}");
            case "lead" -> lead(seat, message.isTrue("on"));
            case "point" -> tellOthers(seat, told("point", seat, "at", message.object("at")));
            case "set" -> {
                return set(seat, message);
            }
            default -> {
                return Ending.UNREADABLE;
            }
        }
        return null;
    }

    private @Nullable Ending set(Seat seat, Message message) {
        String part = message.text("part");
        boolean view = SharedState.isView(part);
        JsonNode value = message.object("value");
        if ((!view && !SharedState.isMarkOf(seat.number, part))
                || (value == null && !message.body().path("value").isNull())) {
            return Ending.UNREADABLE;
        }
        // Whoever has just lost the lead may still say something as its leader: that is late and no offence.
        if (!view || seat == leader) {
            if (value instanceof ObjectNode mark && !view) {
                // Nobody draws under another's name.
                mark.put("author", seat.name);
            }
            if (!state.set(part, value)) {
                return Ending.STATE_FULL;
            }
            Map<String, @Nullable Object> told = told("set", seat, "value", value);
            told.put("part", part);
            String text = Message.write(told);
            present().forEach(one -> sendTo(one, text));
        }
        return null;
    }

    /** The lead is taken where nobody has it; people of the hospital may take it from whoever has it. */
    private void lead(Seat seat, boolean on) {
        if (on && (leader == null || leader.connection == null || seat.caller.kind() != Caller.Kind.LINK)) {
            leader = seat;
        } else if (!on && leader == seat) {
            leader = null;
        }
        tellPeople();
    }

    /** @return the person's seat where they had one by this connection, else 0 */
    synchronized int leave(Connection connection, Instant now) {
        Seat seat = seatOf(connection);
        if (seat == null) {
            return 0;
        }
        seat.connection = null;
        seat.leftAt = now;
        if (present().isEmpty()) {
            emptySince = now;
        }
        tellPeople();
        return seat.number;
    }

    /** Frees the lead of whoever does not come back. */
    synchronized void tidy(Instant now) {
        if (leader != null
                && leader.connection == null
                && leader.leftAt.plus(LEAD_KEPT).isBefore(now)) {
            leader = null;
            tellPeople();
        }
    }

    synchronized boolean isEmptySince(Instant before) {
        return present().isEmpty() && emptySince.isBefore(before);
    }

    synchronized void end() {
        over = true;
        present().forEach(seat -> {
            if (seat.connection != null) {
                seat.connection.close(Ending.SESSION_OVER);
            }
        });
    }

    private void tellPeople() {
        String text = Message.write(people());
        present().forEach(seat -> sendTo(seat, text));
    }

    private Map<String, Object> people() {
        Map<String, Object> people = new LinkedHashMap<>();
        people.put("type", "people");
        people.put(
                "people",
                present().stream()
                        .map(seat -> new Person(seat.number, seat.name, seat.caller.kind() == Caller.Kind.LINK))
                        .toList());
        people.put("leader", leader == null ? 0 : leader.number);
        return people;
    }

    private static Map<String, @Nullable Object> told(String type, Seat by, String member, @Nullable Object value) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("type", type);
        told.put("by", by.number);
        told.put(member, value);
        return told;
    }

    private void tellOthers(Seat by, Object message) {
        String text = Message.write(message);
        present().stream().filter(seat -> seat != by).forEach(seat -> sendTo(seat, text));
    }

    private static void sendTo(Seat seat, String text) {
        if (seat.connection != null) {
            seat.connection.send(text);
        }
    }

    private @Nullable Seat seatOf(Connection connection) {
        return seats.values().stream()
                .filter(seat -> seat.connection == connection)
                .findFirst()
                .orElse(null);
    }

    private List<Seat> present() {
        return new ArrayList<>(
                seats.values().stream().filter(seat -> seat.connection != null).toList());
    }
}
