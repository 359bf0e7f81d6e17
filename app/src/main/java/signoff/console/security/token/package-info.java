// SPDX-License-Identifier: Apache-2.0
/** Programs that may call: who they are, the tokens they get, and how a token is read. */
@org.jspecify.annotations.NullMarked
package signoff.console.security.token;
