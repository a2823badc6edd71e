package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileSizeTest {
    private static TileProgram program(int width, int depth, int order) {
        Graph g = new Graph(2);
        Mlp mlp = Mlp.of(List.of(g.coordinate(0)), Collections.nCopies(depth, width), Activation.TANH, 1);
        return TileCompiler.outputs(g, mlp, List.of(new MultiIndex(List.of(order, order))));
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "7,2,1", "20,4,2", "64,5,1", "100,5,2", "256,4,1", "1000,10,2", "4000,3,3"})
    void tilesAreWholeLanesBetweenOneAndTheLargest(int width, int depth, int order) {
        TileProgram program = program(width, depth, order);
        for (int lanes : new int[] {2, 4, 8, 16}) {
            int points = TileSize.points(program, lanes, Float.BYTES);
            assertEquals(0, points % lanes);
            assertTrue(points >= lanes && points <= 256, points + " points");
            assertTrue(TileSize.points(program, lanes, Double.BYTES) <= points);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,256,8,8", "2,88,4,4", "8,256,8,8", "128,88,4,64", "257,256,8,136", "1000,256,8,256", "207,64,16,64"})
    void pointSetsAreCutEvenlyIntoAsFewTiles(int points, int largest, int lanes, int expected) {
        int tile = TileSize.even(points, largest, lanes);
        assertEquals(expected, tile);
        assertEquals(Math.ceilDiv(points, largest), Math.ceilDiv(points, tile));
    }

    @Test
    void widerNetworksHaveSmallerTiles() {
        assertEquals(256, TileSize.points(program(8, 2, 1), 8, Float.BYTES));
        assertTrue(TileSize.points(program(512, 4, 1), 8, Float.BYTES) < 64);
    }

    @Test
    void aNetworkThatNoArrayHoldsIsRefusedInWords() {
        Graph g = new Graph(1);
        Mlp mlp = Mlp.of(List.of(g.coordinate(0)), List.of(90_000_000), Activation.TANH, 1);
        TileProgram program = TileCompiler.outputs(g, mlp, List.of(MultiIndex.zero(1)));
        try (Workers workers = new Workers(1)) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> Engine.create(Precision.F32, List.of(program), 0, workers))
                    .getMessage();
            assertTrue(message.contains("too large"), message);
        }
    }
}
