// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

/**
 * The signed-in reader of a page. The handler of a page asks for one and is given it.
 *
 * @param actor who acts, for the evidence
 * @param say the words of the page
 */
public record Visitor(BrandId brand, AccountId account, Actor actor, Say say) {

    /**
     * Refuses everybody else. The way in to the operator's pages is guarded too: a second look
     * costs nothing, and the door is an important one.
     */
    public void mustBeEngineer() {
        if (actor.role() != Actor.Role.ENGINEER) {
            throw new RequestRefused(Refusal.of(Refusal.Code.CALLER_MUST_BE_ALLOWED));
        }
    }
}
