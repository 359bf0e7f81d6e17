// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each parameter of 4.7 is a key of ours, or it is said why there is none. */
class PolicyParametersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ackSeconds | the receipt is sent in the commit that takes the notice",
                "confirmTtlHours | codeValid, confirmWithin",
                "coolingOffDays | coolingOff",
                "reviewTargetWd | reviewTargetDays",
                "reviewMaxWd | reviewMaxDays",
                "deemedApproval | not yet: review desk",
                "needsInfoDays | not yet: review desk",
                "legalMaxStop | stopMax, stopMaxDays",
                "withdrawal14d | not yet: withdrawing from a purchase",
                "lateWindowDays | lateUsage",
                "backbillMaxDays | the bound of lateUsage: what comes after it is our cost",
                "refundDays | refundWithin",
                "refundInterestPct | not yet: interest on a refund that is late",
                "refundFee | nothing posts a fee for a refund, so there is none to bound",
                "unclaimedYears | not yet: money that nobody claims",
                "quarantineDays | quarantine",
                "reinstateDays | restorable",
                "portRightDays | portRight",
                "switchCodeDays | not yet: moving a number to another provider",
                "suspendMaxDays | suspendMax",
                "blockMinutes | blockMinutes",
                "inactivityDays | not yet: closing a line that nobody uses",
                "inactivityWarnDays | not yet: closing a line that nobody uses",
                "dunningNoticeWd | not yet: closing for bills that stay unpaid",
                "nonPaymentCloseDays | not yet: closing for bills that stay unpaid",
                "restoreHours | not yet: closing for bills that stay unpaid",
                "gdprAnswerDays | the export is made at once; not yet: answers by a person",
                "saveOffersMax | one offer exists, the pause beside the closing: suspendOffered",
                "fourEyesAmount | fourEyesAmount",
                "officeHours | not yet: review desk",
                "holidayCalendar | calendar",
                "timeZone | zone",
                "executionBlackout | not yet: days on which nothing is carried out",
                "locales | a setting of the brand",
            })
    void each_parameter_is_a_key_or_it_is_said_why_not(String parameter, String ours) {
        var names = PolicySchema.ALL.stream().map(PolicyKey::name).toList();
        if (ours.matches("\\w+(, \\w+)*")) {
            assertThat(names).containsAll(List.of(ours.split(", ")));
        } else {
            assertThat(names).doesNotContain(parameter);
        }
    }
}
