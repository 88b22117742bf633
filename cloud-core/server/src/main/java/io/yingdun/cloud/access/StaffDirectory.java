package io.yingdun.cloud.access;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who a person of the hospital is, for features that grant something to them. */
@Service
public class StaffDirectory {

    private final StaffLookup lookup;

    StaffDirectory(StaffLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * A person.
     *
     * @param name of the account, as the audit log has it
     * @param department as the RIS names it; empty where the person is of none
     * @param staffNumber as the RIS names the person; empty where it does not
     */
    public record Member(String id, String name, String displayName, String department, String staffNumber) {}

    /** Empty for who is not here any more, or disabled. */
    public Optional<Member> find(String id) {
        return enabled(id).map(StaffDirectory::member);
    }

    /** As {@link #find}; empty also for who may not see patients, whoever they are. */
    public Optional<Member> reader(String id) {
        return enabled(id)
                .filter(staff -> staff.role().scopes().contains(Scope.READ))
                .map(StaffDirectory::member);
    }

    private Optional<Staff> enabled(String id) {
        return lookup.find(id).filter(Staff::enabled);
    }

    private static Member member(Staff staff) {
        return new Member(staff.id(), staff.name(), staff.displayName(), staff.department(), staff.staffNumber());
    }
}
