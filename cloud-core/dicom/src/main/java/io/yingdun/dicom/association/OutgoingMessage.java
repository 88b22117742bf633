package io.yingdun.dicom.association;

import org.jspecify.annotations.Nullable;

/**
 * A DIMSE message on its way out (PS3.8 annex E).
 *
 * @param command the encoded command set
 * @param dataSet the encoded data set when it is in memory: it leaves in the same write as the command
 * @param source the data set otherwise; closed when it was sent, or never will be
 */
public record OutgoingMessage(
        int contextID,
        byte[] command,
        byte @Nullable [] dataSet,
        @Nullable DataSetSource source) {

    public static OutgoingMessage of(int contextID, byte[] command) {
        return new OutgoingMessage(contextID, command, null, null);
    }

    public static OutgoingMessage of(int contextID, byte[] command, byte[] dataSet) {
        return new OutgoingMessage(contextID, command, dataSet, null);
    }

    public static OutgoingMessage of(int contextID, byte[] command, DataSetSource source) {
        return new OutgoingMessage(contextID, command, null, source);
    }
}
