// SPDX-License-Identifier: Apache-2.0
/** What a subscriber buys while the line lives: top-ups and data packs, each an order (TMF622). */
@org.springframework.modulith.ApplicationModule(
        displayName = "Order",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "ledger",
            "catalog",
            "line",
            "line :: allowance",
            "line :: offer",
            "policy",
            "refund",
            "refund :: instrument",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package signoff.order;
