// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import signoff.kernel.AccountId;

/**
 * What a person signs in with was changed or erased. Told inside the transaction that changes it:
 * whoever keeps sessions of that person ends them there.
 */
public record SignInChanged(AccountId account) {}
