// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an account can pay by.
 *
 * @param name what to show and what journals know, such as {@code visa-4242}: never a card number
 * @param validUntil the last month of a card; null when it has none, or was never told
 * @param expired whether that is over: it is shown, and pays for nothing more
 */
public record Instrument(String name, @Nullable YearMonth validUntil, boolean expired) {}
