package io.yingdun.cloud.dimse;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** A subject of a certificate as RFC 4514 writes it, {@code CN=ct1,O=Hospital}; empty it is none. */
@Constraint(validatedBy = DistinguishedName.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface DistinguishedName {

    String message() default "must be a distinguished name such as CN=ct1,O=Hospital";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tries to read it. */
    final class Validator implements ConstraintValidator<DistinguishedName, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            if (name == null) {
                return true;
            }
            try {
                return !new X500Principal(name).getName().isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
