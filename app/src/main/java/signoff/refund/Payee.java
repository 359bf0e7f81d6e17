// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

/**
 * A bank account that a subscriber named for a refund. Personal data: kept sealed only, and never
 * logged; its text form says nothing.
 *
 * @param holder in whose name the account is
 * @param account an IBAN, or the number as the bank writes it
 * @param bank the name or code of the bank; empty when the account is an IBAN, which says it
 */
public record Payee(String holder, String account, String bank) {

    @Override
    public String toString() {
        return "payee";
    }
}
