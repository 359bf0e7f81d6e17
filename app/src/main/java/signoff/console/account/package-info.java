// SPDX-License-Identifier: Apache-2.0
/**
 * The pages around an account: registering, contacts, claiming a line, getting back in; and those
 * on which staff decide requests and publish announcements.
 */
@org.jspecify.annotations.NullMarked
package signoff.console.account;
