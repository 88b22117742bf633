package io.yingdun.cloud.ris;

/** What a message is about has not come yet. */
final class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    /** @param subject see {@link #subject} */
    NotYetException(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    /** What it waits for; whoever brings it names it alike. */
    String subject() {
        return subject;
    }

    static String order(String accessionNumber) {
        return "order " + accessionNumber;
    }

    static String patient(String patientId, String issuer) {
        return "patient " + patientId + " of " + issuer;
    }
}
