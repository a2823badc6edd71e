package dev.fluxion.autodiff.graph;

/** The values of field derivatives at one point. */
@FunctionalInterface
public interface DerivativeValues {
    double value(int field, MultiIndex order);
}
