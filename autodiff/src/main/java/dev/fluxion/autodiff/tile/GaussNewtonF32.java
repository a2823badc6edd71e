package dev.fluxion.autodiff.tile;

import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.ReductionsF32;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The Jacobian J of the squared residuals without the matrix JᵀJ: products with it, its diagonal, and J itself. Rows are √(seed·w)·∂r/∂θ, program by program, tile by tile,
 * residual by residual, point by point. Tiles are dealt to fixed chunks, as those of a gradient, so no bit depends on the threads.
 */
final class GaussNewtonF32 {
    private final TileExecutorF32[] executors;
    private final PointTilesF32[] points;
    private final TileExecutorF32.Workspace[][] workspaces;
    private final Workers workers;
    private final int parameters;
    private final TangentSweepF32[] sweeps;
    private final float[][] tangents;
    private final float[][] panels;
    private final float[][] chunkSums;
    private final double[][] ignored;

    GaussNewtonF32(
            TileExecutorF32[] executors,
            PointTilesF32[] points,
            TileExecutorF32.Workspace[][] workspaces,
            int parameters,
            int terms,
            Workers workers) {
        this.executors = executors;
        this.points = points;
        this.workspaces = workspaces;
        this.workers = workers;
        this.parameters = parameters;
        sweeps = new TangentSweepF32[executors.length];
        int size = 0;
        for (int i = 0; i < executors.length; i++) {
            sweeps[i] = new TangentSweepF32(executors[i]);
            size = Math.max(size, sweeps[i].size());
        }
        tangents = new float[workers.threads()][LanesF32.pad(size)];
        panels = new float[workers.threads()][];
        chunkSums = new float[Engine.CHUNKS][LanesF32.pad(parameters)];
        ignored = new double[workers.threads()][terms];
    }

    /** product = JᵀJ·direction. */
    void product(float[] theta, double[] seeds, float[] direction, float[] product) {
        perTile((i, tile, worker, sum) -> {
            TileExecutorF32 executor = executors[i];
            TileExecutorF32.Workspace w = workspaces[worker][i];
            float[] t = tangents[worker];
            executor.forward(theta, points[i], tile, w, ignored[worker]);
            sweeps[i].run(theta, direction, w, t);
            weigh(executor, points[i], tile, seeds, t, w);
            executor.pullBack(theta, w, sum);
        });
        System.arraycopy(chunkSums[0], 0, product, 0, parameters);
    }

    /** Sets the adjoints of residuals to seed·w·ṙ, and those of all other rows to 0. */
    private static void weigh(
            TileExecutorF32 executor,
            PointTilesF32 set,
            int tile,
            double[] seeds,
            float[] tangents,
            TileExecutorF32.Workspace w) {
        int n = executor.points();
        float[] g = w.adjoints;
        Arrays.fill(g, 0, executor.program().rows() * n, 0f);
        for (int operation : executor.program().squares()) {
            if (executor.program().operations().get(operation)
                    instanceof TileOp.SumOfSquares(int term, int residual, int weight)) {
                float[] s = w.rowScratch;
                ElementwiseF32.multiply(set.weights[weight], tile * n, tangents, residual * n, s, 0, n);
                ElementwiseF32.addScaled((float) seeds[term], s, 0, g, executor.adjointRow(residual), n);
            }
        }
    }

    /** diagonal = that of JᵀJ. */
    void diagonal(float[] theta, double[] seeds, float[] diagonal) {
        perTile((i, tile, worker, sum) -> {
            int n = points[i].tile;
            int stride = LanesF32.stride(n);
            forward(theta, i, tile, worker, stride);
            for (int operation : executors[i].program().squares()) {
                float[] panel = columns(theta, seeds, i, tile, worker, operation, stride);
                for (int k = 0; k < parameters; k++) {
                    sum[k] += (float) ReductionsF32.dot(panel, k * stride, panel, k * stride, n);
                }
            }
        });
        System.arraycopy(chunkSums[0], 0, diagonal, 0, parameters);
    }

    /**
     * J and √(seed·w)·r.
     *
     * @param rowStride distance between rows of {@code jacobian}, whose elements beyond the parameters stay as they are
     */
    void jacobian(float[] theta, double[] seeds, float[] jacobian, int rowStride, float[] residuals) {
        int[] first = new int[executors.length];
        for (int i = 1; i < executors.length; i++) {
            first[i] = first[i - 1] + executors[i - 1].program().squares().size() * points[i - 1].points;
        }
        perTile((i, tile, worker, sum) -> {
            int n = points[i].tile;
            int stride = LanesF32.stride(n);
            forward(theta, i, tile, worker, stride);
            List<Integer> squares = executors[i].program().squares();
            int row = first[i] + tile * n * squares.size();
            for (int operation : squares) {
                float[] panel = columns(theta, seeds, i, tile, worker, operation, stride);
                residuals(i, tile, worker, operation, seeds, residuals, row);
                for (int p = 0; p < points[i].pointsOf(tile); p++) {
                    for (int k = 0; k < parameters; k++) {
                        jacobian[row * rowStride + k] = panel[k * stride + p];
                    }
                    row++;
                }
            }
        });
    }

    private void residuals(int i, int tile, int worker, int operation, double[] seeds, float[] residuals, int row) {
        if (executors[i].program().operations().get(operation)
                instanceof TileOp.SumOfSquares(int term, int residual, int weight)) {
            for (int p = 0; p < points[i].pointsOf(tile); p++) {
                double factor = Math.sqrt(seeds[term] * points[i].weights[weight][tile * points[i].tile + p]);
                residuals[row + p] =
                        (float) (factor * workspaces[worker][i].values[executors[i].valueRow(residual) + p]);
            }
        }
    }

    private void forward(float[] theta, int i, int tile, int worker, int stride) {
        executors[i].forward(theta, points[i], tile, workspaces[worker][i], ignored[worker]);
        int length = Math.multiplyExact(parameters, stride);
        if (panels[worker] == null || panels[worker].length < length) {
            panels[worker] = new float[length];
        }
    }

    private float[] columns(float[] theta, double[] seeds, int i, int tile, int worker, int operation, int stride) {
        TileOp.SumOfSquares sum =
                (TileOp.SumOfSquares) executors[i].program().operations().get(operation);
        executors[i].jacobian(
                theta, points[i], tile, workspaces[worker][i], operation, seeds[sum.term()], panels[worker], 0, stride);
        return panels[worker];
    }

    private interface TileTask {
        void run(int program, int tile, int worker, float[] chunkSum);
    }

    /** Runs a task on all tiles and adds the sums of the chunks into the first. */
    private void perTile(TileTask task) {
        int tiles = Arrays.stream(points).mapToInt(set -> set.tiles).sum();
        int chunks = Math.min(Engine.CHUNKS, tiles);
        workers.run(chunks, (chunk, worker) -> {
            Arrays.fill(chunkSums[chunk], 0f);
            int number = 0;
            for (int i = 0; i < executors.length; i++) {
                for (int tile = 0; tile < points[i].tiles; tile++) {
                    if (number++ % chunks == chunk) {
                        task.run(i, tile, worker, chunkSums[chunk]);
                    }
                }
            }
        });
        for (int c = 1; c < chunks; c++) {
            ElementwiseF32.addScaled(1f, chunkSums[c], 0, chunkSums[0], 0, chunkSums[0].length);
        }
    }
}
