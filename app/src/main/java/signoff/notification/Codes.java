// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

/**
 * Codes that prove that a message was read. A code is computed from a secret of the installation
 * and what it is for, so none is stored, and none can be read from a database, a journal or a log
 * (I33).
 */
public interface Codes {

    /** Eight digits to type. */
    String digits(Purpose purpose);

    /** A token for a link, 128 bits. */
    String token(Purpose purpose);

    /**
     * Whether what was typed or clicked is the code or the token; takes the same time either way.
     */
    boolean matches(Purpose purpose, String given);

    /**
     * What a code is for. It fits nothing else.
     *
     * @param kind such as {@code closure} or {@code password}
     * @param subject the case or person it is bound to
     * @param content a hash of what is confirmed, so that a changed request needs a new code
     * @param round counted up for each new code
     */
    record Purpose(String kind, String subject, String content, int round) {}
}
