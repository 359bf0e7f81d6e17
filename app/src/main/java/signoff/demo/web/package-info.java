// SPDX-License-Identifier: Apache-2.0
/** Pages of the demo: its clock, the messages that were sent, and the faults of its world. */
@org.jspecify.annotations.NullMarked
package signoff.demo.web;
