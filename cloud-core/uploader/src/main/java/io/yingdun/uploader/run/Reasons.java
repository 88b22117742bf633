package io.yingdun.uploader.run;

import io.yingdun.uploader.transfer.ServerAnswerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/** Says in words for the person at the keyboard what stopped a transfer. */
public final class Reasons {

    private Reasons() {}

    public static String of(IOException e) {
        if (e instanceof ServerAnswerException answer) {
            return ofAnswer(answer);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException) {
                return "the server's certificate is not trusted (" + cause.getMessage()
                        + "); give the server's authority with --ca";
            } else if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "the server's name is not known here; check --server and the name service";
            } else if (cause instanceof ConnectException) {
                return "no server listens at this address, or the way to it is blocked";
            }
        }
        return e.getMessage() == null ? "the connection broke" : "the connection broke: " + e.getMessage();
    }

    private static String ofAnswer(ServerAnswerException answer) {
        if (answer.keyRefused()) {
            return "the server refuses the API key: " + answer.getMessage();
        } else if (answer.notACloud()) {
            return "nothing at this address takes uploads: " + answer.getMessage();
        }
        return answer.getMessage();
    }
}
