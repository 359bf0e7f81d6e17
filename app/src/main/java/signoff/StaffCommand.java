// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.postgres.RunningPostgres;
import signoff.staff.Acting;
import signoff.staff.Staff;

/**
 * {@code ./signoff staff invite}: makes the first administrator, and anybody after that. Runs on
 * the server, with its settings, beside a server that runs or without one. Exit code 0 means that
 * somebody was invited, 1 that they were not, 2 that nobody could know whom to invite.
 */
public final class StaffCommand {

    private static final String USAGE = """
            ./signoff staff invite LOGIN MAIL NAME ROLE[,ROLE] [BRAND] [LANGUAGE] [--setting=…]

            Roles: %s
            The brand is demo, and the language en, unless they are named.""";

    private static final int WORDS_LEAST = 5;
    private static final int BRAND_AT = 5;
    private static final int LANGUAGE_AT = 6;

    private StaffCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var words =
                Arrays.stream(arguments).filter(one -> !one.startsWith("--")).toList();
        if (words.size() < WORDS_LEAST || !words.getFirst().equals("invite")) return usage();
        try {
            return invite(newcomer(words), settings(arguments));
        } catch (IllegalArgumentException e) {
            return usage(); // A role or a language that does not exist.
        }
    }

    private static int usage() {
        var roles = signoff.staff.Roles.OF_STAFF.stream().map(Role::name).toList();
        System.out.println(USAGE.formatted(String.join(", ", roles)));
        return 2;
    }

    private static Staff.Newcomer newcomer(List<String> words) {
        return new Staff.Newcomer(
                new BrandId(words.size() > BRAND_AT ? words.get(BRAND_AT) : "demo"),
                words.get(1),
                words.get(3),
                words.get(2),
                words.size() > LANGUAGE_AT ? language(words.get(LANGUAGE_AT)) : Language.EN,
                roles(words.get(4)));
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(one -> one.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(tag));
    }

    private static Set<Role> roles(String names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names.split(",")) {
            roles.add(Role.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return roles;
    }

    /** The server that runs has the folder of its database to itself: so it is asked for it. */
    private static String[] settings(String[] arguments) {
        var settings = new ArrayList<>(
                Arrays.stream(arguments).filter(one -> one.startsWith("--")).toList());
        var isElsewhere = settings.stream().anyMatch(one -> one.startsWith("--db.url="))
                || System.getenv("DB_URL") != null;
        if (!isElsewhere) {
            RunningPostgres.in(home(settings).resolve("postgres")).ifPresent(running -> {
                settings.add("--db.url=" + running.url("signoff"));
                settings.add("--db.user=" + running.user());
                settings.add("--db.password=" + running.password());
            });
        }
        return settings.toArray(String[]::new);
    }

    private static Path home(List<String> settings) {
        return settings.stream()
                .filter(one -> one.startsWith("--signoff.home="))
                .map(one -> Path.of(one.substring("--signoff.home=".length())))
                .findFirst()
                .orElse(Path.of(System.getProperty("user.home"), ".signoff"));
    }

    private static int invite(Staff.Newcomer newcomer, String... settings) {
        var application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "signoff.workflow.run=false",
                        "logging.level.root=WARN",
                        "logging.level.org.springframework=OFF");
        try (var context = application.run(settings)) {
            var invited = context.getBean(Staff.class)
                    .invite(newcomer, Acting.onServer(newcomer.brand()));
            return switch (invited) {
                case Staff.Invited.Sent sent -> {
                    System.out.println("Invited. The code, which goes by mail too: " + sent.code());
                    System.out.println("It is typed at /staff/welcome, with the user name.");
                    yield 0;
                }
                case Staff.Invited.Refused refused -> {
                    System.out.println("Not invited: " + refused.why().code());
                    yield 1;
                }
            };
        } catch (BeansException | DataAccessException e) {
            System.out.println("Nobody was invited: " + NestedExceptionUtils.getRootCause(e));
            return 1;
        }
    }
}
