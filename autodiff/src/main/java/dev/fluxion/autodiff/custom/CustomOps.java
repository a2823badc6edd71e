package dev.fluxion.autodiff.custom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The operators that modules on the module path provide. */
public final class CustomOps {
    private CustomOps() {}

    /**
     * The provided operator of that name.
     *
     * @throws ProviderException if a provider cannot be loaded, or two operators have the same name
     */
    public static Optional<CustomOp> find(String name) {
        return all().stream().filter(op -> op.name().equals(name)).findFirst();
    }

    /**
     * All provided operators, by name.
     *
     * @throws ProviderException if a provider cannot be loaded, or two operators have the same name
     */
    public static List<CustomOp> all() {
        try {
            return distinct(ServiceLoader.load(CustomOp.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());
        } catch (ServiceConfigurationError e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause();
            throw new ProviderException(
                    "an operator on the module path cannot be loaded: " + e.getMessage() + cause, e);
        }
    }

    /** The operators by name, each name once; what they do wrong later is reported as theirs. */
    static List<CustomOp> distinct(List<CustomOp> operators) {
        Map<String, CustomOp> byName = new TreeMap<>();
        for (CustomOp op : operators) {
            if (op.name() == null) {
                throw new ProviderException("the operator " + op.getClass().getName() + " has no name", null);
            }
            CustomOp other = byName.putIfAbsent(op.name(), op);
            if (other != null) {
                throw new ProviderException(
                        "two operators are called " + op.name() + ": "
                                + other.getClass().getName() + " and "
                                + op.getClass().getName(),
                        null);
            }
        }
        return byName.values().stream().<CustomOp>map(ProvidedOp::new).toList();
    }
}
