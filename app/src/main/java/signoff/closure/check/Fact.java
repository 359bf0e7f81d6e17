// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that checks look at, or that it could not be read. What one part of the house does not
 * answer must not hide what the others do.
 */
public final class Fact<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Fact.class);

    private final @Nullable T value;

    private Fact(@Nullable T value) {
        this.value = value;
    }

    /** Reads it; what fails is logged here, and known from then on as unread. */
    public static <T> Fact<T> read(String name, Supplier<T> reading) {
        try {
            return new Fact<>(reading.get());
        } catch (RuntimeException e) {
            LOG.warn("a closing is looked at without its {}", name, e);
            return new Fact<>(null);
        }
    }

    public static <T> Fact<T> of(T value) {
        return new Fact<>(value);
    }

    public T orElse(T other) {
        return value == null ? other : value;
    }

    /** @throws Unread when it could not be read */
    T get() {
        if (value == null) throw new Unread();
        return value;
    }

    static final class Unread extends RuntimeException {}
}
