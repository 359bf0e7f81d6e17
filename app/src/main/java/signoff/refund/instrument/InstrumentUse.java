// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;

/** Whoever charges an instrument again and again hears when it is removed, in the same commit. */
public interface InstrumentUse {

    void removed(AccountId account, BrandId brand, String instrument, Actor actor);
}
