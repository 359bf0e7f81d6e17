// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

/** A vault with a key of its own, for tests without an installation. */
public final class TestVault {

    private TestVault() {}

    public static Vault make() {
        return new InstallationVault(MasterKey.make());
    }
}
