package dev.fluxion.autodiff.graph;

/** Plane waves as fields: field f is sin((f+1)·(0.7 x₀ + 0.9 x₁ + 1.1 x₂ …) + f), so every derivative is a factor and a phase. */
public final class WaveFields {
    private WaveFields() {}

    private static double wave(int field, int coordinate) {
        return (field + 1) * (0.7 + 0.2 * coordinate);
    }

    private static double factor(int field, MultiIndex order) {
        double factor = 1;
        for (int i = 0; i < order.dimension(); i++) {
            factor *= Math.pow(wave(field, i), order.get(i));
        }
        return factor;
    }

    static HyperDual value(int field, MultiIndex order, HyperDual[] point) {
        HyperDual phase = point[0].times(wave(field, 0)).plus(field + order.total() * Math.PI / 2);
        for (int i = 1; i < point.length; i++) {
            phase = phase.plus(point[i].times(wave(field, i)));
        }
        return phase.unary(UnaryFunction.SIN).times(factor(field, order));
    }

    /** The fields at a point. */
    public static DerivativeValues at(double... point) {
        return (field, order) -> {
            double phase = field + order.total() * Math.PI / 2;
            for (int i = 0; i < point.length; i++) {
                phase += wave(field, i) * point[i];
            }
            return factor(field, order) * Math.sin(phase);
        };
    }

    /** A field as a node of coordinates. */
    public static Node node(Graph g, int field) {
        Node phase = g.constant(field);
        for (int i = 0; i < g.dimension(); i++) {
            phase = g.add(phase, g.multiply(g.constant(wave(field, i)), g.coordinate(i)));
        }
        return g.unary(UnaryFunction.SIN, phase);
    }
}
