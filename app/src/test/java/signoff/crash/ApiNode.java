// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import signoff.Application;
import signoff.TestHome;
import signoff.TestPostgres;

/** One node with its API, and a program that calls it. */
final class ApiNode implements AutoCloseable {

    /** Nobody is made to wait for having asked too often. */
    static final String[] ASK_FREELY = {
        "--signoff.api.requests-per-second=100000", "--signoff.api.requests-at-once=100000"
    };

    private final ConfigurableApplicationContext context;
    private final Api api;

    ApiNode(TestPostgres.Fresh database, String secret) {
        this(database, secret, null);
    }

    /** With a business clock that a test winds; the machine's own goes on. */
    ApiNode(TestPostgres.Fresh database, String secret, @Nullable Clock clock) {
        context = new SpringApplicationBuilder(Application.class)
                .initializers(starting -> keepTime((GenericApplicationContext) starting, clock))
                .run(
                        "--server.port=0",
                        "--db.url=" + database.url(),
                        "--db.user=" + database.user(),
                        "--db.password=" + database.password(),
                        "--db.connections=8",
                        "--signoff.home=" + TestHome.named("crash"),
                        "--signoff.world=database",
                        "--signoff.workflow.poll-every=50ms",
                        ASK_FREELY[0],
                        ASK_FREELY[1],
                        "--logging.level.root=WARN");
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        api = new Api(Integer.parseInt(port), secret);
    }

    private static void keepTime(GenericApplicationContext starting, @Nullable Clock clock) {
        if (clock == null) return;
        starting.registerBean("clock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        context.close();
    }
}
