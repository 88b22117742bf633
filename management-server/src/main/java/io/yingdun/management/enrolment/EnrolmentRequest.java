package io.yingdun.management.enrolment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a machine sends with its code. */
record EnrolmentRequest(
        @NotBlank @Size(max = 100) String code,
        @NotBlank @Size(max = 8192) String csr,

        @NotBlank @Size(max = 253) @Pattern(regexp = "[^\\p{Cntrl}]+")
        String hostName,

        @NotNull @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String osName,

        @NotNull @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String osVersion,

        @NotNull @Size(max = 50) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String architecture,

        @NotNull @Size(max = 50) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String agentVersion,

        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String machineFingerprint) {

    /** The code must not reach a log by way of this record. */
    @Override
    public String toString() {
        return "EnrolmentRequest[" + hostName + "]";
    }
}
