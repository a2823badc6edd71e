package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.GemmF32;
import dev.fluxion.kernels.JetActivationF32;
import dev.fluxion.kernels.JetRules;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.ReductionsF32;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a {@link TileProgram} on one tile of n points, forward and backward, f32. A jet tensor is {@code [feature][channel][point]}
 * with the columns of one feature contiguous, so a dense layer is one matrix product over channels × points. Every offset is
 * fixed here; a step allocates nothing. Stateless: each worker brings its {@link Workspace}.
 */
final class TileExecutorF32 {
    /** The arrays of one worker. */
    static final class Workspace {
        /** Of no program. */
        static final Workspace NONE = new Workspace();

        final float[] values;
        final float[] adjoints;
        final float[] scratch;
        final float[] rowScratch;
        final CustomRowsF32 custom;

        private Workspace() {
            values = new float[0];
            adjoints = values;
            scratch = values;
            rowScratch = values;
            custom = new CustomRowsF32(List.of(), 0);
        }

        private Workspace(TileExecutorF32 e, Workspace shared) {
            values = shared.values.length < e.valueSize ? LanesF32.rows(e.valueSize) : shared.values;
            adjoints = shared.adjoints.length < e.adjointSize ? LanesF32.rows(e.adjointSize) : shared.adjoints;
            scratch = shared.scratch.length < e.scratchSize ? LanesF32.rows(e.scratchSize) : shared.scratch;
            rowScratch = new float[2 * e.n];
            custom = new CustomRowsF32(e.program.operations(), e.n);
        }
    }

    /**
     * Where scratch rows begin: at a cache line, but at other addresses modulo 4096 than the rows of the tensors, with whose stores the processor would
     * otherwise confuse their loads.
     */
    static final int SCRATCH = LanesF32.START + 5 * LanesF32.line(1);

    private final TileProgram program;
    private final Mlp network;
    private final JetRules rules;
    private final int n;
    private final int channels;
    private final int columns;
    private final int featureStride;
    private final int[] preActivation;
    private final int[] activation;
    private final int rowsBase;
    private final int[] ping;
    private final int valueSize;
    private final int adjointSize;
    private final int scratchSize;

    /** @throws IllegalArgumentException if a tile of n points needs more values than an array can hold */
    static void requireFits(TileProgram program, int n) {
        Mlp network = program.network();
        long hidden = network.hidden().stream().mapToLong(Integer::intValue).sum();
        long features = network.features().size() + 2 * (network.widest() + hidden);
        long needed = LanesF32.START
                + features * LanesF32.stride(program.channels() * n)
                + 2L * LanesF32.line(program.rows() * n);
        if (needed > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a tile of " + n + " points with " + program.channels()
                    + " channels needs " + needed + " values: the network is too large");
        }
    }

    TileExecutorF32(TileProgram program, int n) {
        this.program = program;
        this.network = program.network();
        this.rules = program.layout().rules();
        this.n = n;
        this.channels = program.channels();
        this.columns = channels * n;
        this.featureStride = LanesF32.stride(columns);
        int hidden = network.hidden().size();
        preActivation = new int[hidden];
        activation = new int[hidden + 1];
        activation[0] = LanesF32.START;
        int offset = LanesF32.START + network.features().size() * featureStride;
        for (int l = 0; l < hidden; l++) {
            preActivation[l] = offset;
            offset += network.hidden().get(l) * featureStride;
            activation[l + 1] = offset;
            offset += network.hidden().get(l) * featureStride;
        }
        rowsBase = offset;
        valueSize = offset + program.rows() * n;
        int widest = network.widest() * featureStride;
        int jets = LanesF32.START + LanesF32.line(program.rows() * n);
        ping = new int[] {jets, jets + widest};
        adjointSize = jets + 2 * widest;
        scratchSize = Math.max(SCRATCH + JetActivationF32.scratch(rules, n), GemmF32.SCRATCH);
    }

    /** Arrays for this program, those of {@code shared} where they are large enough: one tile is done before the next begins. */
    Workspace workspace(Workspace shared) {
        return new Workspace(this, shared);
    }

    TileProgram program() {
        return program;
    }

    /** Points of a tile. */
    int points() {
        return n;
    }

    /** Distance between the jets of two features. */
    int featureStride() {
        return featureStride;
    }

    /** Offset in {@code Workspace.values} of a layer's jets before its activation. */
    int preActivationOffset(int layer) {
        return preActivation[layer];
    }

    /** Offset in {@code Workspace.values} of the jets that a layer takes: the features at 0. */
    int activationOffset(int layer) {
        return activation[layer];
    }

    /** Offset in {@code Workspace.adjoints} of as many jets as the widest layer has. */
    int adjointScratch() {
        return ping[0];
    }

    /** Offset of a network output row in {@code Workspace.values}. */
    int valueRow(int row) {
        return rowsBase + row * n;
    }

    /** Offset of a row's adjoint in {@code Workspace.adjoints}. */
    int adjointRow(int row) {
        return row * n;
    }

    /** Runs all operations; {@code termSums[k]} += Σ w·r² of the tile. */
    void forward(float[] parameters, PointTilesF32 points, int tile, Workspace w, double[] termSums) {
        for (TileOp operation : program.operations()) {
            float[] v = w.values;
            switch (operation) {
                case TileOp.JetInput input -> loadFeatures(points, tile, v);
                case TileOp.Gemm(int layer) -> dense(parameters, layer, v);
                case TileOp.JetActivation(int layer) ->
                    JetActivationF32.forward(
                            rules,
                            network.activation(),
                            v,
                            preActivation[layer],
                            v,
                            activation[layer + 1],
                            featureStride,
                            n,
                            network.hidden().get(layer),
                            n,
                            w.scratch,
                            SCRATCH);
                case TileOp.Load(int column, int out) ->
                    System.arraycopy(points.columns[column], tile * n, v, valueRow(out), n);
                case TileOp.Unary(var f, int a, int out) -> RowOpsF32.unary(f, v, valueRow(a), valueRow(out), n);
                case TileOp.Binary(var f, int a, int b, int out) ->
                    RowOpsF32.binary(f, v, valueRow(a), valueRow(b), valueRow(out), n);
                case TileOp.Scale(double c, int a, int out) ->
                    ElementwiseF32.scale((float) c, v, valueRow(a), v, valueRow(out), n);
                case TileOp.Shift(double c, int a, int out) ->
                    ElementwiseF32.addScalar((float) c, v, valueRow(a), v, valueRow(out), n);
                case TileOp.IntegerPower(int k, int a, int out) ->
                    RowOpsF32.integerPower(k, v, valueRow(a), v, valueRow(out), n);
                case TileOp.Select(var c, int l, int r, int then, int otherwise, int out) ->
                    RowOpsF32.select(
                            c, v, valueRow(l), valueRow(r), valueRow(then), valueRow(otherwise), valueRow(out), n);
                case TileOp.Custom custom -> w.custom.forward(custom, v, rowsBase, n);
                case TileOp.Sum(int term, int residual, int weight) ->
                    termSums[term] += ReductionsF32.dot(points.weights[weight], tile * n, v, valueRow(residual), n);
                case TileOp.SumOfSquares(int term, int residual, int weight) ->
                    termSums[term] += ReductionsF32.weightedSumOfSquares(
                            points.weights[weight], tile * n, v, valueRow(residual), n);
            }
        }
    }

    private void loadFeatures(PointTilesF32 points, int tile, float[] v) {
        List<Integer> inputs = program.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            int feature = i / channels;
            int channel = i % channels;
            int at = activation[0] + feature * featureStride + channel * n;
            System.arraycopy(points.columns[inputs.get(i)], tile * n, v, at, n);
        }
    }

    private void dense(float[] parameters, int layer, float[] v) {
        Dense d = network.layers().get(layer);
        boolean last = layer == network.layers().size() - 1;
        int out = last ? rowsBase : preActivation[layer];
        int stride = last ? columns : featureStride;
        GemmF32.nn(
                d.outputs(),
                columns,
                d.inputs(),
                parameters,
                d.weights(),
                d.inputs(),
                v,
                activation[layer],
                featureStride,
                v,
                out,
                stride);
        for (int o = 0; o < d.outputs(); o++) {
            ElementwiseF32.addScalar(parameters[d.biases() + o], v, out + o * stride, v, out + o * stride, n);
        }
        if (last) {
            scalars(parameters, v);
        }
    }

    /** The output rows of trainable numbers: the number itself, derivatives 0. */
    private void scalars(float[] parameters, float[] v) {
        for (int s = 0; s < network.scalars(); s++) {
            int row = valueRow((network.firstScalar() + s) * channels);
            Arrays.fill(v, row, row + n, parameters[network.scalarOffset() + s]);
            Arrays.fill(v, row + n, row + columns, 0f);
        }
    }

    private void scalarAdjoints(float[] g, float[] gradient) {
        for (int s = 0; s < network.scalars(); s++) {
            int row = adjointRow((network.firstScalar() + s) * channels);
            gradient[network.scalarOffset() + s] += (float) ReductionsF32.sum(g, row, n);
        }
    }

    /**
     * The reverse sweep after {@link #forward} on the same workspace: {@code gradient} += Σ_k seeds[k]·∂(sum of term k)/∂parameters.
     * Afterwards the adjoints of the network's output rows are in the workspace.
     */
    void backward(float[] parameters, PointTilesF32 points, int tile, Workspace w, double[] seeds, float[] gradient) {
        float[] g = w.adjoints;
        float[] s = w.rowScratch;
        Arrays.fill(g, 0, program.rows() * n, 0f);
        List<TileOp> operations = program.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i) instanceof TileOp.SumOfSquares(int term, int residual, int weight)) {
                ElementwiseF32.multiply(points.weights[weight], tile * n, w.values, valueRow(residual), s, 0, n);
                ElementwiseF32.addScaled((float) (2 * seeds[term]), s, 0, g, adjointRow(residual), n);
            }
            if (operations.get(i) instanceof TileOp.Sum(int term, int residual, int weight)) {
                ElementwiseF32.addScaled(
                        (float) seeds[term], points.weights[weight], tile * n, g, adjointRow(residual), n);
            }
            if (operations.get(i) instanceof TileOp.Gemm(int layer)) {
                weightGradient(layer, w, gradient);
            }
            adjoint(operations.get(i), parameters, w);
        }
    }

    /**
     * A reverse sweep after {@link #forward} from one residual alone, that of operation {@code squares}: the columns ∂(√(factor·w)·r)/∂parameters of the
     * tile's points.
     *
     * @param panel row p at {@code at + p * stride} receives n columns. Modified (overwritten).
     */
    void jacobian(
            float[] parameters,
            PointTilesF32 points,
            int tile,
            Workspace w,
            int squares,
            double factor,
            float[] panel,
            int at,
            int stride) {
        float[] g = w.adjoints;
        Arrays.fill(g, 0, program.rows() * n, 0f);
        List<TileOp> operations = program.operations();
        if (operations.get(squares) instanceof TileOp.SumOfSquares(int term, int residual, int weight)) {
            ElementwiseF32.scale((float) factor, points.weights[weight], tile * n, g, adjointRow(residual), n);
            ElementwiseF32.sqrt(g, adjointRow(residual), g, adjointRow(residual), n);
        }
        for (int i = squares - 1; i >= 0; i--) {
            if (operations.get(i) instanceof TileOp.Gemm(int layer)) {
                JacobianRowsF32.write(
                        network.layers().get(layer),
                        channels,
                        n,
                        g,
                        adjointOf(layer),
                        strideOf(layer),
                        w.values,
                        activation[layer],
                        featureStride,
                        panel,
                        at,
                        stride);
            }
            adjoint(operations.get(i), parameters, w);
        }
        for (int k = 0; k < network.scalars(); k++) {
            int row = adjointRow((network.firstScalar() + k) * channels);
            System.arraycopy(g, row, panel, at + (network.scalarOffset() + k) * stride, n);
        }
    }

    /**
     * A reverse sweep after {@link #forward} from the adjoints of rows that stand in the workspace: {@code gradient} += Jᵀ·adjoints, with J the derivative
     * of the rows.
     */
    void pullBack(float[] parameters, Workspace w, float[] gradient) {
        List<TileOp> operations = program.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i) instanceof TileOp.Gemm(int layer)) {
                weightGradient(layer, w, gradient);
            }
            adjoint(operations.get(i), parameters, w);
        }
    }

    /** Carries the adjoint of one operation's result to its operands. */
    void adjoint(TileOp operation, float[] parameters, Workspace w) {
        float[] v = w.values;
        float[] g = w.adjoints;
        float[] s = w.rowScratch;
        switch (operation) {
            case TileOp.Scale(double c, int a, int out) ->
                ElementwiseF32.addScaled((float) c, g, adjointRow(out), g, adjointRow(a), n);
            case TileOp.Shift(double c, int a, int out) ->
                ElementwiseF32.addScaled(1f, g, adjointRow(out), g, adjointRow(a), n);
            case TileOp.Unary(var f, int a, int out) -> RowOpsF32.unaryAdjoint(f, v, g, rowsBase, a * n, out * n, s, n);
            case TileOp.Binary(var f, int a, int b, int out) ->
                RowOpsF32.binaryAdjoint(f, v, g, rowsBase, a * n, b * n, out * n, s, n);
            case TileOp.IntegerPower(int k, int a, int out) ->
                RowOpsF32.integerPowerAdjoint(k, v, g, rowsBase, a * n, out * n, s, n);
            case TileOp.Select(var c, int l, int r, int then, int otherwise, int out) ->
                RowOpsF32.selectAdjoint(c, v, g, rowsBase, l * n, r * n, then * n, otherwise * n, out * n, s, n);
            case TileOp.Custom custom -> w.custom.adjoint(custom, v, rowsBase, g, n);
            case TileOp.JetActivation(int layer) -> activationAdjoint(layer, w);
            case TileOp.Gemm(int layer) -> inputAdjoint(parameters, layer, w);
            case TileOp.SumOfSquares squares -> {}
            case TileOp.Sum sum -> {}
            case TileOp.Load load -> {}
            case TileOp.JetInput input -> {}
        }
    }

    /** Turns the adjoint of y into that of z in place. */
    private void activationAdjoint(int layer, Workspace w) {
        int at = ping[(layer + 1) & 1];
        JetActivationF32.backward(
                rules,
                network.activation(),
                w.values,
                preActivation[layer],
                w.values,
                activation[layer + 1],
                w.adjoints,
                at,
                w.adjoints,
                at,
                featureStride,
                n,
                network.hidden().get(layer),
                n,
                w.scratch,
                SCRATCH);
    }

    /** Where the adjoint of a layer's output lies. */
    private int adjointOf(int layer) {
        return layer == network.layers().size() - 1 ? 0 : ping[(layer + 1) & 1];
    }

    private int strideOf(int layer) {
        return layer == network.layers().size() - 1 ? columns : featureStride;
    }

    private void weightGradient(int layer, Workspace w, float[] gradient) {
        Dense d = network.layers().get(layer);
        int z = adjointOf(layer);
        int stride = strideOf(layer);
        GemmF32.nt(
                d.outputs(),
                d.inputs(),
                columns,
                w.adjoints,
                z,
                stride,
                w.values,
                activation[layer],
                featureStride,
                gradient,
                d.weights(),
                d.inputs(),
                w.scratch);
        for (int o = 0; o < d.outputs(); o++) {
            gradient[d.biases() + o] += (float) ReductionsF32.sum(w.adjoints, z + o * stride, n);
        }
        if (layer == network.layers().size() - 1) {
            scalarAdjoints(w.adjoints, gradient);
        }
    }

    private void inputAdjoint(float[] parameters, int layer, Workspace w) {
        if (layer == 0) {
            return;
        }
        Dense d = network.layers().get(layer);
        GemmF32.tn(
                d.inputs(),
                columns,
                d.outputs(),
                parameters,
                d.weights(),
                d.inputs(),
                w.adjoints,
                adjointOf(layer),
                strideOf(layer),
                w.adjoints,
                ping[layer & 1],
                featureStride);
    }
}
