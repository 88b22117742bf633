package io.yingdun.stack.ris;

import io.yingdun.stack.process.StackException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends HL7 messages in MLLP's frames (HL7 v2.5.1, appendix C) to this machine. */
record Mllp(int port) {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @throws StackException where the message was not taken */
    void send(String message) {
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(START);
            frame.writeBytes(message.getBytes(StandardCharsets.UTF_8));
            frame.write(END);
            frame.write(CARRIAGE_RETURN);
            socket.getOutputStream().write(frame.toByteArray());
            answer = framed(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new StackException("The imaging cloud's HL7 port " + port + " does not answer: " + e.getMessage(), e);
        }
        if (!answer.contains("MSA|AA|")) {
            throw new StackException("The imaging cloud did not take a sample message: " + answer.replace('\r', ' '));
        }
    }

    private static String framed(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != END && next >= 0; next = in.read()) {
            if (next != START) {
                message.write(next);
            }
        }
        return message.toString(StandardCharsets.UTF_8);
    }
}
