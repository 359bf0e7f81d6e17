// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

/** What became of a transfer. Asking again with the same id is always safe. */
public sealed interface Posting {
    record Posted() implements Posting {}

    record AlreadyPosted() implements Posting {}

    record NotPosted(LedgerRule broken) implements Posting {}
}
