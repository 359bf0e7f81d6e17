// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.function.Function;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The kernel's words in JSON: ids as text, money as whole minor units, instants as ISO 8601. */
final class KernelJson extends SimpleModule {

    KernelJson() {
        super("kernel");
        asText(AccountId.class, id -> id.value().toString());
        asText(LineId.class, id -> id.value().toString());
        asText(CaseId.class, id -> id.value().toString());
        asText(BrandId.class, BrandId::code);
        asText(Currency.class, Currency::getCurrencyCode);
        addSerializer(new OfMoney());
        addDeserializer(Instant.class, new ToInstant());
    }

    private <T> void asText(Class<T> type, Function<T, String> text) {
        addSerializer(new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(text.apply(value));
            }
        });
    }

    private static final class OfMoney extends StdSerializer<Money> {

        OfMoney() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeNumberProperty("amountMinor", money.minor());
            out.writeStringProperty("currency", money.currency().getCurrencyCode());
            out.writeEndObject();
        }
    }

    /** Text with an offset only: a bare number could be seconds or milliseconds. */
    private static final class ToInstant extends StdDeserializer<Instant> {

        ToInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, in);
            }
            try {
                return OffsetDateTime.parse(in.getString()).toInstant();
            } catch (DateTimeException e) {
                throw context.weirdStringException(in.getString(), Instant.class, "not ISO 8601");
            }
        }
    }
}
