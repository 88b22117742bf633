package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.StaffDirectory;
import io.yingdun.cloud.access.StaffDirectory.Member;
import org.springframework.stereotype.Component;

/** The person who asks. */
@Component
class Myself {

    private final Access access;
    private final StaffDirectory staff;

    Myself(Access access, StaffDirectory staff) {
        this.access = access;
        this.staff = staff;
    }

    Member member() {
        return staff.find(access.current().id()).orElseThrow(Access::notThere);
    }
}
