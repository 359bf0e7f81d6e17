// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.crash.Api.Write;
import signoff.kernel.CaseId;

/** Somebody who closes a line over HTTP, and sends again, with its key, what got no answer. */
final class Customer {

    /** What can be sent, and how it is answered. */
    enum Wish {
        ASK(201),
        ASK_FOR_LATER(201),
        CONFIRM(200),
        WITHDRAW(200);

        private final int status;

        Wish(int status) {
            this.status = status;
        }
    }

    private final UUID line;
    private final Instant later;
    private final Deque<Wish> wishes;
    private String key = Api.newKey();
    private @Nullable CaseId id;

    private Customer(UUID line, Instant later, Wish... wishes) {
        this.line = line;
        this.later = later;
        this.wishes = new ArrayDeque<>(List.of(wishes));
    }

    static Customer steady(UUID line, Instant later) {
        return new Customer(line, later, Wish.ASK, Wish.CONFIRM);
    }

    /** Takes it back before the code came, and asks again. */
    static Customer hesitant(UUID line, Instant later) {
        return new Customer(line, later, Wish.ASK, Wish.WITHDRAW, Wish.ASK, Wish.CONFIRM);
    }

    /** Takes back what was confirmed for a later day, and asks again for today. */
    static Customer fickle(UUID line, Instant later) {
        return new Customer(
                line,
                later,
                Wish.ASK_FOR_LATER,
                Wish.CONFIRM,
                Wish.WITHDRAW,
                Wish.ASK,
                Wish.CONFIRM);
    }

    boolean isDone() {
        return wishes.isEmpty();
    }

    Wish next() {
        return wishes.element();
    }

    /** Sends what comes next, once there is a code. Answers whether there was an answer. */
    boolean act(Api server, Desk desk) {
        var write = write(desk);
        if (write.isEmpty()) return false;
        var reply = server.send(key, write.get());
        // What a killed server began is undone when the database sees that nobody is there.
        if (reply.body().contains("KEY_MUST_NOT_BE_IN_USE")) return false;
        var wish = wishes.remove();
        assertThat(reply.status()).as("%s: %s", wish, reply).isEqualTo(wish.status);
        if (wish.status == 201) id = desk.caseOf(reply.id());
        key = Api.newKey();
        return true;
    }

    private Optional<Write> write(Desk desk) {
        return switch (next()) {
            case ASK -> Optional.of(Write.request(line, null));
            case ASK_FOR_LATER -> Optional.of(Write.request(line, later));
            case CONFIRM -> desk.sentCode(asked()).map(code -> Write.confirm(asked(), code));
            case WITHDRAW -> Optional.of(Write.withdraw(asked()));
        };
    }

    private CaseId asked() {
        return Objects.requireNonNull(id);
    }
}
