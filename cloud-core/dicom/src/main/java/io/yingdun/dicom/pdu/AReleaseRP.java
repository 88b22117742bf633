package io.yingdun.dicom.pdu;

/** A-RELEASE-RP, PS3.8 §9.3.7. */
public record AReleaseRP() implements Pdu {}
