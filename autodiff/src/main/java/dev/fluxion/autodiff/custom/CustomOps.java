package dev.fluxion.autodiff.custom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The operators that modules on the module path provide. */
public final class CustomOps {
    private CustomOps() {}

    /** The provided operator of that name. */
    public static Optional<CustomOp> find(String name) {
        return all().stream().filter(op -> op.name().equals(name)).findFirst();
    }

    /** All provided operators, by name. */
    public static List<CustomOp> all() {
        return ServiceLoader.load(CustomOp.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(CustomOp::name))
                .toList();
    }
}
