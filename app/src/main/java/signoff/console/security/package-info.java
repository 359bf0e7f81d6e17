// SPDX-License-Identifier: Apache-2.0
/**
 * Who may ask for what over HTTP: people by session, programs by token, everybody else by the short
 * list in {@code WebSecurity}.
 */
@org.jspecify.annotations.NullMarked
package signoff.console.security;
