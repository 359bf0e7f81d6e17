// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

/** What is used, and counted. */
public enum UsageKind {
    /** In megabytes. */
    DATA,
    /** In seconds. */
    VOICE,
    /** In messages. */
    SMS
}
