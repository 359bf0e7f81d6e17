// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The command {@code ./signoff key FILE}: makes the master key of an installation. */
final class NewMasterKey {

    private NewMasterKey() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Say where the key shall go: ./signoff key FILE");
            System.exit(2);
        }
        var file = Path.of(arguments[0]);
        try {
            MasterKey.create(file);
            System.out.println("The master key is in " + file + ", readable by you alone. Keep a"
                    + " copy off this machine: without it no personal data can be read.");
        } catch (FileAlreadyExistsException e) {
            System.err.println(file + " exists and was left as it is.");
            System.exit(1);
        }
    }
}
