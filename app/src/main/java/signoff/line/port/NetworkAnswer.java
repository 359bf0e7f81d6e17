// SPDX-License-Identifier: Apache-2.0
package signoff.line.port;

import java.time.Duration;

/** What a network element says to an order. No answer in time is an answer too, never a guess. */
public sealed interface NetworkAnswer {
    record Accepted() implements NetworkAnswer {}

    record Busy(Duration retryAfter) implements NetworkAnswer {}

    record NotKnown() implements NetworkAnswer {}

    /** It understood, and will not. The reason is the element's own word for it. */
    record Rejected(String reason) implements NetworkAnswer {}

    record NoAnswer() implements NetworkAnswer {}
}
