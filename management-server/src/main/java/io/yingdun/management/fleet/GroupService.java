package io.yingdun.management.fleet;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups of endpoints. */
@Service
public class GroupService {

    private final GroupMapper groups;
    private final AuditLog audit;
    private final Clock clock;

    GroupService(GroupMapper groups, AuditLog audit, Clock clock) {
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Group> all() {
        return groups.all();
    }

    public Optional<Group> find(String id) {
        return Optional.ofNullable(groups.find(id));
    }

    /** The group of that name, made when there is none; joins the caller's transaction. */
    String idByName(String name) {
        String id = groups.idByName(name);
        if (id == null) {
            id = OpaqueId.next();
            groups.insert(id, name, "", clock.instant());
        }
        return id;
    }

    @Transactional
    public Group create(String name, String description) {
        String id = OpaqueId.next();
        try {
            groups.insert(id, name, description, clock.instant());
        } catch (DuplicateKeyException e) {
            throw nameTaken();
        }
        audit.record("group.created", id, Map.of("name", name));
        return required(id);
    }

    @Transactional
    public Group change(String id, String name, String description) {
        required(id);
        try {
            groups.update(id, name, description);
        } catch (DuplicateKeyException e) {
            throw nameTaken();
        }
        audit.record("group.changed", id, Map.of("name", name));
        return required(id);
    }

    /** Its endpoints stay, without a group. */
    void delete(String id) {
        Group group = required(id);
        groups.delete(id);
        audit.record("group.deleted", id, Map.of("name", group.name(), "endpoints", group.endpoints()));
    }

    Group required(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("group"));
    }

    private static ProblemException nameTaken() {
        return new ProblemException(
                "group-name-taken", 409, "Name taken", "There is a group of that name; choose another name.");
    }
}
