package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DicomException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why there is no picture. */
public final class RenderingException extends DicomException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Reason {
        /** The object holds no still image; {@link RenderingException#objectKind} tells what it is. */
        NOT_AN_IMAGE,
        /** The colour model is not one that is shown here. */
        UNSUPPORTED_PHOTOMETRIC_INTERPRETATION,
        /** The pixel data is broken, contradicts its description, or is coded in a way that is not decoded here. */
        UNDECODABLE_PIXEL_DATA,
        NO_SUCH_FRAME,
        /** The picture asked for is larger than {@link ImageRenderer#MAXIMUM_PIXELS} or {@link ImageRenderer#MAXIMUM_SIDE}. */
        TOO_LARGE,
        /** A window, viewport, quality or frame that means nothing. */
        INVALID_PARAMETER
    }

    private final Reason reason;
    private final @Nullable ObjectKind objectKind;

    RenderingException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.objectKind = null;
    }

    RenderingException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.objectKind = null;
    }

    private RenderingException(ObjectKind kind) {
        super("the object is no image but of kind " + kind);
        this.reason = Reason.NOT_AN_IMAGE;
        this.objectKind = kind;
    }

    static RenderingException notAnImage(ObjectKind kind) {
        return new RenderingException(kind);
    }

    static RenderingException invalid(String message) {
        return new RenderingException(Reason.INVALID_PARAMETER, message);
    }

    public Reason reason() {
        return reason;
    }

    /** What the object is instead, for an icon; present with {@link Reason#NOT_AN_IMAGE}. */
    public Optional<ObjectKind> objectKind() {
        return Optional.ofNullable(objectKind);
    }
}
