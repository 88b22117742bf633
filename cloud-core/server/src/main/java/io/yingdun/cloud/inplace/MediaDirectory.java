package io.yingdun.cloud.inplace;

import io.yingdun.dicom.io.DicomDirectory;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DICOMDIR of a medium (PS3.10 §8), which is no image and leads the scan nowhere: what lies in the folder is found without
 * it. Names in it that lead out of the medium's folder are refused and said in the log, because whoever copied the medium
 * expects their images.
 */
final class MediaDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(MediaDirectory.class);
    private static final String NAME = "DICOMDIR";

    /** About ten thousand images: the file is held in memory, and each name that it has costs the PACS's disk a look. */
    private static final long LARGEST_BYTES = 4 << 20;

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NAME = 80;

    private MediaDirectory() {}

    static boolean is(FoundFile file) {
        return file.name().equalsIgnoreCase(NAME);
    }

    /** Says what is wrong with it, if anything is. */
    static void check(FoundFile file) {
        if (file.size() > LARGEST_BYTES) {
            LOG.info("{} is too large to be compared with its folder", file.path());
            return;
        }
        try {
            DicomDirectory directory = DicomDirectory.read(file.path(), ReadLimits.DEFAULT);
            if (!directory.refused().isEmpty()) {
                LOG.warn(
                        "{} names {} files outside its folder, which are not looked at: {}",
                        file.path(),
                        directory.refused().size(),
                        some(directory.refused()));
            }
            if (!directory.missing().isEmpty()) {
                LOG.info(
                        "{} names {} files that are not there: {}",
                        file.path(),
                        directory.missing().size(),
                        some(directory.missing()));
            }
        } catch (IOException e) {
            LOG.info("{} cannot be read, what lies beside it can: {}", file.path(), e.getMessage());
        }
    }

    /** A stranger's words: nothing that would look like another line of the log. */
    private static String some(List<String> names) {
        return names.stream()
                .limit(MOST_NAMED)
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                .collect(Collectors.joining(", "));
    }
}
