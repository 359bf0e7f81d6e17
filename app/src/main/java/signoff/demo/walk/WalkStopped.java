// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

/** Why the walk did not reach its end. */
final class WalkStopped extends RuntimeException {

    WalkStopped(String why) {
        super(why);
    }
}
