// SPDX-License-Identifier: Apache-2.0
/** Orders over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.order.web.api;
