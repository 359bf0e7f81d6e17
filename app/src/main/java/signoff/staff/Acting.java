// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Visitor;

/** Who does something to accounts of staff, at which brand, and from where. */
public record Acting(BrandId brand, Actor actor, Where where) {

    public static Acting of(Visitor visitor, Where where) {
        return new Acting(visitor.brand(), visitor.actor(), where);
    }

    /** A command on the server: whoever can run it has the master key, too. */
    public static Acting onServer(BrandId brand) {
        return new Acting(brand, Actor.system(), Where.SERVER);
    }
}
