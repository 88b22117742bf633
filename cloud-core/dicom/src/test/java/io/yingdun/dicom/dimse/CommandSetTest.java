package io.yingdun.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufUtil;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command sets, PS3.7 §6.3 and annex E. */
class CommandSetTest {

    /** A C-ECHO-RQ as PS3.7 §9.3.5 draws it. */
    private static final String ECHO = ("0000 0000 04000000 38000000" // group length
                    + "0000 0200 12000000 312E322E3834302E31303030382E312E3100" // affected SOP class
                    + "0000 0001 02000000 3000" // command field
                    + "0000 1001 02000000 0700" // message ID
                    + "0000 0008 02000000 0101") // no data set
            .replace(" ", "");

    @Test
    void writesAnEchoAsTheStandardDrawsIt() {
        CommandSet request =
                CommandSet.request(CommandField.C_ECHO, UID.Verification).number(Tag.MessageID, 7);
        assertThat(ByteBufUtil.hexDump(request.encode()).toUpperCase(Locale.ROOT))
                .isEqualTo(ECHO);
    }

    @Test
    void readsIt() throws IOException {
        CommandSet request = CommandSet.decode(ByteBufUtil.decodeHexDump(ECHO));
        assertThat(request.field()).contains(CommandField.C_ECHO);
        assertThat(request.isResponse()).isFalse();
        assertThat(request.messageID()).isEqualTo(7);
        assertThat(request.sopClassUID()).contains(UID.Verification);
        assertThat(request.announcesDataSet()).isFalse();
    }

    @Test
    void answersWithWhatEveryResponseRepeats() throws IOException {
        CommandSet request = CommandSet.request(CommandField.C_STORE, UID.CTImageStorage)
                .text(Tag.AffectedSOPInstanceUID, "1.2.3")
                .number(Tag.MessageID, 9);
        CommandSet response = CommandSet.decode(request.respond(Status.OUT_OF_RESOURCES.withComment("disk 满 full\\"))
                .encode());
        assertThat(response.isResponse()).isTrue();
        assertThat(response.field()).contains(CommandField.C_STORE);
        assertThat(response.messageIDBeingRespondedTo()).isEqualTo(9);
        assertThat(response.sopClassUID()).contains(UID.CTImageStorage);
        assertThat(response.sopInstanceUID()).contains("1.2.3");
        assertThat(response.status().code()).isEqualTo(0xA700);
        assertThat(response.status().comment()).isEqualTo("disk ? full?");
    }

    @Test
    void asksInstancesByTheirRequestedUids() {
        CommandSet action = CommandSet.request(CommandField.N_ACTION, UID.StorageCommitmentPushModel);
        assertThat(action.string(Tag.RequestedSOPClassUID)).contains(UID.StorageCommitmentPushModel);
        assertThat(action.string(Tag.AffectedSOPClassUID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000, SUCCESS", "FF00, PENDING", "FF01, PENDING", "FE00, CANCEL", "B000, WARNING", "B006, WARNING",
        "0107, WARNING", "A700, FAILURE", "A900, FAILURE", "C123, FAILURE", "0122, FAILURE", "0210, FAILURE"
    })
    void knowsWhatACodeMeans(String code, Status.Category category) {
        assertThat(new Status(Integer.parseInt(code, 16)).category()).isEqualTo(category);
    }

    @Test
    void refusesBrokenBytesWithATypedException() {
        Random random = new Random(3);
        byte[] whole = ByteBufUtil.decodeHexDump(ECHO);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(CommandSet.decode(bytes)).asString().isNotEmpty();
            } catch (IOException e) {
                assertThat(e).isInstanceOf(DicomException.class);
            }
        }
        assertThatThrownBy(() -> CommandSet.decode(new byte[] {0, 0, 2, 0, 127, 127, 127, 127}))
                .isInstanceOf(DicomException.class);
    }
}
