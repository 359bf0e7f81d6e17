// SPDX-License-Identifier: Apache-2.0
/** By which document a subscriber is known (SF-26). Optional, sealed, and found by no one. */
@org.springframework.modulith.NamedInterface("document")
@org.jspecify.annotations.NullMarked
package signoff.subscriber.document;
