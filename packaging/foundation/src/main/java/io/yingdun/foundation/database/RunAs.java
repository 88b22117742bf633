package io.yingdun.foundation.database;

import io.yingdun.foundation.database.Commands.Outcome;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * As whom PostgreSQL's programs run. They refuse root; a server of root starts them in a user namespace of their own
 * ({@code unshare -U}: nobody in particular, while files keep their owner) or, where containers and chroots forbid
 * that, as an unprivileged account.
 *
 * @param prefix what stands before each command
 * @param byRoot the server itself is root, so it can and must set the owner of what PostgreSQL writes
 * @param uid owner of the cluster; of meaning only when {@code byRoot}
 */
record RunAs(List<String> prefix, boolean byRoot, int uid, int gid) {

    private static final Path ANYWHERE = Path.of("/");
    private static final List<String> ACCOUNTS = List.of("yingdun", "postgres", "nobody");
    private static final Pattern ACCOUNT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    private static final String WHAT_TO_DO = "Create an account for the database (useradd --system yingdun), name one"
            + " with --yingdun.database.service-account=NAME, start the server as another user, or name a PostgreSQL"
            + " with --yingdun.database.url=jdbc:postgresql://…";

    /** A named account is used even where user namespaces are allowed; an empty name leaves the choice to this. */
    static RunAs choose(String namedAccount) {
        if (number("-u") != 0) {
            return new RunAs(List.of(), false, -1, -1);
        }
        if (!namedAccount.isBlank()) {
            return account(namedAccount);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (works(namespace)) {
            return new RunAs(namespace, true, 0, 0);
        }
        return ACCOUNTS.stream()
                .filter(name -> number("-u", name) > 0)
                .findFirst()
                .map(RunAs::account)
                .orElseThrow(() -> new StartFailure(
                        "PostgreSQL does not run as root, this machine allows no user namespaces (unshare -U), and it"
                                + " has none of the accounts " + String.join(", ", ACCOUNTS) + ".",
                        WHAT_TO_DO));
    }

    private static RunAs account(String name) {
        int uid = ACCOUNT_NAME.matcher(name).matches() ? number("-u", name) : -1;
        int gid = uid > 0 ? number("-g", name) : -1;
        if (uid <= 0 || gid < 0) {
            throw new StartFailure(
                    "The database cannot run as the account \"" + name + "\": there is none, or it is root.",
                    WHAT_TO_DO);
        }
        for (List<String> prefix : List.of(setpriv(uid, gid), List.of("runuser", "-u", name, "--"))) {
            if (works(prefix)) {
                return new RunAs(prefix, true, uid, gid);
            }
        }
        throw new StartFailure(
                "PostgreSQL does not run as root, and neither setpriv nor runuser (util-linux) can start it as the"
                        + " account " + name + ".",
                WHAT_TO_DO);
    }

    private static List<String> setpriv(int uid, int gid) {
        return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    }

    private static boolean works(List<String> prefix) {
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        return Commands.execute(ANYWHERE, probe).good();
    }

    private static int number(String... ofId) {
        List<String> command = new ArrayList<>(List.of("id"));
        command.addAll(List.of(ofId));
        Outcome outcome = Commands.execute(ANYWHERE, command);
        try {
            return outcome.good() ? Integer.parseInt(outcome.output().strip()) : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** PostgreSQL runs as an account other than the server's own. */
    boolean byAccount() {
        return byRoot && uid != 0;
    }

    Outcome execute(Path workingDirectory, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return Commands.execute(workingDirectory, whole);
    }

    /** Whether the programs can go into a folder by its path: every parent must let them through. */
    boolean canEnter(Path folder) {
        return !byAccount()
                || execute(ANYWHERE, List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString()))
                        .good();
    }

    static int ownerOf(Path path) {
        return id(path, "unix:uid");
    }

    private static int id(Path path, String attribute) {
        try {
            return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a folder or file to the programs. {@code chown -RhP} follows no link that its former owner may have put
     * there, and changes the top last: one interrupted by a crash is done again.
     */
    void own(Path path) {
        if (byRoot && ownerOf(path) != uid) {
            giveTo(uid, gid, path);
        }
    }

    static void giveTo(int uid, int gid, Path path) {
        Outcome outcome = Commands.execute(ANYWHERE, List.of("chown", "-RhP", uid + ":" + gid, path.toString()));
        if (!outcome.good()) {
            throw new StartFailure(
                    "The owner of " + path + " cannot be set: "
                            + outcome.output().strip(),
                    "Give root the right to change owners there (CAP_CHOWN), or use another disk with"
                            + " --yingdun.data-dir=DIR.");
        }
    }

    /** Whether a process, run by whoever owns the folder, works in it; needs no right over other accounts' processes. */
    static boolean worksIn(long pid, Path folder) {
        List<String> command = List.of("sh", "-c", "[ \"/proc/$1/cwd\" -ef . ]", "sh", Long.toString(pid));
        if (Commands.execute(folder, command).good()) {
            return true;
        }
        List<String> asOwner = new ArrayList<>(setpriv(ownerOf(folder), id(folder, "unix:gid")));
        asOwner.addAll(command);
        return Commands.execute(folder, asOwner).good();
    }
}
