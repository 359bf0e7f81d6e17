// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

/** The real sentences, for tests of other packages. */
public final class TestWords {

    public static final Words ALL = new MessageWords();

    private TestWords() {}
}
