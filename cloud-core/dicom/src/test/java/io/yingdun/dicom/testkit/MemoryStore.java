package io.yingdun.dicom.testkit;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreRequest;
import io.yingdun.dicom.service.storage.StoreSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what is stored in memory, by SOP instance UID. */
public final class MemoryStore implements StoreHandler {

    /** An instance as it came. */
    public record Kept(StoreRequest request, byte[] dataSet) {

        /** As a Part 10 file. */
        public byte[] file() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new DicomFileWriter(out, BulkSource.none())
                    .writeHead(FileMetaInformation.of(
                            request.sopClassUID(), request.sopInstanceUID(), request.transferSyntax()));
            out.write(dataSet);
            return out.toByteArray();
        }
    }

    private final Map<String, Kept> instances = new ConcurrentHashMap<>();
    private final AtomicInteger discarded = new AtomicInteger();

    public Map<String, Kept> instances() {
        return instances;
    }

    public int discarded() {
        return discarded.get();
    }

    @Override
    public StoreSink open(StoreRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new StoreSink() {
            @Override
            public void write(ByteBuf piece) throws IOException {
                piece.readBytes(bytes, piece.readableBytes());
            }

            @Override
            public CompletionStage<Status> complete() {
                instances.put(request.sopInstanceUID(), new Kept(request, bytes.toByteArray()));
                return CompletableFuture.completedFuture(Status.SUCCESS);
            }

            @Override
            public void discard() {
                discarded.incrementAndGet();
            }
        };
    }
}
