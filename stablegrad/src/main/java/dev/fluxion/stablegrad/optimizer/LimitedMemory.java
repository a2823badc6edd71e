package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.stablegrad.pass.Doubles;
import java.util.ArrayList;
import java.util.List;

/**
 * L-BFGS: H from γI and the last m pairs, applied by the two-loop recursion (Nocedal and Wright 2006, algorithm 7.4). Self-scaled, each pair divides
 * what H was before it by a τ (Al-Baali 1998), as {@link BroydenUpdate#SSBFGS} does with a matrix:
 *
 * <pre>
 *   H₊ = (1/τ)·(I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ,      ρ = 1/yᵀs,   τ = min(1, yᵀs / sᵀBs),   B = H⁻¹
 * </pre>
 *
 * <p>sᵀBs is −α² times the slope along the direction of which s is α times, so that scaling costs a dot product more.
 */
public final class LimitedMemory implements InverseHessian {
    private final int n;
    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvatures;
    private final double[] taus;
    private final boolean selfScaled;
    private final double[] alphas;
    private int size;
    private int next;
    private double scale = 1;
    private double slope;

    /**
     * @param history pairs kept; memory 2·history·n doubles, allocated as they come
     * @param selfScaled false for the textbook's method
     */
    public LimitedMemory(int n, int history, boolean selfScaled) {
        this.n = n;
        this.selfScaled = selfScaled;
        this.steps = new double[history][];
        this.changes = new double[history][];
        this.curvatures = new double[history];
        this.taus = new double[history];
        this.alphas = new double[history];
    }

    @Override
    public void reset() {
        size = 0;
        next = 0;
        scale = 1;
    }

    @Override
    public boolean fresh() {
        return size == 0;
    }

    @Override
    public void update(double[] s, double[] y, double alpha) {
        double curvature = Doubles.dot(s, y);
        double tau = selfScaled ? Math.min(1, curvature / (-alpha * alpha * slope)) : 1;
        push(s, y, curvature, tau);
        scale = curvature / Doubles.dot(y, y);
    }

    private void push(double[] s, double[] y, double curvature, double tau) {
        if (steps[next] == null) {
            steps[next] = new double[n];
            changes[next] = new double[n];
        }
        System.arraycopy(s, 0, steps[next], 0, n);
        System.arraycopy(y, 0, changes[next], 0, n);
        curvatures[next] = curvature;
        taus[next] = tau;
        next = (next + 1) % steps.length;
        size = Math.min(size + 1, steps.length);
    }

    @Override
    public boolean direction(double[] g, double[] p) {
        Doubles.scale(-1, g, p);
        int at = next;
        for (int k = 0; k < size; k++) {
            at = previous(at);
            alphas[at] = Doubles.dot(steps[at], p) / curvatures[at];
            Doubles.addScaled(-alphas[at], changes[at], p);
        }
        Doubles.scale(scale, p, p);
        for (int k = 0; k < size; k++) {
            if (taus[at] < 1) {
                Doubles.scale(1 / taus[at], p, p);
            }
            double beta = Doubles.dot(changes[at], p) / curvatures[at];
            Doubles.addScaled(alphas[at] - beta, steps[at], p);
            at = (at + 1) % steps.length;
        }
        slope = Doubles.dot(g, p);
        return Double.isFinite(slope);
    }

    private int previous(int index) {
        return (index + steps.length - 1) % steps.length;
    }

    @Override
    public double[] numbers() {
        double[] numbers = new double[size + 2];
        numbers[0] = size;
        numbers[1] = scale;
        for (int k = 0, at = oldest(); k < size; k++) {
            numbers[k + 2] = taus[at];
            at = (at + 1) % steps.length;
        }
        return numbers;
    }

    private int oldest() {
        return (next + steps.length - size) % steps.length;
    }

    /** Oldest pair first, s before y. */
    @Override
    public List<double[]> arrays() {
        List<double[]> arrays = new ArrayList<>();
        for (int k = 0, at = oldest(); k < size; k++) {
            arrays.add(steps[at]);
            arrays.add(changes[at]);
            at = (at + 1) % steps.length;
        }
        return arrays;
    }

    @Override
    public void restore(double[] numbers, List<double[]> arrays) {
        reset();
        for (int k = 0; k < (int) numbers[0]; k++) {
            double[] s = arrays.get(2 * k);
            double[] y = arrays.get(2 * k + 1);
            push(s, y, Doubles.dot(s, y), numbers[k + 2]);
        }
        scale = numbers[1];
    }
}
