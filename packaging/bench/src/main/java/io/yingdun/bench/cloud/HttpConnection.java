package io.yingdun.bench.cloud;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.SocketFactory;

/**
 * One HTTP/1.1 connection that is kept open, with as little work at this end as can be: the JDK's client decrypts all
 * connections on a few threads and would be what is measured.
 */
final class HttpConnection implements AutoCloseable {

    private final SocketFactory sockets;
    private final URI server;
    private final byte[] discarded = new byte[64 * 1024];
    private Socket socket;
    private InputStream in;

    HttpConnection(SocketFactory sockets, URI server) throws IOException {
        this.sockets = sockets;
        this.server = server;
        connect();
    }

    private void connect() throws IOException {
        socket = sockets.createSocket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), discarded.length);
    }

    /**
     * Asks and reads the whole answer. Where the server says that it was the connection's last one, a new one is made.
     *
     * @param headers names and values in turn
     * @return bytes of the body, as it was sent
     * @throws IOException also when the status is another than 200
     */
    long get(URI address, List<String> headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()) + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\n");
        for (int n = 0; n < headers.size(); n += 2) {
            request.append(headers.get(n))
                    .append(": ")
                    .append(headers.get(n + 1))
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        String status = line();
        long length = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            last |= lower.replace(" ", "").equals("connection:close");
        }
        long bytes = length >= 0 ? pass(length) : chunks();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(address + " answers " + status);
        }
        if (last) {
            socket.close();
            connect();
        }
        return bytes;
    }

    private long chunks() throws IOException {
        long bytes = 0;
        for (long size = size(); size > 0; size = size()) {
            bytes += pass(size);
            line();
        }
        line();
        return bytes;
    }

    private long size() throws IOException {
        return Long.parseLong(line().split(";", 2)[0].strip(), 16);
    }

    private long pass(long count) throws IOException {
        for (long left = count; left > 0; ) {
            int got = in.read(discarded, 0, (int) Math.min(left, discarded.length));
            if (got < 0) {
                throw new EOFException("the answer breaks off");
            }
            left -= got;
        }
        return count;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer breaks off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
