package io.yingdun.uploader.receive;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.service.storage.StoreRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder of what came by DIMSE: {@code <uuid>.dcm} is whole and on the disk, {@code .part} is neither. */
public final class ReceivedFiles {

    private static final String WHOLE = ".dcm";
    private static final String PART = ".part";

    private final Path folder;

    /** Removes what the end of the process left half-written: its senders were not answered. */
    public ReceivedFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        try (Stream<Path> files = Files.list(this.folder)) {
            for (Path part :
                    files.filter(file -> file.toString().endsWith(PART)).toList()) {
                Files.delete(part);
            }
        }
    }

    /** Whole files, of which a crash may have kept the queue from hearing. */
    public List<Path> whole() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(WHOLE))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes the file if it is one of these: the cloud has it. */
    public void release(Path file) throws IOException {
        if (folder.equals(file.getParent())) {
            Files.deleteIfExists(file);
        }
    }

    Incoming receive(StoreRequest request) throws IOException {
        Path part = folder.resolve(UUID.randomUUID() + PART);
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Incoming incoming = new Incoming(part, channel);
        try {
            incoming.write(ByteBuffer.wrap(header(request)));
            return incoming;
        } catch (IOException e) {
            incoming.discard();
            throw e;
        }
    }

    private static byte[] header(StoreRequest request) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataSet meta =
                FileMetaInformation.of(request.sopClassUID(), request.sopInstanceUID(), request.transferSyntax());
        new DicomFileWriter(header, BulkSource.none())
                .write(meta, new DataSet(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return header.toByteArray();
    }

    /** One file on its way in; one thread at a time. */
    final class Incoming {

        private final Path part;
        private final FileChannel channel;

        private Incoming(Path part, FileChannel channel) {
            this.part = part;
            this.channel = channel;
        }

        void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        /** Bytes first, then the name, then the folder that holds the name: after that a power cut loses nothing. */
        Path keep() throws IOException {
            channel.force(true);
            channel.close();
            String name = part.getFileName().toString();
            Path whole = folder.resolve(name.substring(0, name.length() - PART.length()) + WHOLE);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
            return whole;
        }

        void discard() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
