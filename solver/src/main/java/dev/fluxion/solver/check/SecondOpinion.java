package dev.fluxion.solver.check;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.IndependentCheck;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.initialvalue.InitialValueProblem;
import dev.fluxion.solver.metrics.RelativeErrors;
import dev.fluxion.solver.sampling.Sobol;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a trained model with solutions of its problem by other methods. */
public final class SecondOpinion {
    private static final long SEED = 0x0dd_0b5eL;
    private static final int POINTS = 2048;

    private final Problem problem;
    private final List<SecondMethod> methods;

    private SecondOpinion(Problem problem, List<SecondMethod> methods) {
        this.problem = problem;
        this.methods = methods;
    }

    /** The opinion on a problem in which nothing is to be inferred, if a method is made for it. */
    public static Optional<SecondOpinion> of(Problem problem) {
        if (problem.unknowns() < problem.fields().size()) {
            return Optional.empty();
        }
        // Every condition as a residual: what the network has built in is checked too.
        ResidualGraph residuals = ResidualCompiler.compile(problem.withSoftConditions());
        List<SecondMethod> methods = Stream.of(
                        InitialValueProblem.of(problem).map(InitialValueMethod::new),
                        SpectralMethod.of(problem, residuals))
                .<SecondMethod>flatMap(Optional::stream)
                .toList();
        return methods.isEmpty() ? Optional.empty() : Optional.of(new SecondOpinion(problem, methods));
    }

    /** The same, if nothing is known about the solution to compare with instead. */
    public static Optional<SecondOpinion> ofUnknown(Problem problem) {
        return problem.exact().isEmpty() && problem.references().isEmpty() ? of(problem) : Optional.empty();
    }

    /** What a user is told before the run. */
    public String plan() {
        return methods.stream()
                .map(SecondMethod::name)
                .collect(Collectors.joining(
                        " (failing that, by ",
                        "nothing known about the solution: a second one, by ",
                        (methods.size() > 1 ? ")" : "") + ", is compared with it at the end"));
    }

    /** Compares a model of the problem with one solution after another, until one decides. */
    public IndependentCheck compare(TrainedModel trained) {
        PointSet points = Collocation.points(problem.interior(), problem.axes(), POINTS, new Sobol(), SEED, 0);
        FieldValues model = new ModelValues(trained);
        double[][] ours = model.fields(problem.fields().size(), points);
        IndependentCheck best = null;
        for (SecondMethod method : methods) {
            Iterator<SecondSolution> solutions = method.solutions(model, points).iterator();
            while (solutions.hasNext() && (best == null || !best.decides())) {
                IndependentCheck next = check(ours, solutions.next());
                best = best == null || next.decides() || !best.converges() ? next : best;
            }
        }
        return best;
    }

    private IndependentCheck check(double[][] ours, SecondSolution theirs) {
        return new IndependentCheck(
                distance(ours, theirs.finer()), distance(theirs.coarser(), theirs.finer()), theirs.method());
    }

    private double distance(double[][] u, double[][] v) {
        return RelativeErrors.largest(problem.fields(), u, v, RelativeErrors.OF_COMPUTED);
    }
}
