// SPDX-License-Identifier: Apache-2.0
/** What papers need from outside: a place for sealed files, and a scanner for viruses. */
@org.springframework.modulith.NamedInterface("port")
@org.jspecify.annotations.NullMarked
package signoff.document.port;
