// SPDX-License-Identifier: Apache-2.0
/**
 * How a closure case moves: states, facts, the table, and what each step says and costs. Pure, and
 * internal: nothing outside the module uses it. Start with {@code ClosureRules}.
 */
@org.jspecify.annotations.NullMarked
package signoff.closure.rules;
