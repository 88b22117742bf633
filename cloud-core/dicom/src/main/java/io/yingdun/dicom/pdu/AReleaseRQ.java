package io.yingdun.dicom.pdu;

/** A-RELEASE-RQ, PS3.8 §9.3.6. */
public record AReleaseRQ() implements Pdu {}
