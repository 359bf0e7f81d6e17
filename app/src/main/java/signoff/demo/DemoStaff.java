// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.Language;
import signoff.staff.Staff;
import signoff.staff.TimeCodes;

/** One member of staff for each role. Their second factors are no secret: a demo shows them. */
@InDemo
@Component
public class DemoStaff {

    private static final int SECRET_BYTES = 20;

    private final Staff staff;
    private final Clock clock;

    DemoStaff(Staff staff, @Qualifier("machineClock") Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** Somebody of the staff. */
    private enum One {
        AGENT("Ada Cole", Language.EN, Role.AGENT),
        REVIEWER("何敏", Language.ZH_HANS, Role.REVIEWER),
        REVIEWER2("Noor Aziz", Language.EN, Role.REVIEWER),
        FINANCE("黃志強", Language.ZH_HANT, Role.FINANCE),
        FRAUD("Ivo Brandt", Language.EN, Role.FRAUD),
        NUMBERS("许静", Language.ZH_HANS, Role.NUMBER_MANAGER),
        AUDITOR("Rosa Lind", Language.EN, Role.AUDITOR),
        ADMIN("Tom Hale", Language.EN, Role.ADMINISTRATOR),
        ADMIN2("李佩儀", Language.ZH_HANT, Role.ADMINISTRATOR),
        ENGINEER("Eva Ng", Language.EN, Role.ENGINEER);

        private final String person;
        private final Language language;
        private final Role role;

        One(String person, Language language, Role role) {
            this.person = person;
            this.language = language;
            this.role = role;
        }

        String login() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static List<String> logins() {
        return Arrays.stream(One.values()).map(One::login).toList();
    }

    void enter() {
        for (var one : One.values()) {
            var newcomer = new Staff.Newcomer(
                    DemoPerson.DEMO,
                    one.login(),
                    one.person,
                    one.login() + "@staff.example",
                    one.language,
                    Set.of(one.role));
            var id = new AccountId(DemoPerson.idOf("staff " + one.login()));
            staff.enter(newcomer, id, DemoPerson.PASSWORD, secretOf(one.login()));
        }
    }

    /**
     * What their app would show.
     *
     * @param code now
     * @param next in the next half minute; it is let in already
     */
    public record Shown(String login, String role, String code, String next) {}

    public List<Shown> codes() {
        var now = clock.instant();
        return Arrays.stream(One.values())
                .map(one -> new Shown(
                        one.login(),
                        one.role.name(),
                        TimeCodes.at(secretOf(one.login()), now),
                        TimeCodes.at(secretOf(one.login()), now.plus(TimeCodes.STEP))))
                .toList();
    }

    private static byte[] secretOf(String login) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var all = digest.digest(("signoff demo staff " + login).getBytes(UTF_8));
            return Arrays.copyOf(all, SECRET_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
