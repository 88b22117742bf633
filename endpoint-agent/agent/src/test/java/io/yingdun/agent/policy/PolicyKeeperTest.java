package io.yingdun.agent.policy;

import static io.yingdun.agent.testkit.Assignments.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.testkit.Homes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyKeeperTest {
    @TempDir
    Path folder;

    private AgentHome home;

    @BeforeEach
    void openHome() {
        home = Homes.in(folder);
    }

    @Test
    void hasTheSameAssignmentAfterARestart() throws Exception {
        Assignment accepted = new PolicyKeeper(home).accept(anAssignment(5, 1).build());

        assertThat(new PolicyKeeper(home).current()).hasValue(accepted);
    }

    @Test
    void keepsTheOneBeforeWhenTheNextIsNotUsable() throws Exception {
        PolicyKeeper keeper = new PolicyKeeper(home);
        Assignment good = keeper.accept(anAssignment(5, 1).build());

        assertThatThrownBy(
                        () -> keeper.accept(anAssignment(6, 1).setStrength(77).build()))
                .isInstanceOf(InvalidAssignmentException.class);

        assertThat(keeper.current()).hasValue(good);
        assertThat(new PolicyKeeper(home).current()).hasValue(good);
    }

    @Test
    void takesTheServersWordAlsoWhereItsVersionIsLower() throws Exception {
        PolicyKeeper keeper = new PolicyKeeper(home);
        keeper.accept(anAssignment(9, 1).build());

        keeper.accept(anAssignment(2, 1).build());

        assertThat(keeper.current().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void noticesEveryFlippedBitAndEveryTruncationOfTheStoredPolicy() throws Exception {
        new PolicyKeeper(home).accept(anAssignment(5, 1).build());
        Path file = folder.resolve("policy");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(file, flipped);
            assertThat(new PolicyKeeper(home).current()).as("bit in byte %d", i).isEmpty();

            Files.write(file, Arrays.copyOf(whole, i));
            assertThat(new PolicyKeeper(home).current()).as("cut at %d", i).isEmpty();
        }
    }
}
