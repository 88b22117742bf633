package io.yingdun.cloud.inplace;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the database knows of the files of all scanned folders. */
@Component
class KnownFiles {

    private final FileMapper mapper;
    private final JsonRows json;
    private final Clock clock;

    KnownFiles(FileMapper mapper, JsonRows json, Clock clock) {
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
    }

    /** A directory's path as the database has it. */
    static String relative(Path root, Path directory) {
        return root.relativize(directory).toString();
    }

    /** The number of a directory, which is noted as met by this pass. */
    long enter(long folder, Path root, Path directory, long pass) {
        return mapper.enter(folder, relative(root, directory), pass);
    }

    /** Those of a directory that are known, by name. */
    Map<String, FileMapper.Known> known(long directory, List<FoundFile> files) {
        Map<String, FileMapper.Known> known = new HashMap<>();
        String[] names = files.stream().map(FoundFile::name).toArray(String[]::new);
        mapper.known(directory, names).forEach(file -> known.put(file.name(), file));
        return known;
    }

    /** @param instance its SOP Instance UID, where the instance is read from elsewhere */
    record Examined(
            FoundFile file, FileOutcome outcome, @Nullable String instance) {}

    void record(long directory, List<Examined> examined) {
        if (!examined.isEmpty()) {
            mapper.record(
                    directory,
                    json.text(examined.stream()
                            .map(one -> row(
                                    "name", one.file.name(),
                                    "size", one.file.size(),
                                    "modified", one.file.modified(),
                                    "outcome", one.outcome.name(),
                                    "instance", one.instance))
                            .toList()));
        }
    }

    /**
     * Notes which files of a directory are there no more.
     *
     * @param met how many of its files were met; where more are known, each is looked for
     */
    void missOthers(long directory, Path path, long met) {
        if (mapper.present(directory) <= met) {
            return;
        }
        List<String> page = mapper.presentAfter(directory, "");
        while (!page.isEmpty()) {
            String[] gone = page.stream()
                    .filter(name -> Files.notExists(path.resolve(name), LinkOption.NOFOLLOW_LINKS))
                    .toArray(String[]::new);
            mapper.miss(directory, gone, clock.instant());
            page = mapper.presentAfter(directory, page.get(page.size() - 1));
        }
    }

    /** Something of this name is no more: a file, or a directory with everything below. */
    void miss(long folder, Path root, Path path, long pass) {
        long directory = enter(folder, root, path.getParent(), pass);
        Instant now = clock.instant();
        mapper.miss(directory, new String[] {path.getFileName().toString()}, now);
        mapper.missBelow(folder, relative(root, path), now);
    }

    /** At the end of a pass: directories that it has not come across, and are no more. */
    void missDirectories(long folder, Path root, long pass) {
        List<FileMapper.Directory> page = mapper.notMet(folder, pass, 0);
        while (!page.isEmpty()) {
            for (FileMapper.Directory directory : page) {
                if (Files.notExists(root.resolve(directory.path()), LinkOption.NOFOLLOW_LINKS)) {
                    mapper.missBelow(folder, directory.path(), clock.instant());
                }
            }
            page = mapper.notMet(folder, pass, page.get(page.size() - 1).id());
        }
    }

    List<FileMapper.Missing> missingBefore(long folder, Instant before) {
        return mapper.missing(folder, before);
    }

    void remove(Collection<FileMapper.Missing> files) {
        mapper.remove(json.text(files.stream()
                .map(file -> row("directory", file.directory(), "name", file.name()))
                .toList()));
    }

    void removeEmptyDirectories(long folder, long pass) {
        mapper.removeEmpty(folder, pass);
    }

    List<Path> unknownOf(long folder, Path root, List<Path> directories) {
        String[] paths = directories.stream().map(path -> relative(root, path)).toArray(String[]::new);
        Set<String> known = new HashSet<>(mapper.knownDirectories(folder, paths));
        return directories.stream()
                .filter(path -> !known.contains(relative(root, path)))
                .toList();
    }

    /** Files that were passed over because these instances were read from elsewhere; not any more. */
    List<Path> othersOf(long folder, Path root, Collection<String> sopInstanceUids) {
        mapper.lookAgain(folder, sopInstanceUids.toArray(String[]::new));
        return mapper.othersOf(folder, sopInstanceUids.toArray(String[]::new)).stream()
                .map(place -> root.resolve(place.path()).resolve(place.name()))
                .toList();
    }

    List<FileMapper.Failure> failures(long folder, int limit, long offset) {
        return mapper.failures(folder, limit, offset);
    }
}
