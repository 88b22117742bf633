package io.yingdun.dicom.dimse;

/**
 * Status (0000,0900), PS3.7 annex C and the service classes of PS3.4, with an Error Comment (0000,0902) for a person on the
 * other side: without patient data, at most 64 characters are sent.
 */
public record Status(int code, String comment) {

    public static final Status SUCCESS = new Status(0x0000);
    public static final Status PENDING = new Status(0xFF00);
    /** Pending; some optional keys are not supported (C-FIND). */
    public static final Status PENDING_KEYS_UNSUPPORTED = new Status(0xFF01);

    public static final Status CANCEL = new Status(0xFE00);
    public static final Status PROCESSING_FAILURE = new Status(0x0110);
    public static final Status NO_SUCH_INSTANCE = new Status(0x0112);
    public static final Status NO_SUCH_EVENT_TYPE = new Status(0x0113);
    public static final Status NO_SUCH_ARGUMENT = new Status(0x0114);
    public static final Status INVALID_ARGUMENT = new Status(0x0115);
    public static final Status SOP_CLASS_NOT_SUPPORTED = new Status(0x0122);
    public static final Status NO_SUCH_ACTION = new Status(0x0123);
    public static final Status NOT_AUTHORIZED = new Status(0x0124);
    public static final Status DUPLICATE_INVOCATION = new Status(0x0210);
    public static final Status UNRECOGNIZED_OPERATION = new Status(0x0211);
    public static final Status MISTYPED_ARGUMENT = new Status(0x0212);
    public static final Status RESOURCE_LIMITATION = new Status(0x0213);
    public static final Status OUT_OF_RESOURCES = new Status(0xA700);
    public static final Status UNABLE_TO_COUNT_MATCHES = new Status(0xA701);
    public static final Status UNABLE_TO_PERFORM_SUBOPERATIONS = new Status(0xA702);
    public static final Status MOVE_DESTINATION_UNKNOWN = new Status(0xA801);
    public static final Status DATA_SET_DOES_NOT_MATCH_SOP_CLASS = new Status(0xA900);
    public static final Status CANNOT_UNDERSTAND = new Status(0xC000);
    public static final Status COERCION_OF_DATA_ELEMENTS = new Status(0xB000);
    /** C-MOVE and C-GET: some sub-operations failed or warned. */
    public static final Status SUBOPERATIONS_WITH_FAILURES = new Status(0xB000);

    /** What a code means for the operation, PS3.7 §C.1. */
    public enum Category {
        SUCCESS,
        PENDING,
        CANCEL,
        WARNING,
        FAILURE
    }

    public Status(int code) {
        this(code, "");
    }

    public Status withComment(String text) {
        return new Status(code, text);
    }

    public Category category() {
        if (code == 0) {
            return Category.SUCCESS;
        } else if (code == 0xFF00 || code == 0xFF01) {
            return Category.PENDING;
        } else if (code == 0xFE00) {
            return Category.CANCEL;
        }
        boolean warning = code == 0x0001 || code == 0x0107 || code == 0x0116 || (code & 0xF000) == 0xB000;
        return warning ? Category.WARNING : Category.FAILURE;
    }

    public boolean isPending() {
        return category() == Category.PENDING;
    }

    @Override
    public String toString() {
        return String.format("%04XH", code) + (comment.isEmpty() ? "" : " " + comment);
    }
}
