// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import signoff.postgres.LocalPostgres;

/**
 * Turns migrations into jOOQ classes, by way of a server that is thrown away. Does nothing when the
 * migrations have not changed.
 *
 * <p>One folder of migrations is one schema and one generated package, so that a module which
 * touches the tables of another does not get past the test of the architecture.
 */
public class JooqCodegen {

    /** Schemas whose module has another name: a schema must not be named like its own table. */
    private static final Map<String, String> MODULE_OF_SCHEMA = Map.ofEntries(
            Map.entry("accountclosures", "accountclosure"),
            Map.entry("activations", "activation"),
            Map.entry("addons", "addon"),
            Map.entry("catalogs", "catalog"),
            Map.entry("ledgers", "ledger"),
            Map.entry("closures", "closure"),
            Map.entry("devices", "device"),
            Map.entry("documents", "document"),
            Map.entry("lines", "line"),
            Map.entry("notices", "notification"),
            Map.entry("orders", "order"),
            Map.entry("policies", "policy"),
            Map.entry("outside", "adapter.simulated"),
            Map.entry("refunds", "refund"),
            Map.entry("registrations", "registration"),
            Map.entry("claims", "claim"),
            Map.entry("recoveries", "recovery"),
            Map.entry("replacements", "replacement"),
            Map.entry("restorations", "restoration"),
            Map.entry("announcements", "announcement"),
            Map.entry("subscribers", "subscriber"),
            Map.entry("web", "console"),
            Map.entry("suspensions", "suspension"),
            Map.entry("usages", "usage"));

    private final Path base;
    private final Path migrations;
    private final Path output;

    JooqCodegen(Path base) {
        this.base = base;
        this.migrations = base.resolve("src/main/resources/db/migration");
        this.output = base.resolve("target/generated-sources/jooq");
    }

    public static void main(String[] arguments) throws Exception {
        new JooqCodegen(Path.of(arguments[0])).runIfStale();
    }

    private void runIfStale() throws Exception {
        Files.createDirectories(output);
        Path stamp = base.resolve("target/jooq.stamp");
        String sum = checksum();
        if (Files.exists(stamp) && Files.readString(stamp).equals(sum)) {
            return;
        }
        Files.deleteIfExists(stamp);
        deleteOutput();
        List<String> schemas = schemas();
        if (!schemas.isEmpty()) {
            generate(schemas);
        }
        Files.writeString(stamp, sum);
        System.out.println("jooq: generated " + schemas);
    }

    private String checksum() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : migrationFiles()) {
            digest.update(migrations.relativize(file).toString().getBytes("UTF-8"));
            digest.update(Files.readAllBytes(file));
        }
        digest.update(Files.readAllBytes(base.resolve("src/build/JooqCodegen.java")));
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> migrationFiles() throws IOException {
        if (!Files.exists(migrations)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(migrations)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> schemas() throws IOException {
        return migrationFiles().stream()
                .map(file -> file.getParent().getFileName().toString())
                .distinct()
                .sorted()
                .toList();
    }

    /** A class of a dropped table must not stay. */
    private void deleteOutput() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectories(output);
    }

    private void generate(List<String> schemas) throws Exception {
        Path home = base.resolve("target/postgres-codegen");
        Path programs = base.resolve("target/postgres-programs");
        Map<String, String> fast = Map.of("fsync", "off", "shared_buffers", "32MB");
        try (LocalPostgres server = LocalPostgres.open(home, freePort(), fast, programs)) {
            createDatabase(server);
            for (String schema : schemas) {
                migrate(server, schema);
                GenerationTool.generate(configuration(server, schema));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void createDatabase(LocalPostgres server) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists codegen");
            statement.execute("create database codegen");
        }
    }

    /** As {@code signoff.database.Migrations} does it, which is not compiled yet. */
    private void migrate(LocalPostgres server, String schema) {
        Flyway.configure()
                .dataSource(server.url("codegen"), server.user(), server.password())
                .locations("filesystem:" + migrations.resolve(schema))
                .defaultSchema(schema)
                .createSchemas(true)
                .load()
                .migrate();
    }

    private Configuration configuration(LocalPostgres server, String schema) {
        ForcedType instants = new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes("(?i:timestamp with time zone|timestamptz)");
        Database database = new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema(schema)
                .withExcludes("flyway_schema_history")
                .withForcedTypes(instants);
        Generate generate = new Generate()
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withGlobalObjectReferences(true)
                .withJavaTimeTypes(true)
                .withIndexes(false);
        Target target = new Target()
                .withPackageName("signoff." + MODULE_OF_SCHEMA.getOrDefault(schema, schema) + ".db")
                .withDirectory(output.toString());
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(server.url("codegen"))
                        .withUser(server.user())
                        .withPassword(server.password()))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withTarget(target));
    }
}
