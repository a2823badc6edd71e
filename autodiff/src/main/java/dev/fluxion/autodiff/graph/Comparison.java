package dev.fluxion.autodiff.graph;

/** The order relations of a {@link Node.Select}. */
public enum Comparison {
    LESS,
    LESS_OR_EQUAL;

    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
        };
    }
}
