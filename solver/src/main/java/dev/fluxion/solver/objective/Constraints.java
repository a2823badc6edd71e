package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The terms that are squares of quadrature sums, S² with S = Σ w·f, evaluated on their own points ahead of the reverse sweep. */
final class Constraints {
    private final Engine engine;
    private final boolean[] constraint;
    private final double[] sums;
    private final double[] only;

    private Constraints(Engine engine, boolean[] constraint) {
        this.engine = engine;
        this.constraint = constraint;
        this.sums = new double[constraint.length];
        this.only = new double[constraint.length];
    }

    /** The constraints among the residuals, if there are any. */
    static Optional<Constraints> of(
            ResidualGraph residuals,
            List<PointSetPlan> plans,
            List<TileProgram> programs,
            Precision precision,
            Workers workers) {
        boolean[] constraint = new boolean[residuals.residuals().size()];
        for (int k = 0; k < constraint.length; k++) {
            constraint[k] = residuals.residuals().get(k).kind() == Residual.Kind.CONSTRAINT;
        }
        List<TileProgram> own = new ArrayList<>();
        List<Support.Points> points = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            if (constraint[plans.get(i).terms().getFirst()] && plans.get(i).support() instanceof Support.Points given) {
                own.add(programs.get(i));
                points.add(given);
            }
        }
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Engine engine = Engine.create(precision, own, constraint.length, workers);
        for (int i = 0; i < own.size(); i++) {
            Support.Points given = points.get(i);
            engine.points(i, PointColumns.of(own.get(i), given.count(), given.coordinates(), given.normals()));
        }
        return Optional.of(new Constraints(engine, constraint));
    }

    boolean contains(int term) {
        return constraint[term];
    }

    /** seeds[k] = d(λ·S²)/dS = 2λ·S for every constraint k; seeds[k] is λ on entry. */
    void seeds(Buffer parameters, double[] seeds) {
        engine.values(parameters, sums);
        for (int k = 0; k < seeds.length; k++) {
            if (constraint[k]) {
                seeds[k] *= 2 * sums[k];
            }
        }
    }

    /**
     * The gradient of factor·S of constraint {@code k}.
     *
     * @param row an element per parameter. Modified (overwritten).
     * @return factor·S
     */
    double row(Buffer parameters, int k, double factor, Buffer row) {
        Arrays.fill(only, 0);
        only[k] = factor;
        engine.gradient(parameters, row, only, sums);
        return factor * sums[k];
    }
}
