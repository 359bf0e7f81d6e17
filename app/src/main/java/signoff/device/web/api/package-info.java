// SPDX-License-Identifier: Apache-2.0
/** Devices and the checklist of bindings over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.device.web.api;
