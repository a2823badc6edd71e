package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EngineGateTest {
    private final Workers workers = new Workers(1);
    private final Graph g = new Graph(1);
    private final Node u = g.field(0);
    private final Mlp mlp = Mlp.of(List.of(g.coordinate(0)), List.of(3), Activation.TANH, 1);
    private final TileProgram program =
            TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, u, g.constant(1))));
    private final Engine engine = Engine.create(Precision.F32, List.of(program), 1, workers);
    private final Buffer good = Buffer.allocate(Precision.F32, mlp.parameters());

    @AfterEach
    void close() {
        workers.close();
    }

    private static void refuses(Class<? extends RuntimeException> type, String words, Executable call) {
        String message = assertThrows(type, call).getMessage();
        assertTrue(message.contains(words), message);
    }

    private static PointColumns columns(TileProgram program, int n) {
        return PointColumns.of(program, n, new double[1][n], new double[0][]);
    }

    @Test
    void evaluationWaitsForPoints() {
        refuses(IllegalStateException.class, "program 0 has no points", () -> engine.values(good, new double[1]));
        refuses(IllegalStateException.class, "no points", () -> engine.outputs(good, 0));
        refuses(
                IllegalStateException.class,
                "no points",
                () -> engine.gradient(good, good.copy(), new double[1], new double[1]));
    }

    @Test
    void buffersHaveThePrecisionAndLengthOfTheEngine() {
        engine.points(0, columns(program, 5));
        Buffer twice = Buffer.allocate(Precision.F64, mlp.parameters());
        Buffer shorter = Buffer.allocate(Precision.F32, 3);
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        refuses(type, "10 elements of F32, found 10 of F64", () -> engine.values(twice, new double[1]));
        refuses(type, "found 3 of F32", () -> engine.outputs(shorter, 0));
        refuses(type, "the gradient must be", () -> engine.gradient(good, shorter, new double[1], new double[1]));
        refuses(type, "seeds", () -> engine.gradient(good, good.copy(), new double[2], new double[1]));
        refuses(type, "sums", () -> engine.values(good, new double[0]));
    }

    @Test
    void programsPointsAndTermsFitTogether() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        refuses(type, "at least one program", () -> Engine.create(Precision.F64, List.of(), 1, workers));
        refuses(type, "loss term 0 of 0", () -> Engine.create(Precision.F64, List.of(program), 0, workers));
        Mlp other = Mlp.of(List.of(g.coordinate(0)), List.of(4), Activation.TANH, 1);
        TileProgram second = TileCompiler.residuals(g, other, List.of(new TileCompiler.Term(0, u, g.constant(1))));
        refuses(type, "different networks", () -> Engine.create(Precision.F64, List.of(program, second), 1, workers));
        refuses(type, "program 1 of 1", () -> engine.points(1, columns(program, 5)));
        refuses(
                type,
                "needs 1 columns and 1 weights, found 2 and 1",
                () -> engine.points(0, new PointColumns(5, new double[2][5], new double[1][5])));
    }

    @Test
    void pointSetsAreNotEmptyAndTheirRowsLongEnough() {
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        refuses(type, "at least one point, found 0", () -> columns(program, 0));
        refuses(type, "column 0 has 4 values for 5", () -> new PointColumns(5, new double[1][4], new double[0][]));
        TileProgram weighted = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, u, u)));
        refuses(type, "coordinates only", () -> columns(weighted, 5));
    }
}
