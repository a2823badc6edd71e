package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Trained models inside a program of several threads. */
class EmbeddingTest {
    private static final int THREADS = 4;
    private static final int CALLS = 16;
    private static final int POINTS = 207;

    @Test
    void severalThreadsGetTheBitsOfOneThread() throws Exception {
        Pde.Compilation compiled = Pde.compile("line.pde", """
                domain x in [0, 1]
                unknown u
                eq -u_xx = pi^2*sin(pi*x)
                bc u = 0 on boundary
                train {
                  network = mlp(width = 8, depth = 2, activation = tanh)
                  points = counts(interior = 64)
                  optimizer = adam(steps = 30)
                }
                """, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        Problem problem = compiled.problem().orElseThrow();
        List<TrainedModel> models = List.of(train(compiled, 0), train(compiled, 1));

        List<Callable<double[][]>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            int number = call;
            calls.add(() -> models.get(number % models.size()).evaluate(nodes(problem, number), points(number)));
        }
        List<double[][]> together = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<double[][]> values : threads.invokeAll(calls)) {
                together.add(values.get());
            }
        }
        assertEquals(CALLS, together.size());
        for (int call = 0; call < CALLS; call++) {
            double[][] alone = calls.get(call).call();
            for (int p = 0; p < POINTS; p++) {
                assertArrayEquals(alone[p], together.get(call)[p], "call " + call + ", point " + p);
            }
        }
    }

    private static TrainedModel train(Pde.Compilation compiled, long seed) {
        SolveOptions options = SolveOptions.of(compiled.problem().orElseThrow().training());
        return Solver.solve(
                        compiled.problem().orElseThrow(),
                        compiled.residuals().orElseThrow(),
                        options.withSeed(seed),
                        SolveListener.NONE)
                .model();
    }

    /** The field, its derivative, and an expression that is new to the problem's graph in every call. */
    private static List<Node> nodes(Problem problem, int call) {
        Graph graph = problem.graph();
        Node slope = graph.derivative(0, MultiIndex.unit(1, 0));
        return List.of(
                graph.field(0),
                slope,
                graph.multiply(graph.constant(call + 0.5), graph.add(slope, graph.coordinate(0))));
    }

    /** Points that differ from call to call, so that mixed-up results are seen. */
    private static double[][] points(int call) {
        double[][] points = new double[POINTS][1];
        for (int p = 0; p < POINTS; p++) {
            points[p][0] = (p + (call + 0.5) / CALLS) / POINTS;
        }
        return points;
    }
}
