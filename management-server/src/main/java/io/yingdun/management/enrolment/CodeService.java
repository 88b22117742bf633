package io.yingdun.management.enrolment;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.pki.CertificateAuthority;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.Sha256;
import io.yingdun.management.fleet.Group;
import io.yingdun.management.fleet.GroupService;
import io.yingdun.protocol.CaPin;
import io.yingdun.protocol.EnrolmentCode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes enrolment codes. Only the SHA-256 of a secret of 100 random bits is kept. */
@Service
class CodeService {

    private static final int HINT_CHARACTERS = 4;

    private final CodeMapper codes;
    private final GroupService groups;
    private final CertificateAuthority authority;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CodeService(CodeMapper codes, GroupService groups, CertificateAuthority authority, AuditLog audit, Clock clock) {
        this.codes = codes;
        this.groups = groups;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
    }

    List<Code> all() {
        Map<String, String> names = groups.all().stream().collect(Collectors.toMap(Group::id, Group::name));
        return codes.all().stream()
                .map(c -> c.groupId() == null ? c : c.withGroupName(names.get(c.groupId())))
                .toList();
    }

    @Transactional
    Code create(@Nullable String groupId, int maxUses, Duration validity, String officer) {
        String groupName = groupId == null
                ? null
                : groups.find(groupId)
                        .map(Group::name)
                        .orElseThrow(() -> ProblemException.invalid("groupId", "names no group"));
        EnrolmentCode code = EnrolmentCode.create(random, CaPin.of(authority.certificate()));
        Instant now = clock.instant();
        Code row = new Code(
                OpaqueId.next(),
                code.secret().substring(0, HINT_CHARACTERS),
                groupId,
                groupName,
                0,
                maxUses,
                now.plus(validity),
                now,
                officer,
                null,
                null);
        codes.insert(row, hash(code));
        audit.record(
                "enrolment-code.created",
                row.id(),
                Map.of(
                        "maxUses",
                        maxUses,
                        "validHours",
                        validity.toHours(),
                        "group",
                        groupName == null ? "" : groupName));
        return row.withCode(code.text());
    }

    @Transactional
    void revoke(String id) {
        if (codes.find(id) == null) {
            throw ProblemException.notFound("enrolment code");
        }
        if (codes.revoke(id, clock.instant()) == 1) {
            audit.record("enrolment-code.revoked", id, Map.of());
        }
    }

    static byte[] hash(EnrolmentCode code) {
        return Sha256.of(code.secret().getBytes(StandardCharsets.US_ASCII));
    }
}
