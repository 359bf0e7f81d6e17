// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.catalog.CatalogSheet.Place;
import signoff.kernel.Language;
import signoff.kernel.Money;
import signoff.line.allowance.UsageKind;
import signoff.policy.Policies;

/**
 * What a catalog file says, and the sentence that stops the start when it says something else
 * (SF-09, SF-10, SF-14, SF-16).
 */
class CatalogFileTest {

    @Test
    void the_demo_brand_sells_all_five_kinds_each_priced_and_named_in_three_languages() {
        var sheet = shipped();
        assertThat(sheet.offerings().values().stream()
                        .map(Offering::kind)
                        .collect(Collectors.toSet()))
                .isEqualTo(
                        Set.of("phone-esim", "roaming-app", "data-card", "handset-sim", "hotspot"));
        assertThat(sheet.offerings().values()).allSatisfy(offering -> {
            assertThat(offering.version()).startsWith("demo-cn-2026-11-01-");
            assertThat(offering.due().isZero()).isFalse();
            for (var language : Language.values()) {
                assertThat(offering.names().in(language)).isNotBlank();
            }
        });
    }

    @Test
    void an_order_costs_the_set_up_the_first_period_and_the_credit_to_begin_with() {
        assertThat(shipped().offerings().get("data-10gb").due()).isEqualTo(cny(39_00));
        assertThat(shipped().offerings().get("data-as-you-go").due()).isEqualTo(cny(40_00));
    }

    @Test
    void a_price_tells_the_tax_in_it() {
        var fee = shipped().offerings().get("esim-8gb").plan().fee();
        assertThat(fee.taxContained()).isEqualTo(cny(2_21));
    }

    @Test
    void a_tariff_knows_the_zone_of_each_country_and_what_it_has_no_rate_for() {
        var tariff = shipped().offerings().get("hotspot-50gb").plan().tariff();
        assertThat(tariff.zoneOf("CN").code()).isEqualTo("home");
        assertThat(tariff.zoneOf("JP").code()).isEqualTo("nearby");
        assertThat(tariff.zoneOf("FR").code()).isEqualTo("world");
        assertThat(tariff.rate(tariff.zoneOf("CN"), UsageKind.DATA)
                        .orElseThrow()
                        .price()
                        .amount())
                .isEqualTo(cny(3));
        assertThat(tariff.rate(tariff.zoneOf("FR"), UsageKind.DATA)).isEmpty();
    }

    @Test
    void a_file_of_the_operators_stands_in_for_ours_and_is_another_version() throws Exception {
        write(TEXT.replace("fee: 5900", "fee: 6900"));
        var sheet = StoredCatalog.read(folder, POLICIES).get(DEMO);
        assertThat(sheet.offerings().get("hotspot-50gb").due()).isEqualTo(cny(69_00));
        assertThat(sheet.version()).isNotEqualTo(shipped().version());
    }

    @Test
    void a_stored_version_is_read_back_and_a_changed_one_is_seen() {
        var now = shipped();
        var back = CatalogSheet.stored(now.version(), now.body(), POLICIES.kinds());
        assertThat(back).isEqualTo(now);
        assertThatThrownBy(() ->
                        CatalogSheet.stored(now.version(), now.body() + " ", POLICIES.kinds()))
                .hasMessageContaining("is not what it was");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: CNY | currency: YUAN | :4: currency is \"YUAN\". Allowed: a currency"
                        + " (ISO 4217), such as CNY.",
                "released: 2026-11-01 | released: soon | :3: released is \"soon\". Allowed: the"
                        + " date since when this file holds, such as 2026-11-01.",
                "kind: hotspot | kind: hotpot | offerings.hotspot-50gb.kind is \"hotpot\". Allowed:"
                        + " best, data-card",
                "sim: ESIM | sim: WOOD | offerings.esim-8gb.sim is \"WOOD\". Allowed: ESIM,"
                        + " VIRTUAL, CARD.",
                "fee: 3900 | fee: 39.00 | offerings.esim-8gb.fee is \"39.00\". Allowed: a whole"
                        + " number from 1 to 10000000.",
                "fee: 3900 | fee: 0 | offerings.esim-8gb.fee is \"0\". Allowed: a whole number",
                "fee: 0 | fee: 5 | offerings.roam-as-you-go.fee is \"5\". Allowed: 0 for",
                "credit: 5000 | credit: 0 | offerings.roam-as-you-go.credit is \"0\". Allowed: 1 or"
                        + " more where neither",
                "devices: 2 | devices: 0 | offerings.esim-8gb.devices is \"0\". Allowed: a whole"
                        + " number from 1 to 20.",
                "devices: 2 | divices: 2 | offerings.esim-8gb.devices is missing. Allowed: a whole",
            })
    void a_value_that_cannot_be_is_named_with_what_is_allowed(String was, String is, String told)
            throws Exception {
        assertFault(was, is, told);
    }

    @Test
    void a_key_that_nobody_asks_for_is_named() throws Exception {
        assertFault("tier: BASIC", "tear: 1\n    tier: BASIC", "tear is no key of a catalog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tariff: data-only | tariff: free | tariff is \"free\". Allowed: domestic, travel,"
                        + " data-only.",
                "tax: basic | tax: none | tax is \"none\". Allowed: basic, value-added.",
                "world: [] | world: [FR] | zones.world is a list. Allowed: countries, and for the"
                        + " last zone none",
                "home: [CN] | home: [XX] | zones.home is a list. Allowed: a list of countries",
                "addOns: [pack-5gb] | addOns: [pack-6gb] | addOns is a list. Allowed: a list of"
                        + " those of addOns: pack-5gb, pack-nearby-1gb, extra-2gb,"
                        + " extra-texts, each once.",
                "zone: home | zone: moon | zone is \"moon\". Allowed:",
                "zh-Hant: 5GB數據包 | zh-Hant: '' | addOns.pack-5gb.names.zh-Hant is \"\"."
                        + " Allowed: a name of 1 to 60 letters.",
                "months: 12 | months: 99 | months is \"99\". Allowed: a whole number from",
            })
    void what_refers_to_nothing_is_named_with_what_there_is(String was, String is, String told)
            throws Exception {
        assertFault(was, is, told);
    }

    @ParameterizedTest
    @CsvSource({"demo/xx.yaml", "demo.yaml", "Demo/cn.yaml", "demo/cn/esim.yaml"})
    void a_file_in_the_wrong_place_is_named(String name) throws Exception {
        write(name, TEXT);
        assertThatThrownBy(() -> StoredCatalog.read(folder, POLICIES))
                .hasMessageContaining("\"" + name + "\" is not the name of a catalog file")
                .hasMessageContaining("<brand>/<country>.yaml");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new CatalogSettings(folder.resolve("gone")))
                .hasMessageContaining("catalog.folder is \"" + folder.resolve("gone"));
    }

    // The words used above.

    static final Policies POLICIES = Policies.shipped();
    static final Place DEMO = Place.of("demo", "cn");
    static final String TEXT = text();

    @TempDir
    Path folder;

    private void assertFault(String was, String is, String told) throws Exception {
        assertThat(TEXT).contains(was);
        write(TEXT.replaceFirst(Pattern.quote(was), is));
        assertThatThrownBy(() -> StoredCatalog.read(folder, POLICIES))
                .hasMessageContaining("cn.yaml:")
                .hasMessageContaining(told);
    }

    static CatalogSheet shipped() {
        return java.util.Objects.requireNonNull(
                StoredCatalog.read(null, POLICIES).get(DEMO));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("src/main/resources/catalog/demo/cn.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) throws IOException {
        write("demo/cn.yaml", text);
    }

    void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }
}
