// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;

/** Something bought for a line beside its plan, such as a data pack (SF-14). */
public record AddOn(String code, Names names, Price price, List<Allowance> allowances) {}
