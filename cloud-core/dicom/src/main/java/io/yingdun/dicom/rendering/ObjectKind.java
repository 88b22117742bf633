package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.io.DicomFile;

/** What an object shows, coarsely: enough to choose an icon where there is no picture (PS3.4 B.5). */
public enum ObjectKind {
    IMAGE,
    VIDEO,
    STRUCTURED_REPORT,
    KEY_OBJECT_SELECTION,
    /** An encapsulated PDF, CDA or model. */
    DOCUMENT,
    WAVEFORM,
    PRESENTATION_STATE,
    /** A plan, structure set or record; a dose with pixels is an image. */
    RADIOTHERAPY,
    /** Anything else without pixels: raw data, registrations, spectra, values in floating point. */
    OTHER;

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    public static ObjectKind of(DicomFile file) {
        return of(file.dataSet(), file.transferSyntax());
    }

    static ObjectKind of(DataSet dataSet, TransferSyntax transferSyntax) {
        if (dataSet.contains(Tag.PixelData)) {
            return transferSyntax.compression() == Compression.VIDEO ? VIDEO : IMAGE;
        }
        String sopClass = dataSet.string(Tag.SOPClassUID).orElse("");
        String root = sopClass.startsWith(STORAGE) ? sopClass.substring(STORAGE.length()) : "";
        if (root.equals("88.59")) {
            return KEY_OBJECT_SELECTION;
        }
        return switch (root.split("\\.", 2)[0]) {
            case "88" -> STRUCTURED_REPORT;
            case "104" -> DOCUMENT;
            case "9" -> WAVEFORM;
            case "11" -> PRESENTATION_STATE;
            case "481" -> RADIOTHERAPY;
            default -> OTHER;
        };
    }
}
