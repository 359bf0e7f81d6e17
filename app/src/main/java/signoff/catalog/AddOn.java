// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;

/**
 * Something bought for a line beside its plan, such as a data pack (SF-14).
 *
 * @param monthly whether it renews each month until it is ended; otherwise it is bought once
 */
public record AddOn(
        String code, Names names, Price price, boolean monthly, List<Allowance> allowances) {}
