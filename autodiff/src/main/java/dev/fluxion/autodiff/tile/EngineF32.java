package dev.fluxion.autodiff.tile;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;
import java.util.List;

/** The engine in f32. */
final class EngineF32 implements Engine {
    private final EngineGate gate;
    private final TileExecutorF32[] executors;
    private final PointTilesF32[] points;
    private final List<TileProgram> programs;
    private final int[] largestTiles;
    private final TileExecutorF32.Workspace[][] workspaces;
    private final Workers workers;
    private final float[][] chunkGradients;
    private final double[][] chunkSums;
    private final double[][] chunkMoments;
    private final double[] adjointMoments = new double[3];
    private final int parameters;
    private NormalMatrixF32 normal;
    private GaussNewtonF32 gaussNewton;
    // One task and its arguments for all steps: a step allocates nothing.
    private final Workers.ChunkTask gradientTask = this::chunkGradient;
    private final Workers.ChunkTask valueTask = this::chunkValues;
    private float[] theta;
    private double[] seeds;
    private int chunks;

    EngineF32(List<TileProgram> programs, int terms, Workers workers) {
        gate = new EngineGate(Precision.F32, programs, terms);
        this.workers = workers;
        parameters = programs.getFirst().network().parameters();
        executors = new TileExecutorF32[programs.size()];
        points = new PointTilesF32[programs.size()];
        this.programs = List.copyOf(programs);
        largestTiles = new int[programs.size()];
        workspaces = new TileExecutorF32.Workspace[workers.threads()][programs.size()];
        for (int i = 0; i < executors.length; i++) {
            largestTiles[i] = TileSize.points(programs.get(i), LanesF32.LENGTH, Float.BYTES);
            TileExecutorF32.requireFits(programs.get(i), largestTiles[i]);
        }
        chunkGradients = new float[CHUNKS][LanesF32.pad(parameters)];
        chunkSums = new double[CHUNKS][terms];
        chunkMoments = new double[CHUNKS][adjointMoments.length];
    }

    @Override
    public void points(int program, PointColumns columns) {
        gate.points(program, columns);
        int tile = TileSize.even(columns.points(), largestTiles[program], LanesF32.LENGTH);
        if (points[program] == null || points[program].tile != tile) {
            executors[program] = new TileExecutorF32(programs.get(program), tile);
            for (TileExecutorF32.Workspace[] mine : workspaces) {
                TileExecutorF32.Workspace shared = TileExecutorF32.Workspace.NONE;
                for (TileExecutorF32.Workspace other : mine) {
                    shared = other == null || other.values.length < shared.values.length ? shared : other;
                }
                mine[program] = executors[program].workspace(shared);
            }
        }
        points[program] = new PointTilesF32(columns, tile);
        gaussNewton = null; // it knows the executors
    }

    @Override
    public void gradient(Buffer parameters, Buffer gradient, double[] seeds, double[] termSums) {
        gate.ready(points);
        gate.buffer("parameters", parameters);
        gate.buffer("gradient", gradient);
        gate.perTerm("seeds", seeds);
        gate.perTerm("sums", termSums);
        theta = ((Buffer.F32) parameters).values();
        this.seeds = seeds;
        chunks = chunks();
        workers.run(chunks, gradientTask);
        float[] total = ((Buffer.F32) gradient).values();
        for (int c = 1; c < chunks; c++) {
            ElementwiseF32.addScaled(1f, chunkGradients[c], 0, chunkGradients[0], 0, chunkGradients[0].length);
        }
        System.arraycopy(chunkGradients[0], 0, total, 0, this.parameters);
        addMoments();
        addSums(termSums);
    }

    @Override
    public void normalMatrix(Buffer parameters, double[] seeds, Buffer matrix) {
        gate.ready(points);
        gate.buffer("parameters", parameters);
        gate.perTerm("seeds", seeds);
        gate.matrix(matrix);
        if (normal == null) {
            normal = new NormalMatrixF32(this.parameters, seeds.length, workers);
        }
        float[] theta = ((Buffer.F32) parameters).values();
        normal.compute(executors, points, workspaces, theta, seeds, ((Buffer.F32) matrix).values());
    }

    @Override
    public void normalProduct(Buffer parameters, double[] seeds, Buffer direction, Buffer product) {
        gate.buffer("direction", direction);
        gate.buffer("product", product);
        gaussNewton(parameters, seeds)
                .product(
                        ((Buffer.F32) parameters).values(),
                        seeds,
                        ((Buffer.F32) direction).values(),
                        ((Buffer.F32) product).values());
    }

    @Override
    public void normalDiagonal(Buffer parameters, double[] seeds, Buffer diagonal) {
        gate.buffer("diagonal", diagonal);
        gaussNewton(parameters, seeds)
                .diagonal(((Buffer.F32) parameters).values(), seeds, ((Buffer.F32) diagonal).values());
    }

    @Override
    public void jacobian(Buffer parameters, double[] seeds, Buffer jacobian, int rowStride, Buffer residuals) {
        gaussNewton(parameters, seeds)
                .jacobian(
                        ((Buffer.F32) parameters).values(),
                        seeds,
                        ((Buffer.F32) jacobian).values(),
                        rowStride,
                        ((Buffer.F32) residuals).values());
    }

    private GaussNewtonF32 gaussNewton(Buffer parameters, double[] seeds) {
        gate.ready(points);
        gate.buffer("parameters", parameters);
        gate.perTerm("seeds", seeds);
        if (gaussNewton == null) {
            gaussNewton = new GaussNewtonF32(executors, points, workspaces, this.parameters, seeds.length, workers);
        }
        return gaussNewton;
    }

    @Override
    public void values(Buffer parameters, double[] termSums) {
        gate.ready(points);
        gate.buffer("parameters", parameters);
        gate.perTerm("sums", termSums);
        theta = ((Buffer.F32) parameters).values();
        chunks = chunks();
        workers.run(chunks, valueTask);
        addSums(termSums);
    }

    private void chunkValues(int chunk, int worker) {
        Arrays.fill(chunkSums[chunk], 0);
        int task = 0;
        for (int i = 0; i < executors.length; i++) {
            for (int tile = 0; tile < points[i].tiles; tile++) {
                if (task++ % chunks == chunk) {
                    executors[i].forward(theta, points[i], tile, workspaces[worker][i], chunkSums[chunk]);
                }
            }
        }
    }

    /** No more chunks than tiles: an empty one would still cost a gradient to clear and to add. */
    private int chunks() {
        int tiles = 0;
        for (PointTilesF32 set : points) {
            tiles += set.tiles;
        }
        return Math.min(CHUNKS, tiles);
    }

    private void chunkGradient(int chunk, int worker) {
        Arrays.fill(chunkGradients[chunk], 0f);
        Arrays.fill(chunkSums[chunk], 0);
        Arrays.fill(chunkMoments[chunk], 0);
        int task = 0;
        for (int i = 0; i < executors.length; i++) {
            for (int tile = 0; tile < points[i].tiles; tile++) {
                if (task++ % chunks == chunk) {
                    TileExecutorF32.Workspace w = workspaces[worker][i];
                    executors[i].forward(theta, points[i], tile, w, chunkSums[chunk]);
                    executors[i].backward(theta, points[i], tile, w, seeds, chunkGradients[chunk]);
                    addMoments(i, tile, w, chunkMoments[chunk]);
                }
            }
        }
    }

    /** Adds count, Σ and Σ² of the adjoints of the consumed output rows. */
    private void addMoments(int program, int tile, TileExecutorF32.Workspace w, double[] moments) {
        TileExecutorF32 executor = executors[program];
        int count = points[program].pointsOf(tile);
        List<Integer> consumed = executor.program().consumed();
        for (int k = 0; k < consumed.size(); k++) {
            int at = executor.adjointRow(consumed.get(k));
            double sum = 0;
            double squares = 0;
            for (int p = 0; p < count; p++) {
                double adjoint = w.adjoints[at + p];
                sum += adjoint;
                squares += adjoint * adjoint;
            }
            moments[0] += count;
            moments[1] += sum;
            moments[2] += squares;
        }
    }

    private void addMoments() {
        Arrays.fill(adjointMoments, 0);
        for (int c = 0; c < chunks; c++) {
            for (int k = 0; k < adjointMoments.length; k++) {
                adjointMoments[k] += chunkMoments[c][k];
            }
        }
    }

    @Override
    public Moments adjointMoments() {
        double count = adjointMoments[0];
        double mean = count == 0 ? 0 : adjointMoments[1] / count;
        return new Moments((long) count, mean, Math.max(0, adjointMoments[2] - count * mean * mean));
    }

    private void addSums(double[] termSums) {
        Arrays.fill(termSums, 0);
        for (int c = 0; c < chunks; c++) {
            for (int k = 0; k < termSums.length; k++) {
                termSums[k] += chunkSums[c][k];
            }
        }
    }

    @Override
    public double[][] outputs(Buffer parameters, int program) {
        gate.program(program);
        gate.ready(program, points[program]);
        gate.buffer("parameters", parameters);
        float[] theta = ((Buffer.F32) parameters).values();
        TileExecutorF32 executor = executors[program];
        PointTilesF32 tiles = points[program];
        double[][] rows = new double[executor.program().outputRows()][tiles.points];
        workers.run(CHUNKS, (chunk, worker) -> {
            TileExecutorF32.Workspace w = workspaces[worker][program];
            for (int tile = chunk; tile < tiles.tiles; tile += CHUNKS) {
                executor.forward(theta, tiles, tile, w, chunkSums[chunk]);
                for (int row = 0; row < rows.length; row++) {
                    for (int p = 0; p < tiles.pointsOf(tile); p++) {
                        rows[row][tile * tiles.tile + p] = w.values[executor.valueRow(row) + p];
                    }
                }
            }
        });
        return rows;
    }
}
