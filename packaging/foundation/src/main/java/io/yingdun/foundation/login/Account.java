package io.yingdun.foundation.login;

/** What a log-in needs to know of a person's account. */
public interface Account {

    String name();

    boolean enabled();

    /** As {@link PasswordHasher} made it; stays in the server's memory. */
    String passwordHash();
}
