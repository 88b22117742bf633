package io.yingdun.cloud.message;

/**
 * What a provider answered.
 *
 * @param note its error code and words, for people; nothing that names anybody
 */
record Delivery(Outcome outcome, String note) {

    private static final int LONGEST_NOTE = 200;

    /** What that means. */
    enum Outcome {
        /** Taken over by the provider; whether it arrives is not known here. */
        SENT,
        /** Passes: too many at a time, the provider or the line to it is away. */
        LATER,
        /** Not this patient by this way: not a follower any more, no such number. */
        UNREACHABLE,
        /** The same again would be refused again: template, key, account. */
        REFUSED
    }

    /** Providers' words may quote what they were sent, numbers among it. */
    Delivery {
        note = note.replaceAll("[\\p{Cntrl}]", " ").replaceAll("[0-9]{7,}", "…");
        note = note.substring(0, Math.min(note.length(), LONGEST_NOTE));
    }

    static Delivery sent() {
        return new Delivery(Outcome.SENT, "");
    }

    static Delivery later(String note) {
        return new Delivery(Outcome.LATER, note);
    }
}
