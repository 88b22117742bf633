package io.yingdun.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.stack.process.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheServerWroteAtItsFirstStart() throws Exception {
        Path file = folder.resolve("first-accounts.json");
        Files.writeString(file, "[{\"role\":\"OFFICER\",\"user\":\"officer\",\"password\":\"p\"}]");

        assertThat(Account.read(file)).containsExactly(new Account("OFFICER", "officer", "p", ""));
    }

    @Test
    void saysWhatToDoWhenThePasswordsAreGone() {
        assertThatThrownBy(() -> Account.read(folder.resolve("none.json")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void doesNotRepeatABrokenFileInItsMessage() throws Exception {
        Path file = folder.resolve("first-accounts.json");
        Files.writeString(file, "[{\"role\":\"OFFICER\",\"user\":\"officer\",\"password\":\"secret");

        assertThatThrownBy(() -> Account.read(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("first-accounts.json")
                .hasMessageNotContaining("secret");
    }
}
