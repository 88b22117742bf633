package io.yingdun.dicom.association;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.PresentationDataValue;
import org.jspecify.annotations.Nullable;

/** The service user of PS3.8 on top of an association. Called on the channel's event loop: it must not block. */
public interface AssociationUser {

    /** What the user is doing, which decides how long silence is borne. */
    enum Activity {
        /** Nothing is outstanding: {@link Timeouts#idle}. */
        IDLE,
        /** An operation is being performed, or awaited under a time limit of its own. */
        BUSY,
        /** A message has begun and not ended: {@link Timeouts#stall}. */
        RECEIVING
    }

    /** A piece of a message; its buffer belongs to the user from here on. */
    void data(PresentationDataValue piece);

    Activity activity();

    /**
     * The association is over; called once.
     *
     * @param cause null after an orderly release
     */
    void ended(@Nullable DicomException cause);
}
