package io.yingdun.stack.run;

import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What patients are asked for beside a number. A hospital chooses by what it knows of its patients; here the first start draws
 * one of what the sample patients can answer, and keeps it, so that nothing comes to count on one of them.
 */
enum PatientSecondFactor {
    NAME("the name"),
    BIRTH_DATE("the date of birth");

    private final String words;

    PatientSecondFactor(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The server's option. */
    String option() {
        return "--yingdun.patient.second-factor=" + this;
    }

    /** That of this system, drawn where there is none yet. */
    static PatientSecondFactor kept(Path data) {
        Path file = data.resolve("patient-second-factor");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, values()[new SecureRandom().nextInt(values().length)] + "\n");
            }
            String kept = Files.readString(file).strip();
            return Arrays.stream(values())
                    .filter(factor -> factor.name().equals(kept))
                    .findFirst()
                    .orElseThrow(() -> new StackException(file + " holds \"" + kept + "\", not one of "
                            + Arrays.toString(values()) + ". Delete it to have one drawn again."));
        } catch (IOException e) {
            throw new StackException(file + " cannot be kept: " + e.getMessage(), e);
        }
    }
}
