package dev.fluxion.stablegrad;

/** An update rule that sees one gradient per step. */
public sealed interface FirstOrderMethod {
    /**
     * m ← μ·m + g, θ ← θ − η·m (heavy ball, Polyak 1964). μ = 0 is plain gradient descent. A positive {@code weightDecay} d is decoupled
     * (SGDW, Loshchilov and Hutter 2019), so that StableGrad never rescales it: θ ← θ − η·d·θ before that, on weight blocks only.
     */
    record Sgd(double momentum, double weightDecay) implements FirstOrderMethod {
        public Sgd {
            requireFraction("momentum", momentum);
            requireDecay(weightDecay);
        }

        /** Without weight decay. */
        public Sgd(double momentum) {
            this(momentum, 0);
        }
    }

    /**
     * Kingma and Ba 2015, with bias correction: θ ← θ − η·m̂ / (√v̂ + ε). A positive {@code weightDecay} d is decoupled (AdamW, Loshchilov and
     * Hutter 2019): θ ← θ − η·d·θ before that, on weight blocks only.
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements FirstOrderMethod {
        public Adam {
            requireFraction("beta1", beta1);
            requireFraction("beta2", beta2);
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon " + epsilon + " must be > 0");
            }
            requireDecay(weightDecay);
        }
    }

    /** Adam with β = 0.9, 0.999, ε = 1e-8 and no decay. */
    static Adam adam() {
        return new Adam(0.9, 0.999, 1e-8, 0);
    }

    /** AdamW with β = 0.9, 0.999, ε = 1e-8. */
    static Adam adamW(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay);
    }

    private static void requireDecay(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("weight decay " + value + " must be >= 0 and finite");
        }
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " must lie in [0, 1)");
        }
    }
}
