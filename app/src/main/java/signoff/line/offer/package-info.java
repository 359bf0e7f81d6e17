// SPDX-License-Identifier: Apache-2.0
/** What lines were bought under, and when. */
@org.springframework.modulith.NamedInterface("offer")
@org.jspecify.annotations.NullMarked
package signoff.line.offer;
