package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.pass.Doubles;
import dev.fluxion.stablegrad.pass.SymmetricUpdate;
import dev.fluxion.stablegrad.pass.SymmetricUpdate.RankTwo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inverse Hessian as a full symmetric matrix, updated in the self-scaled Broyden family.
 *
 * <p>One sweep over the matrix per step: the update that the previous step decided is applied row by row, and the updated row at once
 * multiplied with the new gradient and the new gradient change. From those two products the next update and its direction follow in O(n).
 */
public final class DenseInverse implements InverseHessian {
    /** Rows per chunk of parallel work; even, and large enough to be worth a thread's while. */
    private static final int CHUNK = 16;

    private final int n;
    private final BroydenUpdate family;
    private final Workers workers;
    private final double[][] rows;
    private final double[] g;
    private final double[] s;
    private final double[] y;
    private final double[] hg;
    private double[] u;
    private double[] v;
    private double[] hy;
    private double sBs;

    /** Update decided, but not yet applied to the rows; null if the rows are up to date. */
    private RankTwo pending;

    private State state = State.IDENTITY;

    private enum State {
        /** H = I, rows not valid. */
        IDENTITY,
        /** H = I, and a first pair waits. */
        FIRST_PAIR,
        /** Rows valid but for {@code pending}; no pair waits. */
        CURRENT,
        /** Rows valid but for {@code pending}, and a pair waits. */
        NEXT_PAIR
    }

    /**
     * n·(n + 10) doubles of memory.
     *
     * @param workers share the rows of each sweep; not closed
     */
    public DenseInverse(int n, BroydenUpdate family, Workers workers) {
        this.workers = workers;
        this.n = n;
        this.family = family;
        int padded = SymmetricUpdate.padded(n);
        this.rows = new double[n][padded];
        this.g = new double[padded];
        this.s = new double[padded];
        this.y = new double[padded];
        this.hg = new double[padded];
        this.hy = new double[padded];
        this.u = new double[padded];
        this.v = new double[padded];
    }

    @Override
    public void reset() {
        state = State.IDENTITY;
        pending = null;
    }

    @Override
    public boolean fresh() {
        return state == State.IDENTITY;
    }

    @Override
    public void update(double[] step, double[] change, double curvature) {
        System.arraycopy(step, 0, s, 0, n);
        System.arraycopy(change, 0, y, 0, n);
        sBs = curvature;
        state = state == State.IDENTITY ? State.FIRST_PAIR : State.NEXT_PAIR;
    }

    @Override
    public boolean direction(double[] gradient, double[] p) {
        System.arraycopy(gradient, 0, g, 0, n);
        return switch (state) {
            case IDENTITY -> {
                Doubles.scale(-1, gradient, p);
                yield true;
            }
            case FIRST_PAIR -> {
                double scale = Doubles.dot(s, y) / Doubles.dot(y, y);
                setDiagonal(scale);
                sBs = Doubles.dot(s, s) / scale;
                yield sweepAndUpdate(BroydenUpdate.BFGS, p);
            }
            case CURRENT -> {
                sweep();
                for (int i = 0; i < n; i++) {
                    p[i] = -hg[i];
                }
                yield true;
            }
            case NEXT_PAIR -> sweepAndUpdate(family, p);
        };
    }

    private void setDiagonal(double value) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(rows[i], 0);
            rows[i][i] = value;
        }
        pending = null;
    }

    /** Brings the rows up to date, with H g and H y. */
    private void sweep() {
        RankTwo update = pending == null ? new RankTwo(1, 0, 0, 0, u, v) : pending;
        double[] product = hy;
        workers.run((n + CHUNK - 1) / CHUNK, (chunk, worker) -> {
            int from = chunk * CHUNK;
            SymmetricUpdate.rows(rows, from, Math.min(n, from + CHUNK), update, g, y, hg, product);
        });
        pending = null;
    }

    private boolean sweepAndUpdate(BroydenUpdate member, double[] p) {
        sweep();
        state = State.CURRENT;
        double sy = Doubles.dot(s, y);
        double yHy = Doubles.dot(y, hy);
        if (!(yHy > 0) || Double.isInfinite(yHy)) {
            return false;
        }
        BroydenUpdate.Factors f = member.factors(sBs / sy, yHy / sy, n);
        double c1 = (f.phi() - 1) / (f.tau() * yHy);
        double c2 = -f.phi() / (f.tau() * sy);
        double c3 = f.phi() * yHy / (f.tau() * sy * sy) + 1 / sy;
        double ug = Doubles.dot(hy, g);
        double vg = Doubles.dot(s, g);
        double alongU = c1 * ug + c2 * vg;
        double alongV = c2 * ug + c3 * vg;
        for (int i = 0; i < n; i++) {
            p[i] = -(hg[i] / f.tau() + alongU * hy[i] + alongV * s[i]);
        }
        double[] free = u;
        u = hy;
        hy = free;
        System.arraycopy(s, 0, v, 0, n);
        pending = new RankTwo(1 / f.tau(), c1, c2, c3, u, v);
        return true;
    }

    @Override
    public double[] numbers() {
        return pending == null
                ? new double[] {state.ordinal(), sBs}
                : new double[] {state.ordinal(), sBs, pending.keep(), pending.c1(), pending.c2(), pending.c3()};
    }

    @Override
    public List<double[]> arrays() {
        List<double[]> arrays = new ArrayList<>(List.of(s, y, u, v));
        if (state == State.CURRENT || state == State.NEXT_PAIR) {
            arrays.addAll(Arrays.asList(rows));
        }
        return arrays;
    }

    @Override
    public void restore(double[] numbers, List<double[]> arrays) {
        state = State.values()[(int) numbers[0]];
        sBs = numbers[1];
        List<double[]> own = arrays();
        for (int i = 0; i < own.size(); i++) {
            System.arraycopy(arrays.get(i), 0, own.get(i), 0, n);
        }
        pending = numbers.length == 2 ? null : new RankTwo(numbers[2], numbers[3], numbers[4], numbers[5], u, v);
    }
}
