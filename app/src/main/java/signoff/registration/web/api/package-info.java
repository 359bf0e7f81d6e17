// SPDX-License-Identifier: Apache-2.0
/** What an operator's own systems know of a person, over JSON. */
@org.jspecify.annotations.NullMarked
package signoff.registration.web.api;
