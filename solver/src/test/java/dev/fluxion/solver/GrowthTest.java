package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several starts, and networks that grow. */
class GrowthTest {
    private static final String WAVES = """
            domain x in [0, 1]
            unknown u
            eq -u_xx = pi^2*sin(pi*x) + 9*pi^2*sin(3*pi*x)
            bc u = 0 on boundary
            exact u = sin(pi*x) + sin(3*pi*x)
            train { network = mlp(width = 4, depth = 2); points = counts(interior = 64); optimizer = adam(steps = 50) then bfgs(steps = 60); %s }
            """;

    /** What a run said. */
    private static final class Notices implements SolveListener {
        final List<String> texts = new ArrayList<>();
        final List<Progress> steps = new ArrayList<>();

        @Override
        public void notice(int step, String message) {
            texts.add(message);
        }

        @Override
        public void progress(Progress progress) {
            steps.add(progress);
        }
    }

    private static Pde.Compilation compile(String settings) {
        Pde.Compilation compiled = Pde.compile("waves.pde", WAVES.formatted(settings), CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled;
    }

    private static SolveResult solve(Pde.Compilation compiled, SolveOptions options, SolveListener listener) {
        return Solver.solve(
                compiled.problem().orElseThrow(), compiled.residuals().orElseThrow(), options, listener);
    }

    private static SolveOptions options(Pde.Compilation compiled) {
        return SolveOptions.of(compiled.problem().orElseThrow().training());
    }

    @Test
    void aNetworkThatGrowsStartsFromItsLossAndGetsBelowIt() {
        Pde.Compilation compiled = compile("grow = 2");
        Notices notices = new Notices();
        SolveResult result = solve(compiled, options(compiled), notices);
        assertEquals(50 + 3 * 60, result.steps());
        List<Progress> all = notices.steps;
        for (int stalled : new int[] {110, 170}) {
            List<Progress> there = all.stream().filter(p -> p.step() == stalled).toList();
            assertEquals(2, there.size(), "the last step of one network is the start of the next");
            assertEquals(
                    there.getFirst().loss(),
                    there.getLast().loss(),
                    1e-9 * there.getFirst().loss());
        }
        assertTrue(all.getLast().loss()
                < 0.1
                        * all.stream()
                                .filter(p -> p.step() == 110)
                                .findFirst()
                                .orElseThrow()
                                .loss());
        assertEquals(
                2,
                notices.texts.stream()
                        .filter(t -> t.startsWith("the network grows"))
                        .count(),
                notices.texts.toString());
        assertEquals(2 * 9 + 10 * 9 + 9 + 1, result.model().parameters().length());

        Problem problem = compiled.problem().orElseThrow();
        TrainedModel stored = Solver.model(
                problem,
                compiled.residuals().orElseThrow(),
                problem.training(),
                result.model().parameters());
        double[][] points = {{0.1}, {0.5}, {0.7}};
        List<Node> u = List.of(problem.graph().field(0));
        assertArrayEquals(result.model().evaluate(u, points)[0], stored.evaluate(u, points)[0]);
    }

    @Test
    void aTargetMakesTheNetworkGrowByItself() {
        Pde.Compilation compiled = compile("");
        SolveOptions plain = options(compiled);
        SolveOptions aimed = new SolveOptions(
                plain.training(),
                plain.seed(),
                plain.threads(),
                plain.precision(),
                OptionalDouble.empty(),
                OptionalDouble.of(1e-12),
                plain.stopRequested(),
                plain.start(),
                plain.checkpoint());
        Notices notices = new Notices();
        solve(compiled, aimed, notices);
        assertEquals(
                3,
                notices.texts.stream()
                        .filter(t -> t.startsWith("the network grows"))
                        .count(),
                notices.texts.toString());
    }

    @Test
    void theBestStartIsTrainedAsIfItWereTheOnlyOne() {
        Pde.Compilation compiled = compile("starts = 4");
        Notices notices = new Notices();
        SolveResult best = solve(compiled, options(compiled), notices);
        String said = notices.texts.getFirst();
        assertTrue(said.matches("start [1-4] of 4 is trained: .*"), said);
        int chosen = said.charAt(6) - '1';
        double[] losses = Stream.of(said.substring(said.indexOf("stage ") + 6).split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(4, losses.length);
        assertEquals(losses[chosen], DoubleStream.of(losses).min().orElseThrow());

        Pde.Compilation single = compile("");
        Problem problem = single.problem().orElseThrow();
        Buffer start = Solver.network(problem, single.residuals().orElseThrow(), problem.training())
                .initialize(Precision.F64, Initialization.GLOROT, ((long) chosen) << 32);
        SolveResult alone = solve(single, options(single).withStart(new Start.Warm(start)), SolveListener.NONE);
        assertArrayEquals(
                alone.model().parameters().toDoubles(),
                best.model().parameters().toDoubles());
    }
}
