// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;
import signoff.kernel.BrandId;
import signoff.kernel.Money;
import signoff.line.supply.SimForm;

/**
 * Something a subscriber can buy (TMF620): a line of one kind, on one plan.
 *
 * @param version the version of the catalog that says so
 * @param country where the line is (ISO 3166-1 alpha-2)
 * @param code names it within brand and country, for ever
 * @param kind the product kind, by the name its closing policy goes by
 * @param setUp what is paid once
 * @param credit what is paid in at the start and used up later
 */
public record Offering(
        String version,
        BrandId brand,
        String country,
        String code,
        String kind,
        SimForm sim,
        Names names,
        Price setUp,
        Money credit,
        Plan plan,
        List<AddOn> addOns) {

    /** What an order costs: the one-time fee, the first period, and the credit to begin with. */
    public Money due() {
        return setUp.amount().plus(plan.fee().amount()).plus(credit);
    }
}
