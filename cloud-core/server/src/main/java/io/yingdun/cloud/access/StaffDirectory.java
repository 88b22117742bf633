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
        return lookup.find(id)
                .filter(Staff::enabled)
                .map(staff -> new Member(
                        staff.id(), staff.name(), staff.displayName(), staff.department(), staff.staffNumber()));
    }
}
