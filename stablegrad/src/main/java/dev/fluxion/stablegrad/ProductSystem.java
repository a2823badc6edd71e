package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.pass.Doubles;
import java.util.function.BooleanSupplier;

/**
 * Conjugate gradients with products JᵀJ·v, preconditioned by the diagonal (Nocedal &amp; Wright 2006, algorithm 5.3). A solution that is stopped early is still
 * a direction of descent, whose promised decrease is known exactly.
 */
final class ProductSystem implements DampedSystem {
    /** The residual of the equations falls to this part of its first size, both measured with the preconditioner. */
    static final double TOLERANCE = 3e-2;

    static final int MOST_ITERATIONS = 200;

    private final LeastSquaresObjective objective;
    private final BooleanSupplier stop;
    private final double tolerance;
    private final int mostIterations;
    private final int n;
    private final Buffer.F64 diagonal;
    private final Buffer.F64 direction;
    private final Buffer.F64 product;
    private final double[] rest;
    private Buffer at;

    /** @param stop whether to be content with the step found so far */
    ProductSystem(
            LeastSquaresObjective objective,
            int parameters,
            double tolerance,
            int mostIterations,
            BooleanSupplier stop) {
        this.objective = objective;
        this.stop = stop;
        this.tolerance = tolerance;
        this.mostIterations = mostIterations;
        n = parameters;
        diagonal = (Buffer.F64) Buffer.allocate(Precision.F64, n);
        direction = (Buffer.F64) Buffer.allocate(Precision.F64, n);
        product = (Buffer.F64) Buffer.allocate(Precision.F64, n);
        rest = new double[n];
    }

    @Override
    public void assemble(Buffer parameters) {
        at = parameters;
        objective.normalDiagonal(parameters, diagonal);
    }

    @Override
    public double largestDiagonal() {
        return Math.max(Double.MIN_NORMAL, Doubles.maxAbs(diagonal.values()));
    }

    @Override
    public boolean solve(double damping, double[] gradient, double[] step) {
        double[] p = direction.values();
        double[] q = product.values();
        double size = 0;
        for (int i = 0; i < n; i++) {
            step[i] = 0;
            rest[i] = -0.5 * gradient[i];
            p[i] = rest[i] / (diagonal.values()[i] + damping);
            size += rest[i] * p[i];
        }
        double enough = tolerance * tolerance * size;
        for (int iteration = 0; iteration < mostIterations && size > enough; iteration++) {
            objective.normalProduct(at, direction, product);
            double curvature = damping * Doubles.dot(p, p) + Doubles.dot(p, q);
            if (!(curvature > 0)) {
                return iteration > 0;
            }
            double length = size / curvature;
            double next = 0;
            for (int i = 0; i < n; i++) {
                step[i] += length * p[i];
                rest[i] -= length * (q[i] + damping * p[i]);
                next += rest[i] * rest[i] / (diagonal.values()[i] + damping);
            }
            for (int i = 0; i < n; i++) {
                p[i] = rest[i] / (diagonal.values()[i] + damping) + next / size * p[i];
            }
            size = next;
            if (stop.getAsBoolean()) {
                break;
            }
        }
        return true;
    }

    /** With what is left of the equations, s = −Jᵀr − (JᵀJ + μ·I)·δ: bᵀδ + sᵀδ + μ·‖δ‖². */
    @Override
    public double predicted(double damping, double[] gradient, double[] step) {
        return DampedSystem.super.predicted(damping, gradient, step) + Doubles.dot(rest, step);
    }
}
