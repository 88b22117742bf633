package io.yingdun.cloud.runtime;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An Issuer of Patient ID as a source may be given: an LO (PS3.5 §6.2) of at most 64 bytes, or empty. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PatientIdIssuer.Check.class)
public @interface PatientIdIssuer {

    String message() default "at most 64 bytes, without backslash, control characters, and blanks at either end";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for others to judge. */
    class Check implements ConstraintValidator<PatientIdIssuer, String> {

        private static final int MOST_BYTES = 64;

        @Override
        public boolean isValid(@Nullable String issuer, ConstraintValidatorContext context) {
            return issuer == null || isIssuer(issuer);
        }

        public static boolean isIssuer(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                    && text.strip().equals(text)
                    && text.codePoints().noneMatch(c -> c == '\\' || Character.isISOControl(c));
        }
    }
}
