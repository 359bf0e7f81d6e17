// SPDX-License-Identifier: Apache-2.0
package signoff.line.offer;

import java.time.Instant;

/**
 * What a line is held under: its prices and limits are those of that version, whatever is sold by
 * now.
 *
 * @param offering its code in the catalog
 * @param catalogVersion the version of the catalog that it was bought from
 */
public record HeldOffering(String offering, String catalogVersion, Instant since) {}
