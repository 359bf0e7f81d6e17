// SPDX-License-Identifier: Apache-2.0
/** Changes of plan over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.planchange.web.api;
