// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Makes an object stand for an interface of which it has only the methods that a test needs. */
final class Partly {

    private Partly() {}

    static <T> T as(Class<T> type, Object part) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return part.getClass()
                                .getMethod(method.getName(), method.getParameterTypes())
                                .invoke(part, arguments);
                    } catch (NoSuchMethodException e) {
                        throw new UnsupportedOperationException("not part of this fake: " + method);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
