package io.yingdun.cloud.access;

import java.util.Optional;

/** The sessions of patients, as the feature keeps them that finds out who they are. */
public interface PatientSessions {

    /** Whose value is a session's token. */
    String COOKIE = "YINGDUN_PATIENT";

    /** As the audit log has it. */
    String ROLE = "PATIENT";

    /**
     * Who has a session.
     *
     * @param session its id, which is no secret
     * @param name as the audit log names the patient; no person's data
     */
    record Holder(String session, String name) {}

    /** Empty for what is no token and for a session that is over. */
    Optional<Holder> find(String token);
}
