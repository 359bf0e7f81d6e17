// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import signoff.document.port.FileStore;
import signoff.document.port.VirusScanner;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.notification.port.MessageCarrier;
import signoff.refund.port.PaymentGateway;

/** Stops the start when a port has no adapter, before any line can be left half closed. */
@Component
class PortCheck implements BeanFactoryPostProcessor {

    static final List<Class<?>> PORTS = List.of(
            SubscriberRegister.class,
            ChargingSystem.class,
            ProfileServer.class,
            PaymentGateway.class,
            MessageCarrier.class,
            FileStore.class,
            VirusScanner.class);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var missing = PORTS.stream()
                .filter(port -> beans.getBeanNamesForType(port, true, false).length == 0)
                .toList();
        if (!missing.isEmpty()) throw new PortWithoutAdapter(missing);
    }
}
