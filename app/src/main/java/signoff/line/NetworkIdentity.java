// SPDX-License-Identifier: Apache-2.0
package signoff.line;

/**
 * What the network knows a line by.
 *
 * @param imsi 14 or 15 digits (3GPP TS 23.003, 2.2)
 * @param msisdn the number in E.164 form without plus, 15 digits at most (3GPP TS 23.003, 3.3)
 * @param iccid the serial of the SIM or profile, 19 or 20 digits (ITU-T E.118), never reused (I26)
 */
public record NetworkIdentity(String imsi, String msisdn, String iccid) {

    public NetworkIdentity {
        if (!imsi.matches("\\d{14,15}"))
            throw new IllegalArgumentException("IMSI: 14 or 15 digits");
        if (!msisdn.matches("\\d{5,15}")) throw new IllegalArgumentException("MSISDN: 5-15 digits");
        if (!iccid.matches("\\d{19,20}")) throw new IllegalArgumentException("ICCID: 19-20 digits");
    }
}
