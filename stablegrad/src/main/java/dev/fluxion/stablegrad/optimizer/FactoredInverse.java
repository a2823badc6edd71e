package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.pass.Doubles;
import dev.fluxion.stablegrad.pass.FactorSweep;
import dev.fluxion.stablegrad.pass.FactorSweep.RankTwo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inverse Hessian as H = J Jᵀ with a full square factor J, updated in the self-scaled Broyden family. A product form keeps H positive
 * definite whatever the rounding, and the condition of J is only the root of that of H.
 *
 * <p>With ŝ = J⁻¹s = −α Jᵀg and ŷ = Jᵀy every member differs from the identity only in the plane of ŝ and ŷ, with the orthonormal basis
 * e₁ = ŷ/|ŷ| and e₂: for ŝ = a·e₁ + b·e₂,
 *
 * <pre>
 *   τ·Ĥ₊ = | τa/|ŷ|   τb/|ŷ|                     |  = R Rᵀ,   R = | r₁₁   0   |   r₁₁² = τa/|ŷ|,   r₂₁ = τb/(|ŷ| r₁₁),
 *          | τb/|ŷ|   1 + φb²/a² + τb²/(a|ŷ|)    |              | r₂₁   r₂₂ |   r₂₂² = 1 + φb²/a²
 * </pre>
 *
 * and J₊ = J·K with K = τ^(-1/2)·(I + Q(R − I)Qᵀ), Q = [e₁ e₂]: a rank-two update. Each step sweeps J twice: the update that the previous step
 * decided fused with Jᵀg and Jᵀy, then J·ŷ and the direction.
 */
public final class FactoredInverse implements InverseHessian {
    /** Parts of the rows; fixed, so that sums do not depend on the number of threads. */
    private static final int CHUNKS = 8;

    /** A plane whose second axis is shorter than this part of ŝ is a line to rounding. */
    private static final double COLLINEAR = 1e-12;

    private final int n;
    private final BroydenUpdate family;
    private final Workers workers;
    private final double[][] rows;
    private final double[] s;
    private final double[] y;
    private final double[] q;
    private final double[] sHat;
    private final double[] yHat;
    private final double[] r;
    private final double[] hy;
    private final double[] hr;
    private final double[] g;
    private final double[] u1;
    private final double[] u2;
    private final double[] v1;
    private final double[] v2;
    private final double[][] partialG;
    private final double[][] partialY;
    private double alpha;

    /** κ of the update decided, but not yet applied to the rows; 0 if there is none. */
    private double pendingKeep;

    private State state = State.IDENTITY;

    private enum State {
        /** J = I, rows not valid. */
        IDENTITY,
        /** J = I, and a first pair waits. */
        FIRST_PAIR,
        /** Rows valid but for the pending update; no pair waits. */
        CURRENT,
        /** Rows valid but for the pending update, and a pair waits. */
        NEXT_PAIR
    }

    /**
     * n·(n + 32) doubles of memory.
     *
     * @param workers share the rows of each sweep; not closed
     */
    public FactoredInverse(int n, BroydenUpdate family, Workers workers) {
        this.n = n;
        this.family = family;
        this.workers = workers;
        int padded = FactorSweep.padded(n);
        this.rows = new double[n][padded];
        this.s = new double[n];
        this.y = new double[n];
        this.g = new double[n];
        this.hy = new double[n];
        this.hr = new double[n];
        this.u1 = new double[n];
        this.u2 = new double[n];
        this.q = new double[padded];
        this.sHat = new double[padded];
        this.yHat = new double[padded];
        this.r = new double[padded];
        this.v1 = new double[padded];
        this.v2 = new double[padded];
        this.partialG = new double[CHUNKS][padded];
        this.partialY = new double[CHUNKS][padded];
    }

    @Override
    public void reset() {
        state = State.IDENTITY;
        pendingKeep = 0;
    }

    @Override
    public boolean fresh() {
        return state == State.IDENTITY;
    }

    @Override
    public void update(double[] step, double[] change, double length) {
        System.arraycopy(step, 0, s, 0, n);
        System.arraycopy(change, 0, y, 0, n);
        alpha = length;
        state = state == State.IDENTITY ? State.FIRST_PAIR : State.NEXT_PAIR;
    }

    @Override
    public boolean direction(double[] gradient, double[] p) {
        System.arraycopy(gradient, 0, g, 0, n);
        boolean sound =
                switch (state) {
                    case IDENTITY -> {
                        System.arraycopy(g, 0, hr, 0, n);
                        yield true;
                    }
                    case FIRST_PAIR -> {
                        double root = Math.sqrt(Doubles.dot(s, y) / Doubles.dot(y, y));
                        setDiagonal(root);
                        for (int i = 0; i < n; i++) {
                            sHat[i] = s[i] / root;
                        }
                        yield take(BroydenUpdate.BFGS);
                    }
                    case CURRENT -> {
                        sweep();
                        products(q, q);
                        yield true;
                    }
                    case NEXT_PAIR -> {
                        Doubles.scale(-alpha, q, sHat);
                        yield take(family);
                    }
                };
        Doubles.scale(-1, hr, p);
        return sound;
    }

    private void setDiagonal(double value) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(rows[i], 0);
            rows[i][i] = value;
        }
        pendingKeep = 0;
    }

    /** Brings the rows up to date; q = Jᵀg and ŷ = Jᵀy. */
    private void sweep() {
        RankTwo update = new RankTwo(pendingKeep, u1, u2, v1, v2);
        if (pendingKeep == 0) {
            Arrays.fill(u1, 0);
            Arrays.fill(u2, 0);
            update = new RankTwo(1, u1, u2, v1, v2);
        }
        pendingKeep = 0;
        RankTwo applied = update;
        workers.run(CHUNKS, (chunk, worker) -> {
            Arrays.fill(partialG[chunk], 0);
            Arrays.fill(partialY[chunk], 0);
            FactorSweep.update(rows, bound(chunk), bound(chunk + 1), applied, g, y, partialG[chunk], partialY[chunk]);
        });
        sum(partialG, q);
        sum(partialY, yHat);
    }

    private int bound(int chunk) {
        return (int) ((long) n * chunk / CHUNKS);
    }

    private static void sum(double[][] parts, double[] out) {
        System.arraycopy(parts[0], 0, out, 0, out.length);
        for (int c = 1; c < parts.length; c++) {
            Doubles.addScaled(1, parts[c], out);
        }
    }

    /** hy = J·x, hr = J·z. */
    private void products(double[] x, double[] z) {
        workers.run(
                CHUNKS, (chunk, worker) -> FactorSweep.products(rows, bound(chunk), bound(chunk + 1), x, z, hy, hr));
    }

    /** Takes up the waiting pair, ŝ known, and leaves H₊g in hr; false if rounding has made the pair useless. */
    private boolean take(BroydenUpdate member) {
        sweep();
        state = State.CURRENT;
        double sy = Doubles.dot(s, y);
        double length = Math.sqrt(Doubles.dot(yHat, yHat));
        double along = Doubles.dot(sHat, yHat) / length;
        double a = sy / length;
        if (!(a > 0) || Double.isInfinite(a) || !Double.isFinite(along)) {
            return false;
        }
        Doubles.scale(1 / length, yHat, v1);
        Doubles.combine(sHat, -along, v1, v2);
        double across = Math.sqrt(Doubles.dot(v2, v2));
        boolean line = across <= COLLINEAR * Math.abs(along);
        double b = line ? 0 : across;
        Doubles.scale(line ? 0 : 1 / b, v2, v2);

        double ratio = (b / a) * (b / a);
        BroydenUpdate.Factors f = member.factors(Doubles.dot(sHat, sHat) / sy, length / a, ratio, n);
        double keep = 1 / Math.sqrt(f.tau());
        double r11 = Math.sqrt(f.tau() * a / length);
        double d21 = f.tau() * b / (length * r11);
        double d11 = r11 - 1;
        double d22 = Math.sqrt(1 + f.phi() * ratio) - 1;
        transformTransposed(keep, d11, d21, d22);
        double q1 = Doubles.dot(v1, q);
        double q2 = Doubles.dot(v2, q);
        for (int j = 0; j < n; j++) {
            r[j] = keep * (q[j] + v1[j] * (d11 * q1) + v2[j] * (d21 * q1 + d22 * q2));
        }
        products(yHat, r);
        for (int i = 0; i < n; i++) {
            double j1 = hy[i] / length;
            double j2 = line ? 0 : (s[i] - along * j1) / b;
            u1[i] = d11 * j1 + d21 * j2;
            u2[i] = d22 * j2;
        }
        pendingKeep = keep;
        return true;
    }

    /** q ← Kᵀq. */
    private void transformTransposed(double keep, double d11, double d21, double d22) {
        double q1 = Doubles.dot(v1, q);
        double q2 = Doubles.dot(v2, q);
        for (int j = 0; j < n; j++) {
            q[j] = keep * (q[j] + v1[j] * (d11 * q1 + d21 * q2) + v2[j] * (d22 * q2));
        }
    }

    @Override
    public double[] numbers() {
        return new double[] {state.ordinal(), alpha, pendingKeep};
    }

    @Override
    public List<double[]> arrays() {
        List<double[]> arrays = new ArrayList<>(List.of(s, y, q, u1, u2, v1, v2));
        if (state == State.CURRENT || state == State.NEXT_PAIR) {
            arrays.addAll(Arrays.asList(rows));
        }
        return arrays;
    }

    @Override
    public void restore(double[] numbers, List<double[]> arrays) {
        state = State.values()[(int) numbers[0]];
        alpha = numbers[1];
        pendingKeep = numbers[2];
        List<double[]> own = arrays();
        for (int i = 0; i < own.size(); i++) {
            System.arraycopy(arrays.get(i), 0, own.get(i), 0, n);
        }
    }
}
