package io.yingdun.dicom.service.commitment;

/** An item of Referenced SOP Sequence (0008,1199). */
public record InstanceReference(String sopClassUID, String sopInstanceUID) {}
