// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import signoff.console.api.problem.Statuses;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/** What the OpenAPI document says of all operations alike. */
@Configuration(proxyBeanMethods = false)
class OpenApiText {

    /** The name that operations call the way of signing in by. */
    static final String SCHEME = "oauth2";

    /** Every scope there is, and what it lets a program do. */
    static final Map<String, String> SCOPES = new TreeMap<>(Map.ofEntries(
            Map.entry("claims.write", "Bring lines into the accounts of their holders."),
            Map.entry("closures.read", "See previews, closures and their timelines."),
            Map.entry("closures.write", "Ask for closings, confirm them and take them back."),
            Map.entry("commitments.read", "See what lines are tied by."),
            Map.entry("commitments.write", "Say what lines are tied by."),
            Map.entry("devices.read", "See devices and the checklist of bindings."),
            Map.entry("devices.write", "Bind devices, let go of them, and keep the checklist."),
            Map.entry("documents.read", "See which files were handed in, without what they show."),
            Map.entry("documents.write", "Hand in files, and take them back."),
            Map.entry("orders.read", "See orders."),
            Map.entry("orders.write", "Place top-ups and orders."),
            Map.entry("suspensions.read", "See pauses and blocks."),
            Map.entry("suspensions.write", "Pause, block and resume lines."),
            Map.entry("suspensions.bar", "Bar lines for the operator's own reasons."),
            Map.entry("usage.write", "Tell what lines have used."),
            Map.entry("events.read", "Read the feed of events.")));

    private static final List<HttpStatus> OF_READS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    private static final List<HttpStatus> OF_WRITES = Stream.concat(
                    OF_READS.stream(),
                    Stream.of(
                            HttpStatus.CONFLICT,
                            HttpStatus.CONTENT_TOO_LARGE,
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            HttpStatus.UNPROCESSABLE_CONTENT))
            .sorted()
            .toList();

    /** Only people on pages are answered so. */
    private static final Set<Refusal.Code> OF_PAGES = Set.of(
            Refusal.Code.SIGN_IN_MUST_MATCH,
            Refusal.Code.PASSWORD_MUST_BE_LONG_ENOUGH,
            Refusal.Code.PASSWORD_MUST_NOT_BE_COMMON);

    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        // Given by the token, not by the request.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(BrandId.class, Actor.class, Language.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Signoff")
                        .version("1")
                        .summary("Closes lines, to the last refund.")
                        .description(
                                "Amounts are whole minor units of their currency. Instants are ISO"
                                        + " 8601 in UTC. Every write needs an Idempotency-Key: the"
                                        + " same key with the same request gets the first answer."
                                        + " Whatever is refused comes as application/problem+json"
                                        + " with a stable `code`; all codes are in"
                                        + " docs/reference/refusals.md. Properties may be added"
                                        + " to answers: ignore what you do not know.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(SCHEME, scheme())
                        .addSchemas("Problem", problem())
                        .responses(refusals()));
    }

    private static SecurityScheme scheme() {
        var scopes = new Scopes();
        SCOPES.forEach(scopes::addString);
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A token for a program, which belongs to one brand (RFC 6749, 4.4).")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("A refusal (RFC 9457). Its facts are further members.")
                .addProperty("type", text("Names the rule.", "urn:signoff:refusal:…"))
                .addProperty("title", text("What happened, in the caller's language.", null))
                .addProperty("status", new IntegerSchema().example(409))
                .addProperty("detail", text("What to do next, in the caller's language.", null))
                .addProperty("instance", text("The path that was asked.", null))
                .addProperty("code", codes())
                .required(List.of("type", "title", "status", "detail", "instance", "code"));
    }

    private static Schema<?> text(
            String description, @org.jspecify.annotations.Nullable String example) {
        return new StringSchema().description(description).example(example);
    }

    private static Schema<?> codes() {
        var codes = new StringSchema();
        codes.description("The rule that was not met. It never changes.");
        Arrays.stream(Refusal.Code.values()).map(Refusal.Code::name).forEach(codes::addEnumItem);
        return codes;
    }

    /** The same headers and the same refusals for every operation. */
    @Bean
    OperationCustomizer alike() {
        return (operation, handler) -> {
            if (isWrite(handler)) operation.addParametersItem(key());
            operation.addParametersItem(language());
            refusals(operation, handler);
            return operation;
        };
    }

    private static boolean isWrite(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PostMapping.class);
    }

    private static HeaderParameter key() {
        var parameter = new HeaderParameter();
        parameter
                .name(Writes.KEY)
                .required(true)
                .description("Drawn before the first try, and kept for every retry.")
                .example("5f0d3c1e-2b1f-4a53-9f4e-0b6f3d1a7c55")
                .schema(new StringSchema().minLength(1).maxLength(128));
        return parameter;
    }

    private static HeaderParameter language() {
        var parameter = new HeaderParameter();
        parameter
                .name("Accept-Language")
                .description("The language of sentences: en, zh-Hans or zh-Hant.")
                .schema(new StringSchema()._default("en"));
        return parameter;
    }

    private static void refusals(Operation operation, HandlerMethod handler) {
        var everywhere = isWrite(handler) ? OF_WRITES : OF_READS;
        everywhere.forEach(status -> refusal(operation, status));
        var named = operation.getParameters().stream().anyMatch(one -> "path".equals(one.getIn()));
        if (named || operation.getRequestBody() != null) refusal(operation, HttpStatus.NOT_FOUND);
    }

    private static void refusal(Operation operation, HttpStatus status) {
        var response = new ApiResponse().$ref("#/components/responses/" + nameOf(status));
        operation.getResponses().addApiResponse(String.valueOf(status.value()), response);
    }

    private static String nameOf(HttpStatus status) {
        return status.getReasonPhrase().replace(" ", "");
    }

    private static Map<String, ApiResponse> refusals() {
        var responses = new LinkedHashMap<String, ApiResponse>();
        Stream.concat(OF_WRITES.stream(), Stream.of(HttpStatus.NOT_FOUND))
                .sorted()
                .forEach(status -> responses.put(nameOf(status), refusal(status)));
        return responses;
    }

    private static ApiResponse refusal(HttpStatus status) {
        var codes = Arrays.stream(Refusal.Code.values())
                .filter(code -> Statuses.of(code) == status && !OF_PAGES.contains(code))
                .map(Refusal.Code::name)
                .collect(Collectors.joining(", "));
        return new ApiResponse()
                .description(status.getReasonPhrase() + ": " + codes + ".")
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                        .schema(new Schema<>().$ref(PROBLEM))));
    }

    /** In the order of paths, so that the kept copy does not change by itself. */
    @Bean
    OpenApiCustomizer inOrder() {
        return document -> {
            var paths = new io.swagger.v3.oas.models.Paths();
            new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
            document.setPaths(paths);
            var components = document.getComponents();
            components.setSchemas(new TreeMap<>(components.getSchemas()));
        };
    }

    /**
     * What is not marked nullable is always there, or has to be given. What is marked is left out
     * when there is nothing: nobody sends a null.
     */
    @Bean
    OpenApiCustomizer alwaysThere() {
        return document ->
                document.getComponents().getSchemas().values().forEach(OpenApiText::mark);
    }

    private static void mark(Schema<?> schema) {
        if (schema.getProperties() == null) return;
        var always = new TreeSet<String>();
        schema.getProperties().forEach((name, property) -> {
            if (!withoutNull(property)) always.add(name);
        });
        schema.setRequired(List.copyOf(always));
    }

    /** Whether it was marked; the mark is gone afterwards. */
    private static boolean withoutNull(Schema<?> property) {
        var types = property.getTypes();
        if (types == null || !types.remove("null")) return false;
        if (types.isEmpty()) property.setTypes(null);
        return true;
    }
}
