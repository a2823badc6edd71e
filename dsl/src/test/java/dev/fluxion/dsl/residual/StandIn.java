package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;

/** A stand-in for the network: exp(0.3x + 0.2y - 0.5z) with all its derivatives; the last coordinate may be time. */
public final class StandIn {
    private static final double[] RATES = {0.3, 0.2, -0.5};

    private StandIn() {}

    private static DerivativeValues network(double[] point) {
        return (field, order) -> {
            double value = 1 + field;
            for (int i = 0; i < point.length; i++) {
                value *= Math.exp(RATES[i] * point[i]) * Math.pow(RATES[i], order.get(i));
            }
            return value;
        };
    }

    /** An expression of raw network outputs at a point. */
    public static double value(Node node, double... point) {
        return Interpreter.evaluate(node, point, new double[point.length], network(point));
    }
}
