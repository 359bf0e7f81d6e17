// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.SubscriberRegister.Service;

class DatabaseWorldTest extends WorldTests {

    static final TestPostgres.Fresh DATABASE = TestPostgres.fresh();

    @BeforeEach
    void empty() throws Exception {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate outside.register_line, outside.charging_line,"
                    + " outside.session, outside.profile, outside.refused,"
                    + " outside.payment, outside.message");
        }
    }

    @Override
    WorldStore newStore() {
        return new DatabaseWorldStore(DATABASE.pool(4));
    }

    @Test
    void two_nodes_see_the_same_world() {
        world.addLine(LINE);
        try (var other = newStore()) {
            other.bar(LINE);
        }
        assertThat(world.stateOf(LINE).service()).isEqualTo(Service.BARRED_ATTACHED);
    }

    @Test
    void a_world_whose_database_is_gone_gives_no_answer() {
        world.addLine(LINE);
        var register = new SimulatedRegister(store, weather);
        store.close();
        assertThat(register.bar(LINE, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.serviceOf(LINE)).isEqualTo(Service.CANNOT_TELL);
    }
}
