package dev.fluxion.examples;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Solver;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Solves -u'' = π² sin πx on [0, 1] with u = 0 at both ends, whose solution is sin πx, and evaluates u and u''. */
public final class SolveInJava {
    private SolveInJava() {}

    /** Prints a table of u and u'' beside the solution. */
    public static void main(String[] arguments) {
        double[][] points = {{0}, {0.25}, {0.5}, {0.75}, {1}};
        double[][] values = solve(points);
        System.out.println("     x            u      sin πx          u''");
        for (int i = 0; i < points.length; i++) {
            double x = points[i][0];
            System.out.printf(
                    Locale.ROOT, "%6.2f %12.8f %11.8f %12.7f%n", x, values[i][0], Math.sin(Math.PI * x), values[i][1]);
        }
    }

    /**
     * u and u'' at the given points.
     *
     * @param points one coordinate each
     * @return {@code [point][u, u'']}
     */
    static double[][] solve(double[][] points) {
        Pde.Compilation compiled = Pde.compile("poisson.pde", """
                domain  x in [0, 1]
                unknown u
                eq      -u_xx = pi^2*sin(pi*x)
                bc      u = 0 on boundary
                train {
                  network   = mlp(width = 20, depth = 2)
                  optimizer = bfgs(steps = 500)
                }
                """, CompileOptions.in(Path.of(".")));
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        SolveOptions options = SolveOptions.of(problem.training());
        SolveResult result = Solver.solve(problem, residuals, options, SolveListener.NONE);

        Graph graph = problem.graph();
        Node u = graph.field(0);
        Node uxx = graph.derivative(0, new MultiIndex(List.of(2)));
        return result.model().evaluate(List.of(u, uxx), points);
    }
}
