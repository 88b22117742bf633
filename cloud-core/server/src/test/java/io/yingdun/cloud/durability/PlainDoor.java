package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Straight to the ingest, and to what it has made of it: {@link ServerUnderTest}'s own. */
final class PlainDoor implements Door {

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    PlainDoor(ServerProcess server) throws IOException {
        socket = server.connect();
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    @Override
    public String send(TestInstance instance) throws IOException {
        String answer = answer(instance.file());
        return answer.equals("DUPLICATE") ? STORED : answer;
    }

    /** The ingest's own word for what it has done with the file. */
    String answer(byte[] file) throws IOException {
        out.writeByte('S');
        out.writeInt(file.length);
        out.write(file);
        out.flush();
        return in.readUTF();
    }

    /** SHA-256 of what is read back of the instance, or why nothing is. */
    String query(String sopUid) throws IOException {
        out.writeByte('Q');
        out.writeUTF(sopUid);
        out.flush();
        return in.readUTF();
    }

    /** SHA-256 of all that is indexed. */
    Set<String> indexed() throws IOException {
        out.writeByte('L');
        out.flush();
        Set<String> hashes = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashes.add(in.readUTF());
        }
        return hashes;
    }

    /** How many studies and instances are indexed by half. */
    String halves() throws IOException {
        out.writeByte('C');
        out.flush();
        return in.readUTF();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
