// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

/**
 * One generated page.
 *
 * @param path where it stands, below the top of the repository
 */
record Page(String path, String text) {

    /** A page in Markdown, which says at its top where it comes from. */
    static Page markdown(String path, String source, String text) {
        var head = "<!-- Generated from " + source + " by `./signoff docs`. Do not edit. -->\n\n";
        return new Page(path, head + text.stripTrailing() + "\n");
    }

    /** What would break a table cell. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
