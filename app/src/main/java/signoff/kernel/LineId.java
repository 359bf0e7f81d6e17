// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.UUID;

/**
 * Names one line, and the account it belongs to, so that whoever holds it can find its rows.
 *
 * @param account the account that holds the line
 * @param value the line itself, unique in the installation
 */
public record LineId(AccountId account, UUID value) {}
