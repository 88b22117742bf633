package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandSet;

/** Numbers of C-STORE sub-operations (0000,1020) to (0000,1023), PS3.7 §9.1.3.1.6 and following. */
public record SubOperations(int remaining, int completed, int failed, int warning) {

    /** As a response gives them; what it does not give is 0. */
    public static SubOperations of(CommandSet response) {
        return new SubOperations(
                response.integer(Tag.NumberOfRemainingSuboperations).orElse(0),
                response.integer(Tag.NumberOfCompletedSuboperations).orElse(0),
                response.integer(Tag.NumberOfFailedSuboperations).orElse(0),
                response.integer(Tag.NumberOfWarningSuboperations).orElse(0));
    }

    /** The remaining ones are told only while there may be some: in pending responses and after a cancel. */
    CommandSet putInto(CommandSet response, boolean withRemaining) {
        if (withRemaining) {
            response.number(Tag.NumberOfRemainingSuboperations, atMost(remaining));
        }
        return response.number(Tag.NumberOfCompletedSuboperations, atMost(completed))
                .number(Tag.NumberOfFailedSuboperations, atMost(failed))
                .number(Tag.NumberOfWarningSuboperations, atMost(warning));
    }

    /** The fields have 16 bits; a retrieve may have more instances. */
    private static int atMost(int number) {
        return Math.min(number, 0xFFFF);
    }
}
