package dev.fluxion.stablegrad;

/** Sets the weights of the loss terms from the norms of their gradients, as {@link Balancing} says. */
final class TermBalancer {
    private final Run run;

    /** Step of the last balancing, -1 before the first. */
    private int balancedAt = -1;

    TermBalancer(Run run) {
        this.run = run;
    }

    int balancedAt() {
        return balancedAt;
    }

    void balancedAt(int step) {
        balancedAt = step;
    }

    /** Balances if it is time to. A term by term evaluation at the current parameters overwrites the gradient. */
    void beforeFirstOrderStep() {
        switch (run.options.balancing()) {
            case Balancing.Fixed() -> {}
            case Balancing.GradientNorm policy -> {
                if (balancedAt < 0 || run.step % policy.every() == 0 && balancedAt != run.step) {
                    balance(policy);
                }
            }
        }
    }

    /** Balances if that never happened: the weights must not change during a quasi-Newton stage. */
    void beforeQuasiNewtonStage() {
        switch (run.options.balancing()) {
            case Balancing.Fixed() -> {}
            case Balancing.GradientNorm policy -> {
                if (balancedAt < 0) {
                    balance(policy);
                }
            }
        }
    }

    private void balance(Balancing.GradientNorm policy) {
        int count = run.objective.terms().size();
        if (count < 2) {
            balancedAt = run.step;
            return;
        }
        double[] old = run.objective.weights();
        double[] balanced = weights(gradientNorms(count), old, balancedAt < 0 ? 0 : policy.ema(), policy.bound());
        run.objective.weights(balanced);
        balancedAt = run.step;
        run.listener.weights(run.step, balanced.clone());
    }

    /** ‖∇tₖ‖ over the emphasis of the term. */
    private double[] gradientNorms(int count) {
        double[] norms = new double[count];
        double[] emphasis = run.objective.emphasis();
        for (int k = 0; k < count; k++) {
            double[] only = new double[count];
            only[k] = 1;
            run.objective.weights(only);
            run.objective.valueAndGradient(run.parameters, run.gradient);
            run.statistics.measure(run.gradient);
            norms[k] = run.statistics.norm() / emphasis[k];
        }
        return norms;
    }

    /** The formula of {@link Balancing.GradientNorm}: norms nₖ and previous weights to new weights of mean 1. */
    static double[] weights(double[] norms, double[] old, double ema, double bound) {
        double sum = 0;
        int usable = 0;
        for (double n : norms) {
            if (usable(n)) {
                sum += n;
                usable++;
            }
        }
        double[] weights = old.clone();
        double total = 0;
        for (int k = 0; k < norms.length; k++) {
            if (usable(norms[k])) {
                double raw = Math.clamp(sum / usable / norms[k], 1 / bound, bound);
                weights[k] = ema * old[k] + (1 - ema) * raw;
            }
            total += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] *= weights.length / total;
        }
        return weights;
    }

    private static boolean usable(double norm) {
        return norm > 0 && Double.isFinite(norm);
    }
}
