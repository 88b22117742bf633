package io.yingdun.agent.link;

import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ScreenStatus;

/** The rest of the agent, as the link sees it. All calls come on the link's own thread and must not block it. */
public interface LinkListener {

    /** What to introduce the endpoint with, as of now. */
    Hello hello();

    /** What the screen carries now. */
    ScreenStatus screen();

    /** The server assigns a policy; answer with a {@code PolicyResult} through {@link Link#send}. */
    void assigned(PolicyAssignment assignment);

    /** The connection's state changed, in words for the status file and the tray. */
    void linkChanged(LinkState state, String detail);
}
