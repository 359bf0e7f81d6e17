// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

/**
 * Something to be done to our own books, in the very commit that stores the step. Carried out by
 * the {@link CaseType} that asked, for many cases at once.
 */
public interface Instruction {}
