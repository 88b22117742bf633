package io.yingdun.dicom.pdu;

/** A protocol data unit, PS3.8 §9.3.1. */
public sealed interface Pdu
        permits AAssociateRQ, AAssociateAC, AAssociateRJ, PresentationDataValue, AReleaseRQ, AReleaseRP, AAbort {}
