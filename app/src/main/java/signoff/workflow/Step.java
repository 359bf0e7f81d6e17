// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.util.List;

/**
 * What a rule decided: the next state, what the case then knows, what to write into our own books,
 * and what to do to the world. All of it is stored in one commit.
 */
public record Step<C, T>(C file, T state, List<Instruction> instructions, List<Effect> effects) {

    public static <C, T> Step<C, T> to(C file, T state, Effect... effects) {
        return new Step<>(file, state, List.of(), List.of(effects));
    }

    /** The same step, with orders to our own books. */
    public Step<C, T> with(Instruction... orders) {
        return new Step<>(file, state, List.of(orders), effects);
    }
}
