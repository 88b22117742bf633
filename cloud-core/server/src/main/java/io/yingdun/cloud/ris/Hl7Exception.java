package io.yingdun.cloud.ris;

/** A message says something that cannot be: which field, and what about it. */
final class Hl7Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param field such as {@code PID-3} */
    Hl7Exception(String field, String what) {
        super(field + " " + what);
    }
}
