package io.yingdun.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yingdun.dicom.association.AcceptorRig;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.service.query.FindService;
import io.yingdun.dicom.service.query.Matches;
import io.yingdun.dicom.service.storage.StoreService;
import io.yingdun.dicom.testkit.Fuzzing;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.Pdus;
import java.time.Duration;
import java.util.stream.Stream;

/** Coverage-guided fuzzing of messages on an association; see {@link Fuzzing}. */
public final class DimseFuzz {

    private static final DimseServices SERVICES = DimseServices.builder()
            .on(CommandField.C_ECHO, operation -> DataSetConsumer.atEnd(() -> operation.respond(Status.SUCCESS)))
            .on(CommandField.C_STORE, new StoreService(new MemoryStore()))
            .on(CommandField.C_FIND, new FindService(request -> Matches.of(Stream.of(request.identifier()))))
            .build();

    private DimseFuzz() {}

    /**
     * The bytes as pieces of messages ({@code control 1 | length 1 | data}), whatever they are: each is answered, waited on or
     * ends in an A-ABORT, and nothing else is sent.
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try (AcceptorRig rig = new AcceptorRig(
                association -> new DimseExchange(association, SERVICES, Runnable::run, Duration.ofSeconds(60)))) {
            rig.associate(Pdus.request());
            ByteBuf in = Unpooled.wrappedBuffer(bytes);
            while (in.readableBytes() > 2) {
                int control = in.readUnsignedByte();
                int length = Math.min(in.readUnsignedByte(), in.readableBytes());
                boolean command = (control & 1) != 0;
                boolean last = (control & 2) != 0;
                int contextID = (control & 4) != 0 ? 1 : 3;
                byte[] data = new byte[length];
                in.readBytes(data);
                rig.receive(Pdus.value(contextID, command, last, data));
            }
            for (Object reply = rig.reply(); reply != null; reply = rig.reply()) {
                assertThat(reply).isInstanceOfAny(PresentationDataValue.class, AAbort.class);
                if (reply instanceof PresentationDataValue value) {
                    value.data().release();
                }
            }
        }
    }
}
