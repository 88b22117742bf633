package io.yingdun.cloud.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.codec.NativePixels;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.foundation.runtime.DataDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Instances for peers that do not take the transfer syntax in which they are kept: uncompressed, explicit VR before implicit.
 * The converted object goes through a file, so that a long one costs no memory.
 */
@Component
class Decompression implements TransferSyntaxConverter {

    private static final Logger LOG = LoggerFactory.getLogger(Decompression.class);

    private final Path folder;

    Decompression(DataDirectory directory) throws IOException {
        folder = directory.folder("decompressed", "rwx------");
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public Optional<Converted> convert(StoredInstance instance, List<TransferSyntax> accepted) throws IOException {
        Optional<TransferSyntax> target = SupportedContexts.UNCOMPRESSED.stream()
                .filter(accepted::contains)
                .findFirst();
        if (target.isEmpty() || !(instance instanceof ArchivedInstance archived)) {
            return Optional.empty();
        }
        Path file = Files.createTempFile(folder, "", ".dataset");
        try (StoredObject object = archived.object();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            OpenedInstance opened = OpenedInstance.of(object);
            NativePixels pixels = NativePixels.of(opened.file(), opened.source());
            new DataSetWriter(out, pixels.source()).write(pixels.dataSet(), Encoding.of(target.get()));
        } catch (DicomException e) {
            Files.delete(file);
            LOG.info("{} cannot be decompressed: {}", instance.sopInstanceUID(), e.getMessage());
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        return Optional.of(new Converted(target.get(), new SpooledSource(file, DataSetSource.of(file, 0))));
    }

    private record SpooledSource(Path file, DataSetSource bytes) implements DataSetSource {

        @Override
        public int read(ByteBuf target) throws IOException {
            return bytes.read(target);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
            Files.deleteIfExists(file);
        }
    }
}
