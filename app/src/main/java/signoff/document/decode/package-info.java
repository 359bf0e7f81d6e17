// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a file harmless, in a process of its own: what a subscriber sends is decoded by nothing
 * that has keys, a database or much memory. Whatever it holds beside its picture is not taken
 * along.
 *
 * <p>{@code Decoders} is the side of the server; {@code Decoder} is the process.
 */
@org.jspecify.annotations.NullMarked
package signoff.document.decode;
