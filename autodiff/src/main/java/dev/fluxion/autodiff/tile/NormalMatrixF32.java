package dev.fluxion.autodiff.tile;

import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.SymmetricF32;
import dev.fluxion.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums JᵀJ by panels: tiles write their columns of Jᵀ side by side into a panel, then the panel's rank-k product is added to the matrix. Tiles, and then
 * rows of the matrix, are shared among threads; what a panel holds depends on the points alone, so no bit depends on the threads.
 */
final class NormalMatrixF32 {
    /** Most bytes of a panel, if it holds more than one tile. */
    private static final long PANEL_BYTES = 16 << 20;

    private static final int WIDEST = 2048;

    /** The columns that one tile fills. */
    private record Slot(int program, int tile, int column) {}

    private final int parameters;
    private final Workers workers;
    private final SymmetricF32 product;
    private final double[][] sums;
    private float[] panel = {};
    private int stride;

    NormalMatrixF32(int parameters, int terms, Workers workers) {
        this.parameters = parameters;
        this.workers = workers;
        product = new SymmetricF32(parameters, workers);
        sums = new double[workers.threads()][terms];
    }

    /** Overwrites the lower triangle of {@code matrix}. */
    void compute(
            TileExecutorF32[] executors,
            PointTilesF32[] points,
            TileExecutorF32.Workspace[][] workspaces,
            float[] theta,
            double[] seeds,
            float[] matrix) {
        Arrays.fill(matrix, 0f);
        int[] needed = new int[executors.length];
        int widest = 0;
        for (int i = 0; i < executors.length; i++) {
            needed[i] = executors[i].program().squares().size() * points[i].tile;
            widest = Math.max(widest, needed[i]);
        }
        int width = allocate(widest);
        List<Slot> slots = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < executors.length; i++) {
            for (int tile = 0; needed[i] > 0 && tile < points[i].tiles; tile++) {
                if (column + needed[i] > width) {
                    add(slots, column, executors, points, workspaces, theta, seeds, matrix);
                    slots.clear();
                    column = 0;
                }
                slots.add(new Slot(i, tile, column));
                column += needed[i];
            }
        }
        add(slots, column, executors, points, workspaces, theta, seeds, matrix);
    }

    /** Columns of the panel, which is made to hold the widest tile. */
    private int allocate(int widest) {
        long affordable = PANEL_BYTES / Float.BYTES / parameters;
        int width = Math.max(widest, (int) Math.min(affordable, WIDEST));
        stride = LanesF32.stride(width);
        int length = Math.multiplyExact(parameters, stride);
        if (panel.length < LanesF32.START + length) {
            panel = LanesF32.rows(length);
        }
        return width;
    }

    private void add(
            List<Slot> slots,
            int columns,
            TileExecutorF32[] executors,
            PointTilesF32[] points,
            TileExecutorF32.Workspace[][] workspaces,
            float[] theta,
            double[] seeds,
            float[] matrix) {
        workers.run(slots.size(), (chunk, worker) -> {
            Slot slot = slots.get(chunk);
            TileExecutorF32 executor = executors[slot.program];
            PointTilesF32 set = points[slot.program];
            TileExecutorF32.Workspace w = workspaces[worker][slot.program];
            executor.forward(theta, set, slot.tile, w, sums[worker]);
            List<TileOp> operations = executor.program().operations();
            int at = LanesF32.START + slot.column;
            for (int operation : executor.program().squares()) {
                TileOp.SumOfSquares sum = (TileOp.SumOfSquares) operations.get(operation);
                executor.jacobian(theta, set, slot.tile, w, operation, seeds[sum.term()], panel, at, stride);
                at += set.tile;
            }
        });
        product.addRankK(columns, panel, LanesF32.START, stride, matrix, 0, parameters);
    }
}
