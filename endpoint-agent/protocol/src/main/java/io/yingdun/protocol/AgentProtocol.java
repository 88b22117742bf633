package io.yingdun.protocol;

/** Numbers that both ends of the agent channel must agree on. */
public final class AgentProtocol {
    /** Value of {@code Hello.protocol_version}. */
    public static final int VERSION = 1;

    /**
     * Longest message from an agent, before and after decompression. The largest one is a {@code Hello} with every
     * monitor's regions: about 4 KiB with sixteen monitors.
     */
    public static final int AGENT_MESSAGE_LIMIT = 64 * 1024;

    /**
     * Longest message to an agent, before and after decompression. A slot of a policy assignment takes about 160
     * bytes, so this holds 6,500 slots: 22 days at the shortest rotation of 5 minutes.
     */
    public static final int SERVER_MESSAGE_LIMIT = 1024 * 1024;

    /** Chips of one codeword, eight a byte, most significant bit first. */
    public static final int CODEWORD_BYTES = 144;

    /** Length of {@code PolicyAssignment.carrier_key}. */
    public static final int CARRIER_KEY_BYTES = 32;

    /** Length of {@code Hello.machine_fingerprint}. */
    public static final int FINGERPRINT_BYTES = 32;

    /** Length of {@code Hello.run_nonce}. */
    public static final int RUN_NONCE_BYTES = 16;

    private AgentProtocol() {}
}
