package io.yingdun.cloud.ris;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Documents that a message points to (RP, HL7 2.5.1 §2.A.59): plain files in the folders that the options name. Nothing is fetched
 * from an address, and no name leads out of its folder: each is opened from the folder before it, and links are not followed.
 */
@Component
class ReferencedDocuments {

    private static final String POINTER = "OBX-5.1";

    private final List<ReportFolder> folders;
    private final int maximumBytes;

    ReferencedDocuments(Hl7Settings settings) {
        this.folders =
                settings.reportFolders().stream().map(ReportFolder::parse).toList();
        this.maximumBytes = settings.maximumBytes();
    }

    /** Where a file lies. */
    private record Place(Path root, List<String> names) {}

    /**
     * @throws Hl7Exception where nothing may be read, or it is no PDF
     * @throws NotYetException where the file has not come, or not to its end
     */
    byte[] pdf(String pointer) {
        Place place = folders.stream()
                .flatMap(folder -> folder.namesOf(pointer).map(names -> new Place(folder.root(), names)).stream())
                .findFirst()
                .orElseThrow(() -> new Hl7Exception(
                        POINTER, "points to no file in a folder of yingdun.hl7.report-folders: " + pointer));
        byte[] bytes = read(place, pointer).orElseThrow(() -> notYet(pointer, "is not there yet"));
        if (bytes.length > maximumBytes) {
            throw new Hl7Exception(POINTER, "points to a file of more than " + maximumBytes + " bytes");
        }
        if (!PdfBytes.begin(bytes)) {
            throw new Hl7Exception(POINTER, "points to no PDF, the only kind of document that is taken");
        }
        if (!PdfBytes.end(bytes)) {
            throw notYet(pointer, "is not whole yet");
        }
        return bytes;
    }

    private static NotYetException notYet(String pointer, String why) {
        return new NotYetException("document " + pointer, "The file " + pointer + " " + why + ".");
    }

    /** One byte more than is taken, at the most. */
    private Optional<byte[]> read(Place place, String pointer) {
        try (DirectoryStream<Path> root = Files.newDirectoryStream(place.root())) {
            if (!(root instanceof SecureDirectoryStream<Path> folder)) {
                throw new Hl7Exception(POINTER, "cannot be read safely on this operating system");
            }
            return Optional.of(read(folder, place.names()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw notYet(pointer, "cannot be read now: " + e.getMessage());
        }
    }

    private byte[] read(SecureDirectoryStream<Path> folder, List<String> names) throws IOException {
        Path first = Path.of(names.get(0));
        BasicFileAttributes found = folder.getFileAttributeView(
                        first, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        boolean last = names.size() == 1;
        if (last ? !found.isRegularFile() : !found.isDirectory()) {
            throw new Hl7Exception(POINTER, "leads over a link, or to no plain file: " + first);
        }
        if (last) {
            try (InputStream file = Channels.newInputStream(
                    folder.newByteChannel(first, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
                return file.readNBytes(maximumBytes + 1);
            }
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
            return read(next, names.subList(1, names.size()));
        }
    }
}
