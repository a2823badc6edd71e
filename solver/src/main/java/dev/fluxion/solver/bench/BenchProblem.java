package dev.fluxion.solver.bench;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.objective.PointSetPlan;
import dev.fluxion.solver.sampling.PointSampler;
import dev.fluxion.stablegrad.TermObjective;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem whose step is timed: the mean of each residual's squares at its collocation points, all weights 1.
 *
 * @param problem the problem
 * @param residuals its loss terms
 * @param training network, numbers of points, sampler and seed; optimizers are not looked at
 * @param precision of parameters and activations
 */
public record BenchProblem(Problem problem, ResidualGraph residuals, Training training, Precision precision) {
    /** The objective at the points of round 0, which are the same for any number of threads. */
    public TermObjective objective(Workers workers) {
        return new PinnObjective(
                residuals,
                problem,
                network(),
                training,
                PointSampler.of(training.sampler()),
                precision,
                training.seed(),
                workers);
    }

    public Mlp network() {
        return Solver.network(problem, residuals, training);
    }

    /** The parameters that training starts from. */
    public Buffer initial() {
        return network().initialize(precision, Initialization.GLOROT, training.seed());
    }

    /** What each set of points costs. */
    public List<PointSetCost> costs() {
        Mlp network = network();
        List<PointSetPlan> plans = plans();
        List<PointSetCost> costs = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            List<String> terms = plans.get(i).names(residuals.residuals());
            costs.add(PointSetCost.of(
                    terms, points(i).count(), plans.get(i).program(residuals, network), precision.bytes()));
        }
        return costs;
    }

    /** The points of set {@code set} that {@link #objective} uses. */
    public PointSet points(int set) {
        PointSetPlan plan = plans().get(set);
        return Collocation.points(
                plan.support(),
                problem.axes(),
                plan.points(),
                PointSampler.of(training.sampler()),
                training.seed() + set,
                0);
    }

    private List<PointSetPlan> plans() {
        return PointSetPlan.of(residuals.residuals(), problem.axes(), training);
    }
}
