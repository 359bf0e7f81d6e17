// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.UUID;

/** Names one customer account (TMF666). The grain of the database: its keys begin with it. */
public record AccountId(UUID value) {}
