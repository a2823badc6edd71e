package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.stablegrad.pass.Doubles;
import java.util.ArrayList;
import java.util.List;

/** L-BFGS: H as the product of the last m pairs, applied by the two-loop recursion (Nocedal and Wright 2006, algorithm 7.4). */
public final class LimitedMemory implements InverseHessian {
    private final int n;
    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvatures;
    private final double[] alphas;
    private int size;
    private int next;
    private double scale = 1;

    /** @param history pairs kept; memory 2·history·n doubles, allocated as they come */
    public LimitedMemory(int n, int history) {
        this.n = n;
        this.steps = new double[history][];
        this.changes = new double[history][];
        this.curvatures = new double[history];
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
        push(s, y, Doubles.dot(s, y));
        scale = curvatures[previous(next)] / Doubles.dot(y, y);
    }

    private void push(double[] s, double[] y, double curvature) {
        if (steps[next] == null) {
            steps[next] = new double[n];
            changes[next] = new double[n];
        }
        System.arraycopy(s, 0, steps[next], 0, n);
        System.arraycopy(y, 0, changes[next], 0, n);
        curvatures[next] = curvature;
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
            double beta = Doubles.dot(changes[at], p) / curvatures[at];
            Doubles.addScaled(alphas[at] - beta, steps[at], p);
            at = (at + 1) % steps.length;
        }
        return true;
    }

    private int previous(int index) {
        return (index + steps.length - 1) % steps.length;
    }

    @Override
    public double[] numbers() {
        return new double[] {size, scale};
    }

    /** Oldest pair first, s before y. */
    @Override
    public List<double[]> arrays() {
        List<double[]> arrays = new ArrayList<>();
        for (int k = 0, at = (next + steps.length - size) % steps.length; k < size; k++) {
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
            push(s, y, Doubles.dot(s, y));
        }
        scale = numbers[1];
    }
}
