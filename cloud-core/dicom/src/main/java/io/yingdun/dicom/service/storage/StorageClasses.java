package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What one who keeps everything takes: the standard's storage SOP classes, retired ones too, in every transfer syntax. */
public final class StorageClasses {

    private static final String SERVICE_CLASS_ROOT = "1.2.840.10008.5.1.4.";

    /** PS3.4 §B.5 and annex I. */
    public static final List<String> SOP_CLASSES;

    /** All that say how bytes are to be read, whether or not we can decode the pixels. */
    public static final Collection<TransferSyntax> TRANSFER_SYNTAXES = TransferSyntax.known();

    static {
        // UID, type, keyword, retired, name
        try (InputStream uids = Objects.requireNonNull(Dictionary.class.getResourceAsStream("uids.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(uids, StandardCharsets.UTF_8))) {
            SOP_CLASSES = lines.lines()
                    .map(line -> line.split("\\|"))
                    .filter(row -> row.length > 2 && row[1].equals("SOP Class"))
                    .filter(row -> row[0].startsWith(SERVICE_CLASS_ROOT) && row[2].contains("Storage"))
                    .map(row -> row[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StorageClasses() {}
}
