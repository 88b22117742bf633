package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Opens Part 10 files (PS3.10 §7), and what passes for them: without preamble, without group 0002, with a transfer syntax
 * that the data belies. With {@link LoadPolicy#HEADER} pixel data is passed over unread, so that a file of gigabytes costs
 * a few kilobytes of reading. A reader has no state: one serves all threads.
 */
public final class DicomFileReader {

    private static final int PREAMBLE = 128;
    private static final int FILE_META_GROUP = 0x0002;

    private final ReadLimits limits;

    public DicomFileReader(ReadLimits limits) {
        this.limits = limits;
    }

    /** @throws DicomParseException when the file is broken, whatever could be read of it */
    public DicomFile read(Path file, LoadPolicy policy) throws IOException {
        return strict(salvage(file, policy));
    }

    public DicomFile read(DicomInput in, LoadPolicy policy) throws IOException {
        return strict(salvage(in, policy));
    }

    /** As {@link #read}, but a broken file gives what was read before the fault, and the fault. */
    public DicomFile salvage(Path file, LoadPolicy policy) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return salvage(DicomInput.of(channel), policy);
        }
    }

    public DicomFile salvage(DicomInput in, LoadPolicy policy) throws IOException {
        return new Reading(in, policy).run(tag -> true);
    }

    /** Reads only the elements in front of {@code tag}, for instance up to the pixel data of an object that streams in. */
    public DicomFile readUpTo(int tag, DicomInput in, LoadPolicy policy) throws IOException {
        return strict(new Reading(in, policy).run(next -> Integer.compareUnsigned(next, tag) < 0));
    }

    /**
     * A stream of a deflated file's data set, inflated, from {@code offset} on; offsets count as if the file were not
     * deflated. Reaching a place costs inflating all before it.
     */
    public InputStream openInflated(Path file, long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            DicomInput in = DicomInput.of(channel);
            DicomFile head = new Reading(in, LoadPolicy.HEADER).run(tag -> false);
            if (!head.transferSyntax().deflated()) {
                throw new IllegalArgumentException("not deflated: " + file);
            }
            channel.position(head.dataSetOffset());
            InflatedSource inflated = new InflatedSource(DicomInput.of(channel), limits.inflatedBytes());
            inflated.skip(offset - head.dataSetOffset());
            return inflated.asStream(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DicomFile strict(DicomFile file) throws DicomParseException {
        if (file.failure() != null) {
            throw file.failure();
        }
        return file;
    }

    /** The steps of one reading, in order. */
    private final class Reading {

        private final DicomInput in;
        private final DataSetBuilder meta = new DataSetBuilder(LoadPolicy.ALL);
        private final DataSetBuilder builder;
        private byte @Nullable [] preamble;
        private TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        private long dataSetOffset;

        Reading(DicomInput in, LoadPolicy policy) {
            this.in = in;
            this.builder = new DataSetBuilder(policy);
        }

        DicomFile run(IntPredicate whileTag) throws IOException {
            DicomParseException failure = null;
            try {
                preamble();
                fileMetaInformation();
                dataSetOffset = in.position();
                transferSyntax = settleTransferSyntax();
                dataSet(whileTag);
            } catch (DicomParseException e) {
                failure = e;
            }
            DataSet dataSet = builder.dataSet();
            new CharacterSetRepair(builder::finding).settle(dataSet);
            meta.findings().addAll(builder.findings());
            return new DicomFile(
                    preamble, meta.dataSet(), transferSyntax, dataSetOffset, dataSet, meta.findings(), failure);
        }

        private void preamble() throws IOException {
            if (in.has(PREAMBLE + 4) && prefixAt(PREAMBLE)) {
                preamble = in.read(PREAMBLE);
                in.skip(4);
                return;
            }
            if (in.has(8) && prefixAt(0)) {
                in.skip(4);
            } else if (EncodingGuess.of(in).isEmpty()) {
                throw new DicomParseException(0, "", ParseRule.NOT_DICOM, "");
            }
            meta.finding(new Finding(0, "", ParseRule.PREAMBLE_MISSING, ""));
        }

        private boolean prefixAt(int ahead) {
            return in.peek(ahead) == 'D'
                    && in.peek(ahead + 1) == 'I'
                    && in.peek(ahead + 2) == 'C'
                    && in.peek(ahead + 3) == 'M';
        }

        /** Group 0002, always explicit VR little endian; its own length is not trusted, the group of the tags is. */
        private void fileMetaInformation() throws IOException {
            boolean explicit = !in.has(6) || in.peek(4) >= 'A' && in.peek(5) >= 'A';
            new DataSetReader(in, limits, meta)
                    .read(
                            explicit ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE,
                            tag -> Tags.group(tag) == FILE_META_GROUP);
        }

        private TransferSyntax settleTransferSyntax() throws IOException {
            Optional<TransferSyntax> stated =
                    meta.dataSet().string(Tag.TransferSyntaxUID).map(TransferSyntax::of);
            if (stated.isPresent() && stated.get().deflated() || !in.has(1)) {
                return stated.orElse(transferSyntax);
            }
            Optional<TransferSyntax> seen = EncodingGuess.of(in);
            if (stated.isEmpty()) {
                meta.finding(new Finding(dataSetOffset, "", ParseRule.TRANSFER_SYNTAX_MISSING, ""));
                return seen.orElse(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            }
            boolean belied = seen.isPresent()
                    && !Encoding.of(seen.get()).equals(Encoding.of(stated.get()))
                    && (seen.get().explicitVR() || plausiblyImplicit());
            if (belied) {
                meta.finding(new Finding(
                        dataSetOffset,
                        "",
                        ParseRule.TRANSFER_SYNTAX_WRONG,
                        "says " + stated.get().uid() + ", is " + seen.get().uid()));
                return withEncodingOf(seen.get(), stated.get());
            }
            return stated.get();
        }

        /** The headers are as seen; how frames are coded is still what the file states. */
        private static TransferSyntax withEncodingOf(TransferSyntax seen, TransferSyntax stated) {
            return stated.encapsulated()
                    ? new TransferSyntax(stated.uid(), seen.explicitVR(), seen.bigEndian(), false, stated.compression())
                    : seen;
        }

        /** The guess of implicit VR stands only where the first length can be true. */
        private boolean plausiblyImplicit() {
            return in.mayReach(in.position() + 8 + (in.peekInt(4, false) & ElementHeader.UNDEFINED));
        }

        private void dataSet(IntPredicate whileTag) throws IOException {
            Encoding encoding = Encoding.of(transferSyntax);
            if (!transferSyntax.deflated()) {
                new DataSetReader(in, limits, builder).read(encoding, whileTag);
                return;
            }
            long start = in.position();
            try (InflatedSource inflated = new InflatedSource(in, limits.inflatedBytes())) {
                DicomInput plain = new DicomInput(inflated, start);
                new DataSetReader(plain, limits, builder).read(encoding, whileTag);
            }
        }
    }
}
