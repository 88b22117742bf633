package io.yingdun.cloud.ris;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;

/** A RIS's end of a connection. */
public final class MllpSender implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    MllpSender(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    static MllpSender to(int port) throws IOException {
        return new MllpSender(new Socket("localhost", port));
    }

    /** One message and its answer. */
    public static String ask(int port, String message, Charset charset) throws IOException {
        try (MllpSender sender = to(port)) {
            sender.send(framed(message, charset));
            return sender.answer(charset);
        }
    }

    static byte[] framed(String message, Charset charset) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(message.getBytes(charset));
        frame.write(0x1C);
        frame.write('\r');
        return frame.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next answer, without its frame. */
    String answer(Charset charset) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0x1C; next = in.read()) {
            if (next < 0) {
                throw new EOFException("no answer");
            }
            message.write(next);
        }
        if (in.read() != '\r') {
            throw new IOException("no carriage return after the answer");
        }
        return message.toString(charset).substring(1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
