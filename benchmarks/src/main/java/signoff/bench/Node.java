// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import signoff.Application;

/** One node of the product in this process, on a given PostgreSQL, with the world in memory. */
final class Node implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A node that works. */
    static Node working(OwnPostgres postgres) {
        return working(postgres, node -> {});
    }

    /** A node that works, after something else was done with it. */
    static Node working(OwnPostgres postgres, Consumer<Node> first) {
        return started(postgres, first, true);
    }

    /** A node that takes requests, and carries nothing out. */
    static Node askingOnly(OwnPostgres postgres) {
        return started(postgres, node -> {}, false);
    }

    private static Node started(OwnPostgres postgres, Consumer<Node> first, boolean works) {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("first", new First(() -> first.accept(new Node(context)))));
        return new Node(application.run(
                "--signoff.home=" + postgres.home().resolve("home"),
                "--db.url=" + postgres.url(OwnPostgres.OURS),
                "--db.user=" + postgres.user(),
                "--db.password=" + postgres.password(),
                "--signoff.world=memory",
                "--signoff.workflow.run=" + works,
                "--server.port=0",
                "--logging.level.root=WARN",
                "--spring.main.banner-mode=off"));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Runs when all is put together, before anything works. */
    private record First(Runnable hook) implements SmartLifecycle {

        @Override
        public void start() {
            hook.run();
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
