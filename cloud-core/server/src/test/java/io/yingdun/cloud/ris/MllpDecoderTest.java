package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MllpDecoderTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new MllpDecoder(20));

    private List<String> received() {
        List<String> messages = new ArrayList<>();
        for (MllpDecoder.Frame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            messages.add((frame.oversize() ? "oversize " : "") + new String(frame.bytes(), StandardCharsets.UTF_8));
        }
        return messages;
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void findsTwoMessagesInOnePacket() {
        send("\u000Bone\u001C\r\u000Btwo\u001C\r");
        assertThat(received()).containsExactly("one", "two");
    }

    @Test
    void putsAMessageTogetherThatComesByteByByte() {
        "\u000Bone\r\u001C\r\u000Btwo\u001C\r".chars().forEach(c -> send(String.valueOf((char) c)));
        assertThat(received()).containsExactly("one\r", "two");
    }

    @Test
    void endsAMessageWithoutTheLastCarriageReturn() {
        send("\u000Bone\u001C");
        assertThat(received()).containsExactly("one");
    }

    @Test
    void skipsWhatStandsBetweenMessages() {
        send("\r\n\u000Bone\u001C\r\n\n\u000Btwo\u001C\r");
        assertThat(received()).containsExactly("one", "two");
    }

    @Test
    void forgetsAMessageThatWasBrokenOff() {
        send("\u000Bhalf a mes\u000Bwhole\u001C\r");
        assertThat(received()).containsExactly("whole");
    }

    @Test
    void endsAMessageThatIsTooLongWithTheReadThatHasItsEnd() {
        send("\u000BMSH|^~\\&|a|b|c|d|e|f|g|h|i\u001C\r");
        assertThat(received()).containsExactly("oversize MSH|^~\\&|a|b|c|d|e|f|g|h|i");
    }

    @Test
    void keepsTheBeginningOfWhatIsTooLongAndGoesOn() {
        send("\u000BMSH|^~\\&|a|b|c|d|e|");
        send("f|g|h");
        assertThat(received()).isEmpty();
        send("|i\u001C\r\u000Btwo\u001C\r");
        assertThat(received()).containsExactly("oversize MSH|^~\\&|a|b|c|d|e|f|g|h", "two");
    }
}
