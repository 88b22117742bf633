package io.yingdun.dicom.association;

import java.time.Duration;

/**
 * How long an association waits, and for what.
 *
 * @param connect for the transport connection that we open, and for a TLS handshake
 * @param artim the standard's ARTIM (PS3.8 §9.1.5): for the request after a peer connected, for the close after the last PDU
 * @param negotiation for the answer to our A-ASSOCIATE-RQ or A-RELEASE-RQ
 * @param response for the answer to a DIMSE request of ours, counted anew from each pending one
 * @param idle for the next request, when nothing is outstanding
 * @param stall for the next bytes of a message that has begun, in either direction
 */
public record Timeouts(
        Duration connect, Duration artim, Duration negotiation, Duration response, Duration idle, Duration stall) {

    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1));
}
