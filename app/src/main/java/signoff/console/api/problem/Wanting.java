// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import static java.util.Comparator.comparing;
import static signoff.kernel.Refusal.Code.PROPERTY_MUST_BE_GIVEN;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import signoff.kernel.Refusal;

/**
 * Tells which value was readable and still found wanting, by the constraint that it did not meet.
 */
final class Wanting {

    private Wanting() {}

    static Refusal of(MethodArgumentNotValidException wanting) {
        return of(wanting.getBindingResult());
    }

    static Refusal of(HandlerMethodValidationException wanting) {
        var first = wanting.getParameterValidationResults().getFirst();
        return first instanceof ParameterErrors inBody ? of((Errors) inBody) : of(first);
    }

    /** The first by name, so that the same request gets the same answer. */
    private static Refusal of(Errors errors) {
        return errors.getFieldErrors().stream()
                .min(comparing(FieldError::getField))
                .map(field -> of(field.getField(), constraintOf(field)))
                .orElseGet(() -> Unreadable.mustFit("body", "schema"));
    }

    private static Refusal of(ParameterValidationResult parameter) {
        var error = parameter.getResolvableErrors().getFirst();
        var violated = parameter.unwrap(error, ConstraintViolation.class);
        var name = parameter.getMethodParameter().getParameterName();
        return of(
                name == null ? "parameter" : name,
                violated.getConstraintDescriptor().getAnnotation());
    }

    private static Refusal of(String property, @Nullable Annotation constraint) {
        return constraint instanceof NotNull
                ? Refusal.of(PROPERTY_MUST_BE_GIVEN, "property", property)
                : Unreadable.mustFit(property, expectedBy(constraint));
    }

    private static @Nullable Annotation constraintOf(MessageSourceResolvable error) {
        return error instanceof FieldError field && field.contains(ConstraintViolation.class)
                ? field.unwrap(ConstraintViolation.class)
                        .getConstraintDescriptor()
                        .getAnnotation()
                : null;
    }

    private static String expectedBy(@Nullable Annotation constraint) {
        return switch (constraint) {
            case Size size -> "length(" + size.min() + ".." + size.max() + ")";
            case Min min -> "integer(" + min.value() + "..)";
            case Max max -> "integer(.." + max.value() + ")";
            case Pattern pattern -> "pattern(" + pattern.regexp() + ")";
            case null, default -> "schema";
        };
    }
}
