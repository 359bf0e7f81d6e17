// SPDX-License-Identifier: Apache-2.0
/** What the network tells of the use of lines, over JSON. */
@org.jspecify.annotations.NullMarked
package signoff.usage.web.api;
