package io.yingdun.cloud.ris;

import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder in which a sender leaves its documents.
 *
 * @param prefix what pointers to it begin with, slashes for backslashes and without one at its end; {@code //his/reports} for a share
 * @param root where it is mounted
 */
record ReportFolder(String prefix, Path root) {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 255;

    /** @param option {@code [PREFIX=]FOLDER}; without a prefix pointers are paths of this machine */
    static ReportFolder parse(String option) {
        int equals = option.lastIndexOf('=');
        String folder = option.substring(equals + 1).strip();
        String prefix =
                slashed(equals < 0 ? folder : option.substring(0, equals).strip());
        Path root = path(folder).filter(Path::isAbsolute).orElse(null);
        if (root == null || prefix.isEmpty()) {
            throw new StartFailure(
                    "yingdun.hl7.report-folders has \"" + option + "\".",
                    "Give the absolute path of a folder, as /mnt/reports, or //his/reports=/mnt/reports where messages name it so.");
        }
        return new ReportFolder(prefix, root);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String slashed(String path) {
        return path.replace('\\', '/').replaceAll("/+$", "");
    }

    /** The names from the root on; empty where the pointer is none into this folder. */
    Optional<List<String>> namesOf(String pointer) {
        String path = pointer.replace('\\', '/');
        if (!path.regionMatches(true, 0, prefix + "/", 0, prefix.length() + 1)) {
            return Optional.empty();
        }
        List<String> names = List.of(path.substring(prefix.length() + 1).split("/", -1));
        return names.size() <= DEEPEST && names.stream().allMatch(ReportFolder::isName)
                ? Optional.of(names)
                : Optional.empty();
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && path(name).isPresent();
    }
}
